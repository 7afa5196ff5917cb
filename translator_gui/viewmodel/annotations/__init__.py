"""Comments as the window knows them."""
