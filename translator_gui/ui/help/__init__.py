"""Every key on a card, and what is to be said about the program."""
