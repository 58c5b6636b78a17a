"""Generated files on disk: whole files only, and only those that changed."""
