"""Our own XLIFF of both versions: tags, history, states and comments are valid and can be read back."""

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.formats.xliff.samples import OLDER, SCHEMAS, folder
from tests.formats.xliff.schematron import broken_rules
from tests.samples import own_schema
from translator_gui.formats.base import DocumentReadOptions, ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualRow,
    ExportedComment,
    ExportedDocumentRows,
)
from translator_gui.formats.characters import sanitize
from translator_gui.formats.identity import ExportedRevision, ExportedSentenceIdentity, ExportIdentity
from translator_gui.formats.returned import ReturnedDocument
from translator_gui.formats.xliff.reader import XliffReader
from translator_gui.formats.xliff.returned import read_returned_xliff
from translator_gui.formats.xliff.states import CHANGES, CORE, METADATA
from translator_gui.formats.xliff.writer import XliffWriter
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.model.inline_tag import InlineTag, TagMeaning, TagStyle, closing, opening, standalone
from translator_gui.model.status import Status
from translator_gui.text.tag_spelling import spelled

VERSIONS = ("1.2", "2.1")
MARK = ExportIdentity(new_uid(), new_uid(), 1_764_000_000_000)
TAGS = (
    InlineTag(1, TagMeaning.FORMAT, paired=True, words="bold", look=TagStyle.BOLD),
    InlineTag(
        2, TagMeaning.LINK, paired=True, words='link to "example.org"', code='<a href="http://example.org/?a=1&b">'
    ),
    InlineTag(3, TagMeaning.FIELD, paired=False, words="placeholder", code="%s"),
    InlineTag(4, TagMeaning.FORMAT, paired=True, words="struck through", look=TagStyle.STRIKE | TagStyle.MONOSPACE),
    InlineTag(5, TagMeaning.NOTE, paired=False, words="footnote"),
    InlineTag(6, TagMeaning.BREAK, paired=False, words="line break"),
)
NESTED = (
    f"{opening(1)}موٹا {opening(2)}ربط{closing(2)}{closing(1)} اور {standalone(3)} {standalone(6)}"
    f"{opening(4)}کٹا{closing(4)}{standalone(5)}"
)
CROSSED = (
    f"{opening(2)}link {opening(1)}bold{closing(2)} on{closing(1)} {standalone(3)}{standalone(3)} "
    f"{closing(4)}odd {opening(4)}{standalone(5)}"
)
HISTORY = (
    ExportedRevision('Amna "A" <a@b>', 1_764_000_000_000, Status.DRAFT, f"{opening(1)}First{closing(1)} & only"),
    ExportedRevision("Bilal", 1_764_000_100_000, Status.TRANSLATED, CROSSED),
)


def uid(number: int) -> str:
    return derived_uid(MARK.project, str(number))


def row(number: int, source: str, target: str, status: Status = Status.TRANSLATED, **more: Any) -> BilingualRow:
    part = ExportedSentenceIdentity(uid(number), (uid(number + 1000),), HISTORY)
    return replace(
        BilingualRow(
            (number,),
            spelled(source),
            spelled(target),
            status,
            parts=(part,),
            marked_source=source,
            marked_target=target,
            tags=TAGS,
        ),
        **more,
    )


ROWS = (
    row(1, NESTED, CROSSED),
    row(2, f"{opening(1)}آدھا", f"half{closing(1)} {opening(1)}x{closing(1)}{opening(1)}y{closing(1)}", opens=False),
    row(3, f"دوسرا آدھا{closing(1)}", "", Status.NOT_STARTED, opens=False),
    row(
        4,
        "سادہ",
        "Plain & <simple> ]]>",
        Status.RETURNED,
        comments=(ExportedComment("Ali", 1_764_000_000_000, "Why?\n", uid(9)),),
    ),
    row(5, "خالی", "", Status.TRANSLATED, empty_on_purpose=True, notes=("A footnote.",)),
    row(
        6,
        standalone(3),
        standalone(3),
        Status.DRAFT,
        comments=(ExportedComment("Ali", 1_764_000_000_000, "Hm", uid(10), kind="style, minor"),),
    ),
    row(7, "منظور", "Approved", Status.APPROVED, place="table 1"),
    row(8, "حتمی", "Final", Status.FINAL),
)


def document(*rows: BilingualRow) -> BilingualDocument:
    return BilingualDocument("T", dt.date(2026, 11, 26), (ExportedDocumentRows('a & "b".docx', rows),), mark=MARK)


def written(version: str, *rows: BilingualRow) -> bytes:
    stream = io.BytesIO()
    XliffWriter().write(stream, document(*rows), BilingualExportOptions(version=version), ExportProgress(len(rows)))
    return stream.getvalue()


def returned(version: str, *rows: BilingualRow) -> ReturnedDocument:
    return read_returned_xliff("a.xlf", written(version, *rows))


