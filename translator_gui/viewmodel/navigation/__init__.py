"""Where somebody can go on the page, and has been."""
