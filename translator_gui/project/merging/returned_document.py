"""Reads a returned document as revisions and comments that follow the exported state."""

import re
from collections.abc import Sequence
from pathlib import Path

from translator_gui.formats.registry import read_returned
from translator_gui.formats.returned import ReturnedDocument, ReturnedRow
from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.author import Author
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import derived_uid
from translator_gui.model.moment import moment_after
from translator_gui.model.returned_changes import (
    UNKNOWN_CONTRIBUTOR,
    OutsideContributor,
    ReturnedCommentEvent,
    ReturnedDocumentChanges,
)
from translator_gui.model.revision import Revision, RevisionOrigin, text_hash
from translator_gui.model.status import OPEN, Role, Status
from translator_gui.project.merging.integrity import integrity_notices, is_target_changed
from translator_gui.project.merging.returned_comments import ReturnedDocumentCommentReader, author_name
from translator_gui.project.merging.returned_row_matcher import MatchedReturnedRow, ReturnedRowMatcher, quote_beginning
from translator_gui.project.merging.returned_row_splitting import ReturnedRowSentence, ReturnedRowSplitter
from translator_gui.project.queries import ProjectQueries
from translator_gui.text.sheet_values import is_sheet_value

_SPACES = re.compile(r"[ \t\n]+")
SOMEBODY = "Reviewer"
"""The reviewer who wrote what nobody put a name to."""
_SOMEBODY = {Role.REVIEWER: SOMEBODY, Role.TRANSLATOR: "Translator"}


def read_returned_changes(
    project: ProjectQueries, path: Path, contributor: OutsideContributor = UNKNOWN_CONTRIBUTOR
) -> ReturnedDocumentChanges:
    """Read a document that was exported from a project and returned, as changes to merge.

    A text that differs from what was exported follows that, by whoever tracked the change: a translator's as
    translated, a reviewer's as a draft, unless the document says another status. A status that somebody gave a
    sentence whose text is the same becomes its status. What is final stays so: only handing over makes it, only
    reopening ends it.

    Args:
        project: What it was made of, or a copy of that.
        path: The document.
        contributor: Who wrote in it.

    Raises:
        TranslatorError: It cannot be read, belongs to another project, or says nowhere what its rows are.
    """
    return _ReturnedDocumentConverter(project, read_returned(path), contributor).incoming()


