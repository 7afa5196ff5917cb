"""The list of all comments and the page, tied together."""

from PySide6.QtCore import QObject

from translator_gui.ui.annotations.annotator import Annotator
from translator_gui.ui.annotations.comments_panel import CommentsPanel
from translator_gui.ui.theme import ThemeState
from translator_gui.viewmodel.annotations.comments_model import CommentRow


class Commentator(QObject):
    """Leads from the list to the words; gone with the workspace. Nothing is read before somebody wants the list."""

    def __init__(self, annotator: Annotator, theme: ThemeState, key: str) -> None:
        """Makes the list of a project.

        Args:
            annotator: Of its page.
            theme: The colours.
            key: What writes a comment, as people read it.
        """
        super().__init__(annotator)
        self._workspace, self._page = annotator.workspace, annotator.workspace.page
        self._marks = annotator.marks
        self._looked_at = ""
        self._step = 0
        self.panel = CommentsPanel(annotator.workspace.session, theme, key)
        self.panel.shown.connect(self._show)
        self.panel.gone_to.connect(self._go)
        self.panel.left.connect(self._page.setFocus)
        self.panel.model.counted.connect(self._take_step)

    def set_in_view(self, in_view: bool) -> None:
        """It came to the front, or went behind another tab or away."""
        if in_view:
            self.panel.model.begin()

    def go_on(self, by: int) -> None:
        """To the next comment of the list (1) or the previous one (-1), from where the caret is."""
        self._step = by
        self.panel.model.begin()
        if self.panel.model.read:
            self._take_step()

    def _take_step(self) -> None:
        by, self._step = self._step, 0
        current = self._page.current()
        if not by or current is None:
            return
        at = self.panel.model.beside(current, self._looked_at, by)
        if at < 0:
            self._workspace.said.emit("There is no comment to go to in the list of all comments")
            return
        self._go(self.panel.choose_row(at))

    def _show(self, row: CommentRow) -> None:
        self._workspace.show_running(False)
        if self._page.source.active:
            self._page.leave_source()
        place = self._marks.model.place(row.placed, row.segment)
        self._page.go_to(row.segment, place.start if place is not None and not place.urdu else None)
        self._looked_at = row.uid
        self._marks.light(row.segment, row.placed)

    def _go(self, row: CommentRow) -> None:
        self._show(row)
        self._page.setFocus()
