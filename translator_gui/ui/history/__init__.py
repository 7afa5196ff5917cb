"""What was done with a sentence."""
