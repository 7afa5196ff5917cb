import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.auto_correct import (
    AutoCorrection,
    AutoCorrectOptions,
    apply,
    capital,
    tight_mark,
    typographic_quote,
)

ALL = AutoCorrectOptions(quotes=True, marks=True, capitals=True)
texts = st.text(alphabet=st.one_of(st.sampled_from("\"'“”‘’ .,;:!?()—-aBß1…ا🙂\n\u00a0"), st.characters()), max_size=40)
typing = st.text(alphabet="\"' .,!?ab1—(“", max_size=30)


def typed(letters: str, habits: AutoCorrectOptions, text: str = "") -> str:
    """What stands there after letters were typed at the end of a text."""
    for letter in letters:
        text += letter
        edit = habits.edit(text, len(text), letter)
        if edit is not None:
            text = apply(text, edit)
    return text


@pytest.mark.parametrize(
    ("letters", "stands"),
    [
        ('"Come," he said.', "“Come,” he said."),
        ('He said, "Come."', "He said, “Come.”"),
        ('("quoted")', "(“quoted”)"),
        ("don't", "don’t"),
        ("the boys' school", "the boys’ school"),
        ("She said, \"He wrote 'no' twice.\"", "She said, “He wrote ‘no’ twice.”"),
        ('"\'Tis he," she said', "“’Tis he,” she said"),
        ("'twas late", "’twas late"),
        ("the '90s", "the ’90s"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ('"But I—" she said', "“But I—” she said"),
        ('he said—"never"', "he said—“never”"),
        ("5' 10\" tall", '5’ 10" tall'),
        ('"in 1990"', "“in 1990”"),
        ('""', "“”"),
    ],
)
def test_straight_quotes_become_typographic(letters: str, stands: str) -> None:
    assert typed(letters, AutoCorrectOptions(quotes=True)) == stands


@pytest.mark.parametrize(
    ("letters", "stands"),
    [
        ("Yes , and no !", "Yes, and no!"),
        ("(so) ; “so” : 5 % ?", "(so); “so”: 5 %?"),
        ("wait . . .", "wait. . ."),
        ("two  , spaces", "two  , spaces"),
        ("meant\u00a0!", "meant\u00a0!"),
        (" .5", " .5"),
    ],
)
def test_one_space_before_a_mark_goes(letters: str, stands: str) -> None:
    assert typed(letters, AutoCorrectOptions(marks=True)) == stands


@pytest.mark.parametrize(
    ("letters", "stands"),
    [
        ("moscow is an ally. it said so! did it? yes.", "Moscow is an ally. It said so! Did it? Yes."),
        ("“so it is.” he left", "“So it is.” He left"),
        ("(see below.) then", "(See below.) Then"),
        ("mr. ahmad met e.g. dr. khan", "Mr. ahmad met e.g. dr. khan"),
        ("the U.S. envoy, J. smith", "The U.S. envoy, J. smith"),
        ("wait... what … now", "Wait... what … now"),
        ("in 1990. then", "In 1990. Then"),
        ("he said no. then", "He said no. Then"),
        ("at 3.5 percent", "At 3.5 percent"),
        ("straße", "Straße"),
        ("ßa", "ßa"),
        ("اردو. urdu", "اردو. Urdu"),
    ],
)
def test_a_sentence_begins_with_a_capital(letters: str, stands: str) -> None:
    assert typed(letters, AutoCorrectOptions(capitals=True)) == stands


def test_a_letter_before_a_word_that_stands_there_is_left_small() -> None:
    assert capital("ahello", 1, "a") is None
    assert capital("a hello", 1, "a") == AutoCorrection(0, 1, "A")


def test_nothing_happens_unless_wished() -> None:
    assert typed('mr. x said , "no"', AutoCorrectOptions()) == 'mr. x said , "no"'


@given(texts, typing)
def test_a_rule_touches_nothing_but_what_it_is_for(text: str, letters: str) -> None:
    for letter in letters:
        text += letter
        for rule, signs in ((typographic_quote, "\"'“”‘’nN"), (tight_mark, " "), (capital, letter + letter.upper())):
            edit = rule(text, len(text), letter)
            if edit is not None:
                assert 0 <= edit.start < edit.end <= len(text)
                assert set(text[edit.start : edit.end]) | set(edit.text) <= set(signs)
                assert apply(text, edit) != text


@given(texts, texts, typing.filter(bool))
def test_what_stands_behind_the_caret_is_never_changed(before: str, after: str, letters: str) -> None:
    text = before + letters[0] + after
    edit = ALL.edit(text, len(before) + 1, letters[0])
    if edit is not None:
        assert edit.end <= len(before) + 1
        assert apply(text, edit).endswith(after)


@given(typing)
def test_no_straight_quote_is_left_but_feet_and_inches(letters: str) -> None:
    stands = typed(letters, AutoCorrectOptions(quotes=True))
    assert "'" not in stands
    assert all(stands[at - 1].isdigit() for at, letter in enumerate(stands) if letter == '"')
