import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.memory.scoring import match_key, score
from translator_gui.memory.source_difference import source_difference

WORDS = st.sampled_from(["وزیر", "وزیرِ", "اعظم", "نے", "کہا", "12", "كو", "کو", "ﷲ", "ﷺ", "۔"])
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("query", "source", "ours", "theirs"),
    [
        ("وزیر نے کہا", "وزیر نے پوچھا", ["کہا"], ["پوچھا"]),
        ("وزیر نے آج کہا", "وزیر نے کہا", ["آج"], []),
        ("صفحہ 12 ہے", "صفحہ ۳۴ ہے", ["12"], ["۳۴"]),
        ("وزیرِ اعظم نے كہا", "وزیر اعظم نے پوچھا", ["كہا"], ["پوچھا"]),
        ("وزیر نے کہا۔", "وزیر نے کہا", ["۔"], []),
        ("وزیرِ اعظم", "وزیر اعظم", ["وزیرِ"], ["وزیر"]),
        ("وزیر نے کہا", "وزیر نے کہا", [], []),
    ],
)
def test_the_words_that_differ(query: str, source: str, ours: list[str], theirs: list[str]):
    found = source_difference(query, source)
    assert [query[start:end] for start, end in found.query] == ours
    assert [source[start:end] for start, end in found.source] == theirs


@given(TEXTS, TEXTS)
def test_nothing_differs_in_equal_texts_alone(query: str, source: str):
    found = source_difference(query, source)
    if score(match_key(query), match_key(source)) == 100:
        assert found == ((), ())
    elif match_key(query).words != match_key(source).words:
        assert found.query or found.source
    for spans, text in ((found.query, query), (found.source, source)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(spans) == sorted(spans)
