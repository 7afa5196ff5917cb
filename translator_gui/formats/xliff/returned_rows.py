"""The units of a file that comes back, as rows: those of XLIFF 2, and those of 1.2."""

import re
from collections.abc import Iterator

from translator_gui.formats.identity import source_checksum, uid_from_digits
from translator_gui.formats.returned import ReturnedComment, ReturnedRow, milliseconds
from translator_gui.formats.xliff.returned_text import texts_of
from translator_gui.formats.xliff.states import (
    CATEGORY,
    CORE,
    METADATA,
    OLDER,
    OWN,
    REVISIONS,
    SEGMENT,
    STATUS,
    SUMS,
    TAGS,
    older_status,
    status_of,
)
from translator_gui.formats.xml import Element
from translator_gui.model.status import Status

_CORE, _META, _OWN, _OLDER = f"{{{CORE}}}", f"{{{METADATA}}}", f"{{{OWN}}}", f"{{{OLDER}}}"
_SUMS = re.compile(r"([0-9a-f]{6}) ([0-9a-f]{14}) ([0-9a-f]{14})")
_RANK = {status: rank for rank, status in enumerate(Status)}


def newer_row(unit: Element, number: int) -> ReturnedRow:
    """A unit of XLIFF 2."""
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
    now = min(statuses, key=_RANK.__getitem__, default=Status.NOT_STARTED)
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


def older_row(unit: Element, number: int) -> ReturnedRow:
    """A unit of XLIFF 1.2."""
    entries = {name: unit.get(f"{_OWN}{name}", "") for name in (SEGMENT, REVISIONS, SUMS, STATUS, TAGS)}
    target_element = unit.find(f"{_OLDER}target")
    source, target = texts_of(unit.find(f"{_OLDER}source"), target_element, 0, entries[TAGS])
    now = Status.NOT_STARTED
    if target_element is not None:
        state, qualifier = target_element.get("state", ""), target_element.get("state-qualifier", "")
        now = older_status(state, qualifier, unit.get("approved", ""))
        if not target.text and now is Status.DRAFT:
            now = Status.NOT_STARTED
    place = unit.get("resname") or unit.get("id") or str(number)
    return _row(entries, unit, place, now)._replace(
        label=unit.get("resname", ""),
        source=source.text,
        target=target.text,
        before=target.text,
        comments=(*_older_notes(unit), *target.comments),
    )


def _row(entries: dict[str, str], unit: Element, place: str, now: Status) -> ReturnedRow:
    """What a unit says of itself."""
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
    """Notes that people wrote; a footnote is part of the text, and what a program notes down is no remark."""
    for note in unit.iterfind(f"{_CORE}notes/{_CORE}note"):
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
    """The same; what we know of those that we wrote stands beside them."""
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
    """Our metadata of a file or of a unit."""
    return {
        meta.get("type", ""): (meta.text or "").strip()
        for group in metadata.iter(f"{_META}metaGroup")
        if group.get("category") == CATEGORY
        for meta in group.iterfind(f"{_META}meta")
    }
