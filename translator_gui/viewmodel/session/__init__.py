"""An open project: shown at once, written in order by a thread of its own."""
