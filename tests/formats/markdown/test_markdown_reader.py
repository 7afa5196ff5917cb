"""Markdown as it comes and as it goes back."""

from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tests.formats.round_trips import back, english_of, pseudo, read, shape, shown, untranslated, words
from tests.samples import sample_files
from translator_gui.formats.base import DocumentReadOptions, OriginalDocument
from translator_gui.formats.markdown.reader import MarkdownReader
from translator_gui.formats.round_trip import RoundTripExport, write_original
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import ParagraphKind, SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import INLINE, TagMeaning, closing, opening

SAMPLES = sample_files("markdown", "okapi/md/*")
FILE = (
    "یہ **اہم** اور *بڑی ~~بات~~* ہے [یہاں](x) `کوڈ` ![](a) آخر۔\n\n# سرخی **بڑی**\n\n| خانہ *ایک* | ب |\n"
    "|---|---|\n| پ | ت **ٹ** |\n\n- آئٹم *دو*\n\n> اقتباس [لنک][r]\n\n[r]: http://x.org\n"
).encode()


def file(text: str) -> SourceDocument:
    return read(MarkdownReader(), "a.md", text.encode())


def english(text: str, *texts: str | TargetParagraph) -> str:
    waiting = iter(texts)
    return back(MarkdownReader(), "a.md", text.encode(), lambda _: next(waiting)).decode()


