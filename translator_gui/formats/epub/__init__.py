"""Electronic books (EPUB 2 and 3)."""
