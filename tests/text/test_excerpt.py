"""A text where there is room for its beginning only."""

from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.excerpt import excerpt


def test_whole_words_stand_and_an_ellipsis_says_that_more_follow():
    assert excerpt("one\n two  three", 20) == "one two three"
    assert excerpt("one two three", 9) == "one two …"
    assert excerpt("unbreakable", 4) == "unbr …"


@given(st.text(st.characters(exclude_categories=("Cs", "Co"))), st.integers(1, 40))
def test_it_is_one_line_that_the_text_begins_with(text: str, longest: int):
    # No private characters: those are inline tags, which are left out.
    found = excerpt(text, longest)
    assert "\n" not in found
    assert len(found) <= longest + len(" …")
    assert " ".join(text.split()).startswith(found.removesuffix(" …"))
