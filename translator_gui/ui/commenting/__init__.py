"""Every comment of the project in one list."""