TEXTS = {
    "formatting": ("ا **ب** _ج_ ~~د~~ `ہ`", ["ا {1>ب<1} {2>ج<2} {3>د<3} {4>ہ<4}"]),
    "lines": ("ا\nب  \nج\\\nد", ["ا ب\nج\nد"]),
    "links": ("ا [ب](x) [ج][r] <http://a.b>\n\n[r]: y", ["ا {1>ب<1} {2>ج<2} {3}"]),
    "pictures": ("ا ![ب](x) ج", ["ا {1} ج", "ب"]),
    "a picture alone": ("![ب](x)", ["ب"]),
    "notes": ("ا[^1] ب\n\n[^1]: ج\n\n    د", ["ا{1} ب", "ج", "د"]),
    "HTML within a line": ("ا <b>ب</b> <i>ج** د<br>ہ", ["ا {1>ب<1} {2}ج** د\nہ"]),
    "HTML": ("<div>\n<p>ا <b>ب</b></p>\n</div>\n\n*ج*", ["ا {1>ب<1}", "ج"]),
    "code": ("```\nنہیں\n```\n\n    نہیں\n\nہاں", ["ہاں"]),
    "front matter": ("---\ntitle: 'سرخی'\ntags: [نہیں]\ndescription: x\n---\nہاں", ["سرخی", "x", "ہاں"]),
    "tasks": ("- [ ] ا\n- [x] ب [ ]\n\n[ ] ج", ["ا", "ب [ ]", "[ ] ج"]),
    "anchors": ('<a name="x"></a>ا <span id="y"></span>ب', ["ا {1}ب"]),
    "definitions": ("ا\n: ب\n: ج\n    د\nو\n: ز\n\n: ہ", ["ا", "ب", "ج د", "و", "ز", ": ہ"]),
    "titles": ('ا [ب](x "ج") ![د](y \'ہ\') [و](z "w")', ["ا {1>ب<1} {2} {3>و<3}", "د", "ج", "ہ", "w"]),
    "entities": (r"&quot;ا&quot; \*ب\*", ['"ا" *ب*']),
    "headings": ("# ا #\n\nب\n===", ["ا", "ب"]),
    "quotations": ("> ا\n> ب\n>\n> - ج", ["ا ب", "ج"]),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_of_a_file(name: str):
    source, expected = TEXTS[name]
    assert shown(file(source)) == expected


@pytest.mark.parametrize("line", [f"  {'-' * 70}", f"+{'-+' * 60}", "- " * 60, "*" * 90])
def test_a_line_of_signs_is_no_nest(line: str):
    assert shown(file(f"ا\n\n{line}\n\nب"))[0] == "ا"


def test_a_nest_is_refused():
    for mark in (">", "> ", "- ", "1. "):
        with pytest.raises(TranslatorError, match="more than 50 deep"):
            file(f"{mark * 60}ا")


def test_what_paragraphs_are():
    found = file("## ا\n\n3. ب\n   - ج\n\n     د\n\n| ہ | و |\n|---|---|\n| ز |\n\n[^1]: ح").paragraphs
    assert [(one.kind, one.level, one.marker, one.place) for one in found] == [
        (ParagraphKind.HEADING, 2, "", ""),
        (ParagraphKind.LIST_ITEM, 1, "3.", ""),
        (ParagraphKind.LIST_ITEM, 2, "•", ""),
        (ParagraphKind.LIST_ITEM, 2, "", ""),
        (ParagraphKind.TABLE_CELL, 0, "", "table 1, row 1, column 1"),
        (ParagraphKind.TABLE_CELL, 0, "", "table 1, row 1, column 2"),
        (ParagraphKind.TABLE_CELL, 0, "", "table 1, row 2, column 1"),
        (ParagraphKind.FOOTNOTE, 0, "", "note 1"),
    ]


def test_what_tags_are():
    tags = file("ا [ب](https://example.org/x) ج[^n] د <https://a.b> ہ").paragraphs[0].tags
    assert [(one.kind, one.words) for one in tags] == [
        (TagMeaning.LINK, "link to example.org/x"),
        (TagMeaning.NOTE, "footnote n"),
        (TagMeaning.FIELD, "address a.b"),
    ]


def test_a_file_has_no_paragraph_rule():
    with pytest.raises(TranslatorError, match="rule"):
        MarkdownReader().read("a.md", b"x", DocumentReadOptions(paragraph_rule="lines"))


SENTENCES = TargetParagraph("ا ہے۔ ب ہے۔", (TargetSentence("A.", "ا ہے۔"), TargetSentence("B.", "ب ہے۔")))
WRITTEN = {
    "the rest": (
        "---\nlang: ur\ndir: rtl\nx: y\n---\r\n\r\n# ا #\r\n\r\n* ب\r\n\r\n```\r\nج\r\n```\r\n***\r\n",
        ("A", "B"),
        "---\nlang: en\ndir: ltr\nx: y\n---\r\n\r\n# A #\r\n\r\n* B\r\n\r\n```\r\nج\r\n```\r\n***\r\n",
    ),
    "wrapped lines": ("> - ا\n>   ب\n> - ج\n", ("A\nb", "C"), "> - A\\\n>   b\n> - C\n"),
    "line breaks as they were": ("- ا  \n  ب\n", ("A\nb",), "- A  \n  b\n"),
    "breaks where there are no lines": ("# ا\n\n|ا|\n|-|\n", ("a\nb", "c\nd"), "# a<br>b\n\n|c<br>d|\n|-|\n"),
    "cells": ("| ا | `ب` |\n|--:|---|\n| ج\\|د |\n", ("a|b", "c|d", "e"), "| a\\|b | `c\\|d` |\n|--:|---|\n| e |\n"),
    "references": ("[ا] ![ب]\n\n[ا]: x\n[ب]: y\n", ("A", "B"), "[A][ا] ![B][ب]\n\n[ا]: x\n[ب]: y\n"),
    "HTML": ('<div dir="rtl">\n\nا\n\n</div>\n', ("A",), '<div dir="ltr">\n\nA\n\n</div>\n'),
    "what would begin a list": (
        "ا\n",
        ("1. a\n- b\n# c\n+ d\n> e\n=",),
        "1\\. a\\\n\\- b\\\n\\# c\\\n\\+ d\\\n\\> e\\\n\\=\n",
    ),
    "tasks and what looks like one": (
        "- [ ] ا\n- [x] ب\n- ج\n",
        ("A", "[ ] B", "[x] C"),
        "- [ ] A\n- [x] \\[ \\] B\n- \\[x\\] C\n",
    ),
    "anchors": ('## <a name="x"></a>ا\n', ("A",), '## <a name="x"></a>A\n'),
    "definitions": ("ا\n:   ب\n:   ج\n", ("A", "b\n: c", "D"), "A\n:   b\\\n    \\: c\n:   D\n"),
    "signs that mean nothing here": (
        "#[ا] [[ب]] ج\n\nH~2~O ہے\n",
        ("#[ا] [[ب]] of ~10 -5 [c]", "==H~2~O== ~~x~~"),
        "#[ا] [[ب]] of ~10 -5 \\[c\\]\n\n==H~2~O== \\~\\~x\\~\\~\n",
    ),
    "a line per sentence": ("ا ہے۔\nب ہے۔\n", (SENTENCES,), "A.\nB.\n"),
    "lines that end where they may": (
        "ایک دو **تین چار**\nپانچ چھ سات۔\n",
        (f"One two {opening(1)}three four{closing(1)} five - six 1. seven.",),
        "One two **three four**\nfive - six 1. seven.\n",
    ),
    "titles": ("[ا](x \"ب\") ![ج](y 'د')\n", ("A", "c", 'b "', ""), '[A](x "b \\"") ![c](y)\n'),
    "front matter": (
        "---\nlang: ur\ntitle: 'ا'\nsummary: ب # x\nTags: ج\n---\nد\n",
        ("It's", "b: c", "D"),
        "---\nlang: en\ntitle: 'It''s'\nsummary: \"b: c\" # x\nTags: ج\n---\nD\n",
    ),
    "names with underscores": ("ا\n", ("snake_case and _x_ & AT&T",), "snake_case and \\_x\\_ & AT&T\n"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_all_but_the_text_stays(name: str):
    source, texts, expected = WRITTEN[name]
    assert english(source, *texts) == expected


def test_front_matter_that_is_left_out_is_told():
    assert file("---\ntags:\n  - ا\ntitle: ب\nx: ج\n---\nد").doubts == (
        "Its front matter is not translated but for titles: tags and x.",
    )


def test_documents_of_earlier_imports_are_written_as_before(tmp_path: Path):
    data = "- [ ] ا\n\nب\n: ج\n".encode()
    known = (
        TargetParagraph("[ ] ا", (TargetSentence("[ ] A", "[ ] ا"),)),
        TargetParagraph("ب : ج", (TargetSentence("B : C", "ب : ج"),)),
    )
    original = OriginalDocument("a.md", data, DocumentReadOptions())
    assert write_original(tmp_path / "b.md", RoundTripExport("md", original, known))
    assert (tmp_path / "b.md").read_text("utf-8") == "- [ ] A\n\nB :\nC\n"


def test_formatting_between_letters_holds():
    source = "ا **ب** ج"
    first, last = INLINE.findall(file(source).paragraphs[0].text)
    assert english(source, f"a{first}(b){last}c") == "a<strong>(b)</strong>c"
    assert english(source, f"a {first}b{last} c") == "a **b** c"


def test_urdu_that_waits_is_marked():
    written = back(MarkdownReader(), "a.md", "- ا **ب** ج ![د](x)\n".encode(), untranslated).decode()
    assert written == '- <mark lang="ur" dir="rtl">ا **ب** ج</mark> ![\\[د\\]](x)\n'


@given(st.data())
def test_whatever_is_typed_is_text(data: st.DataObject):
    document = read(MarkdownReader(), "a.md", FILE)
    texts = data.draw(st.composite(lambda draw: english_of(draw, document))())
    waiting = iter(texts)
    written = back(MarkdownReader(), "a.md", FILE, lambda _: next(waiting))
    assert [words(one.text) for one in read(MarkdownReader(), "a.md", written).paragraphs] == list(map(words, texts))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_files_of_others_come_back_whole(path: Path):
    reader, data = MarkdownReader(), path.read_bytes()
    before = read(reader, path.name, data)
    kept = read(reader, path.name, back(reader, path.name, data, lambda paragraph: paragraph.text))
    assert (shown(kept), shape(kept)) == (shown(before), shape(before))
    turned = read(reader, path.name, back(reader, path.name, data, pseudo))
    assert shape(turned) == shape(before)
