"""See `translator_gui/README.md`."""
