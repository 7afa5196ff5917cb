"""Turns the comments of a returned document into comment events of the project."""

from collections.abc import Iterator, Sequence

from translator_gui.formats.bilingual import error_label_of, without_error_label
from translator_gui.formats.characters import sanitize
from translator_gui.formats.returned import ReturnedComment, ReturnedDocument, ReturnedRow
from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction, CommentAnchor, CommentEvent, is_open
from translator_gui.model.identity import derived_uid
from translator_gui.model.moment import moment_after
from translator_gui.model.returned_changes import ReturnedCommentEvent
from translator_gui.model.segment import paragraph_of
from translator_gui.project.merging.returned_row_splitting import ReturnedRowSentence
from translator_gui.project.queries import ProjectQueries
from translator_gui.text.tag_spelling import read_spelled

_SAID = {CommentAction.ADD, CommentAction.REPLY}
_NAMELESS = {"author", "microsoft office user", "unknown", "unknown author", "user", "windows user"}
"""What word processors call somebody who has not told them a name."""


def author_name(author: str) -> str:
    """Return the name of an author as a word processor has it; empty if it has none."""
    return "" if author.strip().casefold() in _NAMELESS else author


class ReturnedDocumentCommentReader:
    """Reads comments from the rows of a returned document, leaving out comments that the project already has."""

    def __init__(self, project: ProjectQueries, document: ReturnedDocument, somebody: str) -> None:
        self._project = project
        self._document = document
        self._somebody = somebody

    def events(
        self, row: ReturnedRow, parts: Sequence[ReturnedRowSentence], revisions: Sequence[str]
    ) -> Iterator[ReturnedCommentEvent]:
        """Yield the new comment events of a row of the returned document.

        Args:
            row: The row.
            parts: Its sentences.
            revisions: Uids of the revisions whose English the row shows, one for each part; empty where there is none.
        """
        if not row.comments:
            return
        threads = {part.identity: _SentenceThreads(self._project.comment_events(part.identity)) for part in parts}
        placed: list[tuple[str, str]] = []
        for comment in row.comments:
            above = placed[comment.answers][1] if 0 <= comment.answers < len(placed) else ""
            index = _place(comment, parts)
            part, revision = parts[index], revisions[index]
            known = threads[part.identity]
            if above and not known.has(above):
                part, known = next(
                    ((one, threads[one.identity]) for one in parts if threads[one.identity].has(above)), (part, known)
                )
            event = known.find_known(comment)
            if event is None and (continued := known.find_continued(comment)):
                above, comment = continued[0].thread, comment._replace(author="", text=continued[1])  # noqa: PLW2901
                event = known.find_known(comment)
            if event is None and not comment.uid and self._is_note(comment, part):
                placed.append(("", ""))
                continue
            if event is None:
                event = self._event(comment, part, revision, known, above)
                known.add(event)
                yield ReturnedCommentEvent(event, Author(event.author))
            placed.append((event.uid, event.thread))
        yield from self._resolving_events(row, placed, parts, threads)

    def _is_note(self, comment: ReturnedComment, part: ReturnedRowSentence) -> bool:
        """Whether a returned comment is the translator's note, by a program that keeps no kinds of notes."""
        segments = (one for found in self._project.paragraphs([paragraph_of(part.identity)]) for one in found.segments)
        return any(one.id == part.identity and _plain(one.note) == _plain(comment.text) for one in segments)

    def _event(
        self, comment: ReturnedComment, part: ReturnedRowSentence, revision: str, known: "_SentenceThreads", above: str
    ) -> CommentEvent:
        author = author_name(comment.author) or self._somebody
        anchor = None if above else _anchor(comment, part, revision)
        # Whoever knows how an export writes it may say so too: "[style, minor] …".
        text, (category, severity) = without_error_label(comment.text), error_label_of(comment.text)
        said = ("reply" if above else "add", above, author, comment.text, anchor.quote if anchor else "")
        latest = known.latest(above) if above else ()
        uid = derived_uid(part.segment, "\x1f".join((*said, str(known.count(said)))))
        return CommentEvent(
            uid,
            above or uid,
            part.segment,
            CommentAction.REPLY if above else CommentAction.ADD,
            author,
            moment_after(comment.time or self._document.modified or self._document.time, known.time(above)),
            text,
            after=latest,
            anchor=anchor,
            category=None if above else category,
            severity=None if above else severity,
        )

    def _resolving_events(
        self,
        row: ReturnedRow,
        placed: Sequence[tuple[str, str]],
        parts: Sequence[ReturnedRowSentence],
        threads: dict[int, "_SentenceThreads"],
    ) -> Iterator[ReturnedCommentEvent]:
        """Yield events that resolve the comment threads marked as resolved in the returned document."""
        for comment, (_, thread) in zip(row.comments, placed, strict=True):
            part = next((one for one in parts if threads[one.identity].has(thread)), None)
            if not comment.done or comment.answers >= 0 or part is None or not threads[part.identity].is_open(thread):
                continue
            known = threads[part.identity]
            after = known.latest(thread, until=self._document.time)
            event = CommentEvent(
                derived_uid(part.segment, "\x1f".join(("resolve", thread, *after))),
                thread,
                part.segment,
                CommentAction.RESOLVE,
                self._somebody,
                moment_after(self._document.modified or self._document.time, known.time(thread)),
                after=after,
            )
            known.add(event)
            yield ReturnedCommentEvent(event, Author(self._somebody))


