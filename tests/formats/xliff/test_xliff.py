"""XLIFF 2.1 is valid whatever the texts hold, and is read back as it was written."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

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
from translator_gui.formats.identity import ExportedSentenceIdentity, ExportIdentity
from translator_gui.formats.registry import read_returned, write_bilingual, writer_for
from translator_gui.formats.xliff.returned import read_returned_xliff
from translator_gui.formats.xliff.states import CORE
from translator_gui.formats.xliff.writer import XliffWriter
from translator_gui.model.document import ParagraphKind
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.model.status import Status

SCHEMAS = SHARED / "formats/schemas/catalog/xliff2.1"
DATE = dt.date(2026, 11, 25)
MARK = ExportIdentity(new_uid(), new_uid(), 1_764_000_000_000)
HOSTILE = '</target><evil a="1"/> & <!-- x --> ]]> "q" \x00\x07\ud800 \u202eevil\ttab\nline'
X = f"{{{CORE}}}"


def uid(number: int) -> str:
    return derived_uid(MARK.project, str(number))


def row(number: int, source: str, target: str, status: Status = Status.TRANSLATED) -> BilingualRow:
    part = ExportedSentenceIdentity(uid(number), (uid(number + 1000),) if status is not Status.NOT_STARTED else ())
    return BilingualRow((number,), source, target, status, parts=(part,))


ROWS = (
    replace(row(1, "باب", "Chapter", Status.FINAL), kind=ParagraphKind.HEADING, level=1, marker="۱۔"),
    row(2, "جملہ", "", Status.NOT_STARTED),
    replace(row(3, "دوسرا", "Second", Status.DRAFT), opens=False),
    replace(row(4, "تیسرا", "", Status.TRANSLATED), empty_on_purpose=True),
    replace(row(5, HOSTILE, HOSTILE, Status.RETURNED), comments=(ExportedComment(HOSTILE, 0, HOSTILE, uid(9)),)),
    replace(row(6, "حاشیہ", "Note", Status.APPROVED), notes=("Founded in 2001.",), place='footnote "1"'),
)


def document(*rows: BilingualRow, mark: ExportIdentity | None = MARK) -> BilingualDocument:
    middle = len(rows) // 2 + 1
    sections = (ExportedDocumentRows("a & b.docx", rows[:middle]), ExportedDocumentRows("ب", rows[middle:]))
    return BilingualDocument("T", DATE, tuple(one for one in sections if one.rows), mark=mark)


def written(bilingual: BilingualDocument) -> bytes:
    stream = io.BytesIO()
    XliffWriter().write(stream, bilingual, BilingualExportOptions(), ExportProgress(bilingual.row_count))
    return stream.getvalue()


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    if not SCHEMAS.is_dir():
        pytest.skip("the OASIS schemas are not beside the checkout")
    imports = "".join(
        f'<xs:import namespace="urn:oasis:names:tc:xliff:{name}:2.0" schemaLocation="{SCHEMAS / file}"/>'
        for name, file in (("document", "xliff_core_2.0.xsd"), ("metadata", "metadata.xsd"))
    )
    return etree.XMLSchema(
        etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>')
    )


DOCUMENTS = pytest.mark.parametrize(
    "bilingual",
    [document(*ROWS), document(), document(*ROWS, mark=None), document(replace(ROWS[0], parts=()))],
    ids=["full", "empty", "of no project", "without marks"],
)


@DOCUMENTS
def test_our_own_schema_allows_it(bilingual: BilingualDocument) -> None:
    own_schema("xliff21").assertValid(etree.fromstring(written(bilingual)))


@DOCUMENTS
def test_it_is_valid(schema: etree.XMLSchema, bilingual: BilingualDocument) -> None:
    schema.assertValid(etree.fromstring(written(bilingual)))


def test_ids_are_those_of_one_file_alone() -> None:
    root = etree.fromstring(written(document(*ROWS)))
    for tag in ("file", "group", "unit"):
        ids = [one.get("id") for one in root.iter(X + tag)]
        assert len(ids) == len(set(ids)), tag


def test_every_status_has_its_state() -> None:
    states = [
        (one.get("state"), one.get("subState"))
        for one in etree.fromstring(written(document(*ROWS))).iter(f"{X}segment")
    ]
    assert states == [
        ("final", None),
        ("initial", None),
        ("initial", "tg:draft"),
        ("translated", None),
        ("translated", "tg:returned"),
        ("reviewed", None),
    ]


def test_it_is_read_as_it_was_written() -> None:
    found = read_returned_xliff("a.xlf", written(document(*ROWS)))
    assert (found.project, found.time, found.written) == (MARK.project, MARK.time, len(ROWS))
    for one, before in zip(found.rows, ROWS, strict=True):
        assert (one.source, one.target) == (sanitize(before.source), sanitize(before.target))
        assert (one.segments, one.revisions) == ((before.parts[0].segment,), before.parts[0].revisions)
        assert one.statuses == (before.status, before.status)
        assert one.label == before.label
    (comment,) = found.rows[4].comments
    assert (comment.text, comment.uid, comment.time) == (sanitize(HOSTILE).strip(), uid(9), 0)


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_any_text_is_read_as_it_was_written(texts: list[tuple[str, str]]) -> None:
    rows = [row(number, *both) for number, both in enumerate(texts, 1)]
    found = read_returned_xliff("a.xlf", written(document(*rows))).rows[: len(rows)]
    assert [(one.source, one.target) for one in found] == [
        (sanitize(source), sanitize(target)) for source, target in texts
    ]


def changed(old: str, new: str) -> bytes:
    text = written(document(*ROWS)).decode()
    assert old in text
    return text.replace(old, new).encode()


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ('state="reviewed"', Status.APPROVED),
        ('state="reviewed" subState="tg:draft"', Status.APPROVED),
        ('state="final"', Status.FINAL),
        ('state="translated" subState="tg:returned"', Status.RETURNED),
        ('state="initial"', Status.DRAFT),
        ('state="initial" subState="other:mt"', Status.DRAFT),
        ('state="odd"', Status.DRAFT),
        ("", Status.DRAFT),
    ],
)
def test_a_state_that_was_changed(state: str, status: Status) -> None:
    found = read_returned_xliff("a.xlf", changed('state="initial" subState="tg:draft"', state))
    assert found.rows[2].statuses == (Status.DRAFT, status)


def test_markup_of_other_programs_is_no_text_and_its_remarks_are_comments() -> None:
    target = '<pc id="1">Sec</pc><ph id="2"/><mrk id="m1" type="comment" value="Why?">ond</mrk><cp hex="0007"/>!'
    found = read_returned_xliff("a.xlf", changed("<target>Second</target>", f"<target>{target}</target>"))
    one = found.rows[2]
    assert one.target == "Second\x07!"
    assert [(c.text, c.start, c.end, c.quote) for c in one.comments] == [("Why?", 3, 6, "ond")]


def test_a_unit_that_was_cut_is_as_far_as_its_least_part() -> None:
    halves = (
        '<segment state="final"><source>دو</source><target>Sec</target></segment>'
        "<ignorable><source> </source><target>-</target></ignorable>"
        '<segment state="translated"><source>سرا</source><target>ond</target></segment>'
    )
    old = '<segment id="s1" state="initial" subState="tg:draft"><source>دوسرا</source><target>Second</target></segment>'
    one = read_returned_xliff("a.xlf", changed(old, halves)).rows[2]
    assert (one.target, one.statuses) == ("Sec-ond", (Status.DRAFT, Status.TRANSLATED))


def test_without_our_metadata_the_unit_still_names_its_sentence() -> None:
    root = etree.fromstring(written(document(*ROWS)))
    for one in list(root.iter("{urn:oasis:names:tc:xliff:metadata:2.0}metadata")):
        parent = one.getparent()
        assert parent is not None
        parent.remove(one)
    found = read_returned_xliff("a.xlf", etree.tostring(root))
    assert found.project == ""
    assert [one.segments for one in found.rows] == [(before.parts[0].segment,) for before in ROWS]
    assert {one.statuses for one in found.rows} == {None}


HEAD = f'<xliff xmlns="{CORE}" version="2.1" srcLang="ur"'
REFUSED = {
    "an older version": (b'<xliff version="1.1" xmlns="urn:oasis:names:tc:xliff:document:1.1"/>', "is XLIFF 1.1"),
    "a later version": (f"{HEAD.replace('2.1', '3.0')}/>".encode(), "is XLIFF 3.0"),
    "another root": (b"<tmx/>", "is no XLIFF"),
    "broken": (f"{HEAD}><file>".encode(), "is broken"),
    "nothing of it": (b"\xff\xfe\x00<", "is broken"),
    "entities": (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{HEAD}>&e;</xliff>'.encode(),
        "declares entities",
    ),
    "an outer DTD": (f'<!DOCTYPE x SYSTEM "http://example.org/x.dtd">{HEAD}/>'.encode(), "declares entities"),
    "too deep": (f"{HEAD}>{'<group>' * 5000}".encode(), "is broken"),
    "a newer program's": (written(document(*ROWS)).replace(b'"format">1', b'"format">2'), "newer version"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_is_not_read_is_refused_plainly(why: str) -> None:
    data, reason = REFUSED[why]
    with pytest.raises(TranslatorError, match=reason):
        read_returned_xliff("a.xlf", data)


def test_both_endings_are_written_and_read(tmp_path: Path) -> None:
    for name in ("a.xlf", "b.XLIFF"):
        assert isinstance(writer_for(tmp_path / name), XliffWriter)
        assert write_bilingual(tmp_path / name, document(*ROWS), BilingualExportOptions())
        assert len(read_returned(tmp_path / name).rows) == len(ROWS)


def test_paragraphs_are_refused(tmp_path: Path) -> None:
    one = replace(ROWS[0], numbers=(1, 2))
    with pytest.raises(TranslatorError, match="by sentence"):
        write_bilingual(tmp_path / "a.xlf", document(one), BilingualExportOptions(by=BilingualRowGranularity.PARAGRAPH))
    assert list(tmp_path.iterdir()) == []
