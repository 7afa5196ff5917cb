"""What a window shows of a project's backups."""
