"""What a program can see to be wrong with a sentence's English: one check a file, pure."""
