"""Markdown: whatever a text holds, what reads Markdown shows it letter by letter."""

import datetime as dt
import io
import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualLayout,
    BilingualRow,
    ExportedComment,
    ExportedDocumentRows,
)
from translator_gui.formats.characters import sanitize
from translator_gui.formats.markdown.writer import BilingualMarkdownWriter
from translator_gui.model.document import ParagraphKind
from translator_gui.model.status import Status

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = st.text(alphabet=st.one_of(st.sampled_from("\\`*_{}[]<>()#+-.!|~=:&;$^ \n\t1aا"), st.characters()), max_size=20)


def row(number: int, source: str, target: str) -> BilingualRow:
    return BilingualRow((number,), source, target, Status.TRANSLATED)


def written(options: BilingualExportOptions, *rows: BilingualRow) -> str:
    bilingual = BilingualDocument("T", dt.date(2026, 11, 26), (ExportedDocumentRows("a", rows),))
    stream = io.BytesIO()
    BilingualMarkdownWriter().write(stream, bilingual, options, ExportProgress(bilingual.row_count))
    return stream.getvalue().decode()


def rendered(options: BilingualExportOptions, *rows: BilingualRow) -> str:
    return RENDERER.render(written(options, *rows))


def plain(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", "", html.replace("<br>", "\n"))).split())


@given(SIGNS, SIGNS)
def test_a_table_shows_any_text(source: str, target: str) -> None:
    cells = re.findall("<td[^>]*>(.*?)</td>", rendered(BilingualExportOptions(), row(1, source, target)), re.DOTALL)
    assert [plain(cell) for cell in cells] == [" ".join(sanitize(text).split()) for text in (source, target)]


@given(SIGNS.filter(lambda text: bool(sanitize(text).strip())), SIGNS.filter(lambda text: bool(sanitize(text).strip())))
def test_interleaved_paragraphs_show_any_text(source: str, target: str) -> None:
    html = rendered(BilingualExportOptions(BilingualLayout.INTERLEAVED), row(1, source, target))
    shown = re.findall("<p[^>]*>(.*?)</p>", html, re.DOTALL)[2:]
    assert [plain(one) for one in shown] == [" ".join(sanitize(text).split()) for text in (source, target)]


@pytest.mark.parametrize(
    "text", ["# no heading", "- no item", "12. no item", "3) none", "=== none", "--- none", "> none", "+ none", "~~~"]
)
def test_nothing_begins_by_itself(text: str) -> None:
    one = replace(row(1, text, text), comments=(ExportedComment(text, 0, text),), notes=(text,))
    for layout in BilingualLayout:
        html = rendered(BilingualExportOptions(layout, with_comments=True), one).partition("</h1>")[2] or "<p>"
        assert not re.search("<(h[1-6]|ul|ol|pre|del)", html)


def test_an_urdu_paragraph_begins_at_the_right_and_urdu_words_are_marked() -> None:
    one = row(1, "اردو *متن* x", "The word قوم is Urdu.")
    html = rendered(BilingualExportOptions(BilingualLayout.INTERLEAVED), one)
    assert '<p dir="rtl" lang="ur">اردو &#42;متن&#42; x</p>' in html
    assert '<p>The word <span dir="rtl" lang="ur">قوم</span> is Urdu.</p>' in html
    table = rendered(BilingualExportOptions(), one)
    assert '<td style="text-align:right"><span dir="rtl" lang="ur">اردو *متن* x</span></td>' in table


def test_a_table_is_one_table_with_comments_and_breaks_in_its_cells() -> None:
    said = (ExportedComment("Amna", 1_764_000_000_000, "a | b\nc"), ExportedComment("آمنہ", 0, "کون"))
    html = rendered(
        BilingualExportOptions(with_comments=True, with_status=True),
        replace(row(1, "ا", "x\ny"), comments=said),
        row(2, "ب", "z"),
    )
    assert html.count("<table>") == 1
    assert "x<br>y<br><strong>Amna</strong>, 24 November 2025: a | b<br>c<br><strong><span dir" in html
    assert html.count("<td") == 6


def test_the_english_alone_is_running_text_with_its_headings_and_notes() -> None:
    rows = (
        replace(row(1, "باب", "Chapter"), kind=ParagraphKind.HEADING, level=2, marker="۳۔"),
        replace(row(2, "ایک", "One."), notes=("Founded",)),
        replace(
            row(
                3,
                "دو",
                "",
            ),
            opens=False,
        ),
    )
    html = rendered(BilingualExportOptions(BilingualLayout.TARGET), *rows)
    assert html == (
        "<h2>3. Chapter</h2>\n"
        '<p>One.<sup>1</sup> <mark><span dir="rtl" lang="ur">[دو]</span></mark></p>\n'
        "<hr />\n<p><sup>1</sup> Founded</p>\n"
    )
