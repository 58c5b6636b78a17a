"""A clinical consensus: from one JSON file to a cross-linked site, files to download and open data."""
