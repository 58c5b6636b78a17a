"""Open data: files for programs, spreadsheets and reference managers, and metadata in a page's head."""
