from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from translator_gui.formats.numerals import format_list_number
from translator_gui.formats.registry import read_document

MakeDocx = Callable[..., Path]


def level(at: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    counted = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{at}">{counted}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def definition(*levels: str, identity: int = 1) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def instance(identity: int, of: int = 1, more: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def markers(make_docx: MakeDocx, items: Sequence[tuple[int, int]], numbering: str) -> list[str]:
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
        "<w:r><w:t>متن</w:t></w:r></w:p>"
        for list_id, at in items
    )
    return [one.marker for one in read_document(make_docx(body, numbering=numbering)).paragraphs]


def test_levels_count_and_restart(make_docx: MakeDocx) -> None:
    numbering = definition(
        level(0, "%1."), level(1, "%1.%2", "lowerLetter"), level(2, "(%3)", "lowerRoman")
    ) + instance(1)
    items = [(1, at) for at in (0, 1, 1, 2, 0, 1, 2, 2)]
    assert markers(make_docx, items, numbering) == ["1.", "1.a", "1.b", "(i)", "2.", "2.a", "(i)", "(ii)"]


def test_a_level_may_go_on(make_docx: MakeDocx) -> None:
    numbering = definition(level(0, "%1."), level(1, "%2", more='<w:lvlRestart w:val="0"/>')) + instance(1)
    assert markers(make_docx, [(1, 0), (1, 1), (1, 0), (1, 1)], numbering) == ["1.", "1", "2.", "2"]


def test_lists_of_one_definition_go_on_unless_they_start_anew(make_docx: MakeDocx) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = definition(level(0, "%1۔")) + instance(1) + instance(2) + instance(3, more=anew)
    items = [(1, 0), (2, 0), (3, 0), (3, 0)]
    assert markers(make_docx, items, numbering) == ["1۔", "2۔", "1۔", "2۔"]


def test_bullets_and_lists_that_are_none(make_docx: MakeDocx) -> None:
    numbering = definition(level(0, "\uf0b7", "bullet"), level(1, "o", "bullet"), level(2, "–", "bullet")) + instance(1)
    items = [(1, 0), (1, 1), (1, 2), (0, 0), (9, 0)]
    assert markers(make_docx, items, numbering) == ["•", "◦", "–", "", ""]


def test_legal_numbering_is_decimal(make_docx: MakeDocx) -> None:
    numbering = definition(level(0, "%1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>")) + instance(1)
    assert markers(make_docx, [(1, 0), (1, 1)], numbering) == ["I", "1.1"]


def test_a_style_puts_a_paragraph_into_a_list(make_docx: MakeDocx) -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="heading 2"/><w:basedOn w:val="A"/></w:style>'
    )
    numbering = definition(
        level(0, "%1", more='<w:pStyle w:val="A"/>'), level(1, "%1.%2", more='<w:pStyle w:val="B"/>')
    )
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{one}"/></w:pPr><w:r><w:t>باب</w:t></w:r></w:p>' for one in "AA")
    document = read_document(make_docx(body, styles=style, numbering=numbering + instance(1)))
    assert [(one.kind.value, one.level, one.marker) for one in document.paragraphs] == [
        ("heading", 1, "1"),
        ("heading", 1, "2"),
    ]


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (1994, "upperRoman", "MCMXCIV"),
        (28, "lowerLetter", "bb"),
        (3, "arabicAlpha", "ت"),
        (3, "arabicAbjad", "ج"),
        (12, "hindiNumbers", "१२"),
        (22, "ordinal", "22nd"),
        (11, "ordinal", "11th"),
        (5, "none", ""),
        (5, "chicago", "5"),
        (0, "upperRoman", "0"),
    ],
)
def test_number_formats(number: int, style: str, expected: str) -> None:
    assert format_list_number(number, style) == expected


@pytest.mark.parametrize(("pattern", "expected"), [("۱, ۲, ۳, ...", "۱۲"), ("001, 002, ...", "012"), ("", "12")])
def test_custom_formats(pattern: str, expected: str) -> None:
    assert format_list_number(12, "custom", pattern) == expected
