"""Machine help for a project: what a request may contain, drafts, and scores of services."""
