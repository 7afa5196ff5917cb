"""The spelling of a project's English."""
