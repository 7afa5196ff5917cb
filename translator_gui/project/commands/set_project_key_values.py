"""Commands that set shared entries: words, rules, checks, ignored findings, sentence rules; not filters."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, PlannedSharedEntryChange
from translator_gui.model.entry import (
    LONGEST_REASON,
    NUMBER_SCALE,
    NUMBER_WORDS,
    SharedEntryKind,
    entry_value,
    ignored_key,
    texts_hash,
)
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.model.sentence_exception import SentenceException
from translator_gui.project.check_settings import CheckSettings, defaults_of_checks
from translator_gui.project.command import CommandActor, CommandProjectReader
from translator_gui.project.glossary import (
    LONGEST_TERM,
    DismissedTerm,
    clean_entry,
    clean_text,
    term_value,
)
from translator_gui.project.names import RegisteredName, clean_name
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


def set_check_errors(*, refused: bool) -> SetProjectKeyValues:
    """Return the command that turns on or off the project rule "no export or handover while checks find errors"."""
    value = entry_value(setting="refuse" if refused else "warn")
    return SetProjectKeyValues(
        (PlannedSharedEntryChange(SharedEntryKind.RULE, "check_errors", value),), "changing a rule"
    )


def set_machine_help(rule: MachineHelpRule) -> SetProjectKeyValues:
    """Return the command that sets whether sentences of the project may be sent to services."""
    value = entry_value(setting=str(rule))
    return SetProjectKeyValues(
        (PlannedSharedEntryChange(SharedEntryKind.RULE, "machine_help", value),), "changing a rule"
    )


def set_memory_feeding(*, feeds: bool) -> SetProjectKeyValues:
    """Return the command that sets whether the project feeds the user's translation memory."""
    value = entry_value(setting="feed" if feeds else "off")
    return SetProjectKeyValues(
        (PlannedSharedEntryChange(SharedEntryKind.RULE, "feed_memory", value),), "changing a rule"
    )


def set_checks(before: CheckSettings, after: Mapping[str, object]) -> SetProjectKeyValues:
    """Return the command that sets checks of the project: the values that differ, by "check id/name".

    A value that the check declares itself is removed from the project, so that it follows the program.
    """
    defaults = defaults_of_checks()
    changes: list[PlannedSharedEntryChange] = []
    for key, value in after.items():
        wanted = None if key in defaults and value == defaults[key] else value
        if wanted != before.values.get(key):
            stored = "" if wanted is None else entry_value(setting=wanted)
            changes.append(PlannedSharedEntryChange(SharedEntryKind.CHECK, key, stored))
    return SetProjectKeyValues(tuple(changes), "setting the checks")


def ignore_findings(
    segment: int, uid: str, findings: Iterable[str], *, texts: tuple[str, str], reason: str = ""
) -> SetProjectKeyValues:
    """Return the command that ignores QA findings of a sentence until one of its texts changes.

    Args:
        segment: The sentence's id.
        uid: The sentence's uid.
        findings: Keys of the findings.
        texts: The Urdu and the English of the sentence.
        reason: Why, for those who read it; may be empty.
    """
    value = entry_value(reason=reason.strip()[:LONGEST_REASON], texts=texts_hash(*texts))
    return SetProjectKeyValues(_ignored(segment, uid, findings, value), "ignoring a finding")


def show_findings(segment: int, uid: str, findings: Iterable[str]) -> SetProjectKeyValues:
    """Return the command that shows QA findings of a sentence again; arguments as for `ignore_findings`."""
    return SetProjectKeyValues(_ignored(segment, uid, findings, ""), "showing a finding again")


def _ignored(segment: int, uid: str, findings: Iterable[str], value: str) -> tuple[PlannedSharedEntryChange, ...]:
    return tuple(
        PlannedSharedEntryChange(SharedEntryKind.IGNORED, ignored_key(uid, key), value, segment)
        for key in dict.fromkeys(findings)
    )


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


def set_names(*names: RegisteredName) -> SetProjectKeyValues:
    """Return the command that registers names with their English; an empty English removes a name."""
    entries = tuple(
        PlannedSharedEntryChange(
            SharedEntryKind.NAME, name.urdu, entry_value(target=name.english) if name.english else ""
        )
        for name in names
        if clean_name(name.urdu)
    )
    return SetProjectKeyValues(entries, "changing names")


def set_terms(*entries: GlossaryEntry, verb: str = "changing terms") -> SetProjectKeyValues:
    """Return the command that sets terms of the project's glossary; one that says nothing of its term removes it."""
    cleaned = [entry for entry in map(clean_entry, entries) if entry.source]
    changes = (PlannedSharedEntryChange(SharedEntryKind.TERM, entry.source, term_value(entry)) for entry in cleaned)
    return SetProjectKeyValues(tuple(changes), verb)


def remove_terms(terms: Iterable[str]) -> SetProjectKeyValues:
    """Return the command that removes terms from the project's glossary, as its entries spell them."""
    changes = (PlannedSharedEntryChange(SharedEntryKind.TERM, term, "") for term in terms)
    return SetProjectKeyValues(tuple(changes), "removing terms")


def dismiss_terms(*proposals: DismissedTerm) -> SetProjectKeyValues:
    """Return the command that dismisses learned terms: they are no longer proposed to anybody in the project."""
    cleaned = ((clean_text(one.urdu, LONGEST_TERM), clean_text(one.english, LONGEST_TERM)) for one in proposals)
    changes = (
        PlannedSharedEntryChange(SharedEntryKind.DISMISSED_TERM, urdu, entry_value(target=english))
        for urdu, english in dict(cleaned).items()
        if urdu
    )
    return SetProjectKeyValues(tuple(changes), "dismissing a learned term")


def restore_terms(*urdu: str) -> SetProjectKeyValues:
    """Return the command that lets dismissed terms be proposed again, as their entries spell them."""
    changes = (PlannedSharedEntryChange(SharedEntryKind.DISMISSED_TERM, term, "") for term in urdu)
    return SetProjectKeyValues(tuple(changes), "restoring a learned term")


def exempt_repetition(*sentences: str, exempt: bool) -> SetProjectKeyValues:
    """Return the command that exempts sentences, by their uids, from their repetitions' English, or ends that."""
    value = entry_value(exempt=True) if exempt else ""
    entries = tuple(PlannedSharedEntryChange(SharedEntryKind.REPETITION, sentence, value) for sentence in sentences)
    return SetProjectKeyValues(entries, "exempting a repetition" if exempt else "including a repetition")
