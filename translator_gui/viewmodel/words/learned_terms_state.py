"""Terms that the confirmed sentences of the open project suggest: learned again when enough more are confirmed."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.glossary import GlossaryEntry, split_texts
from translator_gui.project.commands.set_project_key_values import (
    SetProjectKeyValues,
    dismiss_terms,
    restore_terms,
    set_terms,
)
from translator_gui.project.glossary import DismissedTerm, dismissed_terms, glossary, merge_into
from translator_gui.project.project import Project
from translator_gui.project.term_proposals import CONFIRMED, ProposedTerm, TermProposals
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.helper_process import HelperProcess
from translator_gui.viewmodel.threads.tasks import Progress

_FEWEST_SENTENCES = 3
"""Confirmed sentences that have to have a term."""
_FEW_SENTENCES = 100
"""Confirmed sentences that are learned from in a moment."""
_GROWTH = 0.1
"""Share of the confirmed sentences by which their number has to change before terms are learned again."""
_GROWTH_MS = 400
_FEW_KNOWN = 300
"""Terms and names with which proposals are compared in a moment."""


class _KnownTerms(NamedTuple):
    """The terms that a project does not want proposed: Urdu of all, its glossary, and those that were dismissed."""

    urdu: tuple[str, ...]
    glossary: tuple[GlossaryEntry, ...]
    dismissed: tuple[DismissedTerm, ...]


class LearnedTermsState(QObject):
    """The terms that an open project's confirmed sentences suggest; people accept or dismiss them."""

    changed = Signal()
    """Other terms are proposed or dismissed, or terms are being learned."""
    failed = Signal(str)

    def __init__(self, session: ProjectSession, files: tuple[str, ...]) -> None:
        """Create the state; nothing is learned until somebody looks at the proposals.

        Args:
            session: The open project.
            files: The user's glossary files: their terms are not proposed.
        """
        super().__init__(session)
        self.proposals: tuple[ProposedTerm, ...] = ()
        """The surest first."""
        self.dismissed: tuple[DismissedTerm, ...] = ()
        self.confirmed = 0
        """Different sentences that were learned from."""
        self._session, self._files = session, files
        self._learned: tuple[ProposedTerm, ...] = ()
        """Also those that are known or dismissed."""
        self._known: _KnownTerms | None = None
        self._counted = -1
        """Confirmed sentences there were when terms were learned last; -1 if never."""
        self._is_wanted = self._is_learning = self._is_selecting = False
        self._has_dropped = False
        """Whether proposals were taken away that what is known still allows: undo may come before it is read."""
        self._teacher: HelperProcess | None = None
        """The process in which terms are being learned."""
        self._calls = AsyncCalls(self)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_GROWTH_MS)
        self._due.timeout.connect(self._learn_if_outdated)
        session.progress.changed.connect(self._follow_progress)
        session.ready.connect(self._learn_if_outdated)
        session.shared_changed.connect(self._read)

    @property
    def is_searching(self) -> bool:
        """Whether the proposals are still being learned."""
        return self._is_learning or self._is_selecting or self._known is None or not self._session.is_ready

    def set_wanted(self, wanted: bool) -> None:
        """Learn terms, and learn them again as sentences are confirmed, while somebody looks at the proposals."""
        was_wanted, self._is_wanted = self._is_wanted, wanted
        if wanted:
            if not was_wanted:
                self._read()
            self._learn_if_outdated()

    def set_files(self, files: tuple[str, ...]) -> None:
        """Set the glossary files of the user."""
        if files != self._files:
            self._files = files
            self._select()

    def learn_again(self) -> None:
        """Learn from the confirmed sentences as they are now."""
        self._counted = -1
        self.set_wanted(True)

    def close(self) -> None:
        """End the learning."""
        self._calls.cancel()
        self._end_teacher()

    # Learning

    def _follow_progress(self) -> None:
        if self._is_wanted and not self._due.isActive():
            self._due.start()

    def _learn_if_outdated(self) -> None:
        session = self._session
        if not (self._is_wanted and session.is_ready) or self._is_learning:
            return
        tallies = session.progress.in_all()
        count = sum(tallies[status].sentences for status in CONFIRMED if status in tallies)
        is_first = self._counted < 0
        if not is_first and abs(count - self._counted) <= self._counted * _GROWTH:
            return
        self._counted = count
        if count < _FEWEST_SENTENCES:
            self._take_learned(None)
            return
        self._is_learning = True
        helper = session.helper
        if count > _FEW_SENTENCES:
            # Searches and filters, which the session's own process does, do not wait for it.
            helper = self._teacher = HelperProcess()
        is_long = count > _FEW_SENTENCES
        learn = partial(helper.call, "propose_terms_in_rows", session.model.snapshot(), is_long=is_long)
        self._calls.send(lambda progress: learn(progress=progress), self._take_learned, self._fail, topic="learn")
        self.changed.emit()

    def _take_learned(self, found: TermProposals | None) -> None:
        self._end_teacher()
        self._learned, self.confirmed = (found.terms, found.confirmed) if found is not None else ((), self._counted)
        self._select()
        # Sentences that were confirmed meanwhile.
        self._follow_progress()

    def _fail(self, reason: str) -> None:
        self._end_teacher()
        self._is_selecting = False
        self.changed.emit()
        self.failed.emit(reason)

    def _end_teacher(self) -> None:
        self._is_learning = False
        if self._teacher is not None:
            self._teacher.close()
            self._teacher = None

    # What is known

    def _read(self) -> None:
        if self._is_wanted:
            self._session.ask(_read_known, self._take_known, owner=self, topic="known")

    def _take_known(self, known: _KnownTerms) -> None:
        if known != self._known or self._has_dropped:
            self._has_dropped = False
            self._known, self.dismissed = known, known.dismissed
            self._select()

    def _select(self) -> None:
        """Find the learned terms that nobody knows; proposals that were not asked for again stay until then."""
        known = self._known
        if known is None:
            return
        if not self._learned:
            self._show(())
            return
        self._is_selecting = True
        is_long = bool(self._files) or len(known.urdu) > _FEW_KNOWN
        call, arguments = self._session.helper.call, (self._learned, known.urdu, self._files)

        def find(progress: Progress) -> tuple[ProposedTerm, ...]:
            return call("find_unknown_terms", (), *arguments, progress=progress, urgent=True, is_long=is_long)

        self._calls.send(find, self._take_selected, self._fail, topic="select")

    def _take_selected(self, proposals: tuple[ProposedTerm, ...]) -> None:
        self._is_selecting = False
        self._show(proposals)

    def _show(self, proposals: tuple[ProposedTerm, ...]) -> None:
        self.proposals = proposals
        self.changed.emit()

    # What people do with them

    def accept(self, terms: Sequence[ProposedTerm], learned: Sequence[ProposedTerm] | None = None) -> bool:
        """Add terms to the project's glossary; those that had been dismissed are dismissed no more.

        Args:
            terms: As they are to be.
            learned: As they were proposed, or dismissed; None if they are the same.

        Returns:
            Whether the glossary has changed.
        """
        urdu = {term.urdu for term in learned or terms}
        entries = [GlossaryEntry(term.urdu, split_texts(term.english)) for term in terms]
        command = set_terms(*merge_into(self._known.glossary if self._known is not None else (), entries))
        dismissed = {term.urdu for term in self.dismissed} & urdu
        changes = (*command.entries, *restore_terms(*dismissed).entries)
        if not changes or not self._session.change(SetProjectKeyValues(changes, "accepting terms")):
            return False
        self._drop(urdu)
        return True

    def dismiss(self, terms: Sequence[ProposedTerm]) -> bool:
        """Propose terms no longer, to nobody in the project; return False if it cannot be written."""
        wanted = [DismissedTerm(term.urdu, term.english) for term in terms]
        if not wanted or not self._session.change(dismiss_terms(*wanted)):
            return False
        self._drop({term.urdu for term in terms})
        return True

    def restore(self, urdu: Sequence[str]) -> None:
        """Let dismissed terms be proposed again."""
        if urdu:
            self._session.change(restore_terms(*urdu))

    def _drop(self, urdu: set[str]) -> None:
        """Show at once that terms are proposed no longer, before the file says so."""
        self._has_dropped = True
        self._show(tuple(term for term in self.proposals if term.urdu not in urdu))


def _read_known(project: Project) -> _KnownTerms:
    """Return the terms and names of a project, also those in conflict, and what was dismissed."""
    queries = project.queries
    kinds = (SharedEntryKind.TERM, SharedEntryKind.NAME, SharedEntryKind.DISMISSED_TERM)
    registered = [entry for kind in kinds for entry in queries.shared_entries(kind)]
    urdu = tuple(entry.key for entry in registered)
    return _KnownTerms(urdu, glossary(registered), dismissed_terms(registered))
