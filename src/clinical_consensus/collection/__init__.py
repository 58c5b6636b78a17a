"""One reading of a collection: its relations, its facts, and the words by which every surface states them."""
