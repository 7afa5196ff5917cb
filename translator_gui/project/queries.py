"""All queries on a project file."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from translator_gui.model.author import Author
from translator_gui.model.backup import LongWorkPauseCallback
from translator_gui.model.baseline import BaselineRevision
from translator_gui.model.comment import AnchoredCommentThread, CommentEvent, CommentThread, threads
from translator_gui.model.document import ProjectDocument
from translator_gui.model.entry import (
    NUMBER_SCALE,
    NUMBER_WORDS,
    SharedEntryKind,
    SharedProjectEntry,
    read_fields,
    rule_setting,
)
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.model.outline import ProjectParagraphOutline
from translator_gui.model.review_baselines import ReviewBaselines
from translator_gui.model.revision import ConflictResolutionEvent, JoinedSentenceHistory, Revision, SentenceHistory
from translator_gui.model.revision_summary import RevisionSummary
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.sentence_exception import SentenceException, read_exceptions
from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Status
from translator_gui.project.project_file import OpenedProjectFile
from translator_gui.project.reviewing.judging import judgement
from translator_gui.store import (
    authors,
    boundaries,
    comments,
    documents,
    entries,
    operations,
    properties,
    revision_summaries,
    revisions,
    segments,
    statistics,
)
from translator_gui.store.contributions import AuthorContribution, read_contributions
from translator_gui.store.interruption import read_when_idle
from translator_gui.store.outline import read_cached_outline, read_outline
from translator_gui.store.resolutions import read_resolutions

if TYPE_CHECKING:
    from translator_gui.project.check_settings import CheckSettings, QaCheckSet
    from translator_gui.project.reviewing.activity import DailyWordsPerPerson
    from translator_gui.text.quantities.english_forms import NumberStyle
    from translator_gui.text.sentence_suggestions import ExceptionSuggestion

_VARIETY = "english.variety"
"""Key of a property."""
VARIETIES = frozenset({"en_US", "en_GB"})
"""What a project may be written in."""


class ProjectQueries:
    """All read queries on an open project file; consistent inside `snapshot`. Not for two threads at once."""

    def __init__(self, file: OpenedProjectFile) -> None:
        self.file = file
        self.path = file.path
        self.connection = file.connection
        self.snapshot = file.snapshot
        self._explained = file.explained

    @property
    def title(self) -> str:
        """The title of the project."""
        with self._explained():
            return properties.read_property(self.connection, "title", self.path.stem)

    @property
    def uid(self) -> str:
        """The uid that all copies of the project share.

        Raises:
            DamagedProjectError: It is no uid.
        """
        with self._explained():
            return properties.read_uid(self.connection)

    def documents(self) -> tuple[ProjectDocument, ...]:
        """Return the documents of the project in order."""
        with self._explained():
            return documents.read_documents(self.connection)

    def original(self, document: ProjectDocument) -> bytes:
        """Return the bytes of the original file that a document was imported from."""
        with self._explained():
            return documents.read_original(self.connection, document.id)

    def holds_original(self, data: bytes) -> bool:
        """Whether one of the project's documents was imported from exactly these bytes."""
        with self._explained():
            return documents.holds_original(self.connection, data)

    def holds_version(self, document: ProjectDocument, data: bytes) -> bool:
        """Whether the present version of a document was imported from exactly these bytes."""
        with self._explained():
            return documents.holds_version(self.connection, document.id, data)

    def document_paragraphs(self, document: ProjectDocument) -> list[Paragraph]:
        """Return the paragraphs of one document in order."""
        with self._explained():
            ids = documents.paragraph_ids(self.connection, document.id)
            return documents.in_order(documents.read_paragraphs(self.connection, ids), ids)

    def paragraphs_in_chunks(self, document: ProjectDocument) -> Iterator[list[Paragraph]]:
        """Yield the paragraphs of one document in order, some hundred at a time."""
        with self._explained():
            ids = documents.paragraph_ids(self.connection, document.id)
            yield from documents.paragraphs_in_chunks(self.connection, ids)

    def outline(self) -> ProjectParagraphOutline:
        """Return the outline of the project: its paragraphs in order, without their texts."""
        with self._explained():
            return read_outline(self.connection, self.documents())

    def cached_outline(self) -> ProjectParagraphOutline | None:
        """Return the outline that was kept in the file; None if there is none that fits."""
        with self._explained():
            return read_cached_outline(self.connection, self.documents())

    def paragraph_ids(self, document: int) -> list[int]:
        """Return the ids of the paragraphs of the document with a row number, in order."""
        with self._explained():
            return documents.paragraph_ids(self.connection, document)

    def paragraphs(self, ids: Sequence[int]) -> list[Paragraph]:
        """Return the paragraphs with given ids, in the order of their ids."""
        with self._explained():
            return documents.read_paragraphs(self.connection, ids)

    def tagged_paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs that have inline tags, in the order of their ids."""
        with self._explained():
            return documents.read_paragraphs(self.connection, documents.tagged_paragraphs(self.connection))

    def all_paragraphs(self) -> Iterator[Paragraph]:
        """Yield every paragraph in the project's order."""
        with self._explained():
            yield from documents.all_paragraphs(self.connection)

    def segment_ids(self) -> list[int]:
        """Return the id of every sentence in the project's order: the first has number 1."""
        with self._explained():
            return segments.ordered_ids(self.connection)

    def segment_uids(self, paragraphs: Sequence[int] | None = None) -> dict[int, str]:
        """Return the uid of every sentence, or of those of some paragraphs, by its id."""
        with self._explained():
            return segments.segment_uids(self.connection, paragraphs)

    def has_english(self) -> bool:
        """Return whether any sentence of the project has English."""
        with self._explained():
            return segments.has_english(self.connection)

    def undoable(self) -> tuple[bool, bool]:
        """Return whether the project has a step to undo, and one to redo."""
        with self._explained():
            return operations.undoable(self.connection)

    def segment_uid(self, segment: int) -> str:
        """Return the uid of a sentence."""
        with self._explained():
            return segments.segment_identity(self.connection, segment)[0]

    def segment_by_uid(self, uid: str) -> int | None:
        """Return the id of the sentence with a uid, None if there is none."""
        with self._explained():
            return segments.segment_by_uid(self.connection, uid)

    def exempt_sentences(self) -> frozenset[int]:
        """Return the ids of the sentences that are exempt from being filled in with their repetitions' English."""
        with self._explained():
            found = entries.read_entries(self.connection, SharedEntryKind.REPETITION)
            exempt = (entry.key for entry in found if read_fields(entry.value).get("exempt") is True)
            ids = (segments.segment_by_uid(self.connection, uid) for uid in exempt)
            return frozenset(segment for segment in ids if segment is not None)

    def find_replacing_sentence(self, segment: int) -> int | None:
        """Return the present id of a sentence after joins, document updates and their undo; None if it is gone."""
        with self._explained():
            return segments.present_sentence(self.connection, segment)

    def segment_words(self) -> dict[int, tuple[int, int]]:
        """Return the numbers of Urdu and English words of every sentence by its id."""
        with self._explained():
            return segments.segment_words(self.connection)

    def first_with_status(self, statuses: frozenset[Status]) -> int | None:
        """Return the id of the project's first sentence that has one of the given statuses; None if none has."""
        with self._explained():
            return segments.first_with_status(self.connection, statuses)

    def sentences_with_status(self, statuses: frozenset[Status]) -> list[Segment]:
        """Return the sentences with one of some statuses, in the order of their ids; ignored findings are left out."""
        with self._explained():
            return segments.read_with_status(self.connection, statuses)

    def status_letters(self, pause: LongWorkPauseCallback | None = None) -> str:
        """Return the status of every sentence in the project's order, each as the first letter of its word.

        Args:
            pause: Called between the parts, for others to write.
        """
        parts: list[str] = []
        with self._explained():
            for document in documents.read_documents(self.connection):
                for letters in segments.status_letters(self.connection, document.id):
                    parts.append(letters)
                    if pause is not None:
                        pause()
        return "".join(parts)

    def shown_revisions(self, paragraphs: Sequence[int] | None = None) -> dict[int, tuple[str, ...]]:
        """Return the uids of the revisions that sentences, all or those of some paragraphs, show, by sentence id."""
        with self._explained():
            return revisions.shown_revisions(self.connection, paragraphs)

    def sentence_known_as(self, uid: str) -> tuple[int, str] | None:
        """Return id and Urdu of the sentence with a uid, even if replaced in an update or joined; None if unknown."""
        with self._explained():
            return segments.find_segment(self.connection, uid)

    def comment_events(self, segment: int) -> list[CommentEvent]:
        """Return every comment event of a sentence, also retracted ones."""
        with self._explained():
            return comments.read_events(self.connection, segment)

    def history(self, segment: int) -> list[Revision]:
        """Return a sentence's revisions, oldest first."""
        with self._explained():
            return revisions.read_history(self.connection, segment)

    def resolutions(self, segment: int) -> dict[str, tuple[ConflictResolutionEvent, ...]]:
        """Return who resolved merge conflicts of a sentence, by the uid of the resolving revision."""
        with self._explained():
            return read_resolutions(self.connection, segment)

    def past(self, paragraphs: Sequence[int]) -> list[tuple[int, str, int, Status, str]]:
        """Return the revisions of some paragraphs, oldest first, as (sentence id, author, time, status, English)."""
        with self._explained():
            past = revisions.read_past(self.connection, paragraphs)
            return [(segment, author, time, Status(status), text) for segment, author, time, status, text in past]

    def full_history(self, segment: int) -> SentenceHistory:
        """Return the revision history of a sentence, including that of sentences joined into it."""
        with self._explained():
            read = revisions.read_history
            parts = segments.joined_ids(self.connection, segment)
            joined = [
                JoinedSentenceHistory(segments.segment_identity(self.connection, part)[1], tuple(found))
                for part in parts
                if (found := read(self.connection, part))
            ]
            resolutions = {
                revision: people
                for one in (segment, *parts)
                for revision, people in read_resolutions(self.connection, one).items()
            }
            return SentenceHistory(tuple(read(self.connection, segment)), tuple(joined), resolutions)

    def judgement(self, segment: int) -> ReviewBaselines:
        """Return the revisions at which a sentence was last handed over, last approved and last returned."""
        with self._explained():
            return judgement(self.connection, segment)

    def segment_states(self) -> list[tuple[int, str, Status, int]]:
        """Return id, uid, status and number of conflicting versions of every sentence in the project's order."""
        with self._explained():
            rows = segments.ordered_states(self.connection)
            return [(identity, uid, Status(status), heads) for identity, uid, status, heads in rows]

    def author_names(self) -> dict[str, str]:
        """Return the names of all authors in the project by their uids."""
        with self._explained():
            return authors.author_names(self.connection)

    def threads(self, segment: int) -> tuple[CommentThread, ...]:
        """Return the comment threads of a sentence, oldest first."""
        with self._explained():
            return threads(comments.read_events(self.connection, segment))

    def anchored_threads(self, segments: Sequence[int]) -> dict[int, tuple[AnchoredCommentThread, ...]]:
        """Return the comment threads of some sentences, with the earlier texts needed to locate their quoted words."""
        with self._explained():
            return {
                segment: self._anchored(comments.read_located_events(self.connection, segment)) for segment in segments
            }

    def all_anchored_threads(self) -> dict[int, tuple[AnchoredCommentThread, ...]]:
        """Return the comment threads of all sentences, with texts to locate quoted words; see `anchored_threads`."""
        with self._explained():
            found = comments.all_located_events(self.connection)
            return {segment: self._anchored(events) for segment, events in found.items()}

    def _anchored(self, found: Sequence[comments.LocatedCommentEvent]) -> tuple[AnchoredCommentThread, ...]:
        homes = {event.uid: home for home, event in found}
        read = threads([event for _, event in found])
        anchored = {thread.anchor.revision for thread in read if thread.anchor} - {""}
        before = revisions.read_texts_by_uid(self.connection, anchored) if anchored else {}
        return tuple(
            AnchoredCommentThread(
                thread, homes[thread.uid], before.get(thread.anchor.revision, "") if thread.anchor else ""
            )
            for thread in read
        )

    def comments_by_sentence(self) -> dict[int, tuple[CommentThread, ...]]:
        """Return the comment threads of the whole project by the sentence that shows them."""
        with self._explained():
            found = comments.all_events(self.connection)
            return {segment: threads(events) for segment, events in found.items()}

    def open_returns(self, segment: int) -> tuple[str, ...]:
        """Return the open comment threads with which a sentence was returned."""
        with self._explained():
            return comments.open_returning_threads(self.connection, segment)

    def return_times(self) -> dict[str, int]:
        """Return the comment threads of the project that began with a return, with the time of that revision."""
        with self._explained():
            return comments.read_return_times(self.connection)

    def conflicts(self) -> dict[int, tuple[Revision, ...]]:
        """Return the conflicting revisions of every sentence with a merge conflict, by sentence id."""
        with self._explained():
            return {
                segment: revisions.read_conflicting_revisions(self.connection, segment)
                for segment in revisions.conflicting_sentences(self.connection)
            }

    def source_words(self) -> dict[tuple[int, int], int]:
        """Return the number of Urdu words of every sentence, by its id and the offset where it ends."""
        with self._explained():
            return segments.source_words(self.connection)

    def labels(self, pause: LongWorkPauseCallback | None = None) -> tuple[str, ...]:
        """Return every label that sentences of the project have; begin again where others wait."""
        with self._explained():
            return read_when_idle(self.connection, lambda: comments.project_labels(self.connection), pause)

    def tallies(self, pause: LongWorkPauseCallback | None = None) -> dict[tuple[int, Status], SentenceAndWordCounts]:
        """Count the project's sentences and words for each document (by its database row) and status.

        Args:
            pause: Called between the parts, for others to write.
        """
        with self._explained():
            return statistics.read_tallies(self.connection, pause)

    def contributions(self) -> list[AuthorContribution]:
        """Count the sentences that each person translated and reviewed, per document."""
        with self._explained():
            return read_contributions(self.connection)

    def activity(self) -> "list[DailyWordsPerPerson]":
        """Return the numbers of words translated and reviewed per day and person."""
        from translator_gui.project.reviewing.activity import activity_by_day  # noqa: PLC0415 (the page is painted without it)
        from translator_gui.store.work_events import read_work_events  # noqa: PLC0415

        with self._explained():
            return activity_by_day(read_work_events(self.connection))

    def caret(self, author: Author) -> tuple[int, int] | None:
        """Return where an author's caret was last saved: sentence id and offset in its English; None if never."""
        with self._explained():
            return properties.read_caret(self.connection, author.uid)

    def words(self) -> frozenset[str]:
        """Return the project's spelling word list (words added as correct)."""
        with self._explained():
            return frozenset(entry.key for entry in entries.read_entries(self.connection, SharedEntryKind.WORD))

    def shared_entries(self, kind: SharedEntryKind) -> list[SharedProjectEntry]:
        """Return the shared entries of a kind, such as names or terms, sorted by their keys."""
        with self._explained():
            return entries.read_entries(self.connection, kind)

    def glossary(self) -> tuple[GlossaryEntry, ...]:
        """Return the terms of the project, sorted."""
        from translator_gui.project.glossary import glossary  # noqa: PLC0415 (the page is painted without it)

        with self._explained():
            return glossary(entries.read_entries(self.connection, SharedEntryKind.TERM))

    def sentence_exceptions(self) -> list[SentenceException]:
        """Return the project's own abbreviations and places with and without a sentence boundary, in order."""
        with self._explained():
            return read_exceptions(entries.read_entries(self.connection, SharedEntryKind.ABBREVIATION))

    def suggested_exception(self) -> "ExceptionSuggestion | None":
        """Return the sentence exception that the last splits and joins by hand ask for; None if they differ."""
        # Asked after a split or join only: the rules of sentences take their time to load.
        from translator_gui.text.sentence_suggestions import suggest_exception  # noqa: PLC0415

        with self._explained():
            changes = boundaries.latest_changed_boundaries(self.connection)
        return suggest_exception(changes, self.sentence_exceptions()) if changes else None

    def variety(self) -> str:
        """Return the variety of English of the project, "en_US" or "en_GB"; empty if it is not set."""
        with self._explained():
            found = properties.read_property(self.connection, _VARIETY)
            return found if found in VARIETIES else ""

    def check_settings(self) -> "CheckSettings":
        """Return what the project sets for its QA checks."""
        from translator_gui.project.check_settings import read_check_settings  # noqa: PLC0415 (the page is painted without it)

        with self._explained():
            return read_check_settings(self.connection)

    def checks(self, only: Collection[str] | None = None) -> "QaCheckSet":
        """Return the QA checks that run in the project; with `only` those, whether they are on or not."""
        from translator_gui.project.check_settings import read_checks  # noqa: PLC0415 (the page is painted without it)

        with self._explained():
            return read_checks(self.connection, only)

    def refuses_check_errors(self) -> bool:
        """Whether the project refuses export and handover while checks find errors."""
        with self._explained():
            return entries.refuses_check_errors(self.connection)

    def four_eyes(self) -> bool:
        """Whether the project forbids people to approve what they translated themselves."""
        with self._explained():
            return entries.forbids_own_approval(self.connection)

    def machine_help(self) -> MachineHelpRule:
        """Return whether the project allows its sentences to be sent to services: never, after asking, or always."""
        with self._explained():
            return entries.read_machine_help(self.connection)

    def feeds_memory(self) -> bool:
        """Whether the confirmed sentences of the project go into the user's translation memory."""
        with self._explained():
            return entries.feeds_memory(self.connection)

    def number_style(self) -> "NumberStyle":
        """Return how the project writes numbers in English: million or crore, words or digits."""
        from translator_gui.text.quantities.english_forms import NumberStyle  # noqa: PLC0415 (as above)

        with self._explained():
            found = entries.read_entries(self.connection, SharedEntryKind.RULE)
            rules = {entry.key: rule_setting(entry.value) for entry in found}
        return NumberStyle(crore=rules.get(NUMBER_SCALE) == "crore", words=rules.get(NUMBER_WORDS) == "words")

    def milestones(self, rows: Sequence[int]) -> dict[int, BaselineRevision]:
        """Return the handed-over or approved English in given rows of the revisions table, by row."""
        with self._explained():
            return revisions.read_baselines(self.connection, rows)

    def stages(self) -> Iterator[tuple[int, tuple[RevisionSummary, ...]]]:
        """Yield the revision summaries of each sentence that has any, oldest first; also of joined sentences."""
        with self._explained():
            yield from revision_summaries.read_revision_summaries(self.connection)
