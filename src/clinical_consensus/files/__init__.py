"""Generated files on disk: written whole, and only what changed."""
