"""Web pages as they go back."""

from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tests.formats.round_trips import back, english_of, pseudo, read, shape, shown, untranslated, words
from tests.samples import sample_files
from translator_gui.formats.base import DocumentReadOptions, OriginalDocument
from translator_gui.formats.html.reader import HtmlReader
from translator_gui.formats.round_trip import RoundTripExport, write_original
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import SourceParagraph
from translator_gui.model.inline_tag import closing, opening
from translator_gui.text.tag_spelling import read_spelled

SAMPLES = sample_files("html", "okapi/*htm*/*")
MARK = '<mark lang="ur" dir="rtl">'
PAGE = (
    '<html dir=rtl><p>یہ <b>اہم</b> اور <i>بڑی <u>بات</u></i> ہے <a href="x">یہاں</a> <code>کوڈ</code> <img src=a> آخر۔'
    '<h1 title="اشارہ">سرخی <b>بڑی</b></h1><title>عنوان</title><table><tr><td>خانہ <i>ایک</i></table><pre>ا\nب</pre>'
).encode()


def english(text: str, words: str = "English") -> str:
    return back(HtmlReader(), "a.html", text.encode(), lambda _: words).decode()


TURNED = {
    "attributes": (
        '<html lang="ur-PK" xml:lang=ur dir="rtl"><body DIR=RTL><p align=right>ا</p>',
        '<html lang="en" xml:lang="en" dir="ltr"><body DIR="ltr"><p align="left">English</p>',
    ),
    "styles": (
        "<p style='direction:rtl; text-align: right; color: red'>ا",
        "<p style='direction:ltr; text-align: left; color: red'>English",
    ),
    "sheets": (
        "<style>body{direction:rtl} .a{text-align:left} .b{float:right} /* direction:rtl */</style><p>ا",
        "<style>body{direction:ltr} .a{text-align:right} .b{float:right} /* direction:rtl */</style><p>English",
    ),
    "a page from left to right": (
        '<p align="right" style="text-align:left">ا',
        '<p align="right" style="text-align:left">English',
    ),
    "faces": (
        "<style>@font-face{font-family:Jameel Noori}p{font:12px 'Jameel Noori',serif}b{font:12px Arial}</style><p>ا",
        (
            "<style>@font-face{font-family:Jameel Noori}p{font:12px Georgia, 'Noto Serif', 'Jameel Noori',serif}"
            "b{font:12px Arial}</style><p>English"
        ),
    ),
    "a face in a tag": (
        '<font face="Nafees Nastaleeq">ا</font>',
        "<font face=\"Georgia, 'Noto Serif', Nafees Nastaleeq\">English</font>",
    ),
    "what is not to be translated": (
        '<p>ا</p><div translate="no" dir="rtl"><p align=right>ب</p></div>',
        '<p>English</p><div translate="no" dir="rtl"><p align=right>ب</p></div>',
    ),
    "the rest": (
        "<!DOCTYPE html>\n<HTML><!-- ا -->\n<script>'dir=rtl'</script>\n <P CLASS=x >  ا\n </P>&copy;<br/>\n",
        "<!DOCTYPE html>\n<HTML><!-- ا -->\n<script>'dir=rtl'</script>\n <P CLASS=x >  English\n </P>English<br/>\n",
    ),
    "comments in a text": ("<p>ا<!-- x -->ب", "<p><!-- x -->English"),
}


@pytest.mark.parametrize("name", TURNED)
def test_only_text_and_direction_change(name: str):
    source, expected = TURNED[name]
    assert english(source) == expected


def test_urdu_that_waits_is_marked_and_stays_right_to_left():
    source = '<html dir="rtl"><p align="right">ا <b>ب</b> ج</p><ul><li>د<ul><li>ہ</li></ul></ul><img alt="و">'
    assert back(HtmlReader(), "a.html", source.encode(), untranslated).decode() == (
        f'<html dir="ltr"><p dir="rtl" lang="ur" align="right">{MARK}ا <b>ب</b> ج</mark></p>'
        f'<ul><li>{MARK}د</mark><ul><li dir="rtl" lang="ur">{MARK}ہ</mark></li></ul></ul><img alt="[و]">'
    )


def test_line_breaks_are_written_as_the_page_writes_them():
    assert english("<p>ا<br />ب", "a\nb") == "<p>a<br />b"
    assert english("<p>ا", "a\nb") == "<p>a<br>b"
    assert english("<pre>ا</pre>", "a\nb") == "<pre>a\nb</pre>"


def test_letters_that_the_encoding_lacks_are_entities():
    source = "<meta charset=windows-1256><p>ا<script>'ي'</script>".encode("cp1256")
    written = back(HtmlReader(), "a.html", source, lambda _: "Łódź ی")
    assert written == "<meta charset=windows-1256><p>&#321;ódź &#1740;<script>'ي'</script>".replace(
        "ź", "&#378;"
    ).replace("ó", "&#243;").encode("cp1256")
    plain = back(HtmlReader(), "a.html", b"<p>x", lambda _: "é")
    assert plain == b"<p>&#233;"


def test_quotes_in_attributes():
    assert english("<img alt='ا'><img alt=ب><img alt=\"ج\">", "a'b\"c") == (
        '<img alt=\'a&#39;b"c\'><img alt="a\'b&quot;c"><img alt="a\'b&quot;c">'
    )


@given(st.data())
def test_whatever_is_typed_is_text(data: st.DataObject):
    document = read(HtmlReader(), "a.html", PAGE)
    texts = data.draw(st.composite(lambda draw: english_of(draw, document))())
    waiting = iter(texts)
    written = back(HtmlReader(), "a.html", PAGE, lambda _: next(waiting))
    assert [words(one.text) for one in read(HtmlReader(), "a.html", written).paragraphs] == list(map(words, texts))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_pages_of_others_come_back_whole(path: Path):
    reader, data = HtmlReader(), path.read_bytes()
    before = read(reader, path.name, data)

    def same(paragraph: SourceParagraph) -> str:
        return paragraph.text

    kept = read(reader, path.name, back(reader, path.name, data, same))
    assert (shown(kept), shape(kept)) == (shown(before), shape(before))
    turned = read(reader, path.name, back(reader, path.name, data, pseudo))
    assert shape(turned) == shape(before)


def test_documents_of_earlier_imports_are_written_as_before(tmp_path: Path):
    data = '<nav><a href="1">ا</a>\n<a href="2">ب</a></nav>'.encode()
    before = read_spelled("{1>ا<1} {2>ب<2}", "".join(mark(number) for number in (1, 2) for mark in (opening, closing)))
    english = before.replace("ا", "A").replace("ب", "B")
    known = TargetParagraph(before, (TargetSentence(english, before),))
    original = OriginalDocument("a.html", data, DocumentReadOptions())
    assert write_original(tmp_path / "b.html", RoundTripExport("html", original, (known,)))
    assert (tmp_path / "b.html").read_text("utf-8") == '<nav><a href="1">A</a> <a href="2">B</a></nav>'
