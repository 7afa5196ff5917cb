"""Bringing a colleague's work together with one's own."""
