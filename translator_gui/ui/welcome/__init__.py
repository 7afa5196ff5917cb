"""What the window shows while no project is open, and before one is made."""
