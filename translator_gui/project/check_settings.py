"""The settings of QA checks in a project: which are on, how severe they are, their parameters."""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar, cast

from translator_gui.checks.check import (
    CheckContext,
    CheckDeclaration,
    CrossSentenceCheck,
    LengthRatio,
    ParameterValue,
    SentenceCheck,
)
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.model.entry import SharedEntryKind, entry_setting
from translator_gui.project.glossary import glossary
from translator_gui.project.names import registered_names
from translator_gui.store.driver import Connection
from translator_gui.store.entries import read_entries
from translator_gui.text.dictionary import SpellingDictionary
from translator_gui.text.term_index import TermMatch

_ON, _SEVERITY = "on", "severity"
_RANK = list(CheckSeverity)
AnyCheck = TypeVar("AnyCheck", SentenceCheck, CrossSentenceCheck)


class CheckSettings(NamedTuple):
    """What a project sets for its checks; whatever it does not set is as the checks declare it.

    Attributes:
        values: Settings by "check id/name": "on", "severity" or the name of a parameter.
    """

    values: Mapping[str, object] = {}

    def is_on(self, check: CheckDeclaration) -> bool:
        """Whether a check runs in the project."""
        value = self.values.get(f"{check.id}/{_ON}")
        return value if isinstance(value, bool) else check.is_default

    def severity(self, check: CheckDeclaration) -> CheckSeverity:
        """Return the severity of a check in the project."""
        value = self.values.get(f"{check.id}/{_SEVERITY}")
        return CheckSeverity(value) if value in set(CheckSeverity) else check.severity

    def parameters(self, check: CheckDeclaration) -> dict[str, ParameterValue]:
        """Return the values of all parameters of a check by name."""
        found = {one.name: (one, self.values.get(f"{check.id}/{one.name}")) for one in check.parameters}
        return {
            name: cast("ParameterValue", value) if one.accepts(value) else one.default
            for name, (one, value) in found.items()
        }


class QaCheckSet(NamedTuple):
    """The QA checks that run in a project, with what they need to know. Can be pickled.

    Attributes:
        sentence: The checks of single sentences.
        across: The checks that compare sentences.
        context: What they know of the project.
        severities: The severities that the project changed, by check id.
    """

    sentence: tuple[SentenceCheck, ...] = ()
    across: tuple[CrossSentenceCheck, ...] = ()
    context: CheckContext = CheckContext()
    severities: Mapping[str, CheckSeverity] = {}

    @property
    def declarations(self) -> tuple[CheckDeclaration, ...]:
        """The declarations of the checks, in the order in which people see them."""
        return tuple(check.declaration for check in (*self.sentence, *self.across))

    def with_length_ratio(self, ratio: LengthRatio | None) -> "QaCheckSet":
        """Return the same checks, which know the usual length of the English."""
        return self._replace(context=dataclasses.replace(self.context, length_ratio=ratio))

    def with_dictionary(self, dictionary: Callable[[], SpellingDictionary]) -> "QaCheckSet":
        """Return the same checks, which may ask for the spelling dictionary of the project's English."""
        return self._replace(context=dataclasses.replace(self.context, dictionary=dictionary))

    def with_glossary_files(self, files: tuple[str, ...]) -> "QaCheckSet":
        """Return the same checks, which are to read glossary files too."""
        return self._replace(context=dataclasses.replace(self.context, glossary_files=files))

    def without_glossary(self) -> "QaCheckSet":
        """Return the same checks without the terms of the project."""
        return self._replace(context=dataclasses.replace(self.context, glossary=()))

    def with_terms(self, find_terms: Callable[[str], Sequence[TermMatch]]) -> "QaCheckSet":
        """Return the same checks, which find terms with a function instead of in the glossary of the project alone."""
        return self._replace(context=dataclasses.replace(self.context, find_terms=find_terms))

    def as_set(self, check: CheckDeclaration, finding: CheckFinding) -> CheckFinding:
        """Return a finding of a check with the severity that the project wants."""
        wanted = self.severities.get(check.id)
        if wanted is None:
            return finding
        if finding.severity is not check.severity:
            # What the check itself thinks less of stays less severe.
            wanted = max(wanted, finding.severity, key=_RANK.index)
        return finding._replace(severity=wanted)


def all_declarations() -> tuple[CheckDeclaration, ...]:
    """Return the declarations of all checks that the program has, in the order in which people see them."""
    return _all_checks().declarations


def _all_checks() -> QaCheckSet:
    # All checks are imported only where some run: not before the first page is painted.
    from translator_gui.checks import registry  # noqa: PLC0415

    return QaCheckSet(registry.SENTENCE_CHECKS, registry.CROSS_SENTENCE_CHECKS)


def checks_of_project(
    settings: CheckSettings = CheckSettings(),  # noqa: B008 (immutable)
    context: CheckContext = CheckContext(),  # noqa: B008 (immutable)
    only: Collection[str] | None = None,
) -> QaCheckSet:
    """Return the checks that run in a project.

    Args:
        settings: Of the project.
        context: What is known of the project, without parameters.
        only: The ids of the checks to run, whether they are on or not; None for those that are on.
    """
    every = _all_checks()
    parameters = {
        f"{check.id}/{name}": value
        for check in every.declarations
        for name, value in settings.parameters(check).items()
    }
    changed = {
        check.id: settings.severity(check)
        for check in every.declarations
        if settings.severity(check) is not check.severity
    }
    return QaCheckSet(
        _running(every.sentence, settings, only),
        _running(every.across, settings, only),
        dataclasses.replace(context, parameters=parameters),
        changed,
    )


def _running(checks: Iterable[AnyCheck], settings: CheckSettings, only: Collection[str] | None) -> tuple[AnyCheck, ...]:
    return tuple(
        check
        for check in checks
        if (settings.is_on(check.declaration) if only is None else check.declaration.id in only)
    )


def read_check_settings(connection: Connection) -> CheckSettings:
    """Return what a project sets for its checks; unknown settings are kept and do nothing."""
    return CheckSettings(
        {entry.key: entry_setting(entry.value) for entry in read_entries(connection, SharedEntryKind.CHECK)}
    )


def read_checks(connection: Connection, only: Collection[str] | None = None) -> QaCheckSet:
    """Return the checks that run in a project; with `only` those, whether they are on or not."""
    words = frozenset(entry.key for entry in read_entries(connection, SharedEntryKind.WORD))
    terms = glossary(read_entries(connection, SharedEntryKind.TERM))
    names = dict(registered_names(read_entries(connection, SharedEntryKind.NAME)))
    context = CheckContext(glossary=terms, names=names, words=words)
    return checks_of_project(read_check_settings(connection), context, only)


def defaults_of_checks() -> dict[str, object]:
    """Return what the checks themselves declare, by "check id/name", as a project would set it."""
    found: dict[str, object] = {}
    for check in all_declarations():
        found |= {f"{check.id}/{_ON}": check.is_default, f"{check.id}/{_SEVERITY}": str(check.severity)}
        found |= {f"{check.id}/{one.name}": one.default for one in check.parameters}
    return found
