"""XLIFF 2 that comes back from another program: changed targets, changed states, added notes."""

import io
import re
from collections.abc import Iterator

from lxml import etree

from translator_gui.formats.identity import unpacked
from translator_gui.formats.returned import (
    ReturnedComment,
    ReturnedDocument,
    ReturnedRow,
    milliseconds,
    row_count,
    whole_number,
)
from translator_gui.formats.xliff.states import (
    CATEGORY,
    CORE,
    FORMAT,
    METADATA,
    OWN,
    PROJECT,
    REVISIONS,
    ROWS,
    SEGMENT,
    STATUS,
    SUMS,
    TIME,
    VERSION,
    status_of,
)
from translator_gui.formats.xml import MAX_PART, MAX_TAGS, Element
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Status

_CORE, _META, _OWN = f"{{{CORE}}}", f"{{{METADATA}}}", f"{{{OWN}}}"
_VERSIONS = {"2.0", "2.1", "2.2"}
_SUMS = re.compile(r"([0-9a-f]{6}) ([0-9a-f]{14}) ([0-9a-f]{14})")
_RANK = {status: rank for rank, status in enumerate(Status)}


def read_returned_xliff(name: str, data: bytes) -> ReturnedDocument:
    """Reads an XLIFF 2 file that `xliff_writer` wrote, whatever another program did to it since.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: Broken, hostile, no XLIFF, or of another version.
    """
    if len(data) > MAX_PART or data.count(b"<") > MAX_TAGS:
        raise TranslatorError(f"{name} is too large; export fewer sentences at a time.")
    entries = dict[str, str]()
    rows: list[ReturnedRow] = []
    try:
        for element in _elements(name, data):
            if element.tag == f"{_CORE}unit":
                rows.append(_row(element, len(rows) + 1))
            else:
                entries = {**_entries(element), **entries}
    except etree.XMLSyntaxError as error:
        raise TranslatorError(f"{name} is broken ({error.msg}); export it anew from the other program.") from error
    if whole_number(entries.get(VERSION, "")) > FORMAT:
        raise TranslatorError(f"{name} was written by a newer version of this program; update the program.")
    return ReturnedDocument(
        name,
        entries.get(PROJECT, ""),
        whole_number(entries.get(TIME, "")),
        row_count(entries.get(ROWS, "")),
        rows=tuple(rows),
    )


def _elements(name: str, data: bytes) -> Iterator[Element]:
    """The units, and what a file says of itself; each is emptied after it was looked at."""
    context = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    seen_root = False
    for event, element in context:
        if not seen_root:
            _refuse(name, element)
            seen_root = True
        if event == "end" and element.tag in {f"{_CORE}unit", f"{_META}metadata"}:
            parent = element.getparent()
            of_unit = parent is not None and parent.tag == f"{_CORE}unit"
            if not of_unit:
                yield element
                element.clear()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]


def _refuse(name: str, root: Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise TranslatorError(f"{name} declares entities, which no XLIFF does; refused.")
    if str(root.tag).rpartition("}")[2] != "xliff":
        raise TranslatorError(f"{name} is no XLIFF file; choose the file that came back.")
    version = root.get("version", "")
    if root.tag != f"{_CORE}xliff" or version not in _VERSIONS:
        raise TranslatorError(
            f"{name} is XLIFF {version[:8] or 'of an unknown version'}; only XLIFF 2 is read back: save it as that in "
            "the other program."
        )


def _row(unit: Element, number: int) -> ReturnedRow:
    entries: dict[str, str] = {}
    for metadata in unit.findall(f"{_META}metadata"):
        entries.update(_entries(metadata))
    sources, targets, statuses = list[str](), list[str](), list[Status]()
    comments = list[ReturnedComment]()
    for part in unit:
        if part.tag not in {f"{_CORE}segment", f"{_CORE}ignorable"}:
            continue
        sources.append(_Text(part.find(f"{_CORE}source")).text)
        target = _Text(part.find(f"{_CORE}target"), sum(map(len, targets)))
        targets.append(target.text)
        comments += target.comments
        if part.tag == f"{_CORE}segment":
            has_target = bool(target.text)
            statuses.append(status_of(part.get("state", "initial"), part.get("subState", ""), has_target=has_target))
    sums = _SUMS.fullmatch(entries.get(SUMS, ""))
    # A unit that somebody cut is as far as its least advanced part.
    now = min(statuses, key=_RANK.__getitem__, default=Status.NOT_STARTED)
    before = entries.get(STATUS, "")
    segment = unpacked(entries.get(SEGMENT, "").replace("-", "")) or unpacked(unit.get("id", "")[1:])
    return ReturnedRow(
        f"unit {unit.get('name') or unit.get('id') or number}"[:80],
        unit.get("name", ""),
        (segment,) if segment else (),
        tuple(filter(None, (unpacked(uid.replace("-", "")) for uid in entries.get(REVISIONS, "").split()))),
        ((int(sums[1], 16), sums[2], sums[3]),) if sums else (),
        "".join(sources),
        "".join(targets),
        "".join(targets),
        comments=(*_noted(unit), *comments),
        statuses=(Status(before), now) if before in set(Status) else None,
    )


def _noted(unit: Element) -> Iterator[ReturnedComment]:
    """Notes that people wrote; a footnote is part of the text, and what a program notes down is no remark."""
    for note in unit.iterfind(f"{_CORE}notes/{_CORE}note"):
        text = "".join(str(piece) for piece in note.itertext()).strip()
        if not text or note.get("category") == "footnote":
            continue
        yield ReturnedComment(
            note.get(f"{_OWN}author", "").strip(),
            milliseconds(note.get(f"{_OWN}date")),
            text,
            on_source=note.get("appliesTo") == "source",
            uid=unpacked(note.get("id", "")[1:]),
        )


class _Text:
    """The text of a source or a target: markup of another program stays out of it, its remarks are comments."""

    def __init__(self, element: Element | None, begins: int = 0) -> None:
        self.comments: list[ReturnedComment] = []
        self._pieces: list[str] = []
        self._begins = self._length = begins
        if element is not None:
            self._walk(element)
        self.text = "".join(self._pieces)

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def _walk(self, element: Element) -> None:
        self._add(element.text)
        for one in element:
            start = self._length
            if one.tag == f"{_CORE}cp":
                self._add(_code_point(one.get("hex", "")))
            else:
                self._walk(one)
            if one.tag == f"{_CORE}mrk" and one.get("type") == "comment" and (said := one.get("value", "").strip()):
                self.comments.append(
                    ReturnedComment(
                        "", 0, said, start=start, end=self._length, quote="".join(self._pieces)[start - self._begins :]
                    )
                )
            self._add(one.tail)


def _code_point(digits: str) -> str:
    try:
        number = int(digits, 16)
    except ValueError:
        return ""
    return chr(number) if 0 < number < 0xD800 or 0xE000 <= number < 0x110000 else ""  # noqa: PLR2004


def _entries(metadata: Element) -> dict[str, str]:
    return {
        meta.get("type", ""): (meta.text or "").strip()
        for group in metadata.iter(f"{_META}metaGroup")
        if group.get("category") == CATEGORY
        for meta in group.iterfind(f"{_META}meta")
    }
