"""A project's own sentence exceptions as people and files give them: checked, read and written."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from translator_gui.formats.encoding import decode_text
from translator_gui.formats.output import atomic_write
from translator_gui.formats.srx import read_srx
from translator_gui.formats.xml import begins_with_element
from translator_gui.messages import LazyMessage, format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable
from translator_gui.model.sentence_exception import (
    LONGEST_SIDE,
    MOST_EXCEPTIONS,
    SentenceException,
    SentenceExceptionKind,
)
from translator_gui.text.sentence_exceptions import UnreadablePatternError, compile_place, is_every_stop

_MAX_BYTES = 16 << 20
_HEADER = ("kind", "before", "after", "regex")
_PATTERN = "regex"
_STOPS = "۔.।"


class InvalidSentenceExceptionError(TranslatorError):
    """Raised when what a person or file gives is no sentence exception; the message is the reason."""


class SentenceExceptionsFile(NamedTuple):
    """The sentence exceptions that a file holds, and what in it was left out, one message per line."""

    exceptions: tuple[SentenceException, ...]
    skipped: tuple[LazyMessage, ...]


def checked_exception(
    kind: SentenceExceptionKind, before: str, after: str = "", *, is_pattern: bool = False, order: int = 0
) -> SentenceException:
    """Return a sentence exception made of what a person or file gives, tidied.

    Raises:
        InvalidSentenceExceptionError: It is empty or too long, or a pattern that this program cannot read.
    """
    if not is_pattern or kind is SentenceExceptionKind.ABBREVIATION:
        before, after, is_pattern = " ".join(before.split()), " ".join(after.split()), False
    if kind is SentenceExceptionKind.ABBREVIATION:
        before, after = before.rstrip(_STOPS + " "), ""
    if not (before or after):
        raise InvalidSentenceExceptionError(_("nothing is given; write a word or a mark"))
    if printable(before + after) != before + after:
        raise InvalidSentenceExceptionError(_("it contains an unprintable character"))
    if max(len(before), len(after)) > LONGEST_SIDE:
        raise InvalidSentenceExceptionError(
            _("it is longer than {number} characters", number=format_number(LONGEST_SIDE))
        )
    if is_pattern:
        try:
            compile_place(before, after)
        except UnreadablePatternError as error:
            raise InvalidSentenceExceptionError(
                _("this regular expression cannot be read ({reason})", reason=error)
            ) from error
    return SentenceException(kind, before, after, is_pattern, order if is_pattern else 0)


def exceptions_as_tsv(exceptions: Iterable[SentenceException]) -> str:
    """Return sentence exceptions as the table that `read_exceptions_file` reads, tabs between columns."""
    rows = [_HEADER]
    rows += [(one.kind, one.before, one.after, _PATTERN if one.is_pattern else "") for one in exceptions]
    return "".join("\t".join(row).rstrip("\t") + "\n" for row in rows)


def write_exceptions_file(path: Path, exceptions: Iterable[SentenceException], *, force: bool = False) -> None:
    """Write sentence exceptions to a file as a table, see `exceptions_as_tsv`.

    Raises:
        TranslatorError: The file exists (and no `force`), or cannot be written.
    """
    with atomic_write(path, force=force) as stream:
        stream.write(exceptions_as_tsv(exceptions).encode("utf-8"))


def read_exceptions_file(path: Path, known: int = 0) -> SentenceExceptionsFile:
    """Read sentence exceptions from a file: a table (TSV), a plain list of abbreviations, or SRX.

    Args:
        path: The file.
        known: How many the project has already.

    Raises:
        TranslatorError: It cannot be read, or holds none that can be used.
    """
    data = _bytes(path)
    is_xml = begins_with_element(data, "srx") or data.lstrip().startswith(b"<")
    found = (_from_srx if is_xml else _from_tsv)(path.name, data)
    if not found.exceptions:
        first = found.skipped[0] if found.skipped else _("it is empty")
        raise TranslatorError(_("{name}: no sentence rules in it ({reason})", name=path.name, reason=first))
    if len(found.exceptions) + known > MOST_EXCEPTIONS:
        most = format_number(MOST_EXCEPTIONS)
        raise TranslatorError(
            _("{name}: a project has at most {most} sentence rules; choose a shorter file", name=path.name, most=most)
        )
    return found


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise TranslatorError(
            _("{path}: cannot be read ({reason}); check the path", path=path, reason=error.strerror)
        ) from error
    if len(data) > _MAX_BYTES:
        raise TranslatorError(_("{name}: larger than a file of sentence rules is; choose another", name=path.name))
    return data


def _from_tsv(name: str, data: bytes) -> SentenceExceptionsFile:
    found: list[SentenceException] = []
    skipped: list[LazyMessage] = []
    for number, line in enumerate(decode_text(name, data).text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells) or (number == 1 and cells[0].casefold() == _HEADER[0]):
            continue
        try:
            found.append(_row(cells, number))
        except InvalidSentenceExceptionError as error:
            skipped.append(_("line {line}: {reason}; skipped", line=number, reason=error))
    return SentenceExceptionsFile(tuple(found), tuple(skipped))


def _row(cells: Sequence[str], order: int) -> SentenceException:
    if len(cells) == 1:
        return checked_exception(SentenceExceptionKind.ABBREVIATION, cells[0])
    kind, before, after, pattern = (*cells, "", "", "")[: len(_HEADER)]
    if kind not in set(SentenceExceptionKind):
        known = ", ".join(SentenceExceptionKind)
        raise InvalidSentenceExceptionError(_("“{kind}” is none of {known}", kind=printable(kind[:20]), known=known))
    return checked_exception(
        SentenceExceptionKind(kind), before, after, is_pattern=pattern.casefold() == _PATTERN, order=order
    )


def _from_srx(name: str, data: bytes) -> SentenceExceptionsFile:
    found: list[SentenceException] = []
    skipped: list[LazyMessage] = []
    for number, rule in enumerate(read_srx(name, data), 1):
        kind = SentenceExceptionKind.BREAK if rule.parts else SentenceExceptionKind.NO_BREAK
        before, after = (text.replace("\t", r"\t").replace("\n", r"\n") for text in (rule.before, rule.after))
        try:
            exception = checked_exception(kind, before, after, is_pattern=True, order=number)
        except InvalidSentenceExceptionError as error:
            skipped.append(_("line {line}: {reason}; skipped", line=rule.line, reason=error))
            continue
        if rule.parts and is_every_stop(exception):
            skipped.append(
                _(
                    "line {line}: it parts sentences at every stop, which the program judges itself; skipped",
                    line=rule.line,
                )
            )
        else:
            found.append(exception)
    return SentenceExceptionsFile(tuple(found), tuple(skipped))
