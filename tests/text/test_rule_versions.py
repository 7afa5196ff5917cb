"""A rule that decides otherwise has another version: what projects store is derived again by it."""

import csv
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path

import pytest

from translator_gui.text.counting import WORD_RULE, word_count
from translator_gui.text.search_key import SEARCH_KEY_RULE, search_key
from translator_gui.text.segmentation import SPLITTING_RULE, sentence_starts

EXTRA = ("don't R&D, 12,345.67 e-mail a@b.com", "“Ghālib”\u00a0– Quʼrān", "۵۔۶ U.S. and/or", "")


def texts() -> Iterable[str]:
    """Every text of the hard cases, and what they have too little of."""
    yield from EXTRA
    for name in ("hard_cases.tsv", "challenge.tsv"):
        with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t"):
                yield from row


@pytest.mark.parametrize(
    ("version", "rule", "digest"),
    [
        (WORD_RULE, word_count, {2: "d5928f51384d1c50"}),
        (SPLITTING_RULE, sentence_starts, {2: "cd24b6b818369e1f"}),
        (SEARCH_KEY_RULE, search_key, {1: "7e4b5003196da6e4"}),
    ],
)
def test_another_outcome_is_another_version(
    version: int, rule: Callable[[str], object], digest: dict[int, str]
) -> None:
    found = blake2b(repr([rule(text) for text in texts()]).encode(), digest_size=8).hexdigest()
    assert digest == {version: found}, "raise the rule's version, and write its digest here"