@pytest.mark.parametrize("version", VERSIONS)
def test_all_comes_back(version: str):
    found = returned(version, *ROWS)
    assert (found.project, found.time, found.written) == (MARK.project, MARK.time, len(ROWS))
    for one, before in zip(found.rows, ROWS, strict=True):
        assert (one.source, one.target) == (before.marked_source, before.marked_target)
        assert one.statuses == (before.status, before.status)
        assert (one.segments, one.revisions) == ((before.parts[0].segment,), before.parts[0].revisions)
        assert [(c.author, c.time, c.text, c.uid) for c in one.comments] == [
            (c.author, c.time, c.labelled_text.strip(), c.uid) for c in before.comments
        ]


@st.composite
def texts(draw: st.DrawFn) -> str:
    marks = [make(number) for make in (opening, closing) for number in (1, 2, 4)] + [standalone(n) for n in (3, 5, 6)]
    return "".join(draw(st.lists(st.sampled_from(marks) | st.text(max_size=4), max_size=10)))


@pytest.mark.parametrize("version", VERSIONS)
@given(source=texts(), target=texts())
def test_any_tags_come_back(version: str, source: str, target: str):
    one = returned(version, row(1, source, target)).rows[0]
    assert (one.source, one.target) == (sanitize(source), sanitize(target))


@pytest.mark.parametrize("version", VERSIONS)
def test_it_opens_as_a_document_that_keeps_its_rules(version: str):
    rows = [one for one in ROWS if one.source != spelled(standalone(3))]
    found = XliffReader().read("a.xlf", written(version, *ROWS), DocumentReadOptions())
    assert found.doubts == ()
    assert len(found.paragraphs) >= len(rows)
    by_text = {one.sentences[0].target: one.sentences[0].status for one in found.paragraphs if one.sentences}
    assert by_text["Final"] is Status.APPROVED
    assert by_text["Plain & <simple> ]]>"] is Status.RETURNED
    words = [tag.words for tag in found.paragraphs[0].tags]
    assert words[:2] == ["bold", 'link to "example.org"']
    assert {"placeholder", "footnote"} <= set(words)


@pytest.mark.parametrize("name", ["strict", "transitional"])
@given(source=texts(), target=texts())
def test_the_older_version_is_valid(name: str, source: str, target: str):
    older_schema(name).assertValid(etree.fromstring(written("1.2", *ROWS, row(9, source, target))))


SCHEMA_CACHE: dict[str, etree.XMLSchema] = {}


def older_schema(name: str) -> etree.XMLSchema:
    if name not in SCHEMA_CACHE:
        path = folder("schemas", "catalog", "xliff") / f"xliff-core-1.2-{name}.xsd"
        text = path.read_bytes().replace(
            b"http://www.w3.org/2001/xml.xsd",
            bytes(SCHEMAS / "xliff2.1/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"),
        )
        own = b'processContents="strict"'
        SCHEMA_CACHE[name] = etree.XMLSchema(etree.fromstring(text.replace(own, b'processContents="lax"')))
    return SCHEMA_CACHE[name]


def newer_schema() -> etree.XMLSchema:
    base = folder("schemas", "catalog", "xliff2.1")
    if "2.1" not in SCHEMA_CACHE:
        files = {
            CORE: "xliff_core_2.0.xsd",
            METADATA: "metadata.xsd",
            CHANGES: "informativeCopiesOf3rdPartySchemas/extensions/change_tracking.xsd",
        }
        imports = "".join(
            f'<xs:import namespace="{space}" schemaLocation="{base / file}"/>' for space, file in files.items()
        )
        text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
        SCHEMA_CACHE["2.1"] = etree.XMLSchema(etree.fromstring(text))
    return SCHEMA_CACHE["2.1"]


@given(source=texts(), target=texts())
def test_our_own_schemas_allow_both_versions(source: str, target: str):
    rows = (*ROWS, row(9, source, target))
    for version, schema in (("2.1", "xliff21"), ("1.2", "xliff12")):
        own_schema(schema).assertValid(etree.fromstring(written(version, *rows)))


@given(source=texts(), target=texts())
def test_the_newer_version_is_valid(source: str, target: str):
    newer_schema().assertValid(etree.fromstring(written("2.1", *ROWS, row(9, source, target))))


def test_it_keeps_the_rules_of_oasis():
    schema = folder("xliff2", "xliff-21", "schemas") / "xliff_core_2.1.sch"
    assert broken_rules(schema, etree.fromstring(written("2.1", *ROWS)).getroottree()) == []


def test_the_history_is_told():
    root = etree.fromstring(written("2.1", ROWS[0]))
    revisions = list(root.iter(f"{{{CHANGES}}}revision"))
    assert [(one.get("author"), one.get("datetime")) for one in revisions] == [
        ('Amna "A" <a@b>', "2025-11-24T16:00:00Z"),
        ("Bilal", "2025-11-24T16:01:40Z"),
    ]
    assert [one.findtext(f"{{{CHANGES}}}item") for one in revisions] == [spelled(one.target) for one in HISTORY]
    older = etree.fromstring(written("1.2", ROWS[0]))
    (before,) = older.iter(f"{{{OLDER}}}alt-trans")
    assert (before.get("alttranstype"), before.get("origin")) == ("previous-version", 'Amna "A" <a@b>')
