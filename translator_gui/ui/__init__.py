"""The window: widgets and nothing else."""
