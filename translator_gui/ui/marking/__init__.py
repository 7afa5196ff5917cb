"""Marks what changed since a sentence was handed over or approved, on the page and where the pointer asks."""
