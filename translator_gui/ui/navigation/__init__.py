"""Going to other places of a project."""
