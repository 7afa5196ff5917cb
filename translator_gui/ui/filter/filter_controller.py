"""Connects the filter bar and editor to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.project.filter_descriptions import describe_criteria
from translator_gui.project.filtering import ANY_CHECK, SentenceFilter
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.editor.paragraph_order import FilteredSentences
from translator_gui.ui.filter.filter_bar import ActiveFilterBar
from translator_gui.ui.filter.filter_editor import FilterEditor
from translator_gui.viewmodel.filter.filter_state import SentenceFilterResult, SentenceFilterState
from translator_gui.viewmodel.navigation.find_sentence import find_next_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.filter_facets import FilterFacetCounts
    from translator_gui.project.saved_filters import SavedFilter
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget


class FilterController(FeatureController):
    """Connects the filter bar and the filter editor to the page: applies and clears the sentence filter."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self._navigation = workspace.navigation_controller
        self._home: int | None = None
        """Id of the sentence that was current when the editor was opened; the page stays near it meanwhile."""
        self.model = SentenceFilterState(self.session, self._navigation.repetitions, self)
        self.bar, self.editor = ActiveFilterBar(context.theme), FilterEditor(context.theme)
        for widget in (self.bar, self.editor):
            widget.hide()
            workspace.bars.addWidget(widget)
        self.page.navigator.current_changed.connect(self._move_home)
        self.model.applied.connect(self._show)
        self.model.changed.connect(self._show_state)
        self.model.counted.connect(self._offer)
        self.model.saved.connect(self._show_saved)
        self.model.refused.connect(workspace.status_message)
        self.editor.chosen.connect(self.model.apply)
        self.editor.save_wanted.connect(self.model.save)
        self.editor.remove_wanted.connect(self.model.remove)
        self.editor.return_requested.connect(self._leave)
        self.bar.dropped.connect(self._drop)
        self.bar.off_wanted.connect(self.clear_filter)
        self.bar.again_wanted.connect(self._again)
        self.bar.edit_wanted.connect(self.edit)
        self.bar.return_requested.connect(self.page.setFocus)

    def handlers(self) -> Mapping[str, Handler]:
        return {"filter": lambda _on: self.edit(), "filter_off": lambda _on: self.clear_filter()}

    def detach(self) -> None:
        self.model.close()

    def edit(self) -> None:
        """Open the filter editor above the page with the current filter."""
        if self.editor.isHidden():
            self._home = self.page.navigator.current()
            self.model.prepare()
            self.editor.show_filter(self.model.wanted)
            self.editor.show()
            self._show_state()
            QTimer.singleShot(0, self.page, self.page.navigator.show_current)
        self.editor.begin()

    def clear_filter(self) -> None:
        """Clear the filter, so that all sentences are shown; the current sentence does not change."""
        self._home = None
        self.model.apply(SentenceFilter())
        self.editor.hide()
        self._show_state()
        self.page.setFocus()

    def _leave(self) -> None:
        home, self._home = self._home, None
        self.editor.hide()
        self._show_state()
        current = self.page.navigator.current()
        if home is not None and current is not None:
            self._navigation.note_jump(home, current)
        self.page.setFocus()

    def _drop(self, name: str) -> None:
        wanted = self.model.wanted.without(name)
        if wanted:
            self.editor.show_filter(wanted)
            self.model.apply(wanted)
        else:
            self.clear_filter()

    def _again(self) -> None:
        self.model.apply_again()
        self.page.setFocus()

    def _offer(self, facets: FilterFacetCounts) -> None:
        findings = self.session.findings
        names = {check.id: str(check.name) for check in findings.known.checks.declarations}
        found = {check: (name, len(findings.matching(check))) for check, name in names.items()}
        found[ANY_CHECK] = ("", len(findings.matching(ANY_CHECK)))
        self.editor.offer(facets, self.session.outline_reloader.documents, found)

    def _show_saved(self, saved: tuple[SavedFilter, ...]) -> None:
        self.editor.show_saved(saved)

    def _show(self, found: SentenceFilterResult | None) -> None:
        home = self._home
        self.page.navigator.set_filter(FilteredSentences(found.paragraphs, found.matching) if found else None)
        if found is not None and found.matching and home is not None:
            self._stay_near(home, found)
        self._home = home
        self.context.actions["filter_off"].setEnabled(found is not None)

    def _stay_near(self, home: int, found: SentenceFilterResult) -> None:
        """Go to a sentence or, if it does not match the new filter, to the first match after it."""
        model, matching = self.session.model, found.matching
        if model.segment(home) is not None:
            near = home
            if home not in matching:
                near = find_next_sentence(model, lambda s: s.id in matching, home, among=found.paragraphs)
            place = model.place(near) if near is not None else None
            if place is not None and near != self.page.navigator.current():
                self.page.navigator.go(place.paragraph, sentence=place.sentence)

    def _move_home(self, segment: int) -> None:
        """Remember the sentence that the user went to while the filter editor is open, to show matches near it."""
        if self._home is not None:
            self._home = segment

    def _show_state(self) -> None:
        model, wanted = self.model, self.model.wanted
        names = {document.uid: document.name for document in self.session.outline_reloader.documents}
        self.editor.show_filter(wanted)
        self.bar.show_criteria(describe_criteria(wanted, names))
        nothing = model.found is not None and not model.looking and not model.found.matching
        self.bar.show_figures(self._figures(), model.differing, nothing=nothing)
        # Always visible with the editor, so that the editor does not move while it is used.
        self.bar.setVisible(bool(wanted) or not self.editor.isHidden())

    def _figures(self) -> str:
        found = self.model.found
        if self.model.looking:
            return _("Looking…")
        if found is None:
            return _("Not filtered by:") if self.model.wanted else _("No filter")
        if not found.matching:
            return _("Nothing found:") if found.whole else _("Nothing found yet (still reading):")
        count, total = format_number(len(found.matching)), format_number(found.total)
        if found.fell_back:
            return _("{count} of {total}, similar spellings:", count=count, total=total)
        if found.whole:
            return _("{count} of {total}:", count=count, total=total)
        return _("{count} of {total} (still reading):", count=count, total=total)
