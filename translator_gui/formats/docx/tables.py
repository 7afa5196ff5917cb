"""Tables of a Word document that this program writes, as strings of WordprocessingML."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

CELL_PADDING = 100
"""Beside the text of a cell, in twentieths of a point."""
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F5"/>'
HEADER_ROW = "<w:tblHeader/>"
TABLE_END = '</w:tbl><w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
"""Closes a table; Word needs a paragraph between two of them."""
_LINE = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="{}"/>'


class DocxCellMargins(NamedTuple):
    """Top and bottom margins of the cells of an exported Word table, in twentieths of a point."""

    top: int
    bottom: int


def table_opening(widths: Sequence[int], margins: DocxCellMargins) -> str:
    """Return the opening WordprocessingML of a table; column widths are fixed, in twentieths of a point.

    Args:
        widths: Of its columns.
        margins: Of its cells.
    """
    # LibreOffice goes by the first paragraph in it otherwise.
    way = '<w:bidiVisual w:val="0"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    edges = "".join(_LINE.format(edge, "A9B0BA") for edge in ("top", "left", "bottom", "right"))
    inner = "".join(_LINE.format(edge, "D5D9DF") for edge in ("insideH", "insideV"))
    room = "".join(
        f'<w:{edge} w:w="{width}" w:type="dxa"/>'
        for edge, width in (
            ("top", margins.top),
            ("left", CELL_PADDING),
            ("bottom", margins.bottom),
            ("right", CELL_PADDING),
        )
    )
    return (
        f'<w:tbl><w:tblPr>{way}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}{inner}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{room}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def cell_openings(widths: Iterable[int], shade: str = "") -> list[str]:
    """Return the opening WordprocessingML of each cell of a table row."""
    return [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>' for width in widths]


def table_row(openings: Sequence[str], cells: Iterable[str], kind: str = "") -> str:
    """Return the WordprocessingML of a table row that does not break across pages."""
    content = "".join([f"{opening}{cell}</w:tc>" for opening, cell in zip(openings, cells, strict=True)])
    return f"<w:tr><w:trPr><w:cantSplit/>{kind}</w:trPr>{content}</w:tr>"
