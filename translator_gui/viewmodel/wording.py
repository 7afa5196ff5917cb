"""Texts about errors, times, statuses, revisions and comments."""

from collections.abc import Sequence
from datetime import date, datetime

from translator_gui.checks.finding import CheckFinding
from translator_gui.messages import LazyMessage, format_date, format_list, gettext_lazy, month_name, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.baseline import BaselineRevision
from translator_gui.model.comment import AnchoredCommentThread, CommentOrReply, verdict_words
from translator_gui.model.errors import TranslatorError
from translator_gui.model.revision import ConflictResolutionEvent, Revision, RevisionOrigin, SuggestionOrigin
from translator_gui.model.segment import Segment
from translator_gui.model.status import Status
from translator_gui.text.direction import isolate_quoted_urdu, visible
from translator_gui.text.excerpt import excerpt

_LONGEST_COMMENT = 90
"""Letters of a comment in lists and tooltips."""
_MOST_COMMENTS = 4
"""Comments in the tooltip of a badge."""

_ORIGINS: dict[str, LazyMessage] = {
    RevisionOrigin.TYPED: gettext_lazy("typed"),
    RevisionOrigin.SOURCE: gettext_lazy("copied from the Urdu"),
    RevisionOrigin.MOVED: gettext_lazy("English moved from or to a neighbour"),
    RevisionOrigin.SPLIT: gettext_lazy("split in two"),
    RevisionOrigin.JOINED: gettext_lazy("joined with the next sentence"),
    RevisionOrigin.UNDONE: gettext_lazy("undone or redone"),
    RevisionOrigin.IMPORTED: gettext_lazy("imported"),
    RevisionOrigin.RECOVERED: gettext_lazy("recovered after an interruption"),
    RevisionOrigin.RESTORED: gettext_lazy("restored from the history"),
    RevisionOrigin.SETTLED: gettext_lazy("chosen between two versions"),
    RevisionOrigin.ACCEPTED: gettext_lazy("the reviewer's text accepted"),
    RevisionOrigin.KEPT: gettext_lazy("the translator's text kept"),
    RevisionOrigin.REVIEWED: gettext_lazy("from a document that came back"),
    RevisionOrigin.HANDED_OVER: gettext_lazy("handed over to the client"),
    RevisionOrigin.REOPENED: gettext_lazy("reopened for changes"),
    RevisionOrigin.MEMORY: gettext_lazy("from the memory"),
    RevisionOrigin.REPEATED: gettext_lazy("filled in from a repetition"),
    RevisionOrigin.MACHINE: gettext_lazy("suggested by machine help"),
    RevisionOrigin.ALIGNED: gettext_lazy("aligned with an old translation"),
    "replaced": gettext_lazy("found and replaced"),
    "carried": gettext_lazy("carried over to a newer version"),
}