class _ReturnedDocumentConverter:
    def __init__(self, project: ProjectQueries, document: ReturnedDocument, contributor: OutsideContributor) -> None:
        self._project = project
        self._role = contributor.role
        self._document = document
        self._sentences = ReturnedRowMatcher(project)
        self._row_splitter = ReturnedRowSplitter(project, document)
        self._somebody = contributor.name or author_name(document.author) or _SOMEBODY[contributor.role]
        self._comment_reader = ReturnedDocumentCommentReader(project, document, self._somebody)
        self._revisions: dict[str, Revision] = {}
        self._comments: list[ReturnedCommentEvent] = []
        self._unsure: list[str] = []
        self._final: list[str] = []
        self._emptied: list[str] = []
        self._made_values: list[str] = []
        self._unsplit: list[str] = []

    def incoming(self) -> ReturnedDocumentChanges:
        document = self._document
        if document.project and document.project != self._project.uid:
            raise TranslatorError(
                _(
                    "{document_name} was made of another project; open the project that it was made of.",
                    document_name=document.name,
                )
            )
        is_ours = bool(document.project) or any(
            self._sentences.number(uid) for row in document.rows for uid in row.segments
        )
        found = [self._sentences.find(row, of_this_project=is_ours) for row in document.rows]
        self._refuse_foreign_document(found)
        lost = 0
        for one in found:
            if one.segments:
                self._read_row(one)
            else:
                lost += len(one.row.comments)
        told = [*document.notices, *integrity_notices(document, found, self._sentences), *self._all_notices(lost)]
        return ReturnedDocumentChanges(
            document.name,
            self._project.uid,
            frozenset(uid for one in found for uid in one.segments),
            tuple(self._revisions.values()),
            tuple(sorted(self._comments, key=lambda one: (one.event.time, one.event.uid))),
            tuple(told),
        )

    def _refuse_foreign_document(self, found: Sequence[MatchedReturnedRow]) -> None:
        """Refuse a returned document whose rows match no sentence of this project."""
        if any(self._project.sentence_known_as(uid) for one in found for uid in one.segments[:1]):
            return
        name = self._document.name
        if any(one.row.segments for one in found):
            raise TranslatorError(
                _("{name} was made of another project; open the project that it was made of.", name=name)
            )
        raise TranslatorError(
            _(
                "{name} has lost the marks that tell its sentences; export the document anew with "
                "its numbers, and put the changes into that.",
                name=name,
            )
        )

    def _read_row(self, one: MatchedReturnedRow) -> None:
        row = one.row
        takes_text = not row.deleted and not row.merged
        says_status = row.status is not None or _has_new_state(row)
        if not row.comments and not (takes_text and (is_target_changed(row) or says_status)):
            return
        parts, clean = self._row_splitter.split(row, one.segments)
        if not parts:
            return
        shown = [part.parents[0].uid if part.parents else "" for part in parts]
        changed = takes_text and is_target_changed(row)
        if changed and not clean:
            self._unsplit.append(
                str(
                    _(
                        "The English of {sentences}, {english}, was changed across the limits of its "
                        "sentences: it is "
                        "not taken. Export by sentence to have it reviewed.",
                        sentences=self._sentences.named(list(one.segments)),
                        english=quote_beginning(row.target),
                    )
                )
            )
        elif changed and any(self._is_new(part) for part in parts):
            shown = [self._add_text_revision(row, part) or uid for part, uid in zip(parts, shown, strict=True)]
        elif takes_text and len(parts) == 1 and (told := self._statuses(row, parts[0])) and told[0] is not told[1]:
            self._add_status_revision(row, parts[0], told[1])
        self._comments.extend(self._comment_reader.events(row, parts, shown))

    def _unchanged(self, part: ReturnedRowSentence) -> Revision | None:
        """Return the exported revision whose English a sentence still has; None if there is none."""
        return next((one for one in part.parents if self._is_same(one.target, part.target)), None)

    def _is_same(self, before: str, after: str) -> bool:
        """Whether two texts differ in no more than programs change by themselves in a document of this format."""
        if before.strip() == after.strip():
            return True
        if not self._document.keeps_spaces:
            return _SPACES.sub(" ", before).strip() == _SPACES.sub(" ", after).strip()
        return self._document.makes_values and is_sheet_value(before.strip(), after.strip())

    def _is_new(self, part: ReturnedRowSentence) -> bool:
        """Whether the English of a sentence in the returned document is another one than was exported."""
        same = self._unchanged(part)
        if same is not None and self._document.makes_values and same.target.strip() != part.target.strip():
            self._made_values.append(part.segment)
        return same is None and bool(part.target or part.parents)

    def _add_text_revision(self, row: ReturnedRow, part: ReturnedRowSentence) -> str:
        """Add a draft revision if a sentence's English differs in the returned document; return the latest uid."""
        same = self._unchanged(part)
        if same is not None or not (part.target or part.parents):
            return same.uid if same else ""
        if not part.sure:
            self._unsure.append(part.segment)
        if not part.target:
            self._emptied.append(part.segment)
        status = self._status_of_text(row, part) if part.target else Status.DRAFT
        return self._follow(row, part, part.target, status).uid

    def _status_of_text(self, row: ReturnedRow, part: ReturnedRowSentence) -> Status:
        """Return the status of a changed English: what the document says of it, as far as its author may say that."""
        before, now = self._statuses(row, part) or (None, None)
        is_new = now is not None and now is not before
        if self._role is Role.TRANSLATOR:
            return Status.DRAFT if row.needs_work or (is_new and now in OPEN) else Status.TRANSLATED
        if now in {Status.APPROVED, Status.FINAL}:
            return Status.APPROVED
        return now if now and is_new and now in {Status.TRANSLATED, Status.RETURNED} else Status.DRAFT

    def _statuses(self, row: ReturnedRow, part: ReturnedRowSentence) -> tuple[Status, Status] | None:
        """Return the exported status of a sentence and the present one; None if the document says nothing new of it."""
        if row.status is None:
            return row.statuses
        exported: Sequence[Revision] = part.parents
        if not row.revisions and not row.sums and self._document.time:
            # What was exported is told by the time alone; its English may have come back before, with that time.
            until, history = (self._document.time, False), self._project.history(part.identity)
            exported = [one for one in reversed(history) if (one.time, one.origin is RevisionOrigin.REVIEWED) <= until]
        before = exported[0].status if exported else Status.NOT_STARTED
        # A column of statuses is what was exported, until somebody types in it.
        return None if row.status is before else (before, row.status)

    def _add_status_revision(self, row: ReturnedRow, part: ReturnedRowSentence, now: Status) -> None:
        """Add a revision if somebody changed the status of a sentence in the returned document."""
        if now is Status.NOT_STARTED or not part.parents:
            return
        if now is Status.FINAL:
            now = Status.APPROVED  # handing over is for the project
        if self._role is Role.TRANSLATOR and now is not Status.DRAFT:
            now = Status.TRANSLATED  # approving and returning are for reviewers
        if part.parents[0].status not in {now, Status.NOT_STARTED}:
            self._follow(row, part, part.parents[0].target, now)

    def _follow(self, row: ReturnedRow, part: ReturnedRowSentence, target: str, status: Status) -> Revision:
        parents = {one.uid: one.time for one in part.parents}
        if any(one.status is Status.FINAL for one in part.parents):
            # It stands beside the final one, which gives way to nothing: the history has both.
            self._final.append(part.segment)
            parents = {uid: one.time for one in part.parents for uid in one.parents}
        uids = tuple(sorted(parents))
        named = author_name(row.author)
        if any(one.author == named and one.time // 1000 == row.time // 1000 for one in part.parents):
            named = ""  # who wrote what was exported, in a program that does not say who changes it
        author = Author(named or self._somebody)
        time = row.time or self._document.modified or self._document.time
        revision = Revision(
            uid=derived_uid(part.segment, "\x1f".join((*uids, target, status))),
            segment_uid=part.segment,
            parents=uids,
            target=target,
            status=status,
            author_uid=author.uid,
            author=author.name,
            role=self._role,
            time=moment_after(time, *parents.values()),
            origin=RevisionOrigin.REVIEWED,
            operation="",
            source_hash=part.parents[0].source_hash if part.parents else text_hash(part.source),
        )
        return self._revisions.setdefault(revision.uid, revision)

    def _all_notices(self, lost: int) -> list[str]:
        named = self._sentences.named
        found: list[LazyMessage] = []
        if self._unsure:
            found.append(
                _(
                    "The project does not have the English from which {sentences} was changed: compare "
                    "before you choose.",
                    sentences=named(self._unsure),
                )
            )
        if self._made_values:
            found.append(
                _(
                    "A spreadsheet program made a number or a date of the English of {sentences}: it stays as it is.",
                    sentences=named(self._made_values),
                )
            )
        if self._emptied:
            found.append(_("The English of {sentences} was taken out of it.", sentences=named(self._emptied)))
        if self._final:
            found.append(
                _(
                    "The project has {sentences} as final: the change is kept in the history; reopen to take it.",
                    sentences=named(self._final),
                )
            )
        if lost:
            found.append(
                ngettext(
                    "1 comment stands at rows that nobody can tell, and cannot be taken.",
                    "{number} comments stand at rows that nobody can tell, and cannot be taken.",
                    lost,
                )
            )
        return [*self._unsplit, *map(str, found)]


def _has_new_state(row: ReturnedRow) -> bool:
    return row.statuses is not None and row.statuses[0] is not row.statuses[1]
