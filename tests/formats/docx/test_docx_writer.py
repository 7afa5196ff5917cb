import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import docx.document
import pytest
from lxml import etree

from tests.formats.test_pictures import bilingual, written
from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualLayout,
    BilingualRow,
    ExportedComment,
    ExportedDocumentRows,
)
from translator_gui.formats.docx.markup import rich_runs
from translator_gui.formats.docx.returned import read_returned_docx
from translator_gui.formats.docx.writer import BilingualDocxWriter
from translator_gui.formats.identity import ExportedSentenceIdentity, checked_label
from translator_gui.formats.nastaliq import FAMILY
from translator_gui.formats.ooxml import Element
from translator_gui.formats.rich_text import StyledTextRun
from translator_gui.model.document import ParagraphKind
from translator_gui.model.inline_tag import InlineTag, TagMeaning, TagStyle, closing, opening
from translator_gui.model.status import Status

IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
SCHEMAS = Path(__file__).parents[3] / "../shared/data/formats/ooxml/catalog"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
URDU = "کمپنی Acme Ltd (لاہور) نے ۲۰۲۴ء میں 25,000 روپے دیے۔"
ROWS = (
    BilingualRow((1,), "معاہدہ", "Agreement", Status.FINAL, kind=ParagraphKind.HEADING, level=1, marker="۱۔"),
    BilingualRow(
        (2,),
        URDU,
        "Acme Ltd (لاہور) paid 25,000\nrupees.",
        Status.DRAFT,
        comments=(ExportedComment("Ayesha Khan", 1_764_000_000_000, "رقم؟\nCheck."), ExportedComment("", 0, "x")),
        notes=("Lahore.", "لاہور"),
    ),
    BilingualRow((3,), "پہلا", "", Status.NOT_STARTED, kind=ParagraphKind.LIST_ITEM, level=2, marker="الف)"),
    BilingualRow(
        (4,), "حاشیہ", "", Status.TRANSLATED, empty_on_purpose=True, kind=ParagraphKind.FOOTNOTE, place="footnote 1"
    ),
)
PLAIN = BilingualExportOptions()
NUMBERED = BilingualExportOptions(with_numbers=True)
FULL = BilingualExportOptions(with_status=True, with_comments=True, with_numbers=True)
NAMED = BilingualExportOptions(with_names=True)


def package(layout: BilingualLayout, base: BilingualExportOptions = PLAIN) -> zipfile.ZipFile:
    sections = (ExportedDocumentRows("a.docx", ROWS), ExportedDocumentRows("ب", ROWS[:1]))
    names = (("قمر چیمہ", "Qamar Cheema"),)
    document = BilingualDocument("معاہدہ & more", dt.date(2026, 11, 23), sections, ((Status.DRAFT, 5),), names=names)
    stream = io.BytesIO()
    BilingualDocxWriter().write(stream, document, replace(base, layout=layout), ExportProgress(document.row_count))
    return zipfile.ZipFile(stream)


def opened(archive: zipfile.ZipFile) -> docx.document.Document:
    """The document as python-docx, which knows nothing of us, reads it."""
    assert isinstance(archive.fp, io.BytesIO)
    return docx.Document(archive.fp)


def root(archive: zipfile.ZipFile, part: str = "document") -> Element:
    return etree.fromstring(archive.read(f"word/{part}.xml"))


def without_ignorable(element: Element) -> Element:
    """What is left for those who know the standard alone: the document itself says what they may ignore."""
    ignorable = {element.nsmap[prefix] for prefix in (element.attrib.pop(IGNORABLE, "")).split()}
    for one in element.iter():
        for name in [name for name in one.attrib if etree.QName(name).namespace in ignorable]:
            del one.attrib[name]
    return element


def has(element: Element, path: str) -> bool:
    return element.find("/".join(W + step for step in path.split("/"))) is not None


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    if not SCHEMAS.is_dir():
        pytest.skip("the ECMA schemas are not beside the checkout")
    imports = (
        ("http://www.w3.org/XML/1998/namespace", "xml/xml.xsd"),
        (W.strip("{}"), "openxml/OfficeOpenXML-XMLSchema-Transitional/wml.xsd"),
    )
    content = "".join(f'<xs:import namespace="{uri}" schemaLocation="{SCHEMAS / file}"/>' for uri, file in imports)
    return etree.XMLSchema(
        etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{content}</xs:schema>')
    )


@pytest.mark.parametrize("layout", BilingualLayout)
@pytest.mark.parametrize("base", [PLAIN, FULL, NAMED], ids=["plain", "full", "named"])
def test_every_part_is_valid(schema: etree.XMLSchema, layout: BilingualLayout, base: BilingualExportOptions) -> None:
    archive = package(layout, base)
    for name in archive.namelist():
        if name.startswith("word/") and name.endswith(".xml") and name != "word/commentsExtended.xml":
            schema.assertValid(without_ignorable(etree.fromstring(archive.read(name))))


