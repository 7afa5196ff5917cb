"""What waits for whoever is at work: the list, and the way to the next."""
