"""The documents of a project: their list, newer versions, and the bilingual document out of them."""
