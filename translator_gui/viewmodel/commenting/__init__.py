"""What the window knows of comments."""
