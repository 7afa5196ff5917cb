"""The annotation panel and the page, tied together."""

from PySide6.QtCore import QObject

from translator_gui.model.comment import CommentAction
from translator_gui.project.commands.annotate import SetLabels, SetNote
from translator_gui.project.commands.comment import Comment
from translator_gui.ui.panels.annotation_panel import AnnotationPanel
from translator_gui.ui.workspace import Workspace


class Annotator(QObject):
    """Ties the annotation panel to the current sentence of a workspace."""

    def __init__(self, workspace: Workspace, panel: AnnotationPanel) -> None:
        super().__init__(workspace)
        self._workspace, self._session, self._panel = workspace, workspace.session, panel
        page = workspace.page
        page.current_changed.connect(self._turn)
        self._session.model.changed.connect(lambda _: self._refresh())
        self._session.commented.connect(lambda segment: self._read() if segment == panel.segment else None)
        panel.added.connect(lambda text: self._comment(CommentAction.ADD, text))
        panel.replied.connect(lambda thread, text: self._comment(CommentAction.REPLY, text, thread))
        panel.settled.connect(
            lambda thread, resolve: self._comment(
                CommentAction.RESOLVE if resolve else CommentAction.REOPEN, "", thread
            )
        )
        panel.noted.connect(lambda segment, text: self._session.do(SetNote(segment, text)))
        panel.labelled.connect(lambda segment, labels: self._session.do(SetLabels((segment,), labels)))
        panel.returned.connect(workspace.return_sentence)
        panel.left.connect(page.setFocus)

    def _turn(self, segment: int) -> None:
        del segment
        self._refresh()
        self._read()

    def _refresh(self) -> None:
        place = self._workspace.page.place()
        segment = self._workspace.page.current_segment()
        name = f"sentence {self._session.model.number(place)}" if place else ""
        self._panel.show_segment(segment, name)

    def _read(self) -> None:
        segment = self._workspace.page.current()
        if segment is not None:
            self._session.read_threads(
                segment, lambda threads: self._panel.show_threads(threads) if self._panel.segment == segment else None
            )

    def _comment(self, action: CommentAction, text: str, thread: str = "") -> None:
        segment = self._workspace.page.current()
        if segment is not None:
            self._session.do(Comment(segment, action, text, thread))
