"""Translate Urdu documents into English, paragraph by paragraph."""

__version__ = "0.2.0"
