"""The keys of the program: presets, a person's own changes, what each may be."""
