"""The command line: headless verbs, and the window when no verb is named."""
