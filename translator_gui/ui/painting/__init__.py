"""What is painted by hand in more than one place: texts, marks, progress."""
