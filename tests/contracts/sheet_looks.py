"""What stands in a sheet that was written, as others read it."""

import csv
import io
from typing import cast

import openpyxl


def csv_cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def csv_text(data: bytes) -> str:
    return "\n".join(cell for row in csv_cells(data) for cell in row)


def xlsx_text(data: bytes) -> str:
    """What the last sheet says first: the title stands there."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    texts: list[str] = []
    for sheet in reversed(book.worksheets):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                texts.append(str(cell.value or ""))
                texts.append(cell.comment.text if cell.comment else "")
    return "\n".join(texts)


def csv_rtl(data: bytes, urdu: str) -> bool:
    """Whether it has a cell for itself: spreadsheets set one by its first letter."""
    return any(urdu in row for row in csv_cells(data))


def xlsx_rtl(data: bytes, urdu: str) -> bool:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    orders = [
        cast("float", getattr(cell.alignment, "readingOrder"))  # noqa: B009 - its stubs do not know
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == urdu
    ]
    return set(orders) == {2}
