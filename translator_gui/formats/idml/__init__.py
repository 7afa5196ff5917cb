"""Adobe InDesign documents (IDML packages)."""
