"""Write XLIFF 1.2 for programs that read no later version: one unit per sentence, one group per paragraph."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualRow, ExportedDocumentRows, utc_datetime
from translator_gui.formats.exchange import attribute
from translator_gui.formats.identity import source_checksum
from translator_gui.formats.xliff.states import OLDER, OLDER_STATES, OWN, REJECTED
from translator_gui.formats.xliff.text_writer import plain, xliff12_text
from translator_gui.formats.xliff.unit_metadata import file_entries, texts_of, unit_entries, unit_id
from translator_gui.model.inline_tag import InlineTag
from translator_gui.model.status import Status

_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="{OLDER}" xmlns:tg="{OWN}" version="1.2">\n'
_APPROVED = {Status.APPROVED, Status.FINAL}


def write_xliff12(
    stream: BinaryIO, document: BilingualDocument, pace: ExportProgress, *, copy_source: bool = False
) -> None:
    """Write the bilingual document as XLIFF 1.2, with `copy_source` the Urdu as the target where there is no English.

    `returned` takes such a target for none again.
    """
    stream.write(_HEAD.encode())
    done = 0
    for section in document.sections or (ExportedDocumentRows(document.title, ()),):
        own = "".join(f' tg:{name}="{attribute(value)}"' for name, value in file_entries(document).items())
        head = (
            f'<file original="{attribute(section.name)}" source-language="ur" target-language="en" '
            f'datatype="x-translator-gui" xml:space="preserve"{own}>\n<body>\n'
        )
        stream.write(head.encode())
        rows = pace.over(section.rows, done=done)
        stream.writelines(piece.encode() for piece in _units(rows, done, copy_source=copy_source))
        stream.write(b"</body>\n</file>\n")
        done += len(section.rows)
    stream.write(b"</xliff>\n")


def _units(rows: Iterable[BilingualRow], done: int, *, copy_source: bool) -> Iterator[str]:
    is_open = False
    for number, row in enumerate(rows, done + 1):
        if row.opens or not is_open:
            name = f' resname="{attribute(row.place)}"' if row.place else ""
            close = "</group>\n" if is_open else ""
            yield f'{close}<group id="p{number}" restype="x-tg:{row.kind.value}"{name}>\n'
            is_open = True
        yield _unit(number, row, copy_source=copy_source)
    if is_open:
        yield "</group>\n"


def _unit(number: int, row: BilingualRow, *, copy_source: bool) -> str:
    texts = texts_of(row)
    own = "".join(f' tg:{name}="{attribute(value)}"' for name, value in unit_entries(number, row, texts).items())
    approved = ' approved="yes"' if row.status in _APPROVED else ""
    told = "".join(_note_metadata(row))
    source, target = xliff12_text(texts.source, texts.tags), _target(row, texts.target, texts.tags)
    if copy_source and not target:
        # Without a state: who copies says nothing of one.
        target = f"<target>{source}</target>"
    return (
        f'<trans-unit id="{unit_id(number, row)}" resname="{row.label}"{approved}{own}>'
        f"<source>{source}</source>{target}"
        f"{''.join(_notes(row))}{''.join(_history(row, texts.tags))}{f'<tg:notes>{told}</tg:notes>' if told else ''}"
        "</trans-unit>\n"
    )


def _target(row: BilingualRow, text: str, tags: dict[int, InlineTag]) -> str:
    if not text and not row.empty_on_purpose:
        return ""
    return f"<target{_state(row.status)}>{xliff12_text(text, tags)}</target>"


def _state(status: Status) -> str:
    qualifier = f' state-qualifier="{REJECTED}"' if status is Status.RETURNED else ""
    return f' state="{OLDER_STATES[status]}"{qualifier}'


def _notes(row: BilingualRow) -> Iterator[str]:
    for note in row.notes:
        yield f'<note annotates="target">{plain(note)}</note>'
    for comment in row.comments:
        yield f'<note annotates="target" from="{attribute(comment.author)}">{plain(comment.labelled_text)}</note>'


def _note_metadata(row: BilingualRow) -> Iterator[str]:
    """Yield this program's metadata (kind, date, uid) of a row's notes and comments, as XLIFF 1.2 markup."""
    for note in row.notes:
        yield f'<tg:note kind="footnote" sum="{source_checksum(plain(note))}"/>'
    for comment in row.comments:
        yield (
            f'<tg:note kind="comment" sum="{source_checksum(plain(comment.labelled_text))}" uid="{comment.uid}" '
            f'date="{comment.date:%Y-%m-%dT%H:%M:%SZ}"/>'
        )


def _history(row: BilingualRow, tags: dict[int, InlineTag]) -> Iterator[str]:
    """Yield the earlier versions of a sentence as XLIFF 1.2 `alt-trans` elements, latest first."""
    history = row.parts[0].history if row.parts else ()
    for author, time, status, target in reversed(history[:-1]):
        if target:
            yield (
                f'<alt-trans alttranstype="previous-version" origin="{attribute(author)}" '
                f'tg:date="{utc_datetime(time):%Y-%m-%dT%H:%M:%SZ}" tg:status="{status.value}">'
                f"<target{_state(status)}>{xliff12_text(target, tags)}</target></alt-trans>"
            )