_UNDO_STEPS: dict[str, LazyMessage] = {
    "typing": gettext_lazy("typing"),
    "inserting a match": gettext_lazy("inserting a match"),
    "accept": gettext_lazy("accept"),
    "recovery": gettext_lazy("recovering the typing"),
    "keep mine": gettext_lazy("keep mine"),
    "settling a conflict": gettext_lazy("resolving a conflict"),
    "split": gettext_lazy("split"),
    "removing a document": gettext_lazy("removing a document"),
    "join": gettext_lazy("join"),
    "note": gettext_lazy("note"),
    "labels": gettext_lazy("labels"),
    "taking a newer version": gettext_lazy("newer version of a document"),
    "replace": gettext_lazy("replace"),
    "confirm": gettext_lazy("confirm"),
    "moving a document": gettext_lazy("moving a document"),
    "leave empty": gettext_lazy("leave empty"),
    "reopen": gettext_lazy("reopen"),
    "back to draft": gettext_lazy("back to draft"),
    "merge": gettext_lazy("merge"),
    "hand over": gettext_lazy("hand over"),
    "align": gettext_lazy("using an old translation"),
    "copy source": gettext_lazy("copy source"),
    "comment": gettext_lazy("comment"),
    "move English": gettext_lazy("move English"),
    "edit": gettext_lazy("edit"),
    "restore": gettext_lazy("restore"),
    "return": gettext_lazy("return"),
    "saving a filter": gettext_lazy("saving a filter"),
    "removing a filter": gettext_lazy("removing a filter"),
    "adding a word": gettext_lazy("adding a word"),
    "removing a word": gettext_lazy("removing a word"),
    "changing a rule": gettext_lazy("changing a rule"),
    "adding a sentence rule": gettext_lazy("adding a sentence rule"),
    "adding sentence rules": gettext_lazy("adding sentence rules"),
    "changing a sentence rule": gettext_lazy("changing a sentence rule"),
    "removing a sentence rule": gettext_lazy("removing a sentence rule"),
    "removing sentence rules": gettext_lazy("removing sentence rules"),
    "changing names": gettext_lazy("changing names"),
    "ignoring a finding": gettext_lazy("ignoring a finding"),
    "showing a finding again": gettext_lazy("showing a finding again"),
    "setting the checks": gettext_lazy("setting the checks"),
    "fixing findings": gettext_lazy("fixing findings"),
    "machine suggestion": gettext_lazy("inserting a suggestion of machine help"),
    "drafting with machine help": gettext_lazy("drafting with machine help"),
    "pre-translating": gettext_lazy("pre-translating"),
    "adding a term": gettext_lazy("adding a term"),
    "changing terms": gettext_lazy("changing terms"),
    "importing terms": gettext_lazy("importing terms"),
    "accepting terms": gettext_lazy("accepting a learned term"),
    "dismissing a learned term": gettext_lazy("dismissing a learned term"),
    "restoring a learned term": gettext_lazy("bringing back a learned term"),
    "removing terms": gettext_lazy("removing terms"),
    "filling in repetitions": gettext_lazy("filling in repetitions"),
    "exempting a repetition": gettext_lazy("exempting a repetition"),
    "including a repetition": gettext_lazy("including a repetition"),
}
"""Words for steps, by the verb that the project keeps of each."""


def undo_step_words(verb: str) -> str:
    """Return words for the kind of step that was undone or redone; its raw name if a newer program wrote it."""
    return str(_UNDO_STEPS.get(verb, verb))


def long_change_words(verb: str) -> str:
    """Return words for a change that takes long: its undo step, or "undo" or "redo"."""
    if verb == "undo":
        return _("Undoing…")
    if verb == "redo":
        return _("Redoing…")
    return _("Saving: {verb}…", verb=undo_step_words(verb))


def error_sentence(error: Exception) -> str:
    """Return an error message as a sentence, in its wording for the window (not the command line) if it has one."""
    return as_sentence(str((isinstance(error, TranslatorError) and error.in_window) or error))


def as_sentence(message: str) -> str:
    """Return a message with a capital letter, except before a file name."""
    return message[:1].upper() + message[1:] if message.partition(" ")[0].isalpha() else message


def finding_message(finding: CheckFinding) -> str:
    """Return what a check found as a sentence for the window: the Urdu that it quotes cannot turn it around."""
    return isolate_quoted_urdu(visible(as_sentence(str(finding.message))))


def warning_words(warnings: Sequence[str]) -> str:
    """Return a line with the first of several warnings and how many more there are."""
    first, others = as_sentence(warnings[0]), len(warnings) - 1
    if not others:
        return first
    return ngettext("{first} (and {number} more)", "{first} (and {number} more)", others, first=first)


def moment(milliseconds: int, now: datetime) -> str:
    """Return a time in short words: "today 14:03", "3 March, 14:03", "3 March 2024".

    Args:
        milliseconds: Since 1970 UTC.
        now: The present, with the time zone to tell it in.
    """
    then = datetime.fromtimestamp(milliseconds / 1000, now.tzinfo)
    days = _days_ago(milliseconds, now)
    if days == 0:
        return _("today {time}", time=f"{then:%H:%M}")
    if days == 1:
        return _("yesterday {time}", time=f"{then:%H:%M}")
    if then.year == now.year:
        return _("{day} {month}, {time}", day=then.day, month=month_name(then.month), time=f"{then:%H:%M}")
    return format_date(then)


