"""One verb a file; each plans its changes and touches nothing."""
