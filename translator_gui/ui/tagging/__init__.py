"""Putting the inline tags of the Urdu into the English."""
