"""The page for a damaged project: what is wrong with it, and the ways on."""
