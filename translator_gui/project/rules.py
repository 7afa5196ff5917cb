"""Which status may follow which, by whom. The one place that knows."""

from translator_gui.model.author import Author
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role, Status
from translator_gui.project.command import Actor, RefusedError, SentenceLabel


def _words(status: Status) -> str:
    return str(status).replace("-", " ")


def refuse_final(segment: Segment, label: SentenceLabel) -> None:
    """Nothing but *Reopen* touches a final sentence."""
    if segment.status is Status.FINAL:
        raise RefusedError(f"{label} is final; reopen it first (translator-gui reopen)")


def refuse_conflict(segment: Segment, label: SentenceLabel) -> None:
    """Confirming and approving wait until a conflict is settled."""
    if segment.heads > 1:
        raise RefusedError(f"{label} has two versions from a merge; settle them first")


def confirmed(segment: Segment, label: SentenceLabel, *, edited: bool, answered: bool) -> Status:
    """The status after a translator confirms a sentence.

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
        raise RefusedError(f"{label} was returned; change its English, or keep it and answer with a comment")
    return Status.TRANSLATED


def approved(segment: Segment, label: SentenceLabel) -> Status:
    """The status after a reviewer approves a sentence."""
    refuse_final(segment, label)
    refuse_conflict(segment, label)
    if segment.status is Status.NOT_STARTED:
        raise RefusedError(f"{label} has no English to approve; translate it first")
    if segment.status is Status.RETURNED:
        raise RefusedError(f"{label} was returned; the translator confirms it first, or change its English yourself")
    return Status.APPROVED


def is_own(segment: Segment, author: Author, *, edited: bool = False) -> bool:
    """Whether somebody would approve their own translation.

    Args:
        segment: As it stood before they touched it.
        author: Who would approve it.
        edited: They write its English at the same time.
    """
    # What nobody handed over is the work of whoever wrote it last.
    wrote = edited or segment.author.casefold() == author.name.casefold()
    return segment.translator == author.uid if segment.translator else wrote


def mended(segment: Segment, author: Author) -> bool:
    """Whether a reviewer put right what somebody else had handed over, and has not judged it yet."""
    theirs = bool(segment.translator) and segment.translator != author.uid
    return segment.status is Status.DRAFT and theirs and segment.author == author.name


def four_eyes(
    segment: Segment, label: SentenceLabel, actor: Actor, *, forbidden: bool, edited: bool = False
) -> tuple[str, ...]:
    """What to say when people approve what they translated themselves; nothing where somebody else did.

    Args:
        segment: As it stood before they touched it.
        label: The sentence in words.
        actor: Who approves.
        forbidden: The project allows nobody to.
        edited: They write its English at the same time.

    Raises:
        RefusedError: The project forbids it.
    """
    if not is_own(segment, actor.author, edited=edited):
        return ()
    if forbidden:
        raise RefusedError(f"{label} is your own translation, and this project wants somebody else to approve it")
    return (f"{label} is your own translation; a second pair of eyes sees more",)


def returned(segment: Segment, label: SentenceLabel, comment: str) -> Status:
    """The status after a reviewer sends a sentence back."""
    refuse_final(segment, label)
    refuse_conflict(segment, label)
    # What a reviewer put right may go back with the reason: it was handed over before.
    mended = segment.status is Status.DRAFT and segment.handed_over > 0
    if segment.status not in {Status.TRANSLATED, Status.APPROVED} and not mended:
        only = "only a translated or approved sentence can be returned, but a comment may be written on any"
        raise RefusedError(f"{label} is {_words(segment.status)}; {only}")
    if not comment.strip():
        raise RefusedError(f"{label}: say in a comment why it is returned")
    return Status.RETURNED


def answered(segment: Segment, label: SentenceLabel, role: Role) -> Status:
    """The status after a translator accepts what came back, or keeps what was handed over."""
    refuse_final(segment, label)
    refuse_conflict(segment, label)
    if role is not Role.TRANSLATOR:
        raise RefusedError(f"{label}: the translator answers for what comes back; work as a translator first")
    if segment.status is not Status.RETURNED:
        raise RefusedError(f"{label} is {_words(segment.status)}; only a returned sentence is accepted or kept")
    return Status.TRANSLATED


def reopened(segment: Segment, label: SentenceLabel, reason: str) -> Status:
    """The status after anybody reopens a final sentence."""
    refuse_conflict(segment, label)
    if segment.status is not Status.FINAL:
        raise RefusedError(f"{label} is {_words(segment.status)}; only a final sentence is reopened")
    if not reason.strip():
        raise RefusedError(f"{label}: say why it is reopened")
    return Status.DRAFT


def drafted(segment: Segment, label: SentenceLabel) -> Status:
    """The status after anybody types."""
    refuse_final(segment, label)
    return Status.DRAFT
