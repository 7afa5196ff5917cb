"""What a review is about: who has to do what, what was decided, what came of it."""
