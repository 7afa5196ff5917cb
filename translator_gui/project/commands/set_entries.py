"""Commands that set shared entries: words, rules, ignored findings. For filters see `project.saved_filters`."""

from collections.abc import Iterable
from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, PlannedEntryChange
from translator_gui.model.entry import SharedEntryKind, entry_value, ignored_key
from translator_gui.project.command import Actor, ProjectReader


class SetEntries(NamedTuple):
    """Sets or retracts shared entries.

    Attributes:
        entries: With their new values.
        verb: What undo calls it.
    """

    entries: tuple[PlannedEntryChange, ...]
    verb: str

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del reader, actor
        return PlannedChanges(entries=self.entries)


def set_known_word(word: str, *, right: bool = True) -> SetEntries:
    """Return the command that adds a word to those that are spelled right, or removes it."""
    entry = PlannedEntryChange(SharedEntryKind.WORD, word, entry_value() if right else "")
    return SetEntries((entry,), "adding a word" if right else "removing a word")


def set_four_eyes(*, forbidden: bool) -> SetEntries:
    """Return the command that forbids people to approve what they translated themselves, or allows it."""
    setting = "forbid" if forbidden else "warn"
    return SetEntries(
        (PlannedEntryChange(SharedEntryKind.RULE, "four_eyes", entry_value(setting=setting)),), "changing a rule"
    )


def ignore_findings(segment: int, uid: str, findings: Iterable[str], *, ignored: bool = True) -> SetEntries:
    """Return the command that ignores findings of a sentence, or shows them again.

    Args:
        segment: The sentence's id.
        uid: The sentence's uid.
        findings: Keys of the findings.
        ignored: Whether they are ignored from now on.
    """
    value = entry_value() if ignored else ""
    entries = (
        PlannedEntryChange(SharedEntryKind.IGNORED, ignored_key(uid, key), value, segment)
        for key in dict.fromkeys(findings)
    )
    return SetEntries(tuple(entries), "ignoring a finding" if ignored else "showing a finding again")
