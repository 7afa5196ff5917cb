"""The backups of a project: listed, compared, restored, merged."""
