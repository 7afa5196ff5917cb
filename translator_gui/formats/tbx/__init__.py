"""TBX, terminology."""
