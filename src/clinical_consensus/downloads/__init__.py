"""The files to download for teaching: handbook, handouts, slides and flash cards."""
