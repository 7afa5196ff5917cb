"""The hidden marks of an exported Word document: there, valid, and not to be seen."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualLayout,
    BilingualRow,
    ExportedDocumentRows,
)
from translator_gui.formats.docx.writer import BilingualDocxWriter
from translator_gui.formats.identity import (
    ExportedSentenceIdentity,
    ExportIdentity,
    checked_label,
    is_label_of,
    labelled_number,
    uid_from_digits,
    uid_to_digits,
)
from translator_gui.formats.row_bookmarks import read_row_bookmarks
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.model.status import Status

SCHEMAS = Path(__file__).parents[3] / "../shared/data/formats/ooxml/catalog"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{SPACE}}}"
MARK = ExportIdentity(new_uid(), new_uid(), 1_764_000_000_000)
ROWS = tuple(
    BilingualRow(
        (number,), "جملہ", "Text", Status.DRAFT, parts=(ExportedSentenceIdentity(new_uid(), (new_uid(), new_uid())),)
    )
    for number in (1, 2)
)


def package(options: BilingualExportOptions) -> zipfile.ZipFile:
    document = BilingualDocument("T", dt.date(2026, 11, 25), (ExportedDocumentRows("a", ROWS),), mark=MARK)
    stream = io.BytesIO()
    BilingualDocxWriter().write(stream, document, options, ExportProgress(len(ROWS)))
    return zipfile.ZipFile(stream)


def body(options: BilingualExportOptions) -> str:
    return package(options).read("word/document.xml").decode()


@pytest.mark.parametrize("with_numbers", [True, False])
def test_each_row_has_its_own_and_word_takes_their_names(with_numbers: bool) -> None:
    marked = body(BilingualExportOptions(with_numbers=with_numbers))
    names = [name for name in re.findall(r'w:name="([^"]*)"', marked) if not name.startswith("_own_")]
    assert len(names) == len(set(names)) == 8
    assert all(len(name) <= 40 and name.startswith("_") for name in names)
    ids = re.findall(r'bookmarkStart w:id="(\d+)"', marked)
    assert len(set(ids)) == len(ids)
    found = [
        read_row_bookmarks(re.findall(r'w:name="([^"]*)"', row)) for row in re.findall("<w:tr>.*?</w:tr>", marked)[1:]
    ]
    assert [(one.segments, one.revisions) for one in found] == [
        ((row.parts[0].segment,), row.parts[0].revisions) for row in ROWS
    ]
    assert [one.sums[0][0] for one in found] == [1, 2]


def test_they_stand_where_nobody_writes() -> None:
    for with_numbers in (True, False):
        cells = re.findall("<w:tc>.*?</w:tc>", body(BilingualExportOptions(with_numbers=with_numbers)))
        assert all(
            ("bookmarkStart" in cell) == (index % (2 + with_numbers) == 0)
            for index, cell in enumerate(cells)
            if index > with_numbers + 1
        )


def test_other_layouts_have_none() -> None:
    for layout in (BilingualLayout.INTERLEAVED, BilingualLayout.TARGET):
        assert "bookmarkStart" not in body(BilingualExportOptions(layout))


def test_they_are_valid() -> None:
    if not SCHEMAS.is_dir():
        pytest.skip("the ECMA schemas are not beside the checkout")
    imports = (
        ("http://www.w3.org/XML/1998/namespace", "xml/xml.xsd"),
        (SPACE, "openxml/OfficeOpenXML-XMLSchema-Transitional/wml.xsd"),
    )
    content = "".join(f'<xs:import namespace="{uri}" schemaLocation="{SCHEMAS / file}"/>' for uri, file in imports)
    schema = etree.XMLSchema(
        etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{content}</xs:schema>')
    )
    for with_numbers in (True, False):
        schema.assertValid(etree.fromstring(body(BilingualExportOptions(with_numbers=with_numbers)).encode()))


def test_the_document_names_its_project_and_others_still_open_it() -> None:
    archive = package(BilingualExportOptions())
    custom = archive.read("docProps/custom.xml").decode()
    assert MARK.project in custom
    assert MARK.export in custom
    assert "/docProps/custom.xml" in archive.read("[Content_Types].xml").decode()
    assert "docProps/custom.xml" in archive.read("_rels/.rels").decode()
    assert isinstance(archive.fp, io.BytesIO)
    (table,) = docx.Document(archive.fp).tables
    assert [cell.text for cell in table.rows[1].cells] == ["جملہ", "Text"]


def test_a_label_is_checked() -> None:
    uids = [derived_uid(MARK.project, str(number)) for number in range(300)]
    labels = [checked_label("12", [ExportedSentenceIdentity(uid)]) for uid in uids]
    assert all(is_label_of(label, uid) for label, uid in zip(labels, uids, strict=True))
    assert sum(is_label_of(labels[0], uid) for uid in uids) < 40
    assert is_label_of(labels[0].replace("·", " ").lower(), uids[0])
    assert checked_label("3–5", []) == "3–5"
    assert [labelled_number(text) for text in ("3–5·K", " 12 ·K", "K", "")] == [3, 12, None, None]


def test_uids_are_told_from_what_is_none() -> None:
    uid = new_uid()
    assert uid_from_digits(uid_to_digits(uid)) == uid
    assert [uid_from_digits(text) for text in ("", "x" * 32, uid_to_digits(uid)[1:])] == ["", "", ""]
    assert read_row_bookmarks(["_seg_x", "_GoBack", "_sum_", "_rev_"]) == ((), (), False, ())
