"""Two editions of a collection compared, field by field and word by word."""
