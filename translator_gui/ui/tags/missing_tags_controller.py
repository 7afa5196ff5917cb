"""Inserts inline tags that are missing in the English."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from translator_gui.checks.tag_check import InlineTagCheck
from translator_gui.messages import gettext as _
from translator_gui.model.inline_tag import mark_of, tags_in
from translator_gui.model.status import Status
from translator_gui.project.checking import findings_in_words
from translator_gui.text.tag_insertion import insertable_tags, missing_tags, tag_insertion
from translator_gui.text.tag_spelling import spelled_mark
from translator_gui.ui.controller import FeatureController
from translator_gui.viewmodel.wording import as_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.model.segment import Paragraph, Segment
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget


class MissingTagsController(FeatureController):
    """Inserts inline tags of the Urdu that are missing in the current sentence's English."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self._source, self._missing = "", ""
        self._paragraph: Paragraph | None = None
        self._segment: Segment | None = None

    def handlers(self) -> Mapping[str, Handler]:
        return {"insert_tag": lambda _on: self.insert_next(), "choose_tag": lambda _on: self.choose()}

    def _find_missing(self) -> None:
        place, segment = self.page.navigator.place(), self.page.navigator.current_segment()
        self._segment = segment
        self._paragraph = self.session.model.known(place.paragraph) if place else None
        self._source = self._paragraph.source(segment) if self._paragraph and segment else ""
        self._missing = missing_tags(self._source, self.page.live.text)

    def insert_next(self) -> None:
        """Insert the next missing inline tag into the English; a pair of tags encloses the selection."""
        self._find_missing()
        if self._check_possible():
            self._insert(self._missing[0], both=False)

    def choose(self) -> None:
        """Open a menu of all missing inline tags at the text cursor."""
        self._find_missing()
        if self._paragraph is None or not self._check_possible():
            return
        menu = QMenu(self.workspace)
        menu.setAccessibleName(_("Missing inline tags"))
        for character in insertable_tags(self._missing):
            mark = mark_of(character)
            words = next((tag.words for tag in self._paragraph.tags if tag.number == mark.number), "")
            words = f"{spelled_mark(mark)}  {words}".replace("&", "&&")
            menu.addAction(words, partial(self._insert, character, both=True))
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        field = self.page.live.field
        menu.popup(field.viewport().mapToGlobal(field.cursorRect().bottomLeft()))

    def _check_possible(self) -> bool:
        final = self._segment is not None and self._segment.status is Status.FINAL
        if final or self.page.live.read_only:
            self.page.live.field.refused.emit()
            return False
        if not self._missing:
            # What the badge says under the sentence, such as a tag that stands twice.
            found = self.session.model.findings(self._segment) if self._segment else ()
            findings = [finding for finding in found if finding.check_id == InlineTagCheck.declaration.id]
            if findings:
                self.workspace.status_message.emit(as_sentence(findings_in_words(findings)))
            elif tags_in(self._source):
                self.workspace.status_message.emit(_("The English has every tag of the Urdu"))
            else:
                self.workspace.status_message.emit(_("This sentence has no tags"))
        return bool(self._missing)

    def _insert(self, character: str, *, both: bool) -> None:
        live, (start, end) = self.page.live, self.page.live.selection()
        insertion = tag_insertion(character, self._missing, live.text[start:end], both=both)
        live.replace_typed(start, end, insertion.text, start + insertion.caret)
        self.page.live.field.setFocus()
