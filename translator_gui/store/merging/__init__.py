"""Two copies in one file: what comes, what is set aside, and what people see of it.

Merging adds the rows that are lacking (`union`), and brings the shown rows of sentences in line (`showing`). Rows are
never taken out: undoing a merge puts the uids of what came into the table `aside`, and every query that reads what
counts skips those. They count again when they come with another merge.
"""
