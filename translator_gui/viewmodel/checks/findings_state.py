"""The findings of an open project: those of the typed sentence at once, all others from the helper process."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.checks.glossary_terms import find_project_terms
from translator_gui.model.entry import IgnoredFinding
from translator_gui.model.segment import Paragraph, Segment, paragraph_of
from translator_gui.model.status import Status
from translator_gui.project.check_settings import CheckSettings, QaCheckSet
from translator_gui.project.checking import all_findings_of, ignored_keys
from translator_gui.project.findings_index import SentenceFindings
from translator_gui.project.glossary import FEW_TERMS
from translator_gui.project.project import Project
from translator_gui.text.term_index import TermMatch
from translator_gui.viewmodel.page_state import ChangedParagraphs, PageParagraphsState
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.helper_process import HelperProcess

if TYPE_CHECKING:
    from translator_gui.project.helper.tasks import CheckedSentences

_ANY_CHECK = "wrong"
"""As in filters, which nobody imports before one is chosen."""
_PAUSE_MS, _AT_ONCE_MS = 150, 10
"""From a key, and from any other change, to the check of what is tied to it: typing comes first."""
_FEW = 4
"""Paragraphs that are checked at once when they change; of more the helper process tells."""
_MOST_AT_ONCE = 6
"""Sentences that are checked at once when a few paragraphs change."""
_MOST_CLEAN = 2_000
_LONG = 4_000
"""Letters of English from which on a sentence is checked in the helper process alone: no key waits for it."""
_UNCONFIRMED = frozenset({Status.NOT_STARTED, Status.DRAFT})


class ProjectChecks(NamedTuple):
    """The checks of a project as they were read from its file.

    Attributes:
        checks: Those that run.
        settings: What the project sets.
        variety: Its variety of English, empty for the user's.
        refuses_errors: Whether export and handover are refused while errors are left.
    """

    checks: QaCheckSet
    settings: CheckSettings
    variety: str
    refuses_errors: bool


class FindingsState(QObject):
    """The findings of the checks by sentence, kept up to date while people work. Nothing is known before `begin`."""

    changed = Signal(object)
    """Findings of paragraphs changed: their ids, None for all."""
    progressed = Signal()
    """The counts of findings or the progress of the check changed."""
    settings_changed = Signal()
    """Other checks run, or the project sets them otherwise."""

    def __init__(self, model: PageParagraphsState, helper: HelperProcess, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._helper = model, helper
        self.known = ProjectChecks(QaCheckSet(), CheckSettings(), "", refuses_errors=False)
        self.preferred_variety = "en_US"
        self.known_terms: Callable[[str], Sequence[TermMatch] | None] | None = None
        """Returns the terms of glossaries in an Urdu sentence, None if they are not known."""
        self._glossary_files: tuple[str, ...] = ()
        self.current: int | None = None
        """The sentence in the sentence editor."""
        self._generation: int = 0
        """Counts the sets of checks that ran: answers about an earlier set are dropped."""
        self._sent: int = -1
        """The set of checks whose terms the helper process has."""
        self._is_stripped: bool = False
        """Whether the running check was asked for without the terms."""
        self._records: dict[int, SentenceFindings] = {}
        self._visible: dict[int, tuple[CheckFinding, ...]] = {}
        self._wrong: set[int] = set()
        """Sentences with findings that are no mere hints."""
        self._counts: Counter[tuple[CheckSeverity, str]] = Counter()
        self._begun = self._running = self._again = False
        self.done, self.total, self.is_complete = 0, 0, False
        self._clean: dict[int, SentenceFindings] = {}
        """Sentences in which nothing was found on this thread lately."""
        self._fresh: int | None = None
        """The sentence that had no English before it was typed in, until it is left or confirmed."""
        self._has_long = False
        """Whether a sentence is too long to be checked in this process."""
        self._calls = AsyncCalls(self)
        self._soon = QTimer(self, singleShot=True, interval=_AT_ONCE_MS)
        self._soon.timeout.connect(self._run)
        model.findings = self.of
        model.corrected.connect(self._correct)
        model.reset.connect(self._forget_gone)

    # Asking

    def of(self, segment: Segment) -> tuple[CheckFinding, ...]:
        """Return the findings of a sentence that nobody ignores; empty while they are not known."""
        found = self._visible.get(segment.id)
        if found is None or not self._records[segment.id].is_of(segment):
            return ()
        return found

    def ignored_of(self, segment: Segment) -> list[tuple[CheckFinding, IgnoredFinding]]:
        """Return the findings of a sentence that people ignore, each with who ignores it and why."""
        record, paragraph = self._records.get(segment.id), self._paragraph(segment)
        if not segment.ignored or record is None or paragraph is None:
            return []
        source = paragraph.source(segment)
        entries = {one.key: one for one in segment.ignored if one.holds_for(source, segment.target)}
        return [(finding, entries[finding.key]) for finding in record.all if finding.key in entries]

    def sentences(self) -> Mapping[int, tuple[CheckFinding, ...]]:
        """Return the sentences with findings that nobody ignores, by their ids; not to be changed."""
        return self._visible

    def matching(self, check: str) -> frozenset[int]:
        """Return the ids of the sentences in which a check found something; for "wrong" any check, without hints."""
        if check == _ANY_CHECK:
            return frozenset(self._wrong)
        return frozenset(segment for segment, found in self._visible.items() if _matches(found, check))

    def matches(self, segment: int, check: str) -> bool:
        """Whether a check found something in a sentence; see `matching`."""
        return _matches(self._visible.get(segment, ()), check)

    def by_check(self) -> Counter[str]:
        """Count the findings by check id."""
        counts: Counter[str] = Counter()
        for (_severity, check), number in self._counts.items():
            counts[check] += number
        return counts

    def by_severity(self) -> Counter[CheckSeverity]:
        """Count the findings by severity."""
        counts: Counter[CheckSeverity] = Counter()
        for (severity, _check), number in self._counts.items():
            counts[severity] += number
        return counts

    def count(self, checks: Collection[str], severities: Collection[str]) -> int:
        """Count the findings of some checks and severities; of all where none are named."""
        return sum(
            number
            for (severity, check), number in self._counts.items()
            if (not checks or check in checks) and (not severities or severity in severities)
        )

    def ignored_sentences(self) -> list[int]:
        """Return the ids of the sentences with findings that people ignore."""
        found = (self._model.segment(segment) for segment in self._records)
        return [segment.id for segment in found if segment is not None and segment.ignored]

    def count_ignored(self) -> int:
        """Count the findings that people ignore."""
        found = (self._model.segment(segment) for segment in self._records)
        return sum(len(self.ignored_of(segment)) for segment in found if segment is not None and segment.ignored)

    @property
    def busy(self) -> bool:
        """Whether a change is still to be checked, or is being checked."""
        return self._running or self._again or self._soon.isActive()

    # Reading the settings, checking everything

    def take_settings(self, known: ProjectChecks) -> None:
        """Check the project with the checks that were read from its file, if they are others than before."""
        before, self.known = self.known, known
        if self._begun and _essence(before) == _essence(known):
            if before.refuses_errors is not known.refuses_errors:
                self.progressed.emit()
            return
        self._begun = True
        self._generation += 1
        self._clean.clear()
        self.is_complete = False
        self.settings_changed.emit()
        if (paragraph := self._check_current()) is not None:
            self.changed.emit((paragraph,))
        self._run()

    def set_preferred_variety(self, variety: str) -> None:
        """Set the variety of English for projects that set none."""
        self.preferred_variety = variety

    def set_glossary_files(self, files: tuple[str, ...]) -> None:
        """Set the glossary files of the user, and check anew if they are others than before."""
        if files != self._glossary_files:
            self._glossary_files = files
            if self._begun:
                self._generation += 1
                self._clean.clear()
                self.is_complete = False
                self._run()

    def terms_found(self) -> None:
        """Check the current sentence with its terms, which have just become known."""
        self._clean.clear()
        if self._begun and (paragraph := self._check_current()) is not None:
            self.changed.emit((paragraph,))
            self.progressed.emit()

    def checks_here(self) -> QaCheckSet:
        """Return the checks for the interface's thread: they take the terms of a sentence from those who know them."""
        return self.known.checks.with_terms(self._find_terms)

    def _find_terms(self, source: str) -> Sequence[TermMatch]:
        found = self.known_terms(source) if self.known_terms is not None else None
        context = self.known.checks.context
        if found is not None or len(context.glossary) > FEW_TERMS:
            return found or ()
        return find_project_terms(source, context)

    def close(self) -> None:
        """Stop checking."""
        self._soon.stop()
        self._calls.cancel()

    def _run(self) -> None:
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        rows, generation = self._model.snapshot(), self._generation
        variety = self.known.variety or self.preferred_variety
        files = self._glossary_files
        checks = self.known.checks.with_glossary_files(files)
        self._is_stripped = self._sent == generation and len(checks.context.glossary) > FEW_TERMS
        if self._is_stripped:
            # Pickling tens of thousands of terms would stop the interface; the helper process has them.
            checks = checks.without_glossary()
        arguments = checks, generation, self._begin_at(), variety
        call = partial(self._helper.call, "check_sentences", rows, *arguments, is_long=bool(files) or self._has_long)
        self._calls.send(
            lambda progress: call(progress=progress), partial(self._take, generation), self._fail, topic="check"
        )

    def _begin_at(self) -> int:
        """Return the index of the paragraph that is checked first: that of the current sentence."""
        index = self._model.index_of(paragraph_of(self.current)) if self.current is not None else None
        return index or 0

    def _take(self, generation: int, answer: "CheckedSentences") -> None:
        self._running = False
        if generation != self._generation:
            self._run()
            return
        if answer.is_new and self._is_stripped:
            # Another process took over, which has not got the terms.
            self._generation += 1
            self._run()
            return
        self._sent = generation
        everywhere = answer.is_new and bool(self._records)
        if answer.is_new:
            self._clear(answer.sentences)
        context = self.known.checks.context
        if context.length_ratio != answer.length_ratio:
            checks = self.known.checks.with_length_ratio(answer.length_ratio)
            self.known = self.known._replace(checks=checks)
        told = answer.sentences
        touched = {paragraph_of(segment) for segment in told if self._take_record(segment, told)}
        # What is being typed may be newer than what was checked.
        if answer.is_new and (here := self._check_current()) is not None:
            touched.add(here)
        self.done, self.total, self.is_complete = answer.progress
        if everywhere or touched:
            self.changed.emit(None if everywhere else tuple(touched))
        self.progressed.emit()
        if not self.is_complete or self._again:
            self._run()

    def _fail(self, message: str) -> None:
        del message
        self._running = False

    def _clear(self, kept: Collection[int]) -> None:
        """Forget all findings, because everything is checked anew; those of sentences that are told now are kept."""
        for segment in [one for one in self._records if one not in kept]:
            del self._records[segment]
            self._show(segment, ())

    def _take_record(self, segment: int, told: Mapping[int, SentenceFindings | None]) -> bool:
        """Keep what the helper process found in a sentence, unless it was edited since; return whether that changed."""
        new, here = told[segment], self._model.segment(segment)
        if here is None or new is None:
            gone = self._records.pop(segment, None) is not None
            return self._show(segment, ()) or gone
        known = self._records.get(segment)
        if not new.is_of(here) or (segment == self._fresh and len(here.target) <= _LONG):
            if known is None or not known.is_of(here):
                return False
            new = known._replace(across=new.across)
        return self._keep(here, new)

    def _keep(self, segment: Segment, new: SentenceFindings) -> bool:
        before = self._records.get(segment.id)
        if new.own or new.across:
            self._records[segment.id] = new
        else:
            self._records.pop(segment.id, None)
        shown = self._show(segment.id, self._not_ignored(segment, new))
        # Ignored ones are shown by the panel.
        return shown or (before is not None and before.all) != new.all

    def _not_ignored(self, segment: Segment, found: SentenceFindings) -> tuple[CheckFinding, ...]:
        paragraph = self._paragraph(segment)
        if not segment.ignored or paragraph is None:
            return found.all
        ignored = ignored_keys(paragraph, segment)
        return tuple(finding for finding in found.all if finding.key not in ignored)

    def _show(self, segment: int, found: tuple[CheckFinding, ...]) -> bool:
        before = self._visible.pop(segment, ())
        if found:
            self._visible[segment] = found
        (self._wrong.add if _matches(found, _ANY_CHECK) else self._wrong.discard)(segment)
        for number, findings in ((-1, before), (1, found)):
            for finding in findings:
                self._counts[finding.severity, finding.check_id] += number
        return before != found

    def _paragraph(self, segment: Segment) -> Paragraph | None:
        index = self._model.index_of(segment.paragraph_id)
        return self._model.known(index) if index is not None else None

    # Following people's work

    def set_current(self, segment: int | None) -> None:
        """Note the sentence in the sentence editor; the one that was left counts as finished."""
        if segment == self.current:
            return
        self.current = segment
        left, self._fresh = self._fresh, None
        found = self._model.segment(left) if left is not None and self._begun else None
        if found is not None and self._check_now(found):
            self.changed.emit((found.paragraph_id,))
            self.progressed.emit()

    def follow(self, change: ChangedParagraphs) -> None:
        """Check what changed; called before the page shows the change."""
        if not self._begun:
            return
        if len(change.paragraphs) <= _FEW:
            self._check_few(change)
        self._soon.start(_PAUSE_MS if change.origin is not None else _AT_ONCE_MS)

    def _correct(self, index: int) -> None:
        del index
        if self._begun:
            self._soon.start()

    def _check_few(self, change: ChangedParagraphs) -> None:
        """Check the sentences of a few paragraphs that changed; the page shows the findings with the change itself."""
        counted, left = False, _MOST_AT_ONCE
        for index in change.paragraphs:
            paragraph = self._model.known(index)
            for segment in change.sentences_of(paragraph) if paragraph is not None else ():
                record = self._records.get(segment.id) or self._clean.get(segment.id)
                if record is not None and record.is_of(segment) and segment.id != self._fresh:
                    counted |= self._show(segment.id, self._not_ignored(segment, record))
                elif left or segment.id == self.current:
                    left = max(0, left - 1)
                    counted |= self._check_now(segment)
        if counted:
            self.progressed.emit()

    def _check_now(self, segment: Segment) -> bool:
        """Check a sentence on this thread; return whether its findings changed."""
        paragraph, before = self._paragraph(segment), self._records.get(segment.id)
        if paragraph is None:
            return False
        if len(segment.target) > _LONG:
            self._has_long = True
            return before is not None and self._keep(segment, _without_places(before, segment))
        if not segment.target and before is not None and before.is_of(segment):
            # Only the helper process, which knows the whole document, can tell that a sentence was skipped.
            return self._show(segment.id, self._not_ignored(segment, before))
        unconfirmed = segment.status in _UNCONFIRMED and not segment.handed_over
        if not segment.target or not unconfirmed:
            self._fresh = None if self._fresh == segment.id else self._fresh
        unfinished = unconfirmed and segment.id == self._fresh
        own = all_findings_of(paragraph, segment, self.checks_here(), unfinished=unfinished)
        across = before.across if before is not None and before.target == segment.target else ()
        found = SentenceFindings(segment.target, segment.end, own, across)
        if len(self._clean) > _MOST_CLEAN:
            self._clean.clear()
        if not found.all and not unfinished:
            self._clean[segment.id] = found
        return self._keep(segment, found)

    def _check_current(self) -> int | None:
        """Check the sentence in the sentence editor; return its paragraph if its findings changed."""
        here = self._model.segment(self.current) if self.current is not None else None
        return here.paragraph_id if here is not None and self._check_now(here) else None

    def begin_typing(self, segment: Segment) -> None:
        """Note that a sentence without English is being typed in: what is missing in it may still come."""
        if not segment.target:
            self._fresh = segment.id

    def _forget_gone(self) -> None:
        for segment in [one for one in self._records if self._model.index_of(paragraph_of(one)) is None]:
            del self._records[segment]
            self._show(segment, ())
        if self._begun:
            self._soon.start()


def read_project_checks(project: Project) -> ProjectChecks:
    """Read the checks of a project from its file, and import them."""
    queries = project.queries
    return ProjectChecks(
        queries.checks(), queries.check_settings(), queries.variety(), refuses_errors=queries.refuses_check_errors()
    )


def _essence(known: ProjectChecks) -> tuple[object, ...]:
    """Return what makes a difference to findings, to be compared: checks are made anew whenever they are read."""
    context = known.checks.context
    return known.settings, known.variety, context.glossary, context.names, context.words


def _without_places(known: SentenceFindings, segment: Segment) -> SentenceFindings:
    """Return what is known of an English text that has changed a little: its findings, but not where they are."""
    if known.is_of(segment):
        return known
    own = tuple(finding._replace(target_spans=(), fix=()) for finding in known.all)
    return SentenceFindings(segment.target, segment.end, own)


def _matches(found: Iterable[CheckFinding], check: str) -> bool:
    if check == _ANY_CHECK:
        return any(finding.severity is not CheckSeverity.HINT for finding in found)
    return any(finding.check_id == check for finding in found)
