"""Verbs that only read: show, find, history, split."""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import click

from translator_gui.cli.parameters import (
    EXISTING,
    FILE,
    StatusListParamType,
    columns_option,
    encoding_option,
    json_option,
    reading_rule,
    refuse_idle_columns,
    rule_option,
)
from translator_gui.cli.verified import damaged_option, open_verified, with_damage
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.comment import CommentThread
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import InlineTag, has_tags, numbers_in, without_tags
from translator_gui.model.naming import printable
from translator_gui.model.revision import SuggestionOrigin
from translator_gui.model.status import Status
from translator_gui.project.checking import (
    finding_row,
)
from translator_gui.project.project import Project
from translator_gui.project.project_check import check_project
from translator_gui.project.search import BOTH, SearchRequest, SourceOrTarget, find_in_paragraphs
from translator_gui.text.search_query import SearchQuery
from translator_gui.text.segmentation import document_splitter, paragraph_starts, spans
from translator_gui.text.tag_spelling import spelled

_MOST_IN_MEMORY = 8 << 20
_SPACE = re.compile(r"\s")
_LINE_ENDS = tuple((end, f"\\u{ord(end):04x}") for end in "\x85\u2028\u2029")
_CHUNK = 500
"""Rows that are written at once."""


@click.command(
    help=_("List the sentences: number, status, Urdu and English; with --json a line of JSON each."),
)
@click.argument("project", type=EXISTING)
@json_option
@click.option("--status", "statuses", type=StatusListParamType(), help=_("Only sentences of these statuses."))
@damaged_option
def show(project: Path, as_json: bool, statuses: frozenset[Status] | None, damaged_too: bool) -> None:
    # Kept in a file until all is read: whoever reads the output slowly keeps nobody from writing into the project.
    with tempfile.SpooledTemporaryFile(
        _MOST_IN_MEMORY, "w+", encoding="utf-8", newline="\n", errors="surrogatepass"
    ) as lines:
        with open_verified(project, damaged_too=damaged_too) as opened:
            spelled_out = _json if as_json else _in_columns
            rows = (row for row in _sentences(opened) if statuses is None or row["status"] in statuses)
            while chunk := "".join([spelled_out(row) + "\n" for row in islice(rows, _CHUNK)]):
                lines.write(chunk)
        lines.seek(0)
        while chunk := lines.read(_MOST_IN_MEMORY >> 3):
            click.echo(chunk, nl=False)


def _in_columns(row: dict[str, Any]) -> str:
    return (
        f"{row['number']:>5}  {row['status']:<11}  {printable(row['source_with_tags'])}\n"
        f"{'':20}{printable(row['target_with_tags'])}"
    )


def _json(row: dict[str, Any]) -> str:
    """Return a dict of a verb's output as one line of JSON; U+2028 and other line ends are escaped."""
    text = _ENCODER.encode(with_damage(row))
    for end, escaped in _LINE_ENDS:
        if end in text:
            text = text.replace(end, escaped)
    return text


def _as_text(value: object) -> str:
    """Convert a value that JSON cannot hold, such as bytes from a damaged project file, to text."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else repr(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_as_text)
"""Made once: `json.dumps` would make one for each row."""


def counted_sentences(number: int) -> str:
    """Return "1 sentence" or "2 sentences" as a column of a table."""
    words = ngettext("{count} sentence", "{count} sentences", number, count=f"{number:>7}")
    return words.ljust(len(_("{count} sentences", count=f"{number:>7}")))


def echo_json(row: dict[str, Any]) -> None:
    """Print a dict of a verb's output as one line of JSON."""
    click.echo(_json(row))


def _echo(lines: Iterable[str]) -> None:
    """Print many lines of output in chunks, which is faster than one by one."""
    waiting = iter(lines)
    while chunk := list(islice(waiting, 1000)):
        click.echo("\n".join(chunk))


