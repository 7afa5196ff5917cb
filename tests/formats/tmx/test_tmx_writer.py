"""TMX 1.4b is valid whatever the texts hold, and every pair in it is as it was written."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

from tests.samples import SHARED, own_schema
from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualRow,
    BilingualRowGranularity,
    ExportedComment,
    ExportedDocumentRows,
)
from translator_gui.formats.characters import sanitize
from translator_gui.formats.identity import ExportedSentenceIdentity, ExportIdentity, read_row_mark
from translator_gui.formats.registry import write_bilingual, writer_for
from translator_gui.formats.tmx.writer import TmxWriter
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.model.status import Status

DTD = SHARED / "formats/schemas/catalog/tmx/tmx14.dtd"
MARK = ExportIdentity(new_uid(), new_uid(), 1_764_000_000_000)
HOSTILE = '</seg><evil a="1"/> & <!-- x --> ]]> "q" \x00\x07\ud800 \u202eevil\ttab\nline'
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def row(number: int, source: str, target: str, status: Status = Status.TRANSLATED) -> BilingualRow:
    part = ExportedSentenceIdentity(derived_uid(MARK.project, str(number)))
    return BilingualRow((number,), source, target, status, parts=(part,), author="Amna", changed=1_764_000_000_000)


ROWS = (
    row(1, "باب", "Chapter", Status.FINAL),
    row(2, "جملہ", "", Status.NOT_STARTED),
    row(3, "دوسرا", "Second", Status.DRAFT),
    replace(row(4, "تیسرا", ""), empty_on_purpose=True),
    replace(
        row(5, HOSTILE, HOSTILE), comments=(ExportedComment(HOSTILE, 0, HOSTILE),), notes=(HOSTILE,), author=HOSTILE
    ),
)


def document(*rows: BilingualRow, mark: ExportIdentity | None = MARK) -> BilingualDocument:
    sections = (ExportedDocumentRows("a & b.docx", rows[:2]), ExportedDocumentRows(HOSTILE, rows[2:]))
    return BilingualDocument(HOSTILE, dt.date(2026, 11, 26), tuple(one for one in sections if one.rows), mark=mark)


def written(bilingual: BilingualDocument) -> bytes:
    stream = io.BytesIO()
    TmxWriter().write(stream, bilingual, BilingualExportOptions(), ExportProgress(bilingual.row_count))
    return stream.getvalue()


def units(data: bytes) -> list[Element]:
    return list(etree.fromstring(data).iter("tu"))


def assert_valid(root: Element) -> None:
    """Check a memory with our own schema, and with the standard's where that is present."""
    own_schema("tmx").assertValid(root)
    if DTD.is_file():
        etree.DTD(str(DTD)).assertValid(root)


@pytest.mark.parametrize(
    "bilingual_document",
    [
        document(*ROWS),
        document(),
        document(*ROWS, mark=None),
        document(replace(ROWS[0], parts=(), author="", changed=0)),
    ],
    ids=["full", "empty", "of no project", "without marks"],
)
def test_it_is_valid(bilingual_document: BilingualDocument) -> None:
    assert_valid(etree.fromstring(written(bilingual_document)))


def test_a_unit_is_a_sentence_that_has_english() -> None:
    found = [
        [(variant.get(LANG), variant.findtext("seg")) for variant in unit.iter("tuv")]
        for unit in units(written(document(*ROWS)))
    ]
    assert found == [
        [("ur", "باب"), ("en", "Chapter")],
        [("ur", "دوسرا"), ("en", "Second")],
        [("ur", sanitize(HOSTILE)), ("en", sanitize(HOSTILE))],
    ]


def test_it_says_what_a_sentence_is_and_who_changed_it_last() -> None:
    first, second, hostile = units(written(document(*ROWS)))
    told = {prop.get("type"): prop.text for prop in second.iter("prop")}
    assert read_row_mark(told.pop("x-mark") or "").segments == (ROWS[2].parts[0].segment,)
    assert told == {
        "x-document": sanitize(HOSTILE),
        "x-number": "3",
        "x-status": "draft",
        "x-uid": ROWS[2].parts[0].segment,
    }
    assert first.get("tuid") == ROWS[0].parts[0].segment
    _, english = first.iter("tuv")
    assert (english.get("changeid"), english.get("changedate")) == ("Amna", "20251124T160000Z")
    assert [note.text for note in hostile.iter("note")] == [
        sanitize(HOSTILE),
        f"{sanitize(HOSTILE)}, 1970-01-01: {sanitize(HOSTILE)}",
    ]


@given(st.lists(st.tuples(st.text(), st.text(min_size=1)), max_size=5))
def test_any_text_stands_in_it_as_it_was_written(texts: list[tuple[str, str]]) -> None:
    data = written(document(*[row(number, *both) for number, both in enumerate(texts, 1)]))
    found = [tuple(seg.text or "" for seg in unit.iter("seg")) for unit in units(data)]
    assert found == [(sanitize(source), sanitize(target)) for source, target in texts]


def test_paragraphs_are_refused_and_nothing_is_left(tmp_path: Path) -> None:
    assert isinstance(writer_for(tmp_path / "a.TMX"), TmxWriter)
    both = replace(row(1, "ا", "a"), numbers=(1, 2))
    with pytest.raises(TranslatorError, match=r"TMX .*--by sentence"):
        write_bilingual(
            tmp_path / "a.tmx", document(both), BilingualExportOptions(by=BilingualRowGranularity.PARAGRAPH)
        )
    assert list(tmp_path.iterdir()) == []
