"""One view of a collection: its relations, its facts, and the words in which every surface states them."""
