"""Glossaries of both versions and both styles: reading, writing again, and our own exports."""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.samples import SHARED, own_schema, sample_files
from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualRow,
    ExportedComment,
    ExportedDocumentRows,
)
from translator_gui.formats.registry import read_document, write_bilingual
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.formats.tbx.reader import TbxReader
from translator_gui.formats.tbx.writer import TbxWriter
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Status
from translator_gui.text.tag_spelling import spelled

CORE = SHARED / "formats/schemas/catalog/tbx/TBXcoreStructV03.rng"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

MARTIF = """<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
  <text>
    <body>
      <termEntry id="c1">
        <descrip type="subjectField">Law</descrip>
        <langSet xml:lang="ur">
          <descripGrp>
            <descrip type="definition">جو فیصلہ کرے</descrip>
          </descripGrp>
          <tig>
            <term>عدالت</term>
          </tig>
          <tig>
            <term>کچہری</term>
          </tig>
        </langSet>
        <langSet xml:lang="en-GB">
          <tig>
            <term>court</term>
          </tig>
        </langSet>
      </termEntry>
      <termEntry id="c2">
        <langSet xml:lang="ur">
          <ntig>
            <termGrp>
              <term>قانون <hi type="bold">دان</hi></term>
            </termGrp>
          </ntig>
        </langSet>
      </termEntry>
    </body>
  </text>
</martif>
"""
DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="ur" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><tbxHeader><fileDesc><sourceDesc>
<p>x</p></sourceDesc></fileDesc></tbxHeader><text><body><conceptEntry id="c1"><min:subjectField>Law</min:subjectField>
<basic:definition>who decides</basic:definition><langSec xml:lang="ur"><termSec><term>عدالت</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""

Translate = Callable[[int, SourceParagraph], TargetSentence]


def read(data: str | bytes) -> SourceDocument:
    return TbxReader().read("a.tbx", data if isinstance(data, bytes) else data.encode(), DocumentReadOptions())


def written(data: str | bytes, translate: Translate) -> bytes:
    raw = data if isinstance(data, bytes) else data.encode()
    found = read(raw).paragraphs
    paragraphs = [TargetParagraph(one.text, (translate(number, one),)) for number, one in enumerate(found)]
    stream = io.BytesIO()
    TbxReader().write_target(
        stream, OriginalDocument("a.tbx", raw, DocumentReadOptions()), paragraphs, ExportProgress(len(paragraphs))
    )
    return stream.getvalue()


def english(number: int, paragraph: SourceParagraph) -> TargetSentence:
    return TargetSentence(f"term {number}", paragraph.text)


def waiting(number: int, paragraph: SourceParagraph) -> TargetSentence:
    return TargetSentence(paragraph.text, paragraph.text, open=True, urdu=True)


def test_terms_are_paragraphs():
    document = read(MARTIF)
    assert document.doubts == ()
    assert [(spelled(one.text), one.place) for one in document.paragraphs] == [
        ("عدالت", "Law, entry c1"),
        ("کچہری", "Law, entry c1"),
        ("قانون {1>دان<1}", "entry c2"),
    ]
    assert [
        (one.sentences[0].target, one.sentences[0].status, one.sentences[0].note) for one in document.paragraphs
    ] == [
        ("court", Status.TRANSLATED, "جو فیصلہ کرے"),
        ("", Status.NOT_STARTED, ""),
        ("", Status.NOT_STARTED, ""),
    ]


def test_the_style_of_elements_is_read_too():
    (paragraph,) = read(DCT).paragraphs
    assert (paragraph.text, paragraph.place, paragraph.sentences[0].note) == ("عدالت", "Law, entry c1", "who decides")


def test_nothing_changes_where_nothing_changed():
    def as_it_came(_: int, paragraph: SourceParagraph) -> TargetSentence:
        target = paragraph.sentences[0].target
        return TargetSentence(target or paragraph.text, paragraph.text, urdu=not target)

    assert written(MARTIF, as_it_came).decode() == MARTIF


def test_english_that_was_taken_away_is_gone():
    start, end = MARTIF.index('<langSet xml:lang="en-GB">'), MARTIF.rindex("</langSet>", 0, MARTIF.index("c2"))
    rest = MARTIF[:start].rstrip() + MARTIF[end + len("</langSet>") :]
    assert written(MARTIF, waiting).decode() == rest
    both = written(MARTIF, english)
    first = written(both, lambda number, one: waiting(number, one) if number == 0 else english(number, one))
    assert [one.sentences[0].target for one in read(first).paragraphs] == ["term 1", "", "term 2"]


def test_english_is_filled_in_and_added_in_the_same_shape():
    lines = [line.strip() for line in written(MARTIF, english).decode().splitlines()]
    before = [line.strip() for line in MARTIF.splitlines()]
    assert [line for line in lines if line not in before] == [
        "<term>term 0</term>",
        "<term>term 1</term>",
        '<langSet xml:lang="en">',
        "<term>term 2</term>",
    ]
    at = lines.index('<langSet xml:lang="en">')
    assert lines[at + 1 : at + 7] == [
        "<ntig>",
        "<termGrp>",
        "<term>term 2</term>",
        "</termGrp>",
        "</ntig>",
        "</langSet>",
    ]
    assert [one.sentences[0].target for one in read(written(MARTIF, english)).paragraphs] == [
        "term 0",
        "term 1",
        "term 2",
    ]


