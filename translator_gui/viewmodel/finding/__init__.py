"""Searches in an open project."""
