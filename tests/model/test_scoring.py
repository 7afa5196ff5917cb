import pytest

from translator_gui.model.comment import Category, Severity
from translator_gui.model.scoring import Errors, Score

MARKED = [
    (Category.ACCURACY, Severity.MAJOR),
    (Category.ACCURACY, Severity.MAJOR),
    (Category.ACCURACY, Severity.MINOR),
    (Category.STYLE, Severity.NEUTRAL),
    (Category.TERMINOLOGY, Severity.CRITICAL),
    (Category.LOCALE, None),
    (None, Severity.MINOR),
    (None, None),
]


def test_errors_are_counted_by_kind_and_severity():
    errors = Errors.of(MARKED)
    assert errors.total == 7, "what has neither is a remark"
    assert errors.number(Category.ACCURACY, Severity.MAJOR) == 2
    assert errors.of_category(Category.ACCURACY) == 3
    assert errors.of_severity(Severity.MINOR) == 2
    assert sum(map(errors.of_category, errors.categories)) == sum(map(errors.of_severity, errors.severities)) == 7
    assert (errors.categories[-1], errors.severities[-1]) == (None, None)
    assert None not in Errors.of(MARKED[:5]).categories


def test_severities_weigh_0_1_5_and_25():
    assert Errors.of(MARKED).points == 2 * 5 + 2 * 1 + 0 + 25


@pytest.mark.parametrize(
    ("points", "words", "per_thousand", "score"),
    [(0, 10, 0, 100), (37, 1000, 37, 96.3), (37, 500, 74, 92.6), (5, 2, 2500, -150)],
)
def test_the_linear_score(points: int, words: int, per_thousand: float, score: float):
    found = Score(points, words)
    assert found.per_thousand == pytest.approx(per_thousand)
    assert found.score == pytest.approx(score)
