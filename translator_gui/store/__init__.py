"""The project file: rows to dataclasses and back. The only floor that speaks SQL."""
