"""Reads an exported TMX file that comes back: units are known by their id and the property with the mark."""

import datetime as dt
import io
import re
from collections.abc import Iterator

from lxml import etree

from translator_gui.formats.identity import read_row_mark, uid_from_digits, uid_to_digits
from translator_gui.formats.returned import ReturnedComment, ReturnedDocument, ReturnedRow
from translator_gui.formats.tmx.writer import MARK, PROJECT
from translator_gui.formats.xml import MAX_PART, Element, fault, iterate_xml
from translator_gui.formats.xml_file import XML_LANG, local
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import MOST_TAGS, closing, opening, standalone, without_foreign
from translator_gui.model.memory_unit import primary_subtag
from translator_gui.text.tag_spelling import spelled

_DATE = re.compile(r"\d{8}T\d{6}Z")
_COMMENT = re.compile(r"([^:\n]{1,200}): (.*)", re.DOTALL)


def read_returned_tmx(name: str, data: bytes) -> ReturnedDocument:
    """Read a TMX file that the program exported and another program changed: English, its author, and notes.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: Too large, no TMX, broken, or it declares entities.
    """
    if len(data) > MAX_PART:
        raise TranslatorError(_("{name} is too large; export fewer sentences at a time.", name=name))
    project = ""
    rows: list[ReturnedRow] = []
    try:
        for element in iterate_xml(name, io.BytesIO(data), "{*}header", "{*}tu"):
            if local(element) == "header":
                project = _properties(element).get(PROJECT, "")
            else:
                rows.append(_row(element, len(rows) + 1))
            element.clear(keep_tail=False)
    except etree.XMLSyntaxError as error:
        raise TranslatorError(
            _("{name} is broken ({reason}); export it anew from the other program.", name=name, reason=fault(error))
        ) from error
    return ReturnedDocument(name, project, rows=tuple(rows))


def _row(unit: Element, number: int) -> ReturnedRow:
    told = _properties(unit)
    variants = {primary_subtag(_language(one)): one for one in unit if local(one) == "tuv"}
    urdu, english = variants.get("ur"), variants.get("en")
    known = read_row_mark(told.get(MARK, ""))
    uid = uid_from_digits(uid_to_digits(unit.get("tuid", "")))
    target = _text(english)
    row = ReturnedRow(
        f"unit {number}",
        segments=known.segments or ((uid,) if uid else ()),
        revisions=known.revisions,
        sums=known.sums,
        source=_text(urdu),
        target=target,
        before=target,
        comments=tuple(_comments(unit)),
    )
    if english is None:
        return row
    return row._replace(author=english.get("changeid", "").strip(), time=_milliseconds(english.get("changedate", "")))


def _language(variant: Element) -> str:
    return variant.get(XML_LANG) or variant.get("lang") or ""


def _properties(element: Element) -> dict[str, str]:
    return {one.get("type", ""): (one.text or "").strip() for one in element if local(one) == "prop"}


def _comments(unit: Element) -> Iterator[ReturnedComment]:
    for note in unit:
        text = "".join(map(str, note.itertext())).strip() if local(note) == "note" else ""
        found = _COMMENT.fullmatch(text)
        if text:
            yield ReturnedComment(found[1], 0, found[2].strip()) if found else ReturnedComment("", 0, text)


def _text(variant: Element | None) -> str:
    """Return the text of a variant, its inline tags spelled out."""
    segment = None if variant is None else next((one for one in variant if local(one) == "seg"), None)
    return "" if segment is None else spelled("".join(_pieces(segment, {})))


def _pieces(element: Element, open_tags: dict[str, int]) -> Iterator[str]:
    yield without_foreign(element.text or "")
    for one in element:
        name = local(one)
        number = _number(one.get("x") or one.get("i"))
        if name == "bpt":
            open_tags[one.get("i", "")] = number
            yield opening(number) if number else ""
        elif name == "ept":
            closed = open_tags.get(one.get("i", ""), 0)
            yield closing(closed) if closed else ""
        elif name == "it" and number:
            yield opening(number) if one.get("pos") == "begin" else closing(number)
        elif name == "ph" and number:
            yield standalone(number)
        elif name == "hi":
            yield from _pieces(one, open_tags)
        yield without_foreign(one.tail or "")


def _number(text: str | None) -> int:
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0  # noqa: PLR2004
    return number if number <= MOST_TAGS else 0


def _milliseconds(text: str) -> int:
    """Parse a date of TMX into milliseconds since 1970 UTC; 0 if invalid."""
    if not _DATE.fullmatch(text):
        return 0
    try:
        return max(0, int(dt.datetime.strptime(text, "%Y%m%dT%H%M%S%z").timestamp()) * 1000)
    except ValueError:
        return 0
