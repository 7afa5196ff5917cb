import pytest

from translator_gui.text.acronyms import acronym_around, is_acronym_part, splits_acronym


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("وہ پی۔ایچ۔ڈی ہیں", ["پی۔ایچ۔ڈی"]),
        ("ایم۔فل، پي.ايچ.ڈي۔", ["ایم۔فل", "پي.ايچ.ڈي"]),
        ("ن۔م۔ راشد", ["ن۔م"]),
        ("the U.S.A. and U.N.", ["U.S.A.", "U.N."]),
        ("گیا۔پھر پی۔ گیا end.Start 5.6 example.com", []),
        ("ایس۔ سی۔ او۔", []),
    ],
)
def test_acronyms_with_stops(text: str, acronyms: list[str]) -> None:
    found = dict.fromkeys(span for offset in range(len(text)) if (span := acronym_around(text, offset)))
    assert [text[start:end] for start, end in found] == acronyms
    for start, end in found:
        assert [splits_acronym(text, offset) for offset in range(start, end + 1)] == [
            False,
            *[True] * (end - start - 1),
            False,
        ]


def test_letter_names_and_letters_are_parts() -> None:
    assert all(map(is_acronym_part, ("ایچ", "آئی", "ايچ", "ن", "U", "فل")))
    assert not any(map(is_acronym_part, ("ہے", "US", "۵", "", "ایچڈی")))
