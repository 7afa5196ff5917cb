"""Misspelt English: marked, and what may be done about it."""
