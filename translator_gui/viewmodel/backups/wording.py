"""Texts about backups."""

from collections import Counter
from collections.abc import Iterable

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy, ngettext
from translator_gui.model.backup import Backup, BackupReason
from translator_gui.model.wording import size, worded
from translator_gui.project.merging.comparison import (
    CopyComparison,
    DifferenceKind,
    SentenceVersion,
)

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
    """Return how many backups there are and how much room they take."""
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
    """Return why a backup was made, and what else is to be known of it."""
    words = str(_REASONS[backup.reason])
    if backup.damaged:
        words = _("{reason}; the file was damaged", reason=words)
    return _("{reason} (of another copy)", reason=words) if backup.elsewhere else words


def differences_words(comparison: CopyComparison) -> str:
    """Return what differs between a backup, compared as "theirs", and the project."""
    found = comparison.differences
    if not found and not comparison.notices:
        return _("Nothing differs: the project is as it was then.")
    kinds = Counter(difference.kind for difference in found)
    parts = [
        ngettext("{number} changed since", "{number} changed since", kinds[DifferenceKind.MINE]),
        ngettext("{number} only in the backup", "{number} only in the backup", kinds[DifferenceKind.THEIRS]),
        ngettext("{number} changed in both", "{number} changed in both", kinds[DifferenceKind.CONFLICT]),
        ngettext(
            "{number} with other comments, notes or labels",
            "{number} with other comments, notes or labels",
            kinds[DifferenceKind.COMMENT],
        ),
    ]
    order = (DifferenceKind.MINE, DifferenceKind.THEIRS, DifferenceKind.CONFLICT, DifferenceKind.COMMENT)
    return ngettext(
        "{number} sentence differs: {kinds}.",
        "{number} sentences differ: {kinds}.",
        len(found),
        kinds=_(", ").join(part for part, kind in zip(parts, order, strict=True) if kinds[kind]),
    )


def version_words(shown: SentenceVersion, other: SentenceVersion) -> str:
    """Return the English of one side, behind its status where the English is the same on both."""
    text = " ".join(shown.target.split()) or _("(no English)")
    if shown.target != other.target or shown.status is other.status:
        return text
    return _("{status}: {text}", status=worded(shown.status), text=text)
