"""How the English differs from what was handed over or approved."""
