"""The rules of statuses: who may change which status into which."""

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role, Status
from translator_gui.project.command import CommandActor, CommandRefusedError, SentenceDisplayName


def _words(status: Status) -> str:
    return str(status).replace("-", " ")


def refuse_final(segment: Segment, label: SentenceDisplayName) -> None:
    """Raise an error if a sentence is final: only *Reopen* may change it."""
    if segment.status is Status.FINAL:
        raise CommandRefusedError(
            _("{label} is final; reopen it first (translator-gui reopen)", label=label.message()),
            in_window=_("{label} is final; reopen it first (Sentence menu)", label=label.message()),
        )


def refuse_conflict(segment: Segment, label: SentenceDisplayName) -> None:
    """Raise an error if a sentence has an unresolved merge conflict."""
    if segment.heads > 1:
        raise CommandRefusedError(
            _("{label} has two versions from a merge; settle them first", label=label.message()),
            in_window=_(
                "{label} has two versions from a merge; choose one of them first (Sentence menu), or write the "
                "English anew",
                label=label.message(),
            ),
        )


def status_after_confirming(segment: Segment, label: SentenceDisplayName, *, edited: bool, answered: bool) -> Status:
    """Check that a translator may confirm a sentence; return its new status.

    Args:
        segment: As it stands.
        label: The sentence in words.
        edited: Its English was changed since it came back.
        answered: The translator says why the text stays.
    """
    refuse_final(segment, label)
    refuse_conflict(segment, label)
    if segment.status is Status.APPROVED and not edited:
        return Status.APPROVED
    if segment.status is Status.RETURNED and not edited and not answered:
        raise CommandRefusedError(
            _("{label} was returned; change its English, or keep it and answer with a comment", label=label.message())
        )
    return Status.TRANSLATED


def status_after_approving(segment: Segment, label: SentenceDisplayName) -> Status:
    """Check that a reviewer may approve a sentence; return its new status."""
    refuse_final(segment, label)
    refuse_conflict(segment, label)
    if segment.status is Status.NOT_STARTED:
        raise CommandRefusedError(_("{label} has no English to approve; translate it first", label=label.message()))
    if segment.status is Status.RETURNED:
        raise CommandRefusedError(
            _(
                "{label} was returned; the translator confirms it first, or change its English yourself",
                label=label.message(),
            )
        )
    return Status.APPROVED


def is_own_translation(segment: Segment, author: Author, *, edited: bool = False) -> bool:
    """Whether a person who approves a sentence would approve their own translation.

    Args:
        segment: As it stood before they touched it.
        author: Who would approve it.
        edited: They write its English at the same time.
    """
    # What nobody handed over is the work of whoever wrote it last.
    wrote = edited or segment.author.casefold() == author.name.casefold()
    return segment.translator == author.uid if segment.translator else wrote


def has_undecided_reviewer_edit(segment: Segment, author: Author) -> bool:
    """Whether a person has edited somebody else's translation as a reviewer and has not approved or returned it yet."""
    theirs = bool(segment.translator) and segment.translator != author.uid
    # Approved English that reads as it was approved was set back to draft: it is the translator's turn.
    set_back = segment.approved > 0 and not segment.reopened
    return segment.status is Status.DRAFT and theirs and segment.author == author.name and not set_back


def own_approval_warning(
    segment: Segment, label: SentenceDisplayName, actor: CommandActor, *, forbidden: bool, edited: bool = False
) -> tuple[str, ...]:
    """Return a warning if a reviewer approves their own translation, else none; raise if the project forbids it.

    Args:
        segment: As it stood before they touched it.
        label: The sentence in words.
        actor: Who approves.
        forbidden: The project allows nobody to.
        edited: They write its English at the same time.

    Raises:
        CommandRefusedError: The project forbids it.
    """
    if not is_own_translation(segment, actor.author, edited=edited):
        return ()
    if forbidden:
        raise CommandRefusedError(
            _(
                "{label} is your own translation, and this project wants somebody else to approve it",
                label=label.message(),
            )
        )
    return (str(_("{label}: you translated this sentence yourself", label=label.message())),)


