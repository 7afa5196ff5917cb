"""The translation memory of a user: feeding, look-up, import and export. Without Qt."""
