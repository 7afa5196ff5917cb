import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.sheets.column_selection import LocatedCellText, column_letters, column_number, select_cells
from translator_gui.formats.sheets.csv_reader import CsvReader
from translator_gui.formats.sheets.delimited import cells, delimiter_of, format_csv_cell, guard_formula, unguard_formula
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError

TABLE = (
    "id,Urdu,English,\r\n"
    '1,"سلام، ""دنیا""" ,Hello,x\r\n'
    '2, گھر ,"A, B",\r\n'
    '"3",123,,\r\n'
    '4,"دو\r\nسطریں",,"=SUM(""ا"")"\r\n'
)


def read(text: str, rule: str | None = None, name: str = "a.csv") -> SourceDocument:
    return CsvReader().read(name, text.encode(), DocumentReadOptions(paragraph_rule=rule))


def back(text: str, english: list[str], rule: str | None = None, *, urdu: bool = False) -> str:
    document = read(text, rule)
    targets = [
        TargetParagraph(one.text, (TargetSentence(words, one.text, urdu=urdu),))
        for one, words in zip(document.paragraphs, english, strict=True)
    ]
    stream = io.BytesIO()
    original = OriginalDocument("a.csv", text.encode(), DocumentReadOptions(document.encoding, document.paragraph_rule))
    CsvReader().write_target(stream, original, targets, ExportProgress(len(targets)))
    return stream.getvalue().decode()


def test_the_columns_that_hold_urdu_are_read() -> None:
    document = read(TABLE)
    assert [(one.place, one.text) for one in document.paragraphs] == [
        ("B2", 'سلام، "دنیا"'),
        ("B3", "گھر"),
        ("B5", "دو\nسطریں"),
    ]
    assert (document.paragraph_rule, document.doubts) == ("columns B", ())


def test_chosen_columns_are_read_whatever_they_hold() -> None:
    document = read(TABLE, "columns c, A")
    assert [one.text for one in document.paragraphs] == ["id", "English", "Hello", "A, B"]
    assert document.paragraph_rule == "columns c, A"


def test_what_is_not_translated_stays_byte_for_byte() -> None:
    assert back(TABLE, ['Hello, "world"', "House", "Two\nlines"]) == (
        "id,Urdu,English,\r\n"
        '1,"Hello, ""world""" ,Hello,x\r\n'
        '2, House ,"A, B",\r\n'
        '"3",123,,\r\n'
        '4,"Two\r\nlines",,"=SUM(""ا"")"\r\n'
    ).replace('""" ', '"" "').replace("2, House ,", '2," House ",')


def test_quotes_come_only_where_they_are_needed() -> None:
    table = "a;ایک\nb;دو\nc;تین\nd;چار\n"
    assert back(table, ["One", "One, two", "=1+1", "\u202bFour\u202c"]) == 'a;One\nb;"One, two"\nc;\'=1+1\nd;Four\n'


def test_what_waits_stands_in_brackets() -> None:
    assert back("a;=ا\nb;- دو\n", ["- دو"], urdu=True) == "a;=ا\nb;[- دو]\n"


@pytest.mark.parametrize(
    "rule", ["columns", "columns ", "columns 3", "columns B,,C", "columns ABCD", "lines", "columns !B"]
)
def test_a_rule_that_names_no_columns_is_refused(rule: str) -> None:
    with pytest.raises(TranslatorError, match=r"a\.csv: .* names no columns"):
        read(TABLE, rule)


def test_columns_without_text_are_refused_with_those_that_have_some() -> None:
    with pytest.raises(TranslatorError, match="no text in columns F; there is some in A,B,C,D"):
        read("a,b,c,d\n", "columns F")


def test_without_urdu_all_is_read_and_said() -> None:
    document = read("roman,urdu\nkya,hal\n")
    assert len(document.paragraphs) == 4
    assert "No column holds Urdu" in document.doubts[0]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\nc,d\n", ","),
        ("a;1,5\nb;2,5\n", ";"),
        ("a\tb, c\nd\te\n", "\t"),
        ("a|b\nc|d\n", "|"),
        ("sep=|\na,b\n", "|"),
        ("ایک، دو\nتین\n", ","),
        ('"a;b",c\n"d;e;f",g\n', ","),
    ],
)
def test_the_delimiter_is_the_one_that_makes_columns(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


@given(
    st.lists(st.lists(st.text(alphabet='اب,;"\r\n\t =|x'), min_size=2, max_size=2), min_size=1),
    st.sampled_from(",;\t|"),
)
def test_cells_are_those_that_others_read(rows: list[list[str]], delimiter: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    found = [cell.value for cell in cells(stream.getvalue(), delimiter)]
    assert found == [cell.replace("\r\n", "\n").replace("\r", "\n") for row in rows for cell in row]


@given(st.text(), st.sampled_from(",;\t|"))
def test_a_cell_that_is_written_is_read_again(text: str, delimiter: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    line = f"{format_csv_cell(guard_formula(text), delimiter, quoted=False)}{delimiter}x"
    first, second = cells(line, delimiter)
    assert (unguard_formula(first.value), second.value) == (text, "x")


@given(st.text(alphabet='a,"\n\r;'))
def test_any_text_is_a_table(text: str) -> None:
    at = 0
    for cell in cells(text, ","):
        assert at <= cell.start <= cell.end <= len(text)
        at = cell.end
    assert len(text) - at <= 2


def test_sheets_are_named_where_there_are_several() -> None:
    found = [
        LocatedCellText("One", 1, 2, "ایک"),
        LocatedCellText("My sheet's", 1, 1, "دو"),
        LocatedCellText("My sheet's", 1, 2, "two"),
    ]
    choice = select_cells("a.xlsx", found, None, sheets=2)
    assert choice.rule == "columns One!B,'My sheet''s'!A"
    assert choice.cells == found[:2]
    assert select_cells("a.xlsx", found, choice.rule, sheets=2).cells == found[:2]
    assert select_cells("a.xlsx", found, "columns B", sheets=2).cells == [found[0], found[2]]


@given(st.integers(1, 16_384))
def test_letters_of_columns(column: int) -> None:
    assert column_number(column_letters(column)) == column


def test_quotes_with_a_backslash_are_quotes():
    table = '1,"وہ \\"ہاں\\", پھر گیا","C:\\\\"\n2,"دو","a"\n'
    assert [one.text for one in read(table).paragraphs] == ['وہ "ہاں", پھر گیا', "دو"]
    assert back(table, ['He said "yes"', "Two"]) == '1,"He said \\"yes\\"","C:\\\\"\n2,"Two","a"\n'
    as_before = CsvReader().read("a.csv", table.encode(), DocumentReadOptions(as_before=True))
    assert as_before.paragraphs[0].text != 'وہ "ہاں", پھر گیا'