def _days_ago(milliseconds: int, now: datetime) -> int:
    return (now.date() - datetime.fromtimestamp(milliseconds / 1000, now.tzinfo).date()).days


def status_words(status: Status) -> str:
    """Return the name of a sentence's status in lower case, for use within a line: "not started"."""
    return str(status.facts.label).lower()


def status_and_meaning(status: Status) -> str:
    """Return the name of a status and what it means: "Translated: ready for review"."""
    return _("{status}: {meaning}", status=status.facts.label, meaning=status.facts.meaning)


def status_tooltip(segment: Segment) -> str:
    """Return the tooltip of a sentence's status mark: status, who gave it and when, what a click does."""
    lines = [status_and_meaning(segment.status)]
    if segment.author and segment.changed:
        time = moment(segment.changed, datetime.now().astimezone())
        lines.append(_("{author} · {time}", author=segment.author, time=time))
    return "\n".join([*lines, _("Click to see what can be done")])


def day(iso: str) -> str:
    """Convert an ISO date to words, "29 November 2026"; a text that is no date is returned unchanged."""
    try:
        then = date.fromisoformat(iso)
    except ValueError:
        return iso
    return format_date(then)


def revision_words(revision: Revision, resolutions: Sequence[ConflictResolutionEvent] = ()) -> str:
    """Return how a revision was made and who resolved a conflict with it."""
    names = format_list(resolution.author for resolution in resolutions)
    if names and revision.origin is RevisionOrigin.SETTLED:
        return _("conflict resolved by {names}", names=names)
    words = _origin_words(revision)
    return _("{origin}, conflict resolved by {names}", origin=words, names=names) if names else words


def _origin_words(revision: Revision) -> str:
    if revision.origin is RevisionOrigin.CONFIRMED:
        return _("left empty on purpose") if not revision.target else status_words(revision.status)
    words = str(_ORIGINS.get(revision.origin, revision.origin))
    came_from = SuggestionOrigin.from_json(revision.origin_detail)
    if came_from is None:
        return words
    score = None if came_from.score is None else _("{score} %", score=came_from.score)
    details = format_list(part for part in (score, came_from.name, came_from.author) if part)
    return _("{origin} ({details})", origin=words, details=details) if details else words


def approval_words(approved: BaselineRevision, now: datetime, *, changed: bool) -> str:
    """Return who approved a sentence or made it final, and when.

    Args:
        approved: What was approved or final last.
        now: The present, with the time zone to tell it in.
        changed: The sentence reads otherwise since.
    """
    author, time = approved.author, moment(approved.time, now)
    if _days_ago(approved.time, now) > 1:
        time = _("on {date}", date=time)
    if approved.status is Status.FINAL:
        if changed:
            return _("Made final by {author} {time}; changed since", author=author, time=time)
        return _("Made final by {author} {time}", author=author, time=time)
    if changed:
        return _("Approved by {author} {time}; changed since", author=author, time=time)
    return _("Approved by {author} {time}", author=author, time=time)


def shortened(text: str) -> str:
    """Return the first words of a comment."""
    return excerpt(text, _LONGEST_COMMENT)


def author_and_time(remark: CommentOrReply) -> str:
    """Return the author and the time of a comment or reply: "Bilal · today 14:03"."""
    time = moment(remark.time, datetime.now().astimezone())
    return _("{author} · {time}", author=remark.author, time=time)


def badge_words(threads: tuple[AnchoredCommentThread, ...]) -> str:
    """Return the tooltip of a sentence's comment badge: number of open comments, then one line per comment."""
    lines = [ngettext("{number} open comment", "{number} open comments", len(threads))]
    for thread in (placed.thread for placed in threads[:_MOST_COMMENTS]):
        verdict = verdict_words(thread.category, thread.severity)
        author, text = thread.remarks[0].author, shortened(thread.remarks[0].text)
        if verdict:
            lines.append(_("{author} [{verdict}]: {text}", author=author, verdict=verdict, text=text))
        else:
            lines.append(_("{author}: {text}", author=author, text=text))
    if len(threads) > _MOST_COMMENTS:
        lines.append("…")
    return "\n".join(lines)
