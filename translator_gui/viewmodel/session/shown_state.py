"""The shown state of a project, which may be newer than the file."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject

from translator_gui.model.changes import PlannedChanges
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Status
from translator_gui.project.apply_changes import applied, by_paragraph
from translator_gui.viewmodel.page_state import PageParagraphsState
from translator_gui.viewmodel.progress_state import TranslationProgressState
from translator_gui.viewmodel.session.shown_reader import ShownProjectReader
from translator_gui.viewmodel.session.unwritten_changes import UnwrittenChanges, with_typing


class ShownTextsAndCounts(QObject):
    """Texts and word counts as the window shows them: changed at once by commands, then confirmed by the file."""

    def __init__(self, protected_sentences: Callable[[], Iterable[int]], parent: QObject | None = None) -> None:
        """Create the shown texts and counts of a project whose paragraphs are not loaded yet.

        Args:
            protected_sentences: Returns the sentences whose shown English no answer of the file may replace: they are
                being typed, or were refused by the file.
            parent: Qt's.
        """
        super().__init__(parent)
        self.model = PageParagraphsState(self)
        self.progress = TranslationProgressState(self)
        self.reader = ShownProjectReader(self.model)
        self.pending = UnwrittenChanges()
        self._protected_sentences = protected_sentences

    def show(self, paragraphs: Iterable[Paragraph], origin: object = None) -> None:
        """Show paragraphs in their new state on the page; unchanged ones are skipped."""
        fresh: list[Paragraph] = []
        moved: list[tuple[Paragraph, Paragraph]] = []
        for paragraph in paragraphs:
            index = self.model.index_of(paragraph.id)
            before = self.model.known(index) if index is not None else None
            if before == paragraph:
                continue
            if before is not None and _are_alike(before, paragraph):
                # The file's answer to what the screen already shows: nobody need look again.
                self.model.correct(paragraph)
                continue
            fresh.append(paragraph)
            if before is not None:
                moved.append((before, paragraph))
        if moved:
            self.progress.replace(moved)
        if fresh:
            self.model.put(fresh, origin)

    def plan(self, changes: PlannedChanges, author: str, now: int) -> set[int]:
        """Show a command's changes on the page before they are written to the file; return the changed paragraphs' ids.

        Raises:
            CommandRefusedError: One of the paragraphs is not there.
            ParagraphNotReadError: One of them has not been read; nothing is shown then.
        """
        parts = by_paragraph(changes)
        before = {identity: self.reader.paragraph(identity) for identity in parts}
        for paragraph in before.values():
            self.pending.begin(paragraph)
        self.show(applied(before[identity], part, author, now) for identity, part in parts.items())
        return set(parts)

    def show_read(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show paragraphs that were read from the file, but keep changes that are not yet written."""
        protected = [segment for segment in map(self.model.segment, self._protected_sentences()) if segment is not None]
        shown: list[Paragraph] = []
        for read in paragraphs:
            self.pending.set_in_file(read)
            if self.pending.in_flight(read.id):
                continue
            paragraph = read
            mine = [segment for segment in protected if segment.paragraph_id == read.id]
            for segment in mine:
                paragraph = paragraph._replace(segments=with_typing(paragraph.segments, segment))
            shown.append(paragraph)
            if not mine:
                self.pending.end(read.id)
        self.show(shown)

    def catch_up(self, tallies: Mapping[tuple[int, Status], SentenceAndWordCounts] | None) -> None:
        """Show unwritten changes again after the project's outline was reloaded.

        Args:
            tallies: The file's figures; None leaves those that are shown.
        """
        pending = [index for read in self.pending.all_in_file() if (index := self.model.index_of(read.id)) is not None]
        self.model.put([shown for shown in map(self.model.known, pending) if shown is not None])
        if tallies is not None:
            self.take_tallies(tallies)

    def take_tallies(self, tallies: Mapping[tuple[int, Status], SentenceAndWordCounts]) -> None:
        """Set the sentence and word counts read from the file, and add the changes not yet written."""
        self.progress.load(tallies)
        moved: list[tuple[Paragraph, Paragraph]] = []
        for paragraph in self.pending.all_in_file():
            index = self.model.index_of(paragraph.id)
            shown = self.model.known(index) if index is not None else None
            if shown is not None:
                moved.append((paragraph, shown))
        self.progress.replace(moved)


def _are_alike(one: Paragraph, other: Paragraph) -> bool:
    """Whether two states of a paragraph look the same: they differ at most in times and row ids that the file knows."""
    if one._replace(segments=()) != other._replace(segments=()) or len(one.segments) != len(other.segments):
        return False
    pairs = zip(one.segments, other.segments, strict=True)
    return all(a is b or a == b or _timeless(a) == _timeless(b) for a, b in pairs)


def _timeless(segment: Segment) -> Segment:
    return segment._replace(changed=0, handed_over=0, approved=0, translator="")
