"""Translate Urdu documents into English, paragraph by paragraph."""

__version__ = "0.1.0"
