"""Comments, notes and labels beside the page."""