@pytest.mark.parametrize("layout", BilingualLayout)
def test_every_look_is_valid(schema: etree.XMLSchema, layout: BilingualLayout) -> None:
    looks = [TagStyle(number) for number in range(1, 2 * max(TagStyle))]
    tags = tuple(InlineTag(number, TagMeaning.FORMAT, True, "look", look) for number, look in enumerate(looks, 1))
    text = "".join(f"{opening(tag.number)}a ا{closing(tag.number)}" for tag in tags)
    row = BilingualRow((1,), "ا", "", Status.DRAFT, marked_source=text, tags=tags)
    rows = (row, replace(row, target="a", marked_target=text))
    document = BilingualDocument("T", dt.date(2026, 11, 23), (ExportedDocumentRows("a", rows),))
    stream = io.BytesIO()
    BilingualDocxWriter().write(stream, document, BilingualExportOptions(layout), ExportProgress(2))
    schema.assertValid(root(zipfile.ZipFile(stream)))


@pytest.mark.parametrize("layout", BilingualLayout)
def test_pictures_are_valid(schema: etree.XMLSchema, layout: BilingualLayout) -> None:
    schema.assertValid(root(zipfile.ZipFile(io.BytesIO(written(bilingual("odt"), ".docx", layout)))))


def test_an_answer_hangs_under_what_it_answers() -> None:
    said = [ExportedComment("Amna", 1_000, "first\nsecond line"), ExportedComment("Bilal", 2_000, "so", answers=True)]
    said += [ExportedComment("Chand", 3_000, "another"), ExportedComment("Amna", 4_000, "no", answers=True)]
    rows = tuple(BilingualRow((n,), "ا", "a", Status.DRAFT, comments=tuple(said)) for n in (1, 2))
    document = BilingualDocument("T", dt.date(2026, 11, 23), (ExportedDocumentRows("a", rows),))
    stream = io.BytesIO()
    BilingualDocxWriter().write(stream, document, BilingualExportOptions(with_comments=True), ExportProgress(2))
    for row in read_returned_docx("a.docx", stream.getvalue()).rows:
        texts = {comment.text: comment for comment in row.comments}
        under = {text: row.comments[one.answers].text for text, one in texts.items() if one.answers >= 0}
        assert under == {"so": "first\nsecond line", "no": "another"}
        assert [one.author for one in row.comments if one.answers < 0] == ["Amna", "Chand"]


def test_the_appendix_of_names_does_not_come_back_as_rows() -> None:
    sections = (ExportedDocumentRows("a", ROWS[:1]),)
    document = BilingualDocument("T", dt.date(2026, 11, 23), sections, names=(("قمر", "Qamar"), ("عمر", "Umar")))
    stream = io.BytesIO()
    BilingualDocxWriter().write(stream, document, BilingualExportOptions(with_names=True), ExportProgress(1))
    assert len(opened(zipfile.ZipFile(stream)).tables) == 2
    assert [one.target for one in read_returned_docx("a.docx", stream.getvalue()).rows] == ["1. Agreement"]


def test_what_the_package_names_is_there() -> None:
    archive = package(BilingualLayout.TABLE, FULL)
    for links in (name for name in archive.namelist() if name.endswith(".rels")):
        folder = Path(links).parent.parent
        for link in etree.fromstring(archive.read(links)):
            assert (folder / str(link.get("Target"))).as_posix() in archive.namelist()
    for override in etree.fromstring(archive.read("[Content_Types].xml")):
        part = override.get("PartName")
        assert part is None or part[1:] in archive.namelist()


def test_urdu_runs_are_rtl_and_islands_are_not() -> None:
    paragraphs = root(package(BilingualLayout.TABLE)).iter(f"{W}p")
    urdu = next(one for one in paragraphs if "".join(str(text) for text in one.itertext()) == URDU)
    assert has(urdu, "pPr/bidi")
    assert not has(urdu, "pPr/jc")
    directions = {str(run.findtext(f"{W}t")).strip(): has(run, "rPr/rtl") for run in urdu.iter(f"{W}r")}
    assert directions.pop("Acme Ltd") is False
    assert set(directions.values()) == {True}


def test_urdu_left_in_english_is_a_run_of_its_own() -> None:
    runs = root(package(BilingualLayout.TABLE)).iter(f"{W}r")
    assert [has(run, "rPr/rtl") for run in runs if run.findtext(f"{W}t") == "لاہور"] == [True]


def test_the_styles_name_script_font_size_and_language() -> None:
    styles = root(package(BilingualLayout.TABLE), "styles")
    urdu = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "UrduSource")
    assert has(urdu, "pPr/bidi")
    found = {
        path: urdu.find("/".join(W + step for step in path.split("/")))
        for path in ("rPr/rFonts", "rPr/szCs", "rPr/lang")
    }
    values = [dict(one.attrib) for one in found.values() if one is not None]
    assert values == [{f"{W}cs": FAMILY}, {f"{W}val": "26"}, {f"{W}bidi": "ur-PK"}]


