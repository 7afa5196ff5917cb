"""Numbers and kinds as people read them."""

from translator_gui.model.comment import ErrorCategory
from translator_gui.model.status import Status
from translator_gui.model.wording import counted, titled, worded


def test_a_noun_goes_with_its_number():
    assert [counted(number, "sentence") for number in (0, 1, 2, 1840)] == [
        "0 sentences",
        "1 sentence",
        "2 sentences",
        "1,840 sentences",
    ]


def test_kinds_are_words_without_hyphens():
    assert worded(Status.NOT_STARTED) == "not started"
    assert titled(ErrorCategory.LINGUISTIC_CONVENTIONS) == "Linguistic conventions"
