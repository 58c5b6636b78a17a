"""From a document to a draft collection: what is sure is placed, what is inferred is marked, the rest is reported."""
