"""What the window says of faults of the program, and of the crash before this start."""
