"""Read an edits file: each line becomes a command."""

import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard, cast

from translator_gui.messages import LazyMessage, gettext_lazy
from translator_gui.messages import gettext as _
from translator_gui.model.changes import PlannedChanges
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import has_tags, without_foreign
from translator_gui.model.segment import paragraph_of, start_of
from translator_gui.model.status import Role, Status
from translator_gui.project.command import (
    CommandActor,
    CommandProjectReader,
    CommandRefusedError,
    ProjectCommand,
    SentenceCommand,
)
from translator_gui.project.commands.edit_sentence_fields import EditSentenceFields
from translator_gui.project.commands.fill_repetitions import FillRepetitions
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.project import Project
from translator_gui.project.recording import refuse_unstorable_changes
from translator_gui.project.repetitions import find_repetitions
from translator_gui.project.sentence_numbers import OutlinedSentenceIds
from translator_gui.text.tag_spelling import read_spelled
from translator_gui.text.untagged_text import UntaggedText

_FEW = 20
"""Lines whose sentences are found one by one."""
_TEXTS = ("target", "comment", "note")
_CATEGORY_KEYS = ("category", "severity")
_OTHER_NAMES = {"locale-conventions": "locale", "audience-appropriateness": "audience", "design-and-markup": "design"}
"""MQM's long names of dimensions."""
_EXAMPLE = '{"number": 1, "target": "…"}'
_KEYS = frozenset({"number", "uid", "status", "split_at", "join", *_TEXTS, *_CATEGORY_KEYS})
_CONFIRMED = frozenset({Status.TRANSLATED, Status.APPROVED})
_STATUSES = {str(status): status for status in Status}
_REVIEWERS = frozenset({Status.APPROVED, Status.RETURNED})


def read_edits(text: str, name: str, project: Project, role: Role | None) -> list[tuple[ProjectCommand, Role]]:
    """Parse an edits file (a JSON object per line, verb edit) into commands, each with the role that performs it.

    Args:
        text: A JSON object per line; blank lines are ignored.
        name: Name of the file, for messages.
        project: The project; numbers of sentences are those before the file.
        role: The role of every line; None for the role that its status implies.

    Raises:
        TranslatorError: Names the file, the line and what is wrong with it.
    """
    # A line that splits has to know which sentences there are.
    ids = project.sentence_ids(few=text.count("\n") <= _FEW and "split_at" not in text)
    before = frozenset[int]() if isinstance(ids, OutlinedSentenceIds) else frozenset(ids)
    statuses: dict[int, Status] = {}
    """Statuses of sentences that earlier lines changed."""
    tasks: list[tuple[ProjectCommand, Role]] = []
    # Not splitlines: JSON allows U+2028 and its like inside a string.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = gettext_lazy("{name}, line {line}", name=name, line=number)
        edit = _object(line, place)
        segment = _segment(edit, ids, project.queries.segment_by_uid, place)
        if isinstance(target := edit.get("target"), str):
            edit["target"] = _with_tags(target, segment, project)
        if _is_whole(at := edit.get("split_at")):
            edit["split_at"] = _among_tags(at, segment, project)
        command = _command(edit, segment, before, place)
        tasks.append((EditsFileLineCommand(command, place), role or _implied_role(command, project, statuses)))
    return tasks


def fill_command(tasks: Sequence[tuple[ProjectCommand, Role]], project: Project) -> FillRepetitions:
    """Return the command that fills in the repetitions of the sentences that an edits file confirms.

    Args:
        tasks: The commands of the file.
        project: The project before them.
    """
    found = find_repetitions(list(project.queries.all_paragraphs()), _no_progress)
    exempt = project.queries.exempt_sentences()
    fills: dict[int, tuple[int, ...]] = {}
    for task, _role in tasks:
        command = task.command if isinstance(task, EditsFileLineCommand) else task
        if isinstance(command, EditSentenceFields) and command.status in _CONFIRMED and command.segment not in exempt:
            fills[command.segment] = tuple(sorted({*found.repeats_of(command.segment)} - exempt))
    return FillRepetitions(tuple(fills.items()))


def _no_progress(_done: int, _total: int) -> None:
    pass


