"""Right-to-left text in a PDF: drawn right, and copied as it is written."""
