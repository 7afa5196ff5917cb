"""Reads a bilingual web page that comes back: rows of its tables are matched by an attribute."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree, html

from translator_gui.formats.encoding import decode_text
from translator_gui.formats.export_properties import parse_export_properties
from translator_gui.formats.html.writer import ROW_MARK
from translator_gui.formats.identity import read_row_mark
from translator_gui.formats.returned import ReturnedComment, ReturnedDocument, ReturnedRow, milliseconds
from translator_gui.formats.returned_table import ReturnedTableColumns, returned_columns, without_columns
from translator_gui.formats.wording import status_in_words
from translator_gui.formats.xml import MAX_PART, Element
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r" *\n *")
_NOTE_MARK = "#n"
_OF_COMMENTS = {"blockquote", "cite", "time"}
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}(?:\n|$)")
"""The date of a comment, where a word processor has made plain text of it."""
_MOST_TAGS = 6_000_000


def read_returned_html(name: str, data: bytes) -> ReturnedDocument:
    """Read a bilingual web page that the program exported and somebody edited: English, statuses, comments.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: Too large, no page, of another layout, or without its two columns.
    """
    if len(data) > MAX_PART or data.count(b"<") > _MOST_TAGS:
        raise TranslatorError(_("{name} is too large; export fewer sentences at a time.", name=name))
    text, _codec, _doubts = decode_text(name, data, None)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        page: Element = html.document_fromstring(text.removeprefix("\ufeff").encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise without_columns(name) from error
    custom = {one.get("name", ""): one.get("content", "") for one in page.iter("meta")}
    properties = parse_export_properties(name, custom)
    rows: list[ReturnedRow] = []
    columns: ReturnedTableColumns | None = None
    for count, table in enumerate(page.iter("table"), 1):
        for line, row in enumerate(table.iter("tr"), 1):
            cells = [cell for cell in row if cell.tag in {"td", "th"}]
            texts = [_text(cell) for cell in cells]
            found = returned_columns(texts)
            columns = found or columns
            if columns and not found and any(texts):
                rows.append(_row(row, cells, texts, columns, f"table {count}, row {line}"))
    if columns is None:
        raise without_columns(name)
    return ReturnedDocument(name, *properties, tuple(rows), expects_lead=True, keeps_spaces=False)


def _row(
    row: Element, cells: Sequence[Element], texts: Sequence[str], columns: ReturnedTableColumns, place: str
) -> ReturnedRow:
    known = read_row_mark(row.get(ROW_MARK, ""))
    source, target, number, status = (
        texts[at] if 0 <= at < len(texts) else ""
        for at in (columns.source, columns.target, columns.number, columns.status)
    )
    spans = len(cells) <= max(columns.source, columns.target) or any(
        cells[at].get(span, "1") != "1" for at in (columns.source, columns.target) for span in ("colspan", "rowspan")
    )
    return ReturnedRow(
        place,
        number,
        known.segments,
        known.revisions,
        known.sums,
        source,
        target,
        before=target,
        comments=tuple(_comments(row)),
        merged=spans,
        status=status_in_words(status),
    )


def _text(cell: Element) -> str:
    """Return the text of a cell as a browser shows it, without comments and the marks of notes."""
    text = _SPACE.sub(" ", "".join(_pieces(cell)))
    return _AROUND_BREAK.sub("\n", text.replace("\v", "\n")).strip()


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        if one.tag == "br":
            yield "\v"
        elif one.tag == "p" or _has_class(one, "place"):
            yield from _pieces(one)
            yield "\v"
        elif one.tag is not etree.Comment and one.tag not in _OF_COMMENTS and not _is_note_mark(one):
            yield from _pieces(one)
        yield one.tail or ""


def _is_note_mark(element: Element) -> bool:
    return element.tag == "sup" and any((link.get("href") or "").startswith(_NOTE_MARK) for link in element.iter("a"))


def _has_class(element: Element, name: str) -> bool:
    return name in (element.get("class") or "").split()


def _comments(row: Element) -> Iterator[ReturnedComment]:
    for said in row.iter(etree.Comment):
        # LibreOffice Writer keeps its comments so, without who made them; Word keeps its own directions.
        if (text := (said.text or "").strip()) and not text.startswith("["):
            yield ReturnedComment("", 0, text)
    for quote in row.iter("blockquote"):
        author, time = next(quote.iter("cite"), None), next(quote.iter("time"), None)
        text = "\n".join(filter(None, _text(quote).split("\n")))
        if author is not None and time is None:
            text = _DATE.sub("", text, count=1) if _DATE.match(text) else text
        if text:
            yield ReturnedComment(
                "" if author is None else _text(author),
                0 if time is None else milliseconds(time.get("datetime")),
                text,
            )
