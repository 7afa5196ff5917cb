"""Files of gettext (PO)."""
