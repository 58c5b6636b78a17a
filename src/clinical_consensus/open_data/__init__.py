"""Open data: files for machines, spreadsheets and reference managers, and what a page's head says to them."""
