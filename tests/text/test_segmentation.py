from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.samples import sample_files
from tests.text.marked_cases import MarkedCase, read_cases
from tests.text.parallel_sets import restore, single_sentences, urdu_lines
from translator_gui.text.ends import sentence_end
from translator_gui.text.segmentation import after_closing_marks, document_splitter, sentence_starts, spans

SEED = Path(__file__).parents[2] / "resources/sample/seed.ur.txt"
CHALLENGE = read_cases("challenge.tsv")
HARD = read_cases("hard_cases.tsv")
NEWS = read_cases("news_cases.tsv")

pieces = st.sampled_from(
    [
        "۔",
        ".",
        "؟",
        "!",
        "…",
        " ",
        "\n",
        '"',
        "”",
        "’",
        "(",
        ")",
        "[",
        "]",
        "-",
        "ہے",
        "اس نے کہا",
        "ایم",
        "۱",
        "5",
        "Dr",
        "ـ",
        "😀",
    ]
)
urdu_like = st.lists(st.one_of(pieces, st.text(max_size=3)), max_size=60).map("".join)


@pytest.mark.parametrize("case", [*CHALLENGE, *HARD, *NEWS], ids=lambda case: f"{case.kind}: {case.text[:40]}")
def test_hard_case(case: MarkedCase) -> None:
    assert sentence_starts(case.text) == [0, *case.boundaries]


def test_there_are_enough_hard_cases() -> None:
    assert len(CHALLENGE) == 47
    assert len({case.text for case in HARD}) >= 400
    assert sum(len(case.boundaries) for case in HARD) >= 450


def test_the_seed_has_17_sentences() -> None:
    paragraphs = SEED.read_text(encoding="utf-8").splitlines()
    sentences = [[paragraph[start:end] for start, end in spans(paragraph)] for paragraph in paragraphs]
    assert len(sentences) == 16
    assert sum(map(len, sentences)) == 17
    quoted = next(parts for parts in sentences if len(parts) == 2)
    assert quoted[0].endswith("متحرک ہے۔")


@given(urdu_like)
@example("۔ـ۔(")  # a word of tatweel alone folds to nothing
def test_sentences_cover_the_paragraph(text: str) -> None:
    starts = sentence_starts(text)
    assert starts[0] == 0
    assert all(before < after for before, after in pairwise(starts))
    assert starts == [start for start, _ in spans(text)]
    if len(starts) > 1:
        assert starts[-1] < len(text)
        for start, end in spans(text):
            assert any(char.isalnum() or char == "_" for char in text[start:end])
            assert text[start:end] == text[start:end].rstrip()
        assert not any(text[start].isspace() for start in starts[1:])


@given(urdu_like)
def test_white_space_at_the_end_changes_nothing(text: str) -> None:
    starts = sentence_starts(text)
    assert sentence_starts(text + " ") == starts


