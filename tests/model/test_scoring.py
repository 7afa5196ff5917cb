import pytest

from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.scoring import ReviewErrorTally, ReviewScore

MARKED = [
    (ErrorCategory.ACCURACY, ErrorSeverity.MAJOR),
    (ErrorCategory.ACCURACY, ErrorSeverity.MAJOR),
    (ErrorCategory.ACCURACY, ErrorSeverity.MINOR),
    (ErrorCategory.STYLE, ErrorSeverity.NEUTRAL),
    (ErrorCategory.TERMINOLOGY, ErrorSeverity.CRITICAL),
    (ErrorCategory.LOCALE, None),
    (None, ErrorSeverity.MINOR),
    (None, None),
]


def test_errors_are_counted_by_kind_and_severity():
    errors = ReviewErrorTally.of(MARKED)
    assert errors.total == 7, "what has neither is a remark"
    assert errors.number(ErrorCategory.ACCURACY, ErrorSeverity.MAJOR) == 2
    assert errors.of_category(ErrorCategory.ACCURACY) == 3
    assert errors.of_severity(ErrorSeverity.MINOR) == 2
    assert sum(map(errors.of_category, errors.categories)) == sum(map(errors.of_severity, errors.severities)) == 7
    assert (errors.categories[-1], errors.severities[-1]) == (None, None)
    assert None not in ReviewErrorTally.of(MARKED[:5]).categories


def test_severities_weigh_0_1_5_and_25():
    assert ReviewErrorTally.of(MARKED).points == 2 * 5 + 2 * 1 + 0 + 25


@pytest.mark.parametrize(
    ("points", "words", "per_thousand", "score"),
    [(0, 10, 0, 100), (37, 1000, 37, 96.3), (37, 500, 74, 92.6), (5, 2, 2500, -150)],
)
def test_the_linear_score(points: int, words: int, per_thousand: float, score: float):
    found = ReviewScore(points, words)
    assert found.per_thousand == pytest.approx(per_thousand)
    assert found.score == pytest.approx(score)