def status_after_returning(segment: Segment, label: SentenceDisplayName, comment: str) -> Status:
    """Check that a reviewer may return a sentence to the translator; return its new status."""
    refuse_final(segment, label)
    refuse_conflict(segment, label)
    # What a reviewer put right may go back with the reason: it was handed over before.
    edited_by_reviewer = segment.status is Status.DRAFT and segment.handed_over > 0
    if segment.status not in {Status.TRANSLATED, Status.APPROVED} and not edited_by_reviewer:
        raise CommandRefusedError(
            _(
                "{label} is {status}; only a translated or approved sentence can be returned, but a comment may be "
                "written on any",
                label=label.message(),
                status=_words(segment.status),
            )
        )
    if not comment.strip():
        raise CommandRefusedError(_("{label}: say in a comment why it is returned", label=label.message()))
    return Status.RETURNED


def status_after_answering(segment: Segment, label: SentenceDisplayName, role: Role) -> Status:
    """Check that a translator may accept or contest a returned sentence; return its new status."""
    refuse_final(segment, label)
    refuse_conflict(segment, label)
    if role is not Role.TRANSLATOR:
        raise CommandRefusedError(
            _("{label}: the translator answers for what comes back; work as a translator first", label=label.message())
        )
    if segment.status is not Status.RETURNED:
        raise CommandRefusedError(
            _(
                "{label} is {status}; only a returned sentence is accepted or kept",
                label=label.message(),
                status=_words(segment.status),
            )
        )
    return Status.TRANSLATED


def status_after_reopening(segment: Segment, label: SentenceDisplayName, reason: str) -> Status:
    """Check that a final sentence may be reopened; return its new status."""
    refuse_conflict(segment, label)
    if segment.status is not Status.FINAL:
        raise CommandRefusedError(
            _(
                "{label} is {status}; only a final sentence is reopened",
                label=label.message(),
                status=_words(segment.status),
            )
        )
    if not reason.strip():
        raise CommandRefusedError(_("{label}: say why it is reopened", label=label.message()))
    return Status.DRAFT


def status_after_setting_back(segment: Segment, label: SentenceDisplayName, actor: CommandActor, reason: str) -> Status:
    """Check that a person may set a translated or approved sentence back to draft; return its new status.

    Args:
        segment: As it stands.
        label: The sentence in words.
        actor: A translator sets back what they translated themselves, a reviewer what is approved.
        reason: Why an approved sentence is set back.
    """
    refuse_final(segment, label)
    refuse_conflict(segment, label)
    if segment.status is Status.TRANSLATED:
        _refuse_setting_translation_back(segment, label, actor)
    elif segment.status is not Status.APPROVED:
        raise CommandRefusedError(
            _(
                "{label} is {status}; only a translated or approved sentence goes back to draft",
                label=label.message(),
                status=_words(segment.status),
            )
        )
    elif actor.role is not Role.REVIEWER:
        raise CommandRefusedError(
            _("{label} is approved; only a reviewer sets it back to draft; use --role reviewer", label=label.message()),
            in_window=_(
                "{label} is approved; only a reviewer sets it back to draft; work as a reviewer first (Sentence menu)",
                label=label.message(),
            ),
        )
    elif not reason.strip():
        raise CommandRefusedError(_("{label}: say in a comment why it goes back to draft", label=label.message()))
    return Status.DRAFT


def _refuse_setting_translation_back(segment: Segment, label: SentenceDisplayName, actor: CommandActor) -> None:
    if actor.role is not Role.TRANSLATOR:
        raise CommandRefusedError(
            _("{label} is translated; a reviewer returns it with a comment instead", label=label.message())
        )
    if not is_own_translation(segment, actor.author):
        raise CommandRefusedError(
            _(
                "{label} is somebody else's translation; only its translator sets it back to draft",
                label=label.message(),
            )
        )


def status_after_typing(segment: Segment, label: SentenceDisplayName) -> Status:
    """Check that the English of a sentence may be edited; return its new status, draft."""
    refuse_final(segment, label)
    return Status.DRAFT
