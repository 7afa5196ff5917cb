"""The preferences: their dialog, and what they do to the window."""