def _sentences(project: Project) -> Iterator[dict[str, Any]]:
    names = {document.id: document.name for document in project.queries.documents()}
    uids, words, comments = (
        project.queries.segment_uids(),
        project.queries.segment_words(),
        project.queries.comments_by_sentence(),
    )
    people = project.queries.author_names()
    conflicts = project.queries.conflicts()
    findings = check_project(project.queries)
    number = 0
    for paragraph in project.queries.all_paragraphs():
        for segment in paragraph.segments:
            number += 1
            source_words, target_words = words[segment.id]
            source, target = paragraph.source(segment), segment.target
            # Most texts have no tags: then they are the same without them and with them spelled.
            is_tagged = has_tags(source) or has_tags(target)
            yield (
                {
                    "number": number,
                    "uid": uids[segment.id],
                    "document": names[paragraph.document_id],
                    "paragraph": paragraph.position,
                    "source": without_tags(source) if is_tagged else source,
                    "target": without_tags(target) if is_tagged else target,
                    "status": segment.status,
                    "author": segment.author,
                    "changed": iso_time(segment.changed),
                    "comments": [thread_row(thread) for thread in comments.get(segment.id, ())],
                    "words": source_words,
                    "target_words": target_words,
                    "note": segment.note,
                    "labels": list(segment.labels),
                    "translator": people.get(segment.translator),
                    "reopened": segment.reopened,
                    "conflict": [
                        {"target": without_tags(rival.target), "status": rival.status, "author": rival.author}
                        for rival in conflicts.get(segment.id, ())
                    ],
                    "source_with_tags": spelled(source) if is_tagged else source,
                    "target_with_tags": spelled(target) if is_tagged else target,
                    "tags": [_tag_row(tag) for tag in paragraph.tags if tag.number in numbers_in(source)],
                    "findings": [finding_row(finding, (source, target)) for finding in findings.get(segment.id, ())],
                }
            )


def _tag_row(tag: InlineTag) -> dict[str, Any]:
    """Return an inline tag (number, kind, words, original code) as a dict for JSON output."""
    return {"number": tag.number, "kind": tag.kind, "paired": tag.paired, "words": tag.words, "code": tag.code}


def thread_row(thread: CommentThread) -> dict[str, Any]:
    """Return a comment thread with its replies as a dict for JSON output."""
    first, *replies = (
        {"author": remark.author, "time": iso_time(remark.time), "text": remark.text} for remark in thread.remarks
    )
    anchor = thread.anchor
    verdict = {"category": thread.category, "severity": thread.severity}
    words = (
        {"quote": without_tags(anchor.quote), "of": "english" if anchor.revision else "urdu"}
        if anchor is not None
        else {}
    )
    return {**first, **verdict, **words, "open": thread.open, "replies": replies}


def iso_time(milliseconds: int) -> str | None:
    """Convert milliseconds since 1970 UTC to an ISO 8601 time; None for 0 (no time)."""
    if not milliseconds:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds")


@click.command(
    help=_(
        "List where words stand, in the Urdu and the English: number and uid of the sentence, source or target, start "
        "and end, and the text of the sentence.\n\n"
        "Start and end count the characters (code points) of that text, which is without inline tags, as in show. If "
        "the words are not found as they are typed, similar spellings are: بےوقوف, بے وقوف and بیوقوف are one word."
    ),
)
@click.argument("project", type=EXISTING)
@click.argument("words", nargs=-1, required=True)
@click.option("--side", type=click.Choice(["source", "target"]), help=_("Only the source (Urdu) or target (English)."))
@json_option
@damaged_option
def find(project: Path, words: tuple[str, ...], side: str | None, as_json: bool, damaged_too: bool) -> None:
    request = SearchRequest(SearchQuery(" ".join(words)), BOTH if side is None else frozenset({SourceOrTarget(side)}))
    with open_verified(project, damaged_too=damaged_too) as opened:
        uids, paragraphs = opened.queries.segment_uids(), list(opened.queries.all_paragraphs())
    sentences = {
        s.id: (number, {SourceOrTarget.SOURCE: p.source(s), SourceOrTarget.TARGET: s.target})
        for number, (p, s) in enumerate(((p, s) for p in paragraphs for s in p.segments), 1)
    }
    rows = (
        {
            "number": sentences[match.segment][0],
            "uid": uids[match.segment],
            "side": match.side,
            "start": match.start,
            "end": match.end,
            "text": without_tags(sentences[match.segment][1][match.side]),
        }
        for match in find_in_paragraphs(paragraphs, request)
    )
    _echo(
        _json(row) if as_json else "\t".join(printable(_SPACE.sub(" ", str(cell))) for cell in row.values())
        for row in rows
    )