def _place(comment: ReturnedComment, parts: Sequence[ReturnedRowSentence]) -> int:
    """Return the index of the sentence in a row that a returned comment is about; 0 for a comment on the whole row."""
    if comment.end <= comment.start:
        return 0
    if comment.on_source:
        return next((index for index, part in enumerate(parts) if _quote(comment, part) in part.source), 0)
    return max(0, sum(part.start <= comment.start for part in parts) - 1)


def _anchor(comment: ReturnedComment, part: ReturnedRowSentence, revision: str) -> CommentAnchor | None:
    """Return the words that a returned comment is attached to; None for the whole sentence or if they are not found."""
    length = comment.end - comment.start
    if length <= 0:
        return None
    if comment.on_source:
        quote = _quote(comment, part)
        at = part.source.find(quote)
        return CommentAnchor("", at, at + len(quote), quote) if quote and at >= 0 else None
    start, end = _among_tags(comment.start - part.start, part), _among_tags(comment.end - part.start, part)
    if not revision or end <= start or end - start >= len(part.target):
        return None
    return CommentAnchor(revision, start, end, part.target[start:end])


def _quote(comment: ReturnedComment, part: ReturnedRowSentence) -> str:
    """Return the Urdu words that a returned comment is attached to, with their inline tags."""
    return read_spelled(comment.quote, part.source)


def _among_tags(offset: int, part: ReturnedRowSentence) -> int:
    """Convert an offset in a returned document's English, where tags are spelled out, to one in the tagged text."""
    at = max(0, min(offset, len(part.shown)))
    return len(read_spelled(part.shown[:at], part.target))


class _SentenceThreads:
    """The comment threads of a sentence: those of the project and those added from the returned document."""

    def __init__(self, events: Sequence[CommentEvent]) -> None:
        self._events = list(events)
        self._new: list[CommentEvent] = []
        self._equal_counts: dict[tuple[str, ...], int] = {}
        self._matched: set[str] = set()

    def find_known(self, comment: ReturnedComment) -> CommentEvent | None:
        """Find the comment of the project that a comment of the returned document is a copy of; None if it is new."""
        for event in self._events:
            if event.action in _SAID and event.uid == comment.uid and self._has_text(event, comment):
                return event
        author = author_name(comment.author).casefold()
        for event in self._events:
            if event.action not in _SAID or event.uid in self._matched:
                continue
            # Another program may have left out who said it.
            if author in {"", event.author.casefold()} and self._has_text(event, comment):
                self._matched.add(event.uid)
                return event
        return None

    def find_continued(self, comment: ReturnedComment) -> tuple[CommentEvent, str] | None:
        """Find the comment of the project below which somebody wrote on, and what; None if there is none."""
        lines = comment.text.split("\n")
        for cut in range(len(lines) - 1, 0, -1):
            said = comment._replace(text="\n".join(lines[:cut]))
            if (event := self.find_known(said)) and (more := "\n".join(lines[cut:]).strip()):
                return event, more
        return None

    def _has_text(self, event: CommentEvent, comment: ReturnedComment) -> bool:
        """Whether a comment of the project has, or had before an edit, the text of a returned comment."""
        texts = [event.text, *(one.text for one in self._events if one.edits == event.uid)]
        # Formats without authors of notes once had them before the text.
        unsigned = comment.text.removeprefix(f"{event.author}: ")
        said = {_plain(text) for one in (comment.text, unsigned) for text in (one, without_error_label(one))}
        return not said.isdisjoint(_plain(text) for text in texts)

    def add(self, event: CommentEvent) -> None:
        """Add a comment event that was read from the returned document."""
        self._new.append(event)

    def has(self, thread: str) -> bool:
        """Whether a comment thread belongs to this sentence."""
        return any(event.thread == thread for event in (*self._events, *self._new))

    def is_open(self, thread: str) -> bool:
        """Whether a comment thread of this sentence is open (not resolved)."""
        return is_open([event for event in (*self._events, *self._new) if event.thread == thread])

    def latest(self, thread: str, until: int = 0) -> tuple[str, ...]:
        """Return the latest events of a comment thread: those that no later event follows.

        Args:
            thread: Its uid.
            until: Later ones were not known to whoever answers; 0 where nobody can tell.
        """
        events = [
            event
            for event in (*self._events, *self._new)
            if event.thread == thread and (not until or event.time <= until or event in self._new)
        ]
        answered = {uid for event in events for uid in event.after}
        return tuple(sorted(event.uid for event in events if event.uid not in answered))

    def time(self, thread: str) -> int:
        """The time of the latest event of a comment thread of this sentence; 0 if there is no such event."""
        return max((event.time for event in (*self._events, *self._new) if event.thread == thread), default=0)

    def count(self, said: tuple[str, ...]) -> int:
        """Count a comment of this sentence; return how many equal ones came before, so that each gets its own uid."""
        self._equal_counts[said] = self._equal_counts.get(said, -1) + 1
        return self._equal_counts[said]


def _plain(text: str) -> str:
    return " ".join(sanitize(text).split())
