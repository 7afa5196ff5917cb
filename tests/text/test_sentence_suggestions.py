import pytest

from translator_gui.model.sentence_exception import SentenceException, SentenceExceptionKind
from translator_gui.text.sentence_suggestions import suggest_exception

ABBREVIATION, BREAK, NO_BREAK = SentenceExceptionKind


def changes(present: bool, *marked: str) -> list[tuple[str, int, bool]]:
    return [(text.replace("|", ""), text.index("|"), present) for text in marked]


@pytest.mark.parametrize(
    ("present", "marked", "expected"),
    [
        (
            False,
            ["وزن پانچ کلو۔ |قیمت کم ہے۔", "دس كلو۔ |یہ کافی ہے۔", "دو کلو ۔ |بس۔"],
            SentenceException(ABBREVIATION, "کلو"),
        ),
        (
            False,
            ["وہ آیا ہے۔ |مگر گیا۔", "وہ سوتا تھا۔ |مگر اٹھا۔", "کام ہوگا۔ |مگر کل۔"],
            SentenceException(NO_BREAK, "۔", "مگر"),
        ),
        (True, ["یہ لکھا ہے: |وہ آیا", "بتاؤ: |کون ہے", "سنو : |چلو"], SentenceException(BREAK, ":")),
        (True, ["الف رح۔ |ب گیا", "ج رح۔ |د گیا", "ہ رح۔ |و گیا"], SentenceException(BREAK, "رح۔")),
        (True, ["وہ گیا |لیکن آیا", "میں تھا |لیکن نہیں", "کہا |لیکن کب"], SentenceException(BREAK, "", "لیکن")),
        (True, ["وہ گیا، |پھر آیا", "میں تھا، |پھر نہیں", "کہا، |پھر کب"], SentenceException(BREAK, "،", "پھر")),
    ],
)
def test_three_changes_alike_suggest_their_exception(
    present: bool, marked: list[str], expected: SentenceException
) -> None:
    found = suggest_exception(changes(present, *marked), ())
    assert found is not None
    assert found.times == 3
    assert (found.exception.kind, found.exception.before, found.exception.after) == expected[:3]
    assert suggest_exception(changes(present, *marked[1:]), ()) is None
    assert suggest_exception(changes(present, *marked), [expected]) is None


def test_changes_that_differ_suggest_nothing() -> None:
    assert suggest_exception((), ()) is None
    split = changes(True, "یہ لکھا ہے، |وہ آیا", "بتاؤ، |کون ہے", "سنو، |چلو")
    assert suggest_exception(split, ()) is None
    joined = changes(False, "وہ ہے۔ |الف", "میں ہوں۔ |ب", "تم ہو۔ |ج", "۵۔ |د", "۵۔ |ہ", "۵۔ |و")
    assert suggest_exception(joined, ()) is None
    mixed = [*changes(True, "الف: |ب", "ج: |د"), *changes(False, "ہ: |و")]
    assert suggest_exception(mixed, ()) is None
