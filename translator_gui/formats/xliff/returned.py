"""Read an exported XLIFF file that comes back from another program: targets, states and notes."""

import io
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from translator_gui.formats.identity import source_checksum, uid_from_digits
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
    OLDER,
    OWN,
    PROJECT,
    REVISIONS,
    ROWS,
    SEGMENT,
    STATUS,
    SUMS,
    TAGS,
    TIME,
    VERSION,
    older_status,
    status_of,
)
from translator_gui.formats.xml import MAX_PART, Element, fault
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import (
    MOST_TAGS,
    closing,
    numbers_in,
    opening,
    standalone,
    without_foreign,
    without_tags,
)
from translator_gui.model.status import Status

_CORE, _META, _OWN, _OLDER = f"{{{CORE}}}", f"{{{METADATA}}}", f"{{{OWN}}}", f"{{{OLDER}}}"
_YIELDED_TAGS = {f"{_CORE}unit", f"{_META}metadata", f"{_OLDER}trans-unit", f"{_OLDER}phase"}
_VERSIONS = {f"{_CORE}xliff": {"2.0", "2.1", "2.2"}, f"{_OLDER}xliff": {"1.2"}}
_MOST_TAGS = 6_000_000
"""Limit of tags; elements are freed one by one while parsing, so only their number costs time."""


def read_returned_xliff(name: str, data: bytes) -> ReturnedDocument:
    """Read an exported XLIFF file that comes back changed by another translation program.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: Broken, hostile, no XLIFF, or of another version.
    """
    if len(data) > MAX_PART or data.count(b"<") > _MOST_TAGS:
        raise TranslatorError(_("{name} is too large; export fewer sentences at a time.", name=name))
    data = _with_namespace(data)
    entries = dict[str, str]()
    phases = dict[str, str]()
    rows: list[ReturnedRow] = []
    try:
        for element in _elements(name, data):
            if element.tag == f"{_CORE}unit":
                rows.append(xliff2_row(element, len(rows) + 1))
            elif element.tag == f"{_OLDER}trans-unit":
                rows.append(xliff12_row(element, len(rows) + 1, phases))
            elif element.tag == f"{_OLDER}phase":
                phases[element.get("phase-name", "")] = element.get("contact-name", "").strip()
            elif element.tag == f"{_OLDER}file":
                entries = {
                    **{name: element.get(f"{_OWN}{name}", "") for name in (PROJECT, TIME, ROWS, VERSION)},
                    **entries,
                }
            else:
                entries = {**entries_of(element), **entries}
    except etree.XMLSyntaxError as error:
        raise TranslatorError(
            _("{name} is broken ({reason}); export it anew from the other program.", name=name, reason=fault(error))
        ) from error
    if whole_number(entries.get(VERSION, "")) > FORMAT:
        raise TranslatorError(
            _("{name} was written by a newer version of this program; update the program.", name=name)
        )
    return ReturnedDocument(
        name,
        entries.get(PROJECT, ""),
        whole_number(entries.get(TIME, "")),
        row_count(entries.get(ROWS, "")),
        rows=tuple(rows),
    )


def _with_namespace(data: bytes) -> bytes:
    """Declare this program's namespace where another program kept its attributes and lost the declaration."""
    if OWN.encode() in data or b" tg:" not in data:
        return data
    return data.replace(b"<xliff", f'<xliff xmlns:tg="{OWN}"'.encode(), 1)


def _elements(name: str, data: bytes) -> Iterator[Element]:
    """Yield the units and this program's metadata of a returned XLIFF file while parsing it, to save memory."""
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
        if event == "start" and element.tag == f"{_OLDER}file":
            yield element
        if event == "end" and element.tag in _YIELDED_TAGS:
            parent = element.getparent()
            of_unit = parent is not None and parent.tag == f"{_CORE}unit"
            if not of_unit:
                yield element
                element.clear()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]


