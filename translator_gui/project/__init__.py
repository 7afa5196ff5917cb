"""The one door to a project: do, undo, redo, subscribe, query."""