@click.command(
    help=_(
        "List the revisions of one sentence, oldest first.\n\n"
        "A revision that resolved a conflict of a merge credits the author of the chosen text, and is "
        'followed by who resolved it. With --json that is "resolved", a list of author and time, empty for '
        'all others; "score" and "from" are those of a match or suggestion that was inserted.'
    ),
)
@click.argument("project", type=EXISTING)
@click.argument("number", type=click.IntRange(min=1))
@json_option
@damaged_option
def history(project: Path, number: int, as_json: bool, damaged_too: bool) -> None:
    with open_verified(project, damaged_too=damaged_too) as opened:
        segment = segment_numbered(opened, number)
        revisions, resolutions = opened.queries.history(segment), opened.queries.resolutions(segment)
        for revision in revisions:
            came_from = SuggestionOrigin.from_json(revision.origin_detail) or SuggestionOrigin()
            row = {
                "revision": revision.uid,
                "parents": list(revision.parents),
                "target": without_tags(revision.target),
                "status": revision.status,
                "author": revision.author,
                "role": revision.role,
                "time": iso_time(revision.time),
                "origin": revision.origin,
                "score": came_from.score,
                "from": came_from.name,
                "target_with_tags": spelled(revision.target),
                "resolved": [
                    {"author": who.author, "time": iso_time(who.time)} for who in resolutions.get(revision.uid, ())
                ],
            }
            if as_json:
                click.echo(_json(row))
            else:
                made = f"{row['time']}  {revision.author} ({revision.role})  {revision.status}"
                click.echo(f"{made}  {printable(spelled(revision.target))}")
                for who in resolutions.get(revision.uid, ()):
                    resolved = _("resolved by {name}", name=printable(who.author))
                    click.echo(f"{iso_time(who.time)}  {resolved}")
        if not revisions and not as_json:
            click.echo(_("not started"))


def segment_numbered(project: Project, number: int) -> int:
    """Return the id of the sentence with the given number in the project.

    Raises:
        TranslatorError: The project has fewer sentences.
    """
    ids = project.sentence_ids(few=True)
    if not 1 <= number <= len(ids):
        raise TranslatorError(
            _(
                "{path}: no sentence {number}; they are numbered from 1 to {last}",
                path=project.path,
                number=number,
                last=len(ids),
            )
        )
    return ids[number - 1]


@click.command(
    help=_("List a document's sentences, without a project."),
)
@click.argument("document", type=FILE)
@encoding_option
@rule_option
@columns_option
@json_option
def split(document: Path, encoding: str | None, paragraph_rule: str | None, columns: str | None, as_json: bool) -> None:
    # Imported late: the other verbs, and those that print as these do, read no document.
    from translator_gui.formats.registry import read_document  # noqa: PLC0415

    refuse_idle_columns([document], columns)
    rule = reading_rule(document, paragraph_rule, columns)
    source = read_document(document, encoding=encoding, paragraph_rule=rule)
    echo_doubts(source.name, source.doubts)
    splitter = document_splitter(paragraph.text for paragraph in source.paragraphs)
    for position, paragraph in enumerate(source.paragraphs, 1):
        found = spans(paragraph.text, paragraph_starts(paragraph, splitter))
        for number, (start, stop) in enumerate(found, 1):
            text = paragraph.text[start:stop]
            if as_json:
                row = {"paragraph": position, "sentence": number, "text": without_tags(text)}
                click.echo(_json({**row, "text_with_tags": spelled(text)}))
            else:
                click.echo(f"{position}.{number}  {printable(spelled(text))}")


def echo_doubts(name: str, doubts: tuple[str, ...]) -> None:
    """Print on standard error what was guessed when a document was read, such as its encoding."""
    for doubt in doubts:
        click.echo(_("note: {name}: {doubt}", name=name, doubt=doubt), err=True)
