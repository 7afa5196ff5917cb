"""How the work went over time."""
