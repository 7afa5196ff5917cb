"""Commands that set shared entries: words, rules, ignored findings, sentence exceptions. See also `saved_filters`."""

from collections.abc import Iterable
from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, PlannedSharedEntryChange
from translator_gui.model.entry import NUMBER_SCALE, NUMBER_WORDS, SharedEntryKind, entry_value, ignored_key
from translator_gui.model.sentence_exception import SentenceException
from translator_gui.project.command import CommandActor, CommandProjectReader
from translator_gui.text.quantities.english_forms import NumberStyle


class SetProjectKeyValues(NamedTuple):
    """Command: set or remove key-value entries of the project: known words, rules, ignored findings, saved filters.

    Attributes:
        entries: With their new values.
        verb: What undo calls it.
    """

    entries: tuple[PlannedSharedEntryChange, ...]
    verb: str

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del reader, actor
        return PlannedChanges(entries=self.entries)


def set_known_word(word: str, *, right: bool = True) -> SetProjectKeyValues:
    """Return the command that adds a word to the project's spelling word list, or removes it."""
    entry = PlannedSharedEntryChange(SharedEntryKind.WORD, word, entry_value() if right else "")
    return SetProjectKeyValues((entry,), "adding a word" if right else "removing a word")


def set_four_eyes(*, forbidden: bool) -> SetProjectKeyValues:
    """Return the command that turns on or off the project rule "nobody may approve their own translation"."""
    setting = "forbid" if forbidden else "warn"
    return SetProjectKeyValues(
        (PlannedSharedEntryChange(SharedEntryKind.RULE, "four_eyes", entry_value(setting=setting)),), "changing a rule"
    )


def set_number_style(style: NumberStyle) -> SetProjectKeyValues:
    """Return the command that sets how the project writes numbers in English."""
    settings = {NUMBER_SCALE: "crore" if style.crore else "million", NUMBER_WORDS: "words" if style.words else "digits"}
    entries = (
        PlannedSharedEntryChange(SharedEntryKind.RULE, key, entry_value(setting=setting))
        for key, setting in settings.items()
    )
    return SetProjectKeyValues(tuple(entries), "changing a rule")


def ignore_findings(segment: int, uid: str, findings: Iterable[str], *, ignored: bool = True) -> SetProjectKeyValues:
    """Return the command that ignores QA findings of a sentence, or shows them again.

    Args:
        segment: The sentence's id.
        uid: The sentence's uid.
        findings: Keys of the findings.
        ignored: Whether they are ignored from now on.
    """
    value = entry_value() if ignored else ""
    entries = (
        PlannedSharedEntryChange(SharedEntryKind.IGNORED, ignored_key(uid, key), value, segment)
        for key in dict.fromkeys(findings)
    )
    return SetProjectKeyValues(tuple(entries), "ignoring a finding" if ignored else "showing a finding again")


def add_exceptions(exceptions: Iterable[SentenceException]) -> SetProjectKeyValues:
    """Return the command that adds sentence exceptions to a project; one for the same place is replaced."""
    entries = tuple(
        PlannedSharedEntryChange(SharedEntryKind.ABBREVIATION, one.key, one.value)
        for one in {one.key: one for one in exceptions}.values()
    )
    return SetProjectKeyValues(entries, "adding sentence rules" if len(entries) > 1 else "adding a sentence rule")


def remove_exceptions(exceptions: Iterable[SentenceException]) -> SetProjectKeyValues:
    """Return the command that removes sentence exceptions from a project."""
    entries = tuple(PlannedSharedEntryChange(SharedEntryKind.ABBREVIATION, one.key, "") for one in exceptions)
    return SetProjectKeyValues(entries, "removing sentence rules" if len(entries) > 1 else "removing a sentence rule")


def replace_exception(before: SentenceException, after: SentenceException) -> SetProjectKeyValues:
    """Return the command that changes a sentence exception of a project into another."""
    removal = remove_exceptions([before]).entries if before.key != after.key else ()
    return SetProjectKeyValues((*removal, *add_exceptions([after]).entries), "changing a sentence rule")
