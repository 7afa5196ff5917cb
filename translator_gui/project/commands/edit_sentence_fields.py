"""One line of an edits file: English, status, comment and note of a sentence together."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedCommentEvent, PlannedRevision
from translator_gui.model.comment import CommentAction, ErrorCategory, ErrorSeverity
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role, Status
from translator_gui.project import rules
from translator_gui.project.checking import findings_in_words, findings_of
from translator_gui.project.command import (
    CommandActor,
    CommandProjectReader,
    CommandRefusedError,
    SentenceDisplayName,
    find_sentence,
)
from translator_gui.project.commands.confirm import resolved_returns
from translator_gui.project.commands.set_annotation import SetTranslatorNote
from translator_gui.project.text_warnings import text_warnings

_CONFIRMED = frozenset({Status.TRANSLATED, Status.APPROVED})


class EditSentenceFields(NamedTuple):
    """Command: set English, status, comment and note of a sentence together; fields that are None stay unchanged."""

    segment: int
    target: str | None = None
    status: Status | None = None
    comment: str = ""
    category: ErrorCategory | None = None
    severity: ErrorSeverity | None = None
    note: str | None = None
    verb: str = "edit"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        found = find_sentence(reader, self.segment)
        before = found.segment
        label = SentenceDisplayName(reader, self.segment)
        rules.refuse_final(before, label)
        edited = self.target is not None and self.target != before.target
        typed = before
        if self.target is not None and (edited or self.status is None):
            typed = before._replace(target=self.target, status=rules.status_after_typing(before, label))
        status = typed.status if self.status is None else self._asked(before, typed, label, actor)
        warnings: list[str] = []
        comments: tuple[PlannedCommentEvent, ...] = ()
        revisions: tuple[PlannedRevision, ...] = ()
        if status is Status.APPROVED is not before.status:
            warnings += rules.own_approval_warning(before, label, actor, forbidden=reader.four_eyes, edited=edited)
            comments = resolved_returns(reader, before)
        if status in _CONFIRMED and (words := findings_in_words(findings_of(found.paragraph, typed, reader.checks))):
            warnings.append(words)
        if edited:
            warnings += text_warnings(typed.target, before.target, label)
        if (typed.target, status) != (before.target, before.status):
            origin = RevisionOrigin.CONFIRMED if status is not Status.DRAFT else RevisionOrigin.REOPENED
            origin = RevisionOrigin.IMPORTED if edited else origin
            revisions = (PlannedRevision(self.segment, typed.target, status, origin),)
        if self.comment.strip():
            said = PlannedCommentEvent(
                self.segment, CommentAction.ADD, self.comment.strip(), category=self.category, severity=self.severity
            )
            comments = (*comments, said)
        changes = PlannedChanges(revisions=revisions, comments=comments, warnings=tuple(warnings))
        if self.note is not None:
            changes = changes.plus(SetTranslatorNote(self.segment, self.note).plan(reader, actor))
        return changes

    def _asked(self, before: Segment, segment: Segment, label: SentenceDisplayName, actor: CommandActor) -> Status:
        role = actor.role
        if self.status is Status.DRAFT:
            return (
                rules.status_after_setting_back(segment, label, actor, self.comment)
                if segment.status in _CONFIRMED
                else rules.status_after_typing(segment, label)
            )
        if self.status is Status.TRANSLATED and role is not Role.TRANSLATOR:
            raise CommandRefusedError(
                _("{label}: only a translator makes it translated; use --role translator", label=label.message()),
                in_window=_(
                    "{label}: only a translator makes it translated; work as a translator first (Sentence menu)",
                    label=label.message(),
                ),
            )
        if self.status is Status.TRANSLATED:
            if not segment.target and self.target is None and not segment.empty_on_purpose:
                raise CommandRefusedError(
                    _(
                        '{label} has no English; give a "target" (an empty one leaves it empty on purpose)',
                        label=label.message(),
                    )
                )
            return rules.status_after_confirming(
                segment, label, edited=segment is not before, answered=bool(self.comment.strip())
            )
        if self.status in {Status.APPROVED, Status.RETURNED} and role is not Role.REVIEWER:
            raise CommandRefusedError(
                _(
                    "{label}: only a reviewer makes it {status}; use --role reviewer",
                    label=label.message(),
                    status=self.status,
                ),
                in_window=_(
                    "{label}: only a reviewer makes it {status}; work as a reviewer first (Sentence menu)",
                    label=label.message(),
                    status=self.status,
                ),
            )
        if self.status is Status.APPROVED:
            if segment.status is Status.APPROVED:
                return Status.APPROVED
            if not segment.target and not segment.empty_on_purpose:
                raise CommandRefusedError(
                    _("{label} has no English to approve; translate it first", label=label.message())
                )
            return rules.status_after_approving(segment, label)
        if self.status is Status.RETURNED:
            return rules.status_after_returning(before, label, self.comment)
        raise CommandRefusedError(
            _(
                "{label} cannot be set to {status}; set draft, translated, returned or approved",
                label=label.message(),
                status=self.status,
            )
        )
