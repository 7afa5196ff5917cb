"""Which repetitions a confirmed sentence fills in, by the preference and the sentences exempt from it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.segment import Segment
from translator_gui.project.commands.fill_repetitions import FillRepetitions, filled_words
from translator_gui.project.commands.set_project_key_values import exempt_repetition
from translator_gui.project.repetitions import RepetitionGroups
from translator_gui.settings import UserSettings
from translator_gui.viewmodel.navigation.repetitions_state import RepetitionGroupsCache
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.session.shown_reader import ParagraphNotReadError

FILL_SETTING = "repetitions.fill"


class RepetitionFillState(QObject):
    """Knows which repetitions are filled in when sentences are confirmed; keeps the repetitions found."""

    told = Signal(str)
    """A sentence for the status bar."""
    exempt_read = Signal()
    """It was read which sentences are exempt."""

    def __init__(
        self,
        session: ProjectSession,
        repetitions: Callable[[], RepetitionGroupsCache],
        settings: UserSettings,
        parent: QObject | None = None,
    ) -> None:
        """Create the state of an open project.

        Args:
            session: The project's.
            repetitions: Gives the cache of its repetitions.
            settings: Of the user: what is filled in.
            parent: Qt's parent.
        """
        super().__init__(parent)
        self._session, self._repetitions, self._settings = session, repetitions, settings
        self._exempt: frozenset[int] = frozenset()
        session.shared_changed.connect(self._read_exempt)
        session.ready.connect(self.prepare)
        session.model.renumbered.connect(self.prepare)

    @property
    def mode(self) -> str:
        """The preference: "empty", "all", "ask" or "never"."""
        return str(self._settings.value(FILL_SETTING))

    @property
    def asks(self) -> bool:
        """Whether the user is asked before repetitions are filled in."""
        return self.mode == "ask"

    def prepare(self) -> None:
        """Find the repetitions, in the helper process, and which sentences are exempt."""
        if self._session.all_read and self._session.writable:
            self._read_exempt()
            if self.mode != "never":
                self._repetitions().find(_nothing)

    def fill_for(self, confirmed: Sequence[int]) -> FillRepetitions | None:
        """Return what to fill in with sentences that are confirmed now; None for nothing, or if it is not known yet.

        What is not known yet is filled in when it is, as a step of its own.
        """
        if self.mode == "never":
            return None
        known = self._repetitions().find_at_once()
        if known is not None:
            return self._fill(known, confirmed)
        if self._session.all_read:
            self._repetitions().find(partial(self._fill_later, tuple(confirmed)))
        return None

    def count(self, fill: FillRepetitions, confirmed: Sequence[int]) -> int:
        """Return how many sentences would be filled in; of very many, how many have the same Urdu."""
        try:
            return len(fill.planned(self._session.screen.reader, frozenset(confirmed)))
        except ParagraphNotReadError:
            return len({other for _given, others in fill.repetitions for other in others}.difference(confirmed))

    def is_exempt(self, segment: int) -> bool:
        """Whether a sentence is exempt from being filled in."""
        return segment in self._exempt

    def toggle_exempt(self, segments: Sequence[Segment]) -> None:
        """Exempt sentences from being filled in, or end that if the first of them is exempt."""
        if not segments:
            return
        exempt = segments[0].id not in self._exempt
        ids = [segment.id for segment in segments]

        def change(uids: list[str]) -> None:
            if self._session.change(exempt_repetition(*uids, exempt=exempt)):
                self.told.emit(_exempt_words(len(uids), exempt=exempt))

        self._session.ask(lambda project: [project.queries.segment_uid(segment) for segment in ids], change, owner=self)

    def _fill(self, known: RepetitionGroups, confirmed: Sequence[int]) -> FillRepetitions | None:
        found = (
            (segment, tuple(other for other in known.repeats_of(segment) if other not in self._exempt))
            for segment in confirmed
            if segment not in self._exempt
        )
        repetitions = tuple((segment, others) for segment, others in found if others)
        return FillRepetitions(repetitions, overwrite=self.mode == "all") if repetitions else None

    def _fill_later(self, confirmed: Sequence[int], known: RepetitionGroups) -> None:
        fill = self._fill(known, confirmed)
        count = self.count(fill, ()) if fill is not None else 0
        if fill is not None and count and not self.asks and self._session.change(fill):
            self.told.emit(filled_words(count))

    def _read_exempt(self) -> None:
        self._session.ask(
            lambda project: project.queries.exempt_sentences(), self._take_exempt, owner=self, topic="exempt"
        )

    def _take_exempt(self, exempt: frozenset[int]) -> None:
        self._exempt = exempt
        self.exempt_read.emit()


def _exempt_words(count: int, *, exempt: bool) -> str:
    if exempt:
        return ngettext(
            "Its repetitions are not filled in here any more",
            "{number} sentences are not filled in from their repetitions any more",
            count,
        )
    return ngettext(
        "It is filled in from its repetitions again",
        "{number} sentences are filled in from their repetitions again",
        count,
    )


def question_words(count: int) -> str:
    """Return the question whether to fill in repetitions."""
    return ngettext(
        "The same Urdu occurs once more. Fill in its English there too, as a draft?",
        "The same Urdu occurs {number} more times. Fill in its English there too, as drafts?",
        count,
    )


def question_title() -> str:
    """Return the title of the question whether to fill in repetitions."""
    return _("Fill in repetitions?")


def _nothing(_groups: RepetitionGroups) -> None:
    pass