def test_the_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    for table in root(package(BilingualLayout.TABLE, FULL)).iter(f"{W}tbl"):
        head, *rows = table.iter(f"{W}tr")
        assert has(head, "trPr/tblHeader")
        assert all(has(row, "trPr/cantSplit") for row in rows)
        assert not any(has(row, "trPr/tblHeader") for row in rows)
        widths = [int(str(one.get(f"{W}w"))) for one in table.iter(f"{W}gridCol")]
        assert all(len(row.findall(f"{W}tc")) == len(widths) == 4 for row in [head, *rows])


def spaces_above(archive: zipfile.ZipFile, row: int) -> list[int]:
    """The space above the last paragraph of each cell, in points: its own or that of its style."""
    styles = {one.get(f"{W}styleId"): one for one in root(archive, "styles")}
    found: list[int] = []
    for cell in root(archive).findall(f".//{W}tr")[row].findall(f"{W}tc"):
        written = cell.findall(f"{W}p")[-1]
        style = written.find(f"{W}pPr/{W}pStyle")
        assert style is not None
        spacing = written.find(f"{W}pPr/{W}spacing")
        if spacing is None:
            spacing = styles[style.get(f"{W}val")].find(f"{W}pPr/{W}spacing")
        found.append(0 if spacing is None else round(int(spacing.get(f"{W}before", "0")) / 20))
    return found


def test_the_languages_of_a_row_share_their_first_line_and_urdu_heads_its_column() -> None:
    archive = package(BilingualLayout.TABLE, NUMBERED)
    head = root(archive).find(f".//{W}tr")
    assert head is not None
    assert [has(cell, "p/pPr/bidi") for cell in head.findall(f"{W}tc")] == [False, True, False]
    # Nastaliq rises 1.904 em above its line, a serif .95: of 13 and 11 points, and of 16 and 12 in a heading.
    assert spaces_above(archive, 1) == [22, 0, 19]
    assert spaces_above(archive, 2) == [17, 0, 0], "there is Urdu in the English, too"
    assert spaces_above(archive, 3) == [17, 0, 14]
    assert spaces_above(archive, 4) == [29, 0, 26]


def test_the_number_of_a_row_that_comes_back_is_small_with_its_check_letter() -> None:
    part = ExportedSentenceIdentity("10000000-0000-0000-0000-000000000001", ("r",))
    rows = (replace(ROWS[1], parts=(part,)),)
    document = BilingualDocument("a", dt.date(2026, 11, 23), (ExportedDocumentRows("a.docx", rows),))

    def numbered(layout: BilingualLayout) -> list[str | None]:
        stream = io.BytesIO()
        BilingualDocxWriter().write(stream, document, replace(NUMBERED, layout=layout), ExportProgress(1))
        return [one.text for one in root(zipfile.ZipFile(stream)).iter(f"{W}t")]

    assert checked_label("2", [part]) in numbered(BilingualLayout.TABLE)
    assert "2" in numbered(BilingualLayout.INTERLEAVED)


def test_the_blessing_is_small_enough_for_its_line() -> None:
    runs = etree.fromstring(f'<p xmlns:w="{W.strip("{}")}">{rich_runs([StyledTextRun("محمد ﷺ نے", True)])}</p>')
    small = {one.findtext(f"{W}t"): has(one, "rPr/szCs") for one in runs}
    assert small == {"محمد ": False, "ﷺ": True, " نے": False}


def test_comments_and_notes_are_the_word_processors_own() -> None:
    archive = package(BilingualLayout.TABLE, FULL)
    comments = list(root(archive, "comments"))
    assert [one.get(f"{W}author") for one in comments] == ["Ayesha Khan", ""]
    assert comments[0].get(f"{W}date") == "2025-11-24T16:00:00Z"
    assert [has(one, "pPr/bidi") for one in comments[0]] == [True, False]
    body = root(archive)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [one.get(f"{W}id") for one in body.iter(W + tag)] == ["0", "1"]
    assert [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")] == ["1", "2"]
    assert [one.get(f"{W}id") for one in root(archive, "footnotes")] == ["-1", "0", "1", "2"]
    assert "word/comments.xml" not in package(BilingualLayout.TABLE).namelist()


def test_headings_are_headings_in_the_english_alone() -> None:
    archive = package(BilingualLayout.TARGET)
    paragraphs = opened(archive).paragraphs
    heading = next(one for one in paragraphs if one.text == "1. Agreement")
    assert heading.style is not None
    assert heading.style.name == "Heading 1"


def test_urdu_without_english_is_highlighted_in_the_english_alone() -> None:
    runs = [run for run in root(package(BilingualLayout.TARGET)).iter(f"{W}r") if has(run, "rPr/highlight")]
    assert ["".join(run.itertext()) for run in runs] == ["\u200f[", "پہلا", "]\u200f"]
    assert all(has(run, "rPr/rtl") for run in runs)


def test_the_title_and_the_date_are_in_the_properties() -> None:
    archive = package(BilingualLayout.TARGET)
    properties = opened(archive).core_properties
    assert properties.title == "معاہدہ & more"
    assert properties.created == dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
