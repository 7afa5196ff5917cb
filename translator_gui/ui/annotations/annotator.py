"""The annotation panel and the page, tied together."""

from PySide6.QtCore import QObject

from translator_gui.model.comment import CommentAction, Thread
from translator_gui.project.commands.annotate import SetLabels, SetNote
from translator_gui.project.commands.comment import Comment
from translator_gui.ui.annotations.annotation_panel import AnnotationPanel
from translator_gui.ui.workspace import Workspace


class Annotator(QObject):
    """Ties the annotation panel to the current sentence of a workspace; gone with the workspace."""

    def __init__(self, workspace: Workspace, panel: AnnotationPanel) -> None:
        super().__init__(workspace)
        self._workspace, self._session, self._panel = workspace, workspace.session, panel
        workspace.page.current_changed.connect(self._turn)
        self._session.model.changed.connect(self._refresh)
        self._session.commented.connect(self._reread)
        # Bound methods only: Qt drops them with this object, while the panel outlives it.
        panel.added.connect(self._add)
        panel.replied.connect(self._reply)
        panel.settled.connect(self._settle)
        panel.noted.connect(self._note)
        panel.labelled.connect(self._label)
        panel.left.connect(workspace.page.setFocus)

    def _turn(self) -> None:
        self._refresh()
        self._read()

    def _refresh(self) -> None:
        place = self._workspace.page.place()
        segment = self._workspace.page.current_segment()
        name = f"sentence {self._session.model.number(place)}" if place else ""
        self._panel.show_segment(segment, name)
        paragraph = self._session.model.known(place.paragraph) if place else None
        if segment is not None and paragraph is not None:
            self._panel.show_change(segment.made_for, paragraph.source(segment) if segment.made_for else "")
        else:
            self._panel.show_change("", "")

    def _read(self) -> None:
        segment = self._workspace.page.current()
        if segment is None:
            return

        def show(threads: tuple[Thread, ...]) -> None:
            if self._panel.segment == segment:
                self._panel.show_threads(threads)

        self._session.read_threads(segment, show)

    def _reread(self, segment: int) -> None:
        if segment == self._panel.segment:
            self._read()

    def _add(self, segment: int, text: str) -> None:
        self._session.do(Comment(segment, CommentAction.ADD, text))

    def _reply(self, thread: str, text: str) -> None:
        self._comment(CommentAction.REPLY, text, thread)

    def _settle(self, thread: str, resolve: bool) -> None:
        self._comment(CommentAction.RESOLVE if resolve else CommentAction.REOPEN, "", thread)

    def _comment(self, action: CommentAction, text: str, thread: str) -> None:
        segment = self._panel.segment
        if segment is not None:
            self._session.do(Comment(segment, action, text, thread))

    def _note(self, segment: int, text: str) -> None:
        self._session.do(SetNote(segment, text))

    def _label(self, segment: int, labels: tuple[str, ...]) -> None:
        self._session.do(SetLabels((segment,), labels))