@pytest.mark.parametrize(
    "text",
    [
        "۔",
        "(",
        '"',
        "’",
        "۔ ",
        "۔ * ",
        "\n",
        "\n ",
        " ",
        "ایم۔ ",
        "ہے- ",
        "ـ",
        "[1]",
        "۔[1]",
        "5.",
        "”۔“ ",
        "(ا۔ ",
        "http://.ا",
        "। ",
        "ہے ۔ ",
        "لاہور ۔ ",
        "لاہور۔",
        "نمبر ۵۔ ",
        "(ہے۔) ",
        "ہے - ",
        "میں - ",
    ],
)
def test_long_monotony_is_survived(text: str) -> None:
    starts = sentence_starts(text * (100_000 // len(text)))
    assert starts[0] == 0


def test_white_space_belongs_to_the_sentence_before() -> None:
    text = "  وہ آیا ہے۔ \t بیٹھ گیا۔  "
    starts = sentence_starts(text)
    assert starts == [0, text.index("بیٹھ")]
    assert sentence_end(text, 0, starts[1]) == text.index("۔") + 1
    assert spans(text)[1] == (starts[1], len(text.rstrip()))


@pytest.mark.parametrize("text", ["", "   ", "۔", "* * *", "؟!"])
def test_a_paragraph_without_words_is_one_sentence(text: str) -> None:
    assert sentence_starts(text) == [0]


def test_direction_marks_after_a_stop_stay_with_it() -> None:
    text = "وہ آیا۔\u200f \u2067یہ گیا۔\u2069"
    assert sentence_starts(text) == [0, text.index("\u2067")]


def test_a_couplet_stays_together_and_an_empty_line_parts() -> None:
    assert sentence_starts("دل ہی تو ہے\nنہ سنگ و خشت") == [0]
    assert sentence_starts("عنوان\n \nمتن") == [0, 8]


@pytest.mark.parametrize("abbreviation", ["کلو", "ایف آئی کلو", "كلو"])
def test_a_project_adds_abbreviations(abbreviation: str) -> None:
    text = "ایف آئی کلو۔ نیا لفظ ہے۔ بس۔"
    plain = sentence_starts(text)
    assert len(plain) == 3
    assert sentence_starts(text, [abbreviation]) == [plain[0], plain[2]]


def test_a_spaced_dash_ends_sentences_only_where_paragraphs_end_in_one() -> None:
    text = "بارش ہو رہی ہے - سڑکیں خالی ہیں۔"
    assert document_splitter([text, "موسم ٹھیک ہے۔", "لاہور -"]).starts(text) == [0]
    assert document_splitter([text, "موسم ٹھیک ہے -"]).starts(text) == [0, text.index("سڑکیں")]


def test_a_long_bracket_is_split_and_a_short_one_is_not() -> None:
    inner = "یہ بات درست ہے۔ وہ بات غلط ہے۔ "
    assert len(sentence_starts(f"اس نے لکھا ({inner.strip()}) اور چلا گیا۔")) == 1
    assert len(sentence_starts(f"اس نے لکھا ({(inner * 9).strip()}) اور چلا گیا۔")) > 1


TESTED = {"seed", "tico19_covid", "ipc_wikipedia_ref0", "tatoeba"}
SETS = [path for path in sample_files("parallel", "../parallel/*.tsv") if path.stem in TESTED]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_boundaries_between_lines_that_end_in_a_stop_are_found(path: Path) -> None:
    assert restore(urdu_lines(path, with_stop=True)).recall >= 0.985


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_lines_of_one_sentence_are_restored(path: Path) -> None:
    lines = urdu_lines(path, with_stop=True)
    single = single_sentences(lines)
    assert len(single) > 0.85 * len(lines)
    assert restore(single).f1 >= 0.985


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("پہلا ہے|۔ دوسرا", "پہلا ہے۔ |دوسرا"),
        ("پہلا ہے |۔ دوسرا", "پہلا ہے ۔ |دوسرا"),
        ("کیا ہے|؟! دوسرا", "کیا ہے؟! |دوسرا"),
        ('اس نے کہا "چلو|۔" پھر', 'اس نے کہا "چلو۔" |پھر'),
        ('اس نے کہا "چلو۔|" پھر', 'اس نے کہا "چلو۔" |پھر'),
        ("اس نے کہا ”چلو۔|“ پھر", "اس نے کہا ”چلو۔“ |پھر"),
        ("(پہلا|) دوسرا", "(پہلا) |دوسرا"),
        ("پہلا|۔\u200f دوسرا", "پہلا۔\u200f |دوسرا"),
        ("پہلا ہے|…", "پہلا ہے…|"),
        ("پہلا ہے| دوسرا", "پہلا ہے| دوسرا"),
        ('پہلا ہے |"دوسرا" ہے', 'پہلا ہے |"دوسرا" ہے'),
        ("پہلا ہے| (دوسرا)", "پہلا ہے| (دوسرا)"),
        ("پہلا ہے |…دوسرا", "پہلا ہے |…دوسرا"),
        ("پہلا| - دوسرا", "پہلا| - دوسرا"),
    ],
)
def test_no_sentence_begins_with_closing_punctuation(text: str, behind: str) -> None:
    offset = after_closing_marks(text.replace("|", ""), text.index("|"))
    assert text.replace("|", "")[:offset] == behind.partition("|")[0]
