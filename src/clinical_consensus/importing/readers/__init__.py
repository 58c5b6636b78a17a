"""The lines of a document of each format: text, Word, PowerPoint and PDF."""
