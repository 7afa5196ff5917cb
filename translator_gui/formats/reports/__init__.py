"""The report of a review in every format that needs no Qt."""
