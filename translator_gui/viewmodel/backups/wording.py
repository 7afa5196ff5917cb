"""Texts about backups."""

from collections.abc import Iterable, Sequence

from translator_gui.messages import gettext as _
from translator_gui.model.backup import Backup, BackupReason
from translator_gui.model.wording import counted, size
from translator_gui.project.merging.comparison import (
    CopyComparison,
    DifferenceKind,
    SentenceDifference,
    SentenceVersion,
)

_REASONS = {
    BackupReason.DAILY: "daily",
    BackupReason.MERGE: "before a merge",
    BackupReason.IMPORT: "before an import",
    BackupReason.UPDATE: "before a new version of a document",
    BackupReason.UPGRADE: "before an upgrade of the file",
    BackupReason.REPAIR: "before a repair",
    BackupReason.REPLACE: "before replacing in many sentences",
    BackupReason.RESTORE: "before restoring a backup",
}


def total_words(backups: Iterable[Backup]) -> str:
    """Return how many backups there are and how much room they take."""
    listed = list(backups)
    if not listed:
        return _("There are no backups of this project yet.")
    return f"{counted(len(listed), 'backup')}, {size(sum(backup.bytes for backup in listed))} in all."


def reason_words(backup: Backup) -> str:
    """Return why a backup was made, and what else is to be known of it."""
    words = _REASONS[backup.reason]
    if backup.damaged:
        words += "; the file was damaged"
    return f"{words} (of another copy)" if backup.elsewhere else words


def differences_words(comparison: CopyComparison) -> str:
    """Return what differs between a backup, compared as "theirs", and the project."""
    found = comparison.differences
    if not found and not comparison.notices:
        return _("Nothing differs: the project is as it was then.")
    kinds = {
        "changed since": _number(found, DifferenceKind.MINE),
        "only in the backup": _number(found, DifferenceKind.THEIRS),
        "changed in both": _number(found, DifferenceKind.CONFLICT),
        "with other comments, notes or labels": _number(found, DifferenceKind.COMMENT),
    }
    parts = [f"{number:,} {words}" for words, number in kinds.items() if number]
    return f"{counted(len(found), 'sentence')} {'differs' if len(found) == 1 else 'differ'}: {', '.join(parts)}."


def _number(found: Sequence[SentenceDifference], kind: DifferenceKind) -> int:
    return sum(difference.kind is kind for difference in found)


def version_words(shown: SentenceVersion, other: SentenceVersion) -> str:
    """Return the English of one side, behind its status where the English is the same on both."""
    text = " ".join(shown.target.split()) or "(no English)"
    return f"{shown.status}: {text}" if shown.target == other.target and shown.status is not other.status else text
