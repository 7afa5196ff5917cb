"""Web pages as they come: what the translator sees of them."""

import pytest

from tests.formats.round_trips import read, shown
from translator_gui.formats.base import DocumentReadOptions
from translator_gui.formats.html.reader import HtmlReader
from translator_gui.model.document import ParagraphKind, SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import TagMeaning, TagStyle


def page(text: str) -> SourceDocument:
    return read(HtmlReader(), "a.html", text.encode())


TEXTS = {
    "plain": ("<p>متن", ["متن"]),
    "white space": ("<p>  ایک\n   دو\t<b>  تین</b>  </p>", ["ایک دو {1>تین<1}"]),
    "all of it bold": ("<p><b>سب</b></p>", ["سب"]),
    "runs that go on": ("<p>ا <b>ب</b><b>ج</b> د", ["ا {1>بج<1} د"]),
    "language marks": ('<p>ا <span lang="en" dir="ltr">UN</span> ب', ["ا UN ب"]),
    "crossed": ("<p>ا <b>ب <i>ج</b> د</i> ہ", ["ا {1>ب {2>ج<2}<1}{3> د<3} ہ"]),
    "left open": ("<p>ا <b>ب<p>ج</b> د", ["ا {1}ب", "ج{1} د"]),
    "line break": ("<p>ایک<br>\n دو<br/></p>", ["ایک\nدو"]),
    "entities": ("<p>&quot;ا&quot; &amp; &#1576;&nbsp;&zwnj;ج", ['"ا" & ب\u00a0\u200cج']),
    "comments": ("<p>ا <!-- نہیں --> ب", ["ا ب"]),
    "scripts": ("<script>'<p>نہیں'</script><style>نہیں</style><p>ہاں", ["ہاں"]),
    "without scripts": ("<noscript><p>ا <b>ب</b></p></noscript><p>ج", ["ا {1>ب<1}", "ج"]),
    "without frames": ("<frameset><noframes><body><p>ا</p></body></noframes></frameset>", ["ا"]),
    "templates": ("<template><p>ا</p></template><p>ب", ["ا", "ب"]),
    "drawings": ("<p>ا <svg><title>ب</title><text>ج</text><text>12</text></svg> د", ["ا {1} د", "ب", "ج"]),
    "in place of what cannot be shown": (
        "<p>ا <object>ب</object></p><video>ج</video><canvas>د</canvas><iframe>ہ</iframe>",
        ["ا", "ب", "ج", "د", "ہ"],
    ),
    "formulas": ("<p>ا <math><mi>x</mi></math> ب", ["ا {1} ب"]),
    "words in formulas": (
        "<p>ا <math><mi>ب</mi><mi>x</mi><mtext> if ج </mtext><annotation>x</annotation></math> د",
        ["ا {1} د", "ب", "if ج"],
    ),
    "formulas in a namespace": ("<p>ا <m:math><m:mi>x</m:mi><m:mtext>ب</m:mtext></m:math> ج", ["ا {1} ج", "ب"]),
    "short forms": ('<table><tr><th abbr="ا">اب</table><p><abbr title="ج">د</abbr> ہ', ["اب", "ا", "{1>د<1} ہ", "ج"]),
    "spans without attributes": ("<p>ا <span>ب</span> <span></span>ج", ["ا {1>ب<1} {2}ج"]),
    "a menu of links": ('<nav><a href="1">ا <b>ب</b></a>\n<a href="2">ج</a></nav>', ["ا {1>ب<1}", "ج"]),
    "links among words": ('<p><a href="1">ا</a> و <a href="2">ب</a>', ["{1>ا<1} و {2>ب<2}"]),
    "links that are blocks": (
        '<a href="1"><span style="display: block">ا</span><i>ب</i></a>ج <a style="display:block">د</a>',
        ["{1>{2>ا<2}{3>ب<3}<1}ج", "د"],
    ),
    "a link that holds blocks": (
        '<div><a href="1"><span style="display:block">ا</span> <i>ب</i></a></div>',
        ["ا", "ب"],
    ),
    "not to be translated": ('<p>ا <b translate="no">UN</b> ب<p translate=no>نہیں', ["ا {1} ب"]),
    "title and description": (
        '<title>عنوان</title><meta name="description" content="خلاصہ"><meta name="author" content="نام">',
        ["عنوان", "خلاصہ"],
    ),
    "picture": ('<p>ا <img src="a.png" alt="تصویر" title="اشارہ"> ب', ["ا {1} ب", "تصویر", "اشارہ"]),
    "form": ('<input placeholder="نام" value="ڈیٹا"><input type=submit value="بھیجیں">', ["نام", "بھیجیں"]),
    "poem": ("<pre>ایک\n  دو</pre>", ["ایک\n  دو"]),
    "cells": ("<table><tr><td>ا<td>ب<tr><td>ج</table>", ["ا", "ب", "ج"]),
    "words in upper case": ("<P>ا <B>ب</B> ج</P>", ["ا {1>ب<1} ج"]),
    "no tag": ("<p>5 < 6 &lt; <7", ["5 < 6 < <7"]),
    "quoted tag": ('<p title="a > b">ا', ["ا", "a > b"]),
    "program": ("<p><?php if (1 > 0): ?>ا<?= $x ?> ب", ["{1}ا{2} ب"]),
    "letters taken for tags": ("<p>ا\ue001ب", ["ا□ب"]),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_of_a_page(name: str):
    source, expected = TEXTS[name]
    assert shown(page(source)) == expected


def test_what_paragraphs_are():
    found = page(
        "<h2>ا</h2><ol start=3><li>ب<ul><li><p>ج</p><p>د</p></ul><li>ہ</ol><table><tr><th>و<td>ز</table>"
        '<aside epub:type="footnote"><p>ح</aside>'
    ).paragraphs
    assert [(one.kind, one.level, one.marker, one.place) for one in found] == [
        (ParagraphKind.HEADING, 2, "", ""),
        (ParagraphKind.LIST_ITEM, 1, "3.", ""),
        (ParagraphKind.LIST_ITEM, 2, "•", ""),
        (ParagraphKind.LIST_ITEM, 2, "", ""),
        (ParagraphKind.LIST_ITEM, 1, "4.", ""),
        (ParagraphKind.TABLE_CELL, 0, "", "table 1, row 1, column 1"),
        (ParagraphKind.TABLE_CELL, 0, "", "table 1, row 1, column 2"),
        (ParagraphKind.FOOTNOTE, 0, "", "note"),
    ]


def test_what_tags_are():
    found = page(
        'ا <a href="https://example.org/x">ب</a> <span class="k" style="font-weight:bold">ج</span> <a href="#f" '
        'role="doc-noteref">1</a> <math><mi>x</mi></math> د'
    ).paragraphs[0]
    assert [(one.kind, one.words, one.look) for one in found.tags] == [
        (TagMeaning.LINK, "link to example.org/x", TagStyle(0)),
        (TagMeaning.FORMAT, "bold", TagStyle.BOLD),
        (TagMeaning.NOTE, "note 1", TagStyle(0)),
        (TagMeaning.FIELD, "formula", TagStyle(0)),
    ]


ENCODINGS = {
    "declared": ('<meta charset="windows-1256"><p>پاکستان', "cp1256", "cp1256"),
    "declared wrongly": ('<meta charset="iso-8859-1"><p>پاکستان ہے', "utf-8", "utf-8"),
    "declared impossibly": ('<meta charset="utf-16"><p>پاکستان ہے', "utf-8", "utf-8"),
    "declared as a name": ('<meta charset="idna"><p>پاکستان ہے', "utf-8", "utf-8"),
    "older way": ('<meta http-equiv=content-type content="text/html; charset=UTF-8"><p>پاکستان', "utf-8", "utf-8"),
    "XML": ('<?xml version="1.0" encoding="utf-16"?><html><p>پاکستان</p></html>', "utf-16", "utf-16"),
    "undeclared": ("<p>پاکستان کا دورہ</p>" * 3, "cp1256", "cp1256"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_the_encoding_is_what_the_page_is_in(name: str):
    text, codec, expected = ENCODINGS[name]
    found = read(HtmlReader(), "a.html", text.encode(codec, "xmlcharrefreplace"))
    assert found.encoding == expected
    assert found.paragraphs[0].text.startswith("پاکستان")


def test_letters_that_windows_1256_lends_are_urdu():
    found = read(HtmlReader(), "a.html", "<meta charset=windows-1256><p>كيا".encode("cp1256"))
    assert found.paragraphs[0].text == "کیا"
    assert len(found.doubts) == 1


def test_a_page_has_no_paragraph_rule():
    with pytest.raises(TranslatorError, match="rule"):
        HtmlReader().read("a.html", b"<p>x", DocumentReadOptions(paragraph_rule="lines"))


@pytest.mark.parametrize("suffix", ["", ".txt", ".html"])
def test_a_page_is_known_by_its_beginning(suffix: str):
    assert HtmlReader().recognises(b"\xef\xbb\xbf \n<!-- x --><HTML><p>x", suffix)
    assert HtmlReader().recognises(b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html>', suffix)
    assert HtmlReader().recognises(b"text", suffix) is (suffix == ".html")
