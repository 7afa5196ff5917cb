# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
import io
import zipfile
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.sheets import column_selection
from translator_gui.formats.sheets.workbook import cell_position, escaped, unescaped
from translator_gui.formats.sheets.xlsx_reader import XlsmReader, XlsxReader
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.text.direction import has_rtl
from translator_gui.text.tag_spelling import read_spelled, spelled

NAMES = {
    "قیمتیں": "Prices",
    "نام": "Name",
    "دام": "Price",
    "کتاب": "Book",
    "قلم": "=Pen",
    "یہ {1>موٹا<1} لفظ ہے": "This is a {1>bold<1} word",
    "خفیہ": "Secret",
    "کل": "Total",
}


@pytest.fixture(scope="module")
def book() -> bytes:
    """From right to left, with a table, a formula that knows its columns by name, a chart, formatting, hidden rows."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        urdu = made.add_format({"font_name": "Jameel Noori Nastaleeq", "align": "right", "reading_order": 2})
        bold = made.add_format({"bold": True, "font_name": "Jameel Noori Nastaleeq"})
        sheet: Any = made.add_worksheet("Stock")
        sheet.right_to_left()
        sheet.write("A1", "قیمتیں", urdu)
        table = {"columns": [{"header": "نام"}, {"header": "دام"}], "data": [["کتاب", 5], ["قلم", 7]]}
        sheet.add_table("A3:B5", table)
        sheet.write_rich_string("A7", "یہ ", bold, "موٹا", " لفظ ہے", urdu)
        sheet.write("C7", "قلم")
        sheet.write_formula("B8", "=SUM(Table1[دام])", None, 12)
        sheet.write_formula("B9", '=A1&""', None, "قیمتیں")
        sheet.write("A10", "کتاب")
        sheet.set_row(9, None, None, {"hidden": True})
        sheet.write("A11", 2026)
        sheet.insert_chart("E2", _chart(made))
        other: Any = made.add_worksheet("My notes")
        other.write("B2", "خفیہ")
        other.write("A2", "plain words")
        other.hide()
    return stream.getvalue()


def _chart(book: Any) -> Any:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Stock!$B$4:$B$5", "categories": "=Stock!$A$4:$A$5"})
    return chart


def read(data: bytes, rule: str | None = None) -> SourceDocument:
    return XlsxReader().read("a.xlsx", data, DocumentReadOptions(paragraph_rule=rule))


def back(data: bytes, rule: str | None = None, *, urdu: bool = False) -> bytes:
    document = read(data, rule)
    targets: list[TargetParagraph] = []
    for one in document.paragraphs:
        text = one.text if urdu else read_spelled(NAMES[spelled(one.text)], one.text)
        targets.append(TargetParagraph(one.text, (TargetSentence(text, one.text, urdu=urdu, open=urdu),)))
    stream = io.BytesIO()
    original = OriginalDocument("a.xlsx", data, DocumentReadOptions(None, document.paragraph_rule))
    XlsxReader().write_target(stream, original, targets, ExportProgress(len(targets)))
    return stream.getvalue()


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def test_the_text_of_columns_with_urdu_is_read(book: bytes) -> None:
    document = read(book, "columns A,'My notes'!B")
    assert [(one.place, spelled(one.text)) for one in document.paragraphs] == [
        ("Stock!A1", "قیمتیں"),
        ("Stock!A3", "نام"),
        ("Stock!A4", "کتاب"),
        ("Stock!A5", "قلم"),
        ("Stock!A7", "یہ {1>موٹا<1} لفظ ہے"),
        ("Stock!A10, hidden", "کتاب"),
        ("My notes!A2, hidden", "plain words"),
        ("My notes!B2, hidden", "خفیہ"),
    ]
    assert [tag.words for tag in document.paragraphs[4].tags] == ["bold"]
    assert read(book).paragraph_rule == "columns Stock!A,Stock!B,Stock!C,'My notes'!B"
    with pytest.raises(TranslatorError, match=r"no text in columns Z; there is some in Stock!A"):
        read(book, "columns Z")


def test_it_goes_back_with_all_that_it_had(book: bytes) -> None:
    data = back(book, "columns Stock!A,Stock!B,'My notes'!B")
    written: Any = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    sheet = written["Stock"]
    assert [sheet[spot].value for spot in ("A1", "A3", "B3", "A4", "A5")] == ["Prices", "Name", "Price", "Book", "=Pen"]
    assert (sheet["A5"].data_type, sheet["A11"].value, sheet["B5"].value) == ("s", 2026, 7)
    assert sheet["A5"].quotePrefix
    assert not sheet.sheet_view.rightToLeft
    assert sheet["A1"].font.name == "Times New Roman"
    assert (sheet["A1"].alignment.horizontal, sheet["A1"].alignment.readingOrder) == ("left", 1)
    rich: Any = sheet["A7"].value
    assert [str(run) for run in rich] == ["This is a ", "bold", " word"]
    assert rich[1].font.b
    assert rich[1].font.rFont == "Times New Roman"
    assert sheet["C7"].value == "قلم", "a column that is not translated keeps the string it shared"
    assert sheet["B8"].value == "=SUM(Table1[Price])"
    assert [column.name for column in sheet.tables["Table1"].tableColumns] == ["Name", "Price"]
    assert written["My notes"]["B2"].value == "Secret"
    before, after = (set(zipfile.ZipFile(io.BytesIO(one)).namelist()) for one in (book, data))
    assert before == after
    assert part(data, "xl/charts/chart1.xml") == part(book, "xl/charts/chart1.xml")
    assert "کتاب" not in part(data, "xl/sharedStrings.xml")
    assert 'fullCalcOnLoad="1"' in part(data, "xl/workbook.xml")
    assert "قیمتیں" not in part(data, "xl/worksheets/sheet1.xml"), "what a formula once found is found anew"


def test_what_waits_keeps_its_way_and_is_marked(book: bytes) -> None:
    written: Any = openpyxl.load_workbook(io.BytesIO(back(book, "columns A,B", urdu=True)))
    sheet = written["Stock"]
    assert sheet.sheet_view.rightToLeft
    assert (sheet["A1"].value, sheet["A1"].font.name) == ("قیمتیں", "Jameel Noori Nastaleeq")
    assert (sheet["A1"].fill.fgColor.rgb, sheet["A1"].alignment.readingOrder) == ("FFFFF2A8", 2)
    assert sheet["B8"].value == "=SUM(Table1[دام])"


def test_heads_of_a_table_are_never_the_same() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        sheet: Any = made.add_worksheet()
        sheet.add_table("A1:C2", {"columns": [{"header": "نام"}, {"header": "اسم"}, {"header": "دام"}]})
    document = read(stream.getvalue())
    english = ["Name", "Name", ""]
    targets = [
        TargetParagraph(one.text, (TargetSentence(words, one.text),))
        for one, words in zip(document.paragraphs, english, strict=True)
    ]
    out = io.BytesIO()
    original = OriginalDocument("a.xlsx", stream.getvalue(), DocumentReadOptions(None, document.paragraph_rule))
    XlsxReader().write_target(out, original, targets, ExportProgress(3))
    written: Any = openpyxl.load_workbook(out).worksheets[0]
    assert [cell.value for cell in written[1]] == ["Name", "Name 2", "دام"]
    assert [column.name for column in written.tables["Table1"].tableColumns] == ["Name", "Name 2", "دام"]


def test_macros_make_it_another_kind(book: bytes) -> None:
    stream = io.BytesIO(book)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macros")
    data = stream.getvalue()
    assert XlsmReader().recognises(data, ".zip")
    assert not XlsmReader().recognises(book, ".xlsx")
    document = XlsmReader().read("a.xlsm", data, DocumentReadOptions())
    targets = [TargetParagraph(one.text, (TargetSentence("x", one.text),)) for one in document.paragraphs]
    out = io.BytesIO()
    original = OriginalDocument("a.xlsm", data, DocumentReadOptions(None, document.paragraph_rule))
    XlsmReader().write_target(out, original, targets, ExportProgress(len(targets)))
    assert zipfile.ZipFile(out).read("xl/vbaProject.bin") == b"macros"


@pytest.mark.parametrize(
    ("stored", "meant"),
    [("a_x000D__x000A_b", "a\nb"), ("_x0000_", "_x0000_"), ("_x0041_", "A"), ("_x005F_x0041_", "_x0041_")],
)
def test_characters_that_xml_cannot_hold(stored: str, meant: str) -> None:
    assert unescaped(stored) == meant
    assert unescaped(escaped(meant)) == meant


def test_spots() -> None:
    assert [*map(cell_position, ("B7", "$AA$10", "7", ""))] == [(7, 2), (10, 27), None, None]


def test_urdu_outside_the_cells_is_told():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.set_properties({"title": "رپورٹ"})
        sheet = book.add_worksheet("خلاصہ")
        sheet.write_string(0, 0, "ایک")
        sheet.write_comment(0, 0, "تبصرہ")
        sheet.set_header("&Cرپورٹ")
        sheet.data_validation("B1", {"validate": "list", "source": ["ہاں", "نہیں"]})
        chart: Any = book.add_chart({"type": "column"})
        chart.add_series({"values": "=خلاصہ!$B$1:$B$1"})
        chart.set_title({"name": "آبادی"})
        sheet.insert_chart("D2", chart)
    doubts = XlsxReader().read("a.xlsx", stream.getvalue(), DocumentReadOptions()).doubts
    assert doubts == (
        "The Urdu names of its sheets stay as they are: formulas and links refer to them.",
        "2 Urdu texts of its page headers, footers and lists to choose from are not translated.",
        "3 Urdu texts of its charts, drawings, comments and properties are not translated.",
    )


def test_a_long_text_that_many_cells_share_is_refused_at_once(monkeypatch: pytest.MonkeyPatch):
    looked: list[int] = []

    def looks_at(text: str) -> bool:
        looked.append(len(text))
        return has_rtl(text)

    monkeypatch.setattr(column_selection, "has_rtl", looks_at)
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        sheet: Any = made.add_worksheet()
        for row in range(50):
            sheet.write(row, 0, "x")
    parts = zipfile.ZipFile(io.BytesIO(stream.getvalue()))
    long = io.BytesIO()
    with zipfile.ZipFile(long, "w", zipfile.ZIP_DEFLATED) as package:
        for name in parts.namelist():
            package.writestr(name, parts.read(name).replace(b"<t>x</t>", b"<t>" + b"xyz " * 300_000 + b"</t>"))
    with pytest.raises(TranslatorError, match="too long"):
        read(long.getvalue())
    assert looked == [1_200_000]
