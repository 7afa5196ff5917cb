import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.model.errors import TranslatorError
from translator_gui.text.replacement import FindAndReplace, apply_text_changes
from translator_gui.text.search_query import SearchQuery, compile_query

texts = st.text(st.sampled_from("aAbB’'. \u0301ؤکِn1"))


def replaced(needle: SearchQuery, typed: str, text: str) -> str:
    return FindAndReplace(compile_query(needle), typed).applied(text)


@pytest.mark.parametrize(
    ("pattern", "typed", "text", "result"),
    [
        (r"(\w+) of (\w+)", "$2's $1", "Minister of State", "State's Minister"),
        (r"(\w+) of (\w+)", r"\2 \1", "Minister of State", "State Minister"),
        (r"(?P<day>\d+) (?P<month>\w+)", r"${month} \g<day>", "12 May", "May 12"),
        (r"(\d+) rupees", "$$$1 ($&)", "5 rupees", "$5 (5 rupees)"),
        ("a(b)?", r"[\1]", "a ab", "[] [b]"),
        ("x", r"\\n\n", "x", "\\n\n"),
        ("“(.*?)”", "‘$1’", "“Ghālib” and “Mīr”", "‘Ghālib’ and ‘Mīr’"),
        ("(ghalib)", "<$1>", "Ghālib", "<Ghālib>"),
        ("x", "costs $ and $x", "x", "costs $ and $x"),
    ],
)
def test_groups(pattern: str, typed: str, text: str, result: str) -> None:
    assert replaced(SearchQuery(pattern, regex=True), typed, text) == result


def test_after_a_plain_search_the_text_goes_in_as_it_was_typed() -> None:
    assert replaced(SearchQuery("price"), r"$1 \1 Price", "The Price") == r"The $1 \1 Price"
    assert replaced(SearchQuery("don't"), "do not", "I don’t. Don't!") == "I do not. do not!"
    assert replaced(SearchQuery("اردو"), "Urdu", "(\u2067اُردُو\u2069)") == "(\u2067Urdu\u2069)"


@pytest.mark.parametrize("typed", ["$2", r"\2", "${name}", r"\g<2>"])
def test_a_group_that_is_not_there_is_told(typed: str) -> None:
    with pytest.raises(TranslatorError, match="no group"):
        FindAndReplace(compile_query(SearchQuery("(a)", regex=True)), typed)


@given(texts, st.text(st.sampled_from("abB’'. ک"), min_size=1, max_size=2), st.booleans())
def test_replacing_a_hit_with_itself_changes_nothing(text: str, word: str, exact: bool) -> None:
    found = compile_query(SearchQuery(f"({word.replace('.', '[.]')})", exact=exact, regex=True))
    assert FindAndReplace(found, "$&").applied(text) == text


@given(texts, st.text(st.sampled_from("abB’ ک"), min_size=1, max_size=2), st.text(max_size=3))
def test_what_is_not_a_hit_stays(text: str, word: str, new: str) -> None:
    made = compile_query(SearchQuery(word))
    changes = FindAndReplace(made, new).changes(text)
    kept, done = "", 0
    for (start, end), put in changes:
        assert put == new
        kept, done = kept + text[done:start], end
    kept += text[done:]
    assert apply_text_changes(text, [change._replace(text="") for change in changes]) == kept
    assert len(apply_text_changes(text, changes)) == len(kept) + len(new) * len(changes)
