from pathlib import Path

import pytest

from tests.formats.round_trips import back
from translator_gui.formats.base import DocumentReadOptions
from translator_gui.formats.plain.reader import PlainTextReader
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import MAX_PARAGRAPH

SEED = Path(__file__).parents[3] / "resources/sample/seed.ur.txt"


def texts(text: str, rule: str | None = None) -> list[str]:
    document = PlainTextReader().read("a.txt", text.encode(), DocumentReadOptions(paragraph_rule=rule))
    return [paragraph.text for paragraph in document.paragraphs]


def rule_of(text: str) -> str:
    return PlainTextReader().read("a.txt", text.encode(), DocumentReadOptions()).paragraph_rule


def wrapped(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_the_seed_has_sixteen_paragraphs() -> None:
    document = PlainTextReader().read("seed.ur.txt", SEED.read_bytes(), DocumentReadOptions())
    assert len(document.paragraphs) == 16
    assert (document.encoding, document.paragraph_rule, document.doubts) == ("utf-8", "lines", ())
    assert document.data == SEED.read_bytes()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2029", "\f", "\x85", "\n\n", " \r\n\t\r\n"])
def test_every_line_end_parts_paragraphs(end: str) -> None:
    assert texts(f"ایک۔{end}دو۔{end}تین۔{end}") == ["ایک۔", "دو۔", "تین۔"]


def test_a_line_separator_stays_in_its_paragraph() -> None:
    assert texts("ایک\u2028دو\nتین") == ["ایک\nدو", "تین"]


def test_ends_are_stripped_and_what_shows_nothing_is_dropped() -> None:
    assert texts("\u3000 ایک \u00a0\n\u200f\u200b\n \u200e \n\ufeffدو\u200b") == ["ایک", "دو"]


def test_marks_inside_stay() -> None:
    assert texts("\u200fایک\u200cدو\u200f") == ["\u200fایک\u200cدو\u200f"]


@pytest.mark.parametrize("width", [40, 72])
def test_wrapped_lines_are_joined(width: int) -> None:
    paragraphs = SEED.read_text("utf-8").splitlines()
    text = "\n\n".join(wrapped(paragraph, width) for paragraph in paragraphs)
    document = PlainTextReader().read("a.txt", text.encode(), DocumentReadOptions())
    assert document.paragraph_rule == "blank-lines"
    assert [one.text for one in document.paragraphs] == paragraphs
    assert document.doubts


def test_blank_lines_between_whole_paragraphs_change_nothing() -> None:
    paragraphs = SEED.read_text("utf-8").splitlines()
    assert texts("\n\n".join(paragraphs)) == paragraphs
    sections = "\n".join(paragraphs[:8]) + "\n\n" + "\n".join(paragraphs[8:])
    assert texts(sections) == paragraphs
    assert rule_of(sections) == "lines"


def test_wrapped_lines_without_blank_lines_are_a_doubt() -> None:
    text = wrapped(SEED.read_text("utf-8").replace("۔", ""), 60)
    document = PlainTextReader().read("a.txt", text.encode(), DocumentReadOptions())
    assert document.paragraph_rule == "lines"
    assert any("wrapped" in doubt for doubt in document.doubts)


def test_the_rule_can_be_given() -> None:
    text = "ایک\nدو\n\nتین"
    assert texts(text, "lines") == ["ایک", "دو", "تین"]
    assert texts(text, "blank-lines") == ["ایک دو", "تین"]
    with pytest.raises(TranslatorError, match="blank-lines"):
        texts(text, "pages")


def test_a_nul_is_refused_with_its_line() -> None:
    with pytest.raises(TranslatorError, match="line 2"):
        PlainTextReader().read("a.txt", ("ایک\n" + "دو " * 200 + "\0").encode("utf-16-le"), DocumentReadOptions())


def test_a_line_that_is_too_long_for_a_paragraph_is_broken_up_behind_sentences_and_written_in_one() -> None:
    sentence = "وفد نے مشیر سے ملاقات کی۔ "
    line = sentence * (MAX_PARAGRAPH // len(sentence) + 1)
    text = f"ایک\n  {line.strip()}\nدو\n"
    found = texts(text)
    assert (found[0], found[-1]) == ("ایک", "دو")
    assert all(part.startswith("وفد") and part.endswith("کی۔") for part in found[1:-1])
    assert " ".join(found[1:-1]) == line.strip()
    written = back(PlainTextReader(), "a.txt", text.encode(), lambda one: one.text.replace("وفد", "delegation"))
    assert written.decode() == text.replace("وفد", "delegation")


@pytest.mark.parametrize("word", ["ا" * (MAX_PARAGRAPH + 1), "اب " * (MAX_PARAGRAPH // 2)], ids=["word", "words"])
def test_a_line_without_sentences_is_broken_up_too(word: str) -> None:
    parts = texts(word)
    assert len(parts) > 1
    assert "".join(parts).replace(" ", "") == word.replace(" ", "")
    assert back(PlainTextReader(), "a.txt", word.strip().encode(), lambda one: one.text).decode() == word.strip()
    assert len(texts("ا" * MAX_PARAGRAPH)) == 1


def test_joined_lines_that_no_project_can_hold_are_refused_with_their_line() -> None:
    with pytest.raises(TranslatorError, match="line 3"):
        texts("ایک\n\n" + "ا" * (MAX_PARAGRAPH + 1), "blank-lines")