def _refuse(name: str, root: Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise TranslatorError(_("{name} declares entities, which no XLIFF does; refused.", name=name))
    if str(root.tag).rpartition("}")[2] != "xliff":
        raise TranslatorError(_("{name} is no XLIFF file; choose the file that came back.", name=name))
    version = root.get("version", "")
    if version in _VERSIONS.get(str(root.tag), ()):
        return
    if not version:
        raise TranslatorError(
            _(
                "{name} is XLIFF of an unknown version; only XLIFF 2 and 1.2 are read back: save it as one of them in "
                "the other program.",
                name=name,
            )
        )
    raise TranslatorError(
        _(
            "{name} is XLIFF {version}; only XLIFF 2 and 1.2 are read back: save it as one of them in the other "
            "program.",
            name=name,
            version=version[:8],
        )
    )


_SUMS = re.compile(r"([0-9a-f]{6}) ([0-9a-f]{14}) ([0-9a-f]{14})")


def xliff2_row(unit: Element, number: int) -> ReturnedRow:
    """Read a unit of a returned XLIFF 2 file as a returned row."""
    entries: dict[str, str] = {}
    for metadata in unit.findall(f"{_META}metadata"):
        entries.update(entries_of(metadata))
    sources, targets, statuses = list[str](), list[str](), list[Status]()
    comments = list[ReturnedComment]()
    for part in unit:
        if part.tag not in {f"{_CORE}segment", f"{_CORE}ignorable"}:
            continue
        begins = sum(map(len, targets))
        source, target = texts_of(
            part.find(f"{_CORE}source"), part.find(f"{_CORE}target"), begins, entries.get(TAGS, "")
        )
        sources.append(source.text)
        targets.append(target.text)
        comments += target.comments
        if part.tag == f"{_CORE}segment":
            has_target = bool(target.text)
            statuses.append(status_of(part.get("state", "initial"), part.get("subState", ""), has_target=has_target))
    # A unit that somebody cut is as far as its least advanced part.
    now = min(statuses, key=lambda status: status.facts.rank, default=Status.NOT_STARTED)
    place = unit.get("name") or unit.get("id") or str(number)
    row = _row(entries, unit, place, now)
    text = "".join(targets)
    return row._replace(
        label=unit.get("name", ""),
        source="".join(sources),
        target=text,
        before=text,
        comments=(*_newer_notes(unit), *comments),
    )


def xliff12_row(unit: Element, number: int, phases: Mapping[str, str]) -> ReturnedRow:
    """Read a unit of a returned XLIFF 1.2 file as a returned row.

    Args:
        unit: The unit.
        number: Its place in the file, from 1.
        phases: Who worked in each phase of the file.
    """
    entries = {name: unit.get(f"{_OWN}{name}", "") for name in (SEGMENT, REVISIONS, SUMS, STATUS, TAGS)}
    target_element = unit.find(f"{_OLDER}target")
    source, target = texts_of(unit.find(f"{_OLDER}source"), target_element, 0, entries[TAGS])
    now, text, author = Status.NOT_STARTED, target.text, ""
    if target_element is not None:
        author = phases.get(target_element.get("phase-name", ""), "")
        state, qualifier = target_element.get("state", ""), target_element.get("state-qualifier", "")
        now = older_status(state, qualifier, unit.get("approved", ""))
        had_none = entries[STATUS] == Status.NOT_STARTED
        if not state and not qualifier and not had_none and entries[STATUS] in set(Status):
            # A program that keeps no states may keep whether a unit is approved.
            before = Status(entries[STATUS])
            now = before if now is Status.DRAFT or before is Status.FINAL else now
        if had_none and text.strip() == source.text.strip() and (now is Status.DRAFT or not _is_latin(text)):
            # The copied Urdu (`xliff12_writer`).
            now, text = Status.NOT_STARTED, ""
        elif now is Status.DRAFT and (not text or (had_none and not state)):
            # A program that knows no states says nothing by them.
            now = Status.NOT_STARTED
    place = unit.get("resname") or unit.get("id") or str(number)
    return _row(entries, unit, place, now)._replace(
        label=unit.get("resname", ""),
        source=source.text,
        target=text,
        before=text,
        author=author,
        comments=(*_older_notes(unit), *target.comments),
    )


def _is_latin(text: str) -> bool:
    """Whether a text may be the same in English as in Urdu: a name or a number in Latin letters."""
    return without_tags(text).isascii()


def _row(entries: dict[str, str], unit: Element, place: str, now: Status) -> ReturnedRow:
    """Return a returned row with the metadata in its XLIFF unit: uids, checksums, statuses."""
    sums = _SUMS.fullmatch(entries.get(SUMS, ""))
    before = entries.get(STATUS, "")
    segment = uid_from_digits(entries.get(SEGMENT, "").replace("-", "")) or uid_from_digits(unit.get("id", "")[1:])
    return ReturnedRow(
        f"unit {place}"[:80],
        segments=(segment,) if segment else (),
        revisions=tuple(
            filter(None, (uid_from_digits(uid.replace("-", "")) for uid in entries.get(REVISIONS, "").split()))
        ),
        sums=((int(sums[1], 16), sums[2], sums[3]),) if sums else (),
        statuses=(Status(before), now) if before in set(Status) else None,
    )


def _newer_notes(unit: Element) -> Iterator[ReturnedComment]:
    """Yield the comments in a unit of a returned XLIFF 2 file, without footnotes."""
    # Some programs write them into the segment.
    for note in unit.iterfind(f".//{_CORE}notes/{_CORE}note"):
        text = _text(note)
        if not text or note.get("category") == "footnote":
            continue
        yield ReturnedComment(
            note.get(f"{_OWN}author", "").strip(),
            milliseconds(note.get(f"{_OWN}date")),
            text,
            on_source=note.get("appliesTo") == "source",
            uid=uid_from_digits(note.get("id", "")[1:]),
        )


def _older_notes(unit: Element) -> Iterator[ReturnedComment]:
    """Yield the comments in a unit of a returned XLIFF 1.2 file, with date and uid from this program's metadata."""
    told = list(unit.iterfind(f"{_OWN}notes/{_OWN}note"))
    for note in unit.iterfind(f"{_OLDER}note"):
        text = _text(note)
        known = next((one for one in told if one.get("sum") == source_checksum(text)), None)
        if known is not None:
            told.remove(known)
        if not text or (known is not None and known.get("kind") == "footnote"):
            continue
        yield ReturnedComment(
            note.get("from", "").strip(),
            milliseconds(known.get("date")) if known is not None else 0,
            text,
            on_source=note.get("annotates") == "source",
            uid=uid_from_digits(known.get("uid", "").replace("-", "")) if known is not None else "",
        )


def _text(note: Element) -> str:
    return "".join(str(piece) for piece in note.itertext()).strip()


def entries_of(metadata: Element) -> dict[str, str]:
    """Return the metadata that this program wrote into an XLIFF file or unit."""
    return {
        meta.get("type", ""): (meta.text or "").strip()
        for group in metadata.iter(f"{_META}metaGroup")
        if group.get("category") == CATEGORY
        for meta in group.iterfind(f"{_META}meta")
    }


_IDENTITY = re.compile(r"([1-9]\d{0,3})(?:-\d+)?e?")
_AROUND = {"pc", "g"}
_ALONE = {"ph", "x"}
_NATIVE = {"bpt", "ept", "ph", "it", "sub"}
"""Elements that hold native codes of the document, no text to translate."""


class ReturnedXliffText:
    """The text of a source or target in a returned XLIFF file: inline tags, and comments marked in it.

    Args:
        element: The source or the target; None where there is none.
        begins: Number of characters before it in its row.
        known: Numbers of the tags that may be in it; None for all.

    Attributes:
        text: With tags.
        comments: Comments that another program attached to its words.
    """

    def __init__(self, element: Element | None, begins: int = 0, known: frozenset[int] | None = None) -> None:
        self.comments: list[ReturnedComment] = []
        self._pieces: list[str] = []
        self._begins = self._length = begins
        self._known = known
        self._is_indented = element is not None and not _keeps_spaces(element)
        if element is not None:
            self._walk(element)
        self.text = "".join(self._pieces)

    @property
    def numbers(self) -> frozenset[int]:
        """Numbers of the inline tags in the returned XLIFF text."""
        return numbers_in(self.text)

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def _walk(self, element: Element) -> None:
        self._add_text(element.text)
        for one in element:
            start, local = self._length, str(one.tag).rpartition("}")[2]
            number = self._number(one)
            if local == "cp":
                self._add(_code_point(one.get("hex", "")))
            elif local in _AROUND:
                self._add(opening(number) if number else "")
                self._walk(one)
                self._add(closing(number) if number else "")
            else:
                self._add(_character(one, local, number) if number else "")
                if local not in _NATIVE:
                    self._walk(one)
            if local == "mrk" and (said := _comment_of_annotation(one)):
                quote = "".join(self._pieces)[start - self._begins :]
                self.comments.append(ReturnedComment("", 0, said, start=start, end=self._length, quote=quote))
            self._add_text(one.tail)

    def _add_text(self, text: str | None) -> None:
        """Add a text between two tags, without the line ends and spaces that another program put beside the tags."""
        self._add(without_foreign(_INDENTED.sub("", text or "") if self._is_indented else text or ""))

    def _number(self, one: Element) -> int:
        """Return the inline tag number of an XLIFF element; 0 if this program did not write the element."""
        identity = one.get("copyOf") or one.get("rid") or one.get("startRef") or one.get("id", "")
        found = _IDENTITY.fullmatch(identity)
        number = int(found[1]) if found else 0
        if number > MOST_TAGS or (self._known is not None and number not in self._known):
            return 0
        return number


_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INDENTED = re.compile(r"^\n[ \t]*|\n[ \t]*$")


def _keeps_spaces(element: Element) -> bool:
    """Whether the spaces in an XLIFF element are those of its text: else a program may have indented it."""
    while (space := element.get(_XML_SPACE)) is None and (parent := element.getparent()) is not None:
        element = parent
    return space == "preserve"


def _character(one: Element, local: str, number: int) -> str:
    if local in _ALONE:
        return standalone(number)
    if local in {"sc", "bx", "bpt"} or (local == "it" and one.get("pos") == "open"):
        return opening(number)
    return closing(number) if local in {"ec", "ex", "ept", "it"} else ""


def _comment_of_annotation(mark: Element) -> str:
    """Return the comment that an XLIFF annotation (`mrk`) holds; empty if it is none."""
    if mark.get("type") == "comment":
        return mark.get("value", "").strip()
    return mark.get("comment", "").strip() if mark.get("mtype") not in {"seg", None} else ""


def _code_point(digits: str) -> str:
    try:
        number = int(digits, 16)
    except ValueError:
        return ""
    return without_foreign(chr(number)) if 0 < number < 0xD800 or 0xE000 <= number < 0x110000 else ""  # noqa: PLR2004


def texts_of(source: Element | None, target: Element | None, begins: int, extra: str) -> Iterator[ReturnedXliffText]:
    """Yield the source text and the target text of a segment in a returned XLIFF file.

    Args:
        source: The element.
        target: The element.
        begins: Characters of targets before it in its row.
        extra: Numbers of tags that the target had besides those of the source when it was written.
    """
    urdu = ReturnedXliffText(source)
    yield urdu
    yield ReturnedXliffText(target, begins, urdu.numbers | {int(one) for one in extra.split() if one.isdigit()})
