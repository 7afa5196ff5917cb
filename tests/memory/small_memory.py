"""A memory of simple sentences, whose alignment is known; and professional pairs where they are beside the checkout."""

from itertools import product

import pytest

from tests.samples import SHARED

SUBJECTS = {"لڑکا": "boy", "استاد": "teacher", "تاجر": "merchant", "وزیر": "minister"}
OBJECTS = {"کتاب": "books", "اخبار": "newspapers", "قالین": "carpets", "تصویر": "pictures"}
VERBS = {"بیچتا": "sells", "دیکھتا": "watches", "خریدتا": "buys"}
ADJECTIVES = {"پرانی": "old", "بڑی": "large", "سستی": "cheap"}
PAIRS = [
    (
        f"{subject} {kind} {thing} {verb} ہے۔",
        f"The {SUBJECTS[subject]} {VERBS[verb]} {ADJECTIVES[kind]} {OBJECTS[thing]}.",
    )
    for verb, subject, kind, thing in product(VERBS, SUBJECTS, ADJECTIVES, OBJECTS)
]


def professional_pairs() -> list[tuple[str, str]]:
    """The pairs of a parallel set; the test is skipped where it is absent."""
    path = SHARED / "parallel" / "tico19_covid.tsv"
    if not path.is_file():
        pytest.skip("tico19_covid.tsv is not beside the checkout")
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [(row[0], row[1]) for row in rows if len(row) > 1]
