"""How a colleague's copy differs, and what a person chooses, as models."""
