"""Faults of the program: exceptions that nobody expected and crashes.

`description` words a fault without any text of the user's; `fault_log` writes it and tells the window; `containment`
ends the failed job and lets its thread live; `hooks` catches what nothing else catches; `crash_marker` finds, at the
next start, windows that did not close.
"""
