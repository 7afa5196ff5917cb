"""Reading what still reads of a damaged project file, and making a sound one of it."""
