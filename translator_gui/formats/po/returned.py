"""Reads an exported PO file that comes back: messages are known by their context and their comment with the mark."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import takewhile

from translator_gui.formats.identity import read_row_mark, target_checksum, uid_from_digits, uid_to_digits
from translator_gui.formats.po.file import PoEntry, PoFile, parse_po
from translator_gui.formats.po.writer import LINE_END, MARK, NOTE, PROJECT, ROWS, STATUS, TIME
from translator_gui.formats.returned import ReturnedComment, ReturnedDocument, ReturnedRow, row_count, whole_number
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.status import OPEN, Status

_COMMENT = re.compile(r"([^:]{1,200}), \d{4}-\d\d-\d\d: (.*)")
"""A comment as an export writes it."""
_REVISED = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d)(?::\d\d)?([+-]\d{4})")
_ADDRESS = re.compile(r"\s*<[^<>]*>\s*$")
_WRAPPED_MARK = re.compile(r"[0-9a-ft.-]+")
_WIDTH = 78
"""polib breaks the lines of comments that are longer, also at hyphens."""
_NOBODY = {"full name", "automatically generated"}
"""What stands for the last translator where nobody has written anything."""


def read_returned_po(name: str, data: bytes) -> ReturnedDocument:
    """Read a PO file that the program exported and another program changed: English, fuzzy marks and comments.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: No PO file, broken (with the line), or not in the encoding that it names.
    """
    po = parse_po(name, data)
    header = _header_fields(po)
    rows = [_row(entry, number) for number, entry in enumerate(po.messages, 1)]
    emptied = [at for at, row in enumerate(rows) if _is_emptied(row)]
    for at in emptied:
        rows[at] = _as_exported(rows[at])
    return ReturnedDocument(
        name,
        header.get(PROJECT, ""),
        whole_number(header.get(TIME)),
        row_count(header.get(ROWS)),
        _last_translator(header.get("Last-Translator", "")),
        _milliseconds(header.get("PO-Revision-Date", "")),
        tuple(rows),
        (_emptied_notice(len(emptied)),) if emptied else (),
    )


def _header_fields(po: PoFile) -> dict[str, str]:
    header = po.header
    text = header.fields["msgstr"].text if header is not None and "msgstr" in header.fields else ""
    pairs = (line.partition(":") for line in text.split("\n"))
    return {name.strip(): value.strip() for name, _colon, value in pairs}


def _row(entry: PoEntry, number: int) -> ReturnedRow:
    extracted = entry.comments_of("#.")
    mark = _mark(extracted)
    exported = next((one.removeprefix(STATUS) for one in extracted if one.startswith(STATUS)), "")
    context = entry.fields["msgctxt"].text.strip() if "msgctxt" in entry.fields else ""
    known = read_row_mark(mark)
    uid = uid_from_digits(uid_to_digits(context))
    target = entry.fields["msgstr"].text if "msgstr" in entry.fields else ""
    fuzzy = "fuzzy" in entry.flags
    before = Status(exported) if exported in set(Status) else None
    return ReturnedRow(
        f"message {number}, line {entry.line}",
        segments=known.segments or ((uid,) if uid else ()),
        revisions=known.revisions,
        sums=known.sums,
        source=entry.id,
        target=target,
        before=target,
        comments=tuple(_comments(entry)),
        statuses=(before, _status(before, target, fuzzy=fuzzy)) if before else None,
        needs_work=fuzzy,
    )


def _mark(extracted: list[str]) -> str:
    """Return the mark of a message, which may be broken into several lines; empty if there is none."""
    at = next((at for at, line in enumerate(extracted) if line.startswith(MARK.strip())), len(extracted))
    rest = takewhile(_WRAPPED_MARK.fullmatch, extracted[at + 1 :])
    return "".join((*extracted[at : at + 1], *rest)).removeprefix(MARK.strip()).strip()


def _is_emptied(row: ReturnedRow) -> bool:
    """Whether a message that was sent as fuzzy came back without English, as programs leave it that take no such."""
    return bool(row.statuses and row.statuses[0] in {Status.DRAFT, Status.RETURNED} and not row.target and row.sums)


def _as_exported(row: ReturnedRow) -> ReturnedRow:
    place, urdu, _english = row.sums[0]
    return row._replace(sums=((place, urdu, target_checksum("")),))


def _emptied_notice(count: int) -> str:
    return str(
        ngettext(
            "1 message that was sent as fuzzy came back without English, as some programs do: it stays as it is.",
            "{number} messages that were sent as fuzzy came back without English, as some programs do: they stay as "
            "they are.",
            count,
        )
    )


def _status(before: Status, target: str, *, fuzzy: bool) -> Status:
    """Return the present status: PO says no more than whether there is English, and whether it needs work."""
    if not target:
        return before if before in {Status.NOT_STARTED, Status.TRANSLATED} else Status.NOT_STARTED
    if fuzzy:
        return before if before in OPEN else Status.DRAFT
    return Status.TRANSLATED if before in OPEN else before


def _comments(entry: PoEntry) -> Iterator[ReturnedComment]:
    """Yield the comments of a PO message: those of the export, and the lines that somebody wrote beside them."""
    own: list[str] = []
    for line in _unwrapped(entry.comments_of("#")):
        if not line or line.startswith(NOTE):
            continue
        if exported := _COMMENT.fullmatch(line):
            yield ReturnedComment(exported[1], 0, exported[2].replace(LINE_END, "\n"))
        else:
            own.append(line)
    if own:
        yield ReturnedComment("", 0, "\n".join(own))


def _unwrapped(lines: list[str]) -> list[str]:
    """Join the lines of an exported comment that a program has broken: the first word of the next had no room."""
    joined: list[str] = []
    is_open, length = False, 0
    for line in lines:
        if is_open and line and length + len(line.split()[0]) >= _WIDTH and not _COMMENT.fullmatch(line):
            joined[-1] += ("" if re.search(r"\w-$", joined[-1]) else " ") + line
        else:
            joined.append(line)
            is_open = bool(_COMMENT.fullmatch(line))
        length = len("# ") + len(line)
        is_open = is_open and length <= _WIDTH
    return joined


def _last_translator(text: str) -> str:
    name = _ADDRESS.sub("", text).strip()
    return "" if name.casefold() in _NOBODY else name


def _milliseconds(text: str) -> int:
    """Parse the revision date of a PO header into milliseconds since 1970 UTC; 0 if invalid."""
    found = _REVISED.fullmatch(text)
    if found is None:
        return 0
    try:
        return max(0, int(dt.datetime.strptime(f"{found[1]}{found[2]}", "%Y-%m-%d %H:%M%z").timestamp()) * 1000)
    except ValueError:
        return 0
