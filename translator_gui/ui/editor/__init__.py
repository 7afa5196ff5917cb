"""The page of paragraphs: the heart of the window."""