def test_what_comes_back_is_valid():
    if CORE.is_file():
        etree.RelaxNG(etree.parse(CORE)).assertValid(etree.fromstring(DCT))
        etree.RelaxNG(etree.parse(CORE)).assertValid(etree.fromstring(written(DCT, english)))
    (good, *_) = (path for path in SAMPLES if path.name == "good.tbx")
    own_schema("tbx").assertValid(etree.fromstring(written(good.read_bytes(), english)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<tbx>\n<text>", r"a\.tbx, line 2: "),
        ("<other/>", r"a\.tbx, line 1: .*<tbx>"),
        ('<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>', "entities"),
    ],
)
def test_what_is_no_tbx_is_refused(text: str, told: str):
    with pytest.raises(TranslatorError, match=told):
        read(text)


SAMPLES = sample_files(
    "tbx", "tbx/*_good.tbx", "tbx/*_bad.tbx", "tbx/basic/DC?/*_VALID.tbx", "tbx/poorly_formed_xml.tbx"
)
BROKEN = [path for path in SAMPLES if path.stem in {"broken", "poorly_formed_xml"}]


@pytest.mark.parametrize("path", [path for path in SAMPLES if path not in BROKEN], ids=lambda path: path.name)
def test_files_of_others_open_and_go_back_whether_they_keep_the_rules_or_not(path: Path):
    document = read(path.read_bytes())
    assert document.paragraphs
    assert document.doubts == ("No term is Urdu: those in another language (es) were read.",)
    back = written(document.data, english)
    assert [one.sentences[0].target for one in read(back).paragraphs] == [
        f"term {number}" for number in range(len(document.paragraphs))
    ]
    assert read(back).doubts == document.doubts


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_a_broken_file_of_others_is_refused_with_its_line(path: Path):
    with pytest.raises(TranslatorError, match=r"line \d+"):
        read(path.read_bytes())


HOSTILE = "<term>&\x00\u202e]]>"
ROWS = (
    BilingualRow((1,), "عدالت", "court", Status.FINAL, notes=("civil",)),
    BilingualRow((2,), "یہ ایک جملہ ہے۔", "This is a sentence.", Status.TRANSLATED),
    BilingualRow((3,), "پہلا", "first", Status.TRANSLATED),
    BilingualRow((4,), "دوسرا", "second", Status.TRANSLATED, opens=False),
    BilingualRow((5,), "بہت لمبا عنوان " * 3, "long", Status.TRANSLATED),
    BilingualRow((6,), "خالی", "", Status.NOT_STARTED),
    BilingualRow((7,), HOSTILE, HOSTILE, Status.DRAFT, comments=(ExportedComment(HOSTILE, 0, HOSTILE),), place=HOSTILE),
)


def document(*rows: BilingualRow, name: str = "a.docx") -> BilingualDocument:
    return BilingualDocument(HOSTILE, dt.date(2026, 11, 26), (ExportedDocumentRows(name, rows),))


def test_short_paragraphs_go_out_as_terms_and_are_valid(tmp_path: Path):
    assert write_bilingual(tmp_path / "a.tbx", document(*ROWS), BilingualExportOptions())
    data = (tmp_path / "a.tbx").read_bytes()
    own_schema("tbx").assertValid(etree.fromstring(data))
    if CORE.is_file():
        etree.RelaxNG(etree.parse(CORE)).assertValid(etree.fromstring(data))
    back = read_document(tmp_path / "a.tbx")
    assert back.doubts == ()
    assert [(one.text, one.sentences[0].target) for one in back.paragraphs] == [
        ("عدالت", "court"),
        ("<term>&\u202e]]>\u202c", "<term>&\u202e]]>\u202c"),
    ]


@pytest.mark.parametrize("version", ["", "2"])
def test_of_a_glossary_every_term_goes_out(version: str):
    stream, options = io.BytesIO(), BilingualExportOptions(version=version)
    TbxWriter().write(stream, document(*ROWS, name="a.TBX"), options, ExportProgress(len(ROWS)))
    assert (b"<martif" in stream.getvalue()) == (version == "2")
    assert len(read(stream.getvalue()).paragraphs) == 6


def test_without_a_term_nothing_is_written(tmp_path: Path):
    with pytest.raises(TranslatorError, match="no sentence here is one"):
        write_bilingual(tmp_path / "a.tbx", document(ROWS[1]), BilingualExportOptions())
    with pytest.raises(TranslatorError, match="--by sentence"):
        write_bilingual(tmp_path / "a.tbx", document(replace(ROWS[0], numbers=(1, 2))), BilingualExportOptions())
    assert list(tmp_path.iterdir()) == []
