"""Finding and replacing."""
