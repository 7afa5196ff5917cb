"""XLIFF."""
