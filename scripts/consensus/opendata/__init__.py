"""Open data of a collection: files for machines, spreadsheets and reference managers, and what a page's head tells."""
