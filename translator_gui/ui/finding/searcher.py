"""Finding and replacing on the page: the bar, the hits that are lit, and what becomes of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.revision import Origin
from translator_gui.project.commands.edit_target import EditTarget
from translator_gui.project.commands.replace import Replace
from translator_gui.project.search import Side, Spot
from translator_gui.text.needle import NeedleError
from translator_gui.text.replacement import Replacement, applied
from translator_gui.ui.controller import Controller
from translator_gui.ui.editor.decorations import Decoration, Kind
from translator_gui.ui.finding.find_bar import FindBar
from translator_gui.ui.workspace import STILL_READING, Workspace
from translator_gui.viewmodel.finding.finder import Finder, Here
from translator_gui.viewmodel.finding.replacements import Replaced, ReplacementsModel, work_out
from translator_gui.viewmodel.threads.errands import Errands
from translator_gui.viewmodel.wording import as_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator_gui.model.segment import Paragraph, Segment
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext

_PAUSE_MS = 60
"""Of typing, before it is searched for."""
_REMEMBERED = 12
_EARLIER = "find.earlier"
_LONGEST_TAKEN = 200
"""Letters of a selection that becomes what is searched for."""


class Searcher(Controller):
    """Finds and replaces on the page."""

    hits_changed = Signal(tuple)
    """Ids of the sentences that hold hits."""

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(context, workspace)
        self.finder = Finder(self.session.model, workspace.search_keys, self)
        self._bar: FindBar | None = None
        self._anchor = Here(None)
        self._errands = Errands(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.finder.hits_changed.connect(self.hits_changed)
        self.finder.hits_changed.connect(workspace.map.set_hits)
        self.finder.marked.connect(self.page.decorations.refresh)
        self.finder.changed.connect(self._show_count)
        self.finder.reached.connect(self._go)
        self.page.current_changed.connect(self._be_at)
        self.page.decorations.add(self)

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "find": lambda _: self.open(),
            "replace": lambda _: self.open(replace=True),
            "find_next": lambda _: self.go_on(forward=True),
            "find_previous": lambda _: self.go_on(forward=False),
        }

    def detach(self) -> None:
        self.finder.close()

    @property
    def bar(self) -> FindBar:
        """The bar, made when it is first wanted."""
        if self._bar is None:
            self._bar = FindBar(self.context.theme, self._earlier, self.workspace)
            self.workspace.bars.addWidget(self._bar)
            self._bar.changed.connect(self._pause.start)
            self._bar.go_wanted.connect(self._on_go)
            self._bar.replace_wanted.connect(self.replace)
            self._bar.replace_all_wanted.connect(self.replace_all)
            self._bar.closed.connect(self.close)
        return self._bar

    @property
    def is_open(self) -> bool:
        """Whether the bar is to be seen."""
        return self._bar is not None and not self._bar.isHidden()

    # Verbs

    def open(self, *, replace: bool = False) -> None:
        """Opens the bar on what is selected; while somebody is in the bar already, only its rows change."""
        self.workspace.show_running(False)
        inside = (
            self.is_open and self.bar.isAncestorOf(self.bar.focusWidget() or self.bar) and not self._page_has_focus()
        )
        text = "" if inside else without_tags(self._selected())
        if not inside:
            start = self.page.english_selection()[0] if text and self.page.source_position() is None else -1
            self._anchor = Here(self.page.current(), start)
        self.bar.open(text, replace=replace)
        self._search()
        self.finder.prepare()

    def close(self) -> None:
        """Puts the bar away; the keyboard goes to the page, at the hit."""
        self._pause.stop()
        self._remember()
        spot = self.finder.current
        self.finder.find(None, self._here())
        self.bar.hide()
        self.page.setFocus()
        if spot is not None and spot.side is Side.TARGET and spot.segment == self.page.current():
            self.page.field.set_caret(spot.end, spot.start)

    def go_on(self, *, forward: bool) -> None:
        """To the next or the previous hit; opens the bar where nothing was searched for yet."""
        if not self.is_open and not self.bar.field.text():
            self.open()
            return
        if not self.is_open:
            self.bar.show()
        self.workspace.show_running(False)
        if self._pause.isActive() or self.finder.search is None:
            self._anchor = self._here()
            self._search()
            return
        self._remember()
        if self.finder.go_on(self._here(), forward=forward):
            self._anchor_at_hit()
            if self.finder.went_round:
                self.workspace.said.emit("Round to the start" if forward else "Round to the end")

    def replace(self) -> None:
        """Replaces the current hit and goes on to the next; where there is none yet, goes to it."""
        replacement, spot = self._replacement(), self.finder.current
        if replacement is None:
            return
        self._remember()
        if spot is None or spot.segment != self.page.current():
            self.go_on(forward=True)
            return
        if spot.side is Side.SOURCE:
            self.workspace.said.emit("The Urdu is never changed; search in the English to replace")
            self.go_on(forward=True)
            return
        segment = self.session.model.segment(spot.segment)
        changes = replacement.changes(segment.target) if segment is not None else []
        change = next((change for change in changes if change.span == (spot.start, spot.end)), None)
        if segment is None or change is None:
            self.go_on(forward=True)
            return
        new = applied(segment.target, [change])
        if new == segment.target or self.session.do(EditTarget(segment.id, new, Origin.REPLACED, "replace")):
            self.finder.leave_current()
            self.finder.go_on(Here(segment.id, spot.start + len(change.text)), forward=True)
            self._anchor_at_hit()

    def replace_all(self) -> None:
        """Works out every change off the interface's thread and shows them before any is made."""
        replacement = self._replacement()
        if replacement is None:
            return
        if self.finder.searching or not self.session.all_read:
            self.workspace.said.emit(STILL_READING)
            return
        self._remember()
        self.session.settle()
        paragraphs, only = self.finder.candidates(), self.finder.only
        task = self._errands.send(partial(work_out, replacement, paragraphs, only), self._ask, self.workspace.said.emit)
        self.session.closing.connect(task.cancel)

    def _ask(self, rows: list[Replaced]) -> None:
        if not rows:
            self.workspace.said.emit("Nothing would change in the English")
            return
        from translator_gui.ui.finding.replace_dialog import ReplaceDialog  # noqa: PLC0415 (seldom wanted)

        dialog = ReplaceDialog(ReplacementsModel(rows, self._number), self.context.theme, self.workspace)
        dialog.model.setParent(dialog)
        dialog.accepted.connect(lambda: self._replace_ticked(dialog.model))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._back_to_bar)
        dialog.open()

    def _back_to_bar(self) -> None:
        self.workspace.window().activateWindow()
        self.bar.replacement.setFocus()

    def _replace_ticked(self, model: ReplacementsModel) -> None:
        sentences, hits = model.ticks()
        proposals = model.proposals()
        if proposals and self.session.do(Replace(proposals, model.with_approved)):
            alone = model.final + (0 if model.with_approved else model.approved)
            rest = f"; {alone:,} approved or final left alone" if alone else ""
            self.workspace.said.emit(
                f"Replaced {hits:,} in {sentences:,} sentences{rest}. {{undo}} takes all of it back"
            )

    def _replacement(self) -> Replacement | None:
        """What is to be put in the place of hits; None (and it is said) where that cannot be."""
        if self._pause.isActive():
            self._search()
        if not self.session.writable:
            self.workspace.said.emit("This project is open for reading only; save a copy to work on")
            return None
        matcher = self.finder.matcher
        try:
            return Replacement(matcher, self.bar.replacement.text()) if matcher is not None else None
        except NeedleError as error:
            self.workspace.said.emit(as_sentence(str(error)))
            return None

    # Searching

    def _on_go(self, forward: bool) -> None:
        self.go_on(forward=forward)

    def _search(self) -> None:
        self._pause.stop()
        self.finder.find(self.bar.search(), self._anchor)

    def _anchor_at_hit(self) -> None:
        """Whoever went on to a hit is there now: another way of searching begins from it."""
        spot = self.finder.current
        if spot is not None:
            self._anchor = Here(spot.segment, spot.start if spot.side is Side.TARGET else -1)

    def _selected(self) -> str:
        if self.page.source_position() is not None:
            text = self.page.source_selection()
        else:
            start, end = self.page.english_selection()
            text = self.page.field.text()[start:end]
        return text if "\n" not in text and len(text) <= _LONGEST_TAKEN else ""

    def _page_has_focus(self) -> bool:
        return self.page.hasFocus() or self.page.field.hasFocus()

    def _here(self) -> Here:
        return Here(self.page.current(), self.page.caret())

    def _be_at(self) -> None:
        self.finder.be_at(self._here())

    def _go(self, spot: Spot) -> None:
        self.page.go_to(spot.segment, spot.end if spot.side is Side.TARGET else None)

    def _number(self, segment: int) -> int:
        place = self.session.model.place(segment)
        return self.session.model.number(place) if place else 0

    def _show_count(self) -> None:
        if self._bar is None:
            return
        finder = self.finder
        if finder.trouble is not None:
            self._bar.show_count(finder.trouble.brief, trouble=as_sentence(str(finder.trouble)))
        elif finder.search is None:
            self._bar.show_count("")
        elif not finder.total:
            self._bar.show_count("…" if finder.searching else "none")
        else:
            more = "…" if finder.searching else ""
            number = finder.number
            self._bar.show_count(f"{number:,} of {finder.total:,}{more}" if number else f"{finder.total:,}{more} found")

    # What was searched for before

    def _earlier(self) -> Sequence[str]:
        return [text for text in self.context.settings.text(_EARLIER).split("\n") if text]

    def _remember(self) -> None:
        text = self.bar.field.text()
        if text and self.finder.total:
            others = [earlier for earlier in self._earlier() if earlier != text]
            self.context.settings.set(_EARLIER, "\n".join([text, *others][:_REMEMBERED]))

    # Marks on the page

    def source(self, paragraph: Paragraph) -> Sequence[Decoration]:
        """Hits in a paragraph's Urdu."""
        return [
            Decoration(segment.start + start, segment.start + end, self._kind(segment.id, Side.SOURCE, start))
            for segment in paragraph.segments
            for start, end in self._marks(paragraph, segment, Side.SOURCE)
        ]

    def target(self, segment: Segment) -> Sequence[Decoration]:
        """Hits in a sentence's English."""
        index = self.session.model.index_of(segment.paragraph_id)
        paragraph = self.session.model.known(index) if index is not None else None
        if paragraph is None:
            return ()
        return [
            Decoration(start, end, self._kind(segment.id, Side.TARGET, start))
            for start, end in self._marks(paragraph, segment, Side.TARGET)
        ]

    def _marks(self, paragraph: Paragraph, segment: Segment, side: Side) -> Sequence[tuple[int, int]]:
        try:
            return self.finder.marks(paragraph, segment, side)
        except TranslatorError:
            return ()

    def _kind(self, segment: int, side: Side, start: int) -> Kind:
        spot = self.finder.current
        current = spot is not None and (spot.segment, spot.side, spot.start) == (segment, side, start)
        return Kind.CURRENT_HIT if current else Kind.HIT