def _implied_role(command: ProjectCommand, project: Project, statuses: dict[int, Status]) -> Role:
    """Return the role that the status of a line implies; note in `statuses` what the line makes of its sentence."""
    if not isinstance(command, EditSentenceFields):
        return Role.TRANSLATOR
    segment, before = command.segment, statuses.get(command.segment)
    if command.status is not None or command.target is not None:
        statuses[segment] = command.status or Status.DRAFT
    if command.status is not Status.DRAFT or command.target is not None:
        return Role.REVIEWER if command.status in _REVIEWERS else Role.TRANSLATOR
    if before is None:
        (paragraph,) = project.queries.paragraphs([paragraph_of(segment)])
        before = next((found.status for found in paragraph.segments if found.id == segment), None)
    # Only a reviewer takes an approval back.
    return Role.REVIEWER if before is Status.APPROVED else Role.TRANSLATOR


@dataclass(frozen=True, slots=True)
class EditsFileLineCommand:
    """A command made of one line of an edits file; if the rules refuse it, the error names the line."""

    command: SentenceCommand
    place: LazyMessage

    @property
    def verb(self) -> str:
        return "edit"

    @property
    def segment(self) -> int:
        return self.command.segment

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        try:
            changes = self.command.plan(reader, actor)
            refuse_unstorable_changes(changes)
        except CommandRefusedError as error:
            raise CommandRefusedError(
                _("{place}: {error}; nothing was changed", place=self.place, error=error)
            ) from error
        if not changes.warnings:
            return changes
        return changes._replace(
            warnings=tuple(_("{place}: {warning}", place=self.place, warning=warning) for warning in changes.warnings)
        )


@dataclass(frozen=True, slots=True)
class EditsFileSplitCommand:
    """Command of an edits file: split a sentence at an offset counted before any line of the file was applied.

    Attributes:
        segment: The sentence.
        offset: Offset in its paragraph, in code points.
        before: Ids of the sentences before the file.
    """

    segment: int
    offset: int
    before: frozenset[int]

    @property
    def verb(self) -> str:
        return "split"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        part = self.segment
        for segment in reader.paragraph(paragraph_of(self.segment)).segments:
            if self.segment < segment.id and segment.start < self.offset:
                if segment.id in self.before:
                    break
                part = segment.id
        return SplitSentence(part, self.offset).plan(reader, actor)


def _with_tags(target: str, segment: int, project: Project) -> str:
    """Return the English of an edits file with inline tags, which may be spelled in letters: {1>bold<1}, {2}."""
    target = without_foreign(target)
    if "{" not in target and "}" not in target:
        return target
    return read_spelled(target, project.queries.paragraphs([paragraph_of(segment)])[0].text)


def _among_tags(at: int, segment: int, project: Project) -> int:
    """Convert an offset in the Urdu without inline tags into the offset in the Urdu with inline tags."""
    source = project.queries.paragraphs([paragraph_of(segment)])[0].text[start_of(segment) :]
    return UntaggedText(source).span(at, at)[0] if at > 0 and has_tags(source) else at


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twin = next(key for at, (key, _value) in enumerate(pairs) if key in dict(pairs[:at]))
        raise ValueError(_("{key} is given twice", key=twin))
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_unique_keys)
"""Made once: `json.loads` would make one for each line."""


def _object(line: str, place: LazyMessage) -> dict[str, Any]:
    try:
        found: object = _DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        raise TranslatorError(
            _(
                "{place}: no JSON ({error}); write a line such as {example}",
                place=place,
                error=error,
                example=_EXAMPLE,
            )
        ) from error
    if not isinstance(found, dict):
        raise TranslatorError(
            _("{place}: not an object; write a line such as {example}", place=place, example=_EXAMPLE)
        )
    edit = cast("dict[str, Any]", found)
    if unknown := sorted(edit.keys() - _KEYS):
        known = ", ".join(sorted(_KEYS))
        raise TranslatorError(
            _("{place}: unknown key {key}; known are {keys}", place=place, key=unknown[0], keys=known)
        )
    return edit


def _segment(edit: dict[str, Any], ids: Sequence[int], by_uid: Callable[[str], int | None], place: LazyMessage) -> int:
    if "uid" in edit:
        found = by_uid(str(edit["uid"]))
        if found is None:
            raise TranslatorError(
                _(
                    "{place}: no sentence has the uid {uid}; see translator-gui show --json",
                    place=place,
                    uid=edit["uid"],
                )
            )
        if "number" in edit and (
            not _is_whole(edit["number"]) or list(ids[edit["number"] - 1 : edit["number"]]) != [found]
        ):
            raise TranslatorError(
                _("{place}: number and uid name two different sentences; give one of them", place=place)
            )
        return found
    number: object = edit.get("number")
    if not _is_whole(number):
        raise TranslatorError(_('{place}: names no sentence; give its "number" (from 1) or its "uid"', place=place))
    if not 1 <= number <= len(ids):
        raise TranslatorError(
            _(
                "{place}: no sentence {number}; they are numbered from 1 to {last}",
                place=place,
                number=number,
                last=len(ids),
            )
        )
    return ids[number - 1]


