"""Texts about backups."""

from collections import Counter
from collections.abc import Iterable

from translator_gui.messages import format_number, gettext_lazy, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.backup import Backup, BackupReason
from translator_gui.model.wording import size
from translator_gui.project.merging.comparison import (
    MergeSentenceVersion,
    ProjectCopyComparison,
    SentenceMergeOutcome,
)
from translator_gui.viewmodel.wording import status_words

_REASONS = {
    BackupReason.DAILY: gettext_lazy("daily"),
    BackupReason.MERGE: gettext_lazy("before a merge"),
    BackupReason.IMPORT: gettext_lazy("before an import"),
    BackupReason.UPDATE: gettext_lazy("before a new version of a document"),
    BackupReason.UPGRADE: gettext_lazy("before an upgrade of the file"),
    BackupReason.REPAIR: gettext_lazy("before a repair"),
    BackupReason.REPLACE: gettext_lazy("before replacing in many sentences"),
    BackupReason.RESTORE: gettext_lazy("before restoring a backup"),
}


def total_words(backups: Iterable[Backup]) -> str:
    """Return a line with the number of a project's backups and their total size."""
    listed = list(backups)
    if not listed:
        return _("There are no backups of this project yet.")
    return ngettext(
        "{number} backup, {size} in all.",
        "{number} backups, {size} in all.",
        len(listed),
        size=size(sum(backup.bytes for backup in listed)),
    )


def reason_words(backup: Backup) -> str:
    """Return why a backup was made, and whether its file was damaged or comes from another copy of the project."""
    words = str(_REASONS[backup.reason])
    if backup.damaged:
        words = _("{reason}; the file was damaged", reason=words)
    return _("{reason} (of another copy)", reason=words) if backup.is_of_other_copy else words


def differences_words(comparison: ProjectCopyComparison) -> str:
    """Return a summary of how many sentences differ between a backup and the project, and how."""
    found = comparison.differences
    if not found and not comparison.notices:
        return _("Nothing differs: the project is as it was then.")
    counts = Counter(difference.kind for difference in found)
    number = {kind: format_number(counts[kind]) for kind in SentenceMergeOutcome}
    words = {
        SentenceMergeOutcome.MINE: _("{number} changed since", number=number[SentenceMergeOutcome.MINE]),
        SentenceMergeOutcome.THEIRS: _("{number} only in the backup", number=number[SentenceMergeOutcome.THEIRS]),
        SentenceMergeOutcome.CONFLICT: _("{number} changed in both", number=number[SentenceMergeOutcome.CONFLICT]),
        SentenceMergeOutcome.COMMENT: _(
            "{number} with other comments, notes or labels", number=number[SentenceMergeOutcome.COMMENT]
        ),
    }
    return ngettext(
        "{number} sentence differs: {kinds}.",
        "{number} sentences differ: {kinds}.",
        len(found),
        kinds=", ".join(part for kind, part in words.items() if counts[kind]),
    )


def version_words(shown: MergeSentenceVersion, other: MergeSentenceVersion) -> str:
    """Return a sentence's English in the backup or the project, with its status if only the status differs."""
    text = " ".join(shown.target.split()) or _("(no English)")
    if shown.target == other.target and shown.status is not other.status:
        return _("{status}: {text}", status=status_words(shown.status), text=text)
    return text
