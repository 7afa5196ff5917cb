"""Two copies in one file: what comes, what is set aside, and what people see of it."""
