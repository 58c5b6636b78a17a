"""The teaching pack: handbook, handouts, slides and flash cards, made from the collection's records."""