def _command(edit: dict[str, Any], segment: int, before: frozenset[int], place: LazyMessage) -> SentenceCommand:
    shape = [key for key in ("split_at", "join") if key in edit]
    others = sorted(set(edit) - {"number", "uid", *shape})
    if shape:
        if others or len(shape) > 1:
            other = ", ".join(others or shape[1:])
            raise TranslatorError(
                _(
                    "{place}: {key} stands alone; put {other} on a line of its own",
                    place=place,
                    key=shape[0],
                    other=other,
                )
            )
        if "join" in edit:
            return _join(edit["join"], segment, place)
        return _split(edit["split_at"], segment, before, place)
    for key in _TEXTS:
        if key in edit and not isinstance(edit[key], str):
            raise TranslatorError(_('{place}: {key} is no text; put it in quotes, "" for none', place=place, key=key))
    if not others:
        raise TranslatorError(_("{place}: nothing to do; give a target, status, comment or note", place=place))
    category, severity = _category_and_severity(edit, place)
    said = edit.get("comment", "")
    return EditSentenceFields(
        segment, edit.get("target"), _status(edit, place), said, category, severity, edit.get("note")
    )


def _category_and_severity(
    edit: dict[str, Any], place: LazyMessage
) -> tuple[ErrorCategory | None, ErrorSeverity | None]:
    category, severity = (
        _kind(edit, key, kinds, place) for key, kinds in (("category", ErrorCategory), ("severity", ErrorSeverity))
    )
    return ErrorCategory(category) if category else None, ErrorSeverity(severity) if severity else None


def _kind(edit: dict[str, Any], key: str, kinds: type[ErrorCategory] | type[ErrorSeverity], place: LazyMessage) -> str:
    """Return the error category or severity that a line of an edits file gives its comment, normalized; "" if none."""
    if edit.get(key) is None:
        return ""
    known = [str(kind) for kind in kinds]
    word = "-".join(re.split(r"[\s_-]+", edit[key].strip().casefold())) if isinstance(edit[key], str) else ""
    word = _OTHER_NAMES.get(word, word)
    if word not in known:
        raise TranslatorError(
            _(
                "{place}: {value} is no {key}; they are {known}",
                place=place,
                value=json.dumps(edit[key]),
                key=key,
                known=" ".join(known),
            )
        )
    if not edit.get("comment", "").strip():
        raise TranslatorError(_('{place}: {key} is said of a comment; give a "comment" with it', place=place, key=key))
    return word


def _status(edit: dict[str, Any], place: LazyMessage) -> Status | None:
    if "status" not in edit:
        return None
    if not isinstance(edit["status"], str) or edit["status"] not in _STATUSES:
        raise TranslatorError(
            _(
                "{place}: {value} is no status; they are {known}",
                place=place,
                value=json.dumps(edit["status"]),
                known=" ".join(_STATUSES),
            )
        )
    return _STATUSES[edit["status"]]


def _split(at: object, segment: int, before: frozenset[int], place: LazyMessage) -> SentenceCommand:
    if not _is_whole(at):
        raise TranslatorError(
            _("{place}: split_at is the number of characters of the Urdu that stay in the first part", place=place)
        )
    return EditsFileSplitCommand(segment, start_of(segment) + at, before)


def _join(join: object, segment: int, place: LazyMessage) -> SentenceCommand:
    if join is not True:
        raise TranslatorError(_('{place}: join joins with the next sentence; write "join": true', place=place))
    return JoinSentences(segment)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def read_edits_file(path: Path) -> str:
    """Return the text of an edits file; of standard input for "-".

    Raises:
        TranslatorError: The file cannot be read, or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TranslatorError(
            _("{path}: not UTF-8 at byte {byte}; save it as UTF-8", path=path, byte=error.start)
        ) from error
    except OSError as error:
        raise TranslatorError(
            _("{path}: cannot be read ({reason}); check the path", path=path, reason=error.strerror)
        ) from error
