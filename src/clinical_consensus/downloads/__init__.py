"""The downloads for teaching: handbook, handouts, slides and flash cards."""
