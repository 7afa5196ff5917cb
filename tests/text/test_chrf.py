"""chrF, beside figures of sacreBLEU 2.6."""

import pytest

from translator_gui.text.chrf import chrf


@pytest.mark.parametrize(
    ("pairs", "score"),
    [
        ([("The cat sat on the mat.", "The cat is sitting on the mat.")], 49.6485170311433),
        ([("abc", "abc")], 100),
        ([("a", "abcdefgh")], 15.151515151515152),
        (
            [
                (
                    "The President said on Monday that talks would go on.",
                    "On Monday the president said the talks would continue.",
                ),
                ("He left.", "He went away."),
            ],
            50.1980168526997,
        ),
        ([("xyz", "abc")], 0),
        ([], 0),
        ([("", "abc")], 0),
        ([("abc", "")], 0),
    ],
)
def test_scores_are_those_of_sacrebleu(pairs: list[tuple[str, str]], score: float):
    assert chrf(pairs) == pytest.approx(score)
