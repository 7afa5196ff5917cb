"""Inserts inline tags that are missing in the English."""

from functools import partial

from PySide6.QtWidgets import QMenu

from translator_gui.messages import gettext as _
from translator_gui.model.inline_tag import mark_of, tags_in
from translator_gui.model.status import Status
from translator_gui.text.tag_insertion import missing_tags, tag_insertion, whole_tags
from translator_gui.text.tag_spelling import spelled_mark
from translator_gui.ui.workspace import Workspace


class TagController:
    """Inserts missing inline tags into the sentence that is current when it is created."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace, self._page = workspace, workspace.page
        place, segment = self._page.navigator.place(), self._page.navigator.current_segment()
        self._paragraph = workspace.session.model.known(place.paragraph) if place else None
        self._source = self._paragraph.source(segment) if self._paragraph and segment else ""
        self._final = segment is not None and segment.status is Status.FINAL
        self._missing = missing_tags(self._source, self._page.live.text)

    def insert_next(self) -> None:
        """Insert the next missing tag in the order of the Urdu; a pair encloses the selection."""
        if self._check_possible():
            self._insert(self._missing[0], both=False)

    def choose(self) -> None:
        """Open a menu of all missing tags at the text cursor."""
        if self._paragraph is None or not self._check_possible():
            return
        menu = QMenu(self._workspace)
        menu.setAccessibleName(_("Missing inline tags"))
        for character in whole_tags(self._missing):
            mark = mark_of(character)
            words = next((tag.words for tag in self._paragraph.tags if tag.number == mark.number), "")
            words = f"{spelled_mark(mark)}  {words}".replace("&", "&&")
            menu.addAction(words, partial(self._insert, character, both=True))
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        field = self._page.live.field
        menu.popup(field.viewport().mapToGlobal(field.cursorRect().bottomLeft()))

    def _check_possible(self) -> bool:
        if self._final or self._page.live.read_only:
            self._page.live.field.refused.emit()
            return False
        if not self._missing:
            self._workspace.said.emit(
                _("The English has every tag of the Urdu") if tags_in(self._source) else _("This sentence has no tags")
            )
        return bool(self._missing)

    def _insert(self, character: str, *, both: bool) -> None:
        live, (start, end) = self._page.live, self._page.live.selection()
        insertion = tag_insertion(character, self._missing, live.text[start:end], both=both)
        live.replace_typed(start, end, insertion.text, start + insertion.caret)
        self._page.live.field.setFocus()
