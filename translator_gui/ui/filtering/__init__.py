"""Choosing which sentences the page shows."""
