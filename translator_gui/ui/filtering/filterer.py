"""The filter of a page: its bar, its editor, and what the page shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from translator_gui.project.filter_words import criteria
from translator_gui.project.filtering import Filter
from translator_gui.ui.controller import Controller
from translator_gui.ui.editor.shown import Shown
from translator_gui.ui.filtering.filter_bar import FilterBar
from translator_gui.ui.filtering.filter_editor import FilterEditor
from translator_gui.viewmodel.filter_model import FilterModel, Found
from translator_gui.viewmodel.navigation.wayfinding import next_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.facets import Facets
    from translator_gui.project.saved_filters import SavedFilter
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import Workspace


class Filterer(Controller):
    """Chooses which sentences the page shows."""

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(context, workspace)
        self._wayfarer = workspace.wayfarer
        self._home: int | None = None
        """Where somebody was when they began to choose: the page turns about this sentence while they do."""
        self.model = FilterModel(self.session, self._wayfarer.repetitions, workspace.search_keys, self)
        self.bar, self.editor = FilterBar(context.theme), FilterEditor(context.theme)
        for widget in (self.bar, self.editor):
            widget.hide()
            workspace.bars.addWidget(widget)
        self.page.current_changed.connect(self._move_home)
        self.model.applied.connect(self._show)
        self.model.changed.connect(self._tell)
        self.model.counted.connect(self._offer)
        self.model.saved.connect(self._show_saved)
        self.model.refused.connect(workspace.said)
        self.editor.chosen.connect(self.model.apply)
        self.editor.save_wanted.connect(self.model.save)
        self.editor.remove_wanted.connect(self.model.remove)
        self.editor.left.connect(self._leave)
        self.bar.dropped.connect(self._drop)
        self.bar.off_wanted.connect(self.take_off)
        self.bar.again_wanted.connect(self._again)
        self.bar.edit_wanted.connect(self.edit)
        self.bar.left.connect(self.page.setFocus)

    def handlers(self) -> Mapping[str, Handler]:
        return {"filter": lambda _: self.edit(), "filter_off": lambda _: self.take_off()}

    def detach(self) -> None:
        self.model.close()

    def edit(self) -> None:
        """Opens the editor."""
        if self.editor.isHidden():
            self._home = self.page.current()
            self.model.prepare()
            self.editor.show_filter(self.model.wanted)
            self.editor.show()
            self._tell()
            QTimer.singleShot(0, self.page, self.page.show_current)
        self.editor.begin()

    def take_off(self) -> None:
        """Shows every sentence again; the one that is worked on stays where it is."""
        self._home = None
        self.model.apply(Filter())
        self.editor.hide()
        self._tell()
        self.page.setFocus()

    def _leave(self) -> None:
        home, self._home = self._home, None
        self.editor.hide()
        self._tell()
        current = self.page.current()
        if home is not None and current is not None:
            self._wayfarer.note_jump(home, current)
        self.page.setFocus()

    def _drop(self, name: str) -> None:
        wanted = self.model.wanted.without(name)
        if wanted:
            self.editor.show_filter(wanted)
            self.model.apply(wanted)
        else:
            self.take_off()

    def _again(self) -> None:
        self.model.apply_again()
        self.page.setFocus()

    def _offer(self, facets: Facets) -> None:
        self.editor.offer(facets, self.session.outliner.documents)

    def _show_saved(self, saved: tuple[SavedFilter, ...]) -> None:
        self.editor.show_saved(saved)

    def _show(self, found: Found | None) -> None:
        home = self._home
        self.page.show_only(Shown(found.paragraphs, found.matching) if found else None)
        if found is not None and found.matching and home is not None:
            self._turn_about(home, found.matching)
        self._home = home
        self.context.actions["filter_off"].setEnabled(found is not None)

    def _turn_about(self, home: int, matching: frozenset[int]) -> None:
        """While somebody chooses, the first match behind where they were is the current one."""
        model = self.session.model
        if model.segment(home) is not None:
            near = home if home in matching else next_with(model, lambda s: s.id in matching, home)
            place = model.place(near) if near is not None else None
            if place is not None and near != self.page.current():
                self.page.go(place.paragraph, sentence=place.sentence)

    def _move_home(self, segment: int) -> None:
        """Somebody went elsewhere on the page while the editor is open: that is where they are now."""
        if self._home is not None:
            self._home = segment

    def _tell(self) -> None:
        model, wanted = self.model, self.model.wanted
        names = {document.uid: document.name for document in self.session.outliner.documents}
        self.editor.show_filter(wanted)
        self.bar.show_criteria(criteria(wanted, names))
        nothing = model.found is not None and not model.looking and not model.found.matching
        self.bar.tell(self._figures(), model.differing, nothing=nothing)
        # While somebody chooses it stands there from the start: it must not push aside what they are about to click.
        self.bar.setVisible(bool(wanted) or not self.editor.isHidden())

    def _figures(self) -> str:
        found = self.model.found
        if self.model.looking:
            return "Looking …"
        if found is None:
            return "Everything is shown, not only:" if self.model.wanted else "Everything is shown"
        reading = "" if found.whole else " (still reading)"
        if not found.matching:
            return f"Nothing found{reading}:" if found.whole else f"Nothing found yet{reading}:"
        return f"{len(found.matching):,} of {found.total:,}{reading}:"
