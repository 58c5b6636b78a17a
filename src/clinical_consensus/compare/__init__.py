"""Compare two editions of a collection, field by field and word by word."""
