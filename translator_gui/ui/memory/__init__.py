"""The translation memory in the window."""
