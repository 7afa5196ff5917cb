"""Connects the find bar to the page: searching, marking hits, replacing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project.commands.replace import ReplaceInSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.search import SearchMatch, SourceOrTarget
from translator_gui.text.replacement import FindAndReplace, apply_text_changes
from translator_gui.text.search_query import SearchQueryError
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.editor.decorations import TextDecoration, TextDecorationKind
from translator_gui.ui.search.find_bar import FindBar
from translator_gui.ui.search.replacement_undo import ReplacementUndoKeys
from translator_gui.ui.widgets.search_delay import SearchDelayTimer
from translator_gui.ui.workspace import STILL_READING
from translator_gui.viewmodel.search.replace_preview import ReplacePreviewModel, ReplacePreviewRow, plan_replacements
from translator_gui.viewmodel.search.search_state import SearchStartPosition, SearchState
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator_gui.model.segment import Paragraph, Segment
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_PAUSE_MS = 60
"""Least time between two searches while somebody types, in milliseconds."""
_REMEMBERED = 12
_EARLIER = "find.earlier"
_LONGEST_TAKEN = 200
"""Maximum length of a selection that becomes the search text."""


class FindController(FeatureController):
    """Connects the find bar to the page: searches the project, highlights hits on the page, replaces them."""

    hits_changed = Signal(tuple)
    """Emitted with the ids of the sentences that contain hits."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.finder = SearchState(self.session.model, self.session.helper, self)
        self._bar: FindBar | None = None
        self._start = SearchStartPosition(None)
        self._calls = AsyncCalls(self)
        self._undo_keys = ReplacementUndoKeys(context, workspace)
        self._pause = SearchDelayTimer(_PAUSE_MS, self)
        self._pause.timeout.connect(self._search)
        self.finder.hits_changed.connect(self.hits_changed)
        self.finder.hits_changed.connect(workspace.map.set_hits)
        self.finder.marked.connect(self.page.decorations.refresh)
        self.finder.changed.connect(self._show_count)
        self.finder.reached.connect(self._go)
        self.page.navigator.current_changed.connect(self._cursor_moved)
        self.session.loader.finished.connect(self.finder.search_again_as_typed)
        self.page.decorations.add(self)

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "find": lambda _on: self.open(),
            "replace": lambda _on: self.open(replace=True),
            "find_next": lambda _on: self.go_on(forward=True),
            "find_previous": lambda _on: self.go_on(forward=False),
        }

    def detach(self) -> None:
        self.finder.close()

    @property
    def bar(self) -> FindBar:
        """The find bar, created when it is first needed."""
        if self._bar is None:
            self._bar = FindBar(self.context.theme, self._earlier, self.workspace)
            self.workspace.bars.addWidget(self._bar)
            self._bar.changed.connect(self._pause.ask)
            self._bar.changed.connect(self.context.status_line.hide_work_message)
            self._bar.go_wanted.connect(self._on_go)
            self._bar.replace_wanted.connect(self.replace)
            self._bar.replace_all_wanted.connect(self.replace_all)
            self._bar.closed.connect(self.close)
        return self._bar

    @property
    def is_open(self) -> bool:
        """Whether the find bar is shown above the page."""
        return self._bar is not None and not self._bar.isHidden()

    # Actions

    def open(self, *, replace: bool = False) -> None:
        """Open the find bar with the selected text as search text, with or without the replacement row."""
        self.workspace.show_running(False)
        inside = (
            self.is_open and self.bar.isAncestorOf(self.bar.focusWidget() or self.bar) and not self._page_has_focus()
        )
        text = "" if inside else without_tags(self._selected())
        if not inside:
            start = self.page.live.selection()[0] if text and self.page.source.position() is None else -1
            self._start = SearchStartPosition(self.page.navigator.current(), start)
        self.bar.open(text, replace=replace)
        self._search()
        self.finder.prepare()

    def close(self) -> None:
        """Close the find bar and focus the page at the current hit."""
        self._pause.stop()
        self._remember()
        spot = self.finder.current
        self.finder.find(None, self._here())
        self.bar.hide()
        self.page.setFocus()
        if spot is not None and spot.side is SourceOrTarget.TARGET and spot.segment == self.page.navigator.current():
            self.page.live.field.set_caret(spot.end, spot.start)

    def go_on(self, *, forward: bool) -> None:
        """Go to the next or previous search hit; without a search text, open the find bar."""
        if not self.is_open and not self.bar.field.text():
            self.open()
            return
        if not self.is_open:
            self.bar.show()
        self.workspace.show_running(False)
        if self._pause.isActive() or self.finder.search is None:
            self._start = self._here()
            self._search()
            return
        self._remember()
        if self.finder.move_to_match(self._here(), forward=forward):
            self._start_at_hit()
            if self.finder.wrapped_around:
                self.workspace.status_message.emit(
                    _("Search continued from the start") if forward else _("Search continued from the end")
                )

    def replace(self) -> None:
        """Replace the current search hit in the English and go to the next; if no hit is current, only go there."""
        replacement, spot = self._replacement(), self.finder.current
        if replacement is None:
            return
        self._remember()
        if spot is None or spot.segment != self.page.navigator.current():
            self.go_on(forward=True)
            return
        if spot.side is SourceOrTarget.SOURCE:
            self.workspace.status_message.emit(_("The Urdu is never changed; search in the English to replace"))
            self.go_on(forward=True)
            return
        segment = self.session.model.segment(spot.segment)
        changes = replacement.changes(segment.target) if segment is not None else []
        change = next((change for change in changes if change.span == (spot.start, spot.end)), None)
        if segment is None or change is None:
            self.go_on(forward=True)
            return
        new = apply_text_changes(segment.target, [change])
        if new == segment.target or self.session.change(
            SetTargetText(segment.id, new, RevisionOrigin.REPLACED, "replace")
        ):
            self._undo_keys.start()
            self.finder.leave_current()
            self.finder.move_to_match(SearchStartPosition(segment.id, spot.start + len(change.text)), forward=True)
            self._start_at_hit()

    def replace_all(self) -> None:
        """Compute all replacements of the search in a worker thread and list them in a dialog to confirm."""
        replacement = self._replacement()
        if replacement is None:
            return
        if self.finder.searching or not self.session.all_read:
            self.workspace.status_message.emit(str(STILL_READING))
            return
        self._remember()
        self.session.commit_typing()
        paragraphs, only = self.finder.candidates(), self.finder.only
        task = self._calls.send(
            partial(plan_replacements, replacement, paragraphs, only),
            self._show_replacements,
            self.workspace.status_message.emit,
        )
        self.session.closing.connect(task.cancel)

    def _show_replacements(self, rows: list[ReplacePreviewRow]) -> None:
        if not rows:
            self.workspace.status_message.emit(_("Nothing would change in the English"))
            return
        from translator_gui.ui.widgets.replace_dialog import ReplaceAllPreviewDialog  # noqa: PLC0415 (seldom wanted)

        model, role = ReplacePreviewModel(rows, self._number), self.session.role
        dialog = ReplaceAllPreviewDialog(model, role, self.context.theme, self.workspace)
        dialog.model.setParent(dialog)
        dialog.accepted.connect(lambda: self._replace_ticked(dialog.model))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._back_to_bar)
        dialog.open()

    def _back_to_bar(self) -> None:
        self.workspace.window().activateWindow()
        self.bar.replacement.setFocus()

    def _replace_ticked(self, model: ReplacePreviewModel) -> None:
        sentences, hits = model.ticks()
        proposals = model.proposals()
        command = ReplaceInSentences(proposals, model.with_approved, model.keep_translated)
        if proposals and self.session.change(command):
            self._undo_keys.start()
            alone = model.final + (0 if model.with_approved else model.approved)
            lines = [
                ngettext(
                    "Replaced {hits} in {number} sentence.",
                    "Replaced {hits} in {number} sentences.",
                    sentences,
                    hits=format_number(hits),
                )
            ]
            if alone:
                lines.append(
                    ngettext(
                        "{number} approved or final sentence is unchanged.",
                        "{number} approved or final sentences are unchanged.",
                        alone,
                    )
                )
            lines.append(_("{undo} takes all of it back"))
            self.workspace.status_message.emit(" ".join(lines))

    def _replacement(self) -> FindAndReplace | None:
        """Return search pattern and replacement text; None if there is nothing to replace or it is refused."""
        if self._pause.isActive():
            self._search()
        if not self.session.writable:
            self.workspace.status_message.emit(_("This project is open for reading only; save a copy to work on"))
            return None
        matcher = self.finder.matcher
        try:
            return FindAndReplace(matcher, self.bar.replacement.text()) if matcher is not None else None
        except SearchQueryError as error:
            self.workspace.status_message.emit(error_sentence(error))
            return None

    # Searching

    def _on_go(self, forward: bool) -> None:
        self.go_on(forward=forward)

    def _search(self) -> None:
        self._pause.stop()
        self.finder.find(self.bar.search(), self._start)

    def _start_at_hit(self) -> None:
        """Remember the current search hit as the place where the next search starts."""
        spot = self.finder.current
        if spot is not None:
            self._start = SearchStartPosition(spot.segment, spot.start if spot.side is SourceOrTarget.TARGET else -1)

    def _selected(self) -> str:
        if self.page.source.position() is not None:
            text = self.page.source.selected_text()
        else:
            start, end = self.page.live.selection()
            text = self.page.live.field.text()[start:end]
        return text if "\n" not in text and len(text) <= _LONGEST_TAKEN else ""

    def _page_has_focus(self) -> bool:
        return self.page.hasFocus() or self.page.live.field.hasFocus()

    def _here(self) -> SearchStartPosition:
        return SearchStartPosition(self.page.navigator.current(), self.page.live.caret())

    def _cursor_moved(self) -> None:
        self.finder.follow_caret(self._here())

    def _go(self, spot: SearchMatch) -> None:
        self.page.navigator.go_to(spot.segment, spot.end if spot.side is SourceOrTarget.TARGET else None)

    def _number(self, segment: int) -> int:
        place = self.session.model.place(segment)
        return self.session.model.number(place) if place else 0

    def _show_count(self) -> None:
        if self._bar is None:
            return
        finder = self.finder
        if finder.trouble is not None:
            self._bar.show_count(finder.trouble.brief, problem=error_sentence(finder.trouble))
        elif finder.search is None:
            self._bar.show_count("")
        elif not finder.total:
            self._bar.show_count("…" if finder.searching else _("none"))
        else:
            more = "…" if finder.searching else ""
            total = f"{format_number(finder.total)}{more}"
            self._bar.show_count(
                _("{number} of {total}", number=format_number(finder.number), total=total)
                if finder.number
                else _("{total} found", total=total),
                fell_back=finder.fell_back,
            )

    # Earlier searches

    def _earlier(self) -> Sequence[str]:
        return [text for text in self.context.settings.text(_EARLIER).split("\n") if text]

    def _remember(self) -> None:
        text = self.bar.field.text()
        if text and self.finder.total:
            others = [earlier for earlier in self._earlier() if earlier != text]
            self.context.settings.set(_EARLIER, "\n".join([text, *others][:_REMEMBERED]))

    # Marks on the page

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        """Return the highlights of search hits in a paragraph's Urdu."""
        return [
            TextDecoration(
                segment.start + start, segment.start + end, self._kind(segment.id, SourceOrTarget.SOURCE, start)
            )
            for segment in paragraph.segments
            for start, end in self._marks(paragraph, segment, SourceOrTarget.SOURCE)
        ]

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        """Return the highlights of search hits in a sentence's English."""
        index = self.session.model.index_of(segment.paragraph_id)
        paragraph = self.session.model.known(index) if index is not None else None
        if paragraph is None:
            return ()
        return [
            TextDecoration(start, end, self._kind(segment.id, SourceOrTarget.TARGET, start))
            for start, end in self._marks(paragraph, segment, SourceOrTarget.TARGET)
        ]

    def _marks(self, paragraph: Paragraph, segment: Segment, side: SourceOrTarget) -> Sequence[tuple[int, int]]:
        try:
            return self.finder.marks(paragraph, segment, side)
        except TranslatorError:
            return ()

    def _kind(self, segment: int, side: SourceOrTarget, start: int) -> TextDecorationKind:
        spot = self.finder.current
        current = spot is not None and (spot.segment, spot.side, spot.start) == (segment, side, start)
        return TextDecorationKind.CURRENT_HIT if current else TextDecorationKind.HIT
