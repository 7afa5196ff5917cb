"""What stands around the page, one panel a file."""
