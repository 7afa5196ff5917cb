"""The current sentence's verdict beside the page, and what somebody must know before they approve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from translator_gui.model.status import Role, Status
from translator_gui.project.rules import is_own

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.model.review_baselines import ReviewBaselines
    from translator_gui.model.segment import Segment
    from translator_gui.ui.review.review_outcome_box import ReviewOutcomeBox
    from translator_gui.ui.status_line import StatusLine
    from translator_gui.ui.workspace import Workspace

_TOLD = frozenset({Status.RETURNED, Status.APPROVED, Status.FINAL})
_TO_APPROVE = frozenset({Status.TRANSLATED, Status.DRAFT})


class ReviewOutcomeController(QObject):
    """Follows the page of one workspace; gone with it."""

    def __init__(self, workspace: Workspace, box: Callable[[], ReviewOutcomeBox], line: StatusLine) -> None:
        """Begins to follow.

        Args:
            workspace: Whose page.
            box: Makes the box when it is first wanted.
            line: Where a reviewer's own translation is told.
        """
        super().__init__(workspace)
        self._session, self._page, self._line = workspace.session, workspace.page, line
        self._make_box = box
        self._box: ReviewOutcomeBox | None = None
        self._shown: Segment | None = None
        # After everything that the moment brings: what is read then comes behind what is being written now.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._read)
        self._page.current_changed.connect(self.look)
        self._session.model.changed.connect(self._refresh)
        self._session.commented.connect(self._commented)
        self._session.role_changed.connect(self.look)

    def look(self) -> None:
        """Looks again what was decided about the current sentence."""
        self._look.start()

    def _refresh(self) -> None:
        segment = self._page.current_segment()
        if segment is None or self._shown is None or _decided(segment) != _decided(self._shown):
            self.look()

    def _commented(self, segment: int) -> None:
        if segment == self._page.current():
            self.look()

    def _read(self) -> None:
        segment = self._shown = self._page.current_segment()
        self._tell_own(segment)
        if segment is None or not (segment.status in _TOLD or segment.reopened):
            if self._box is not None:
                self._box.clear()
            return
        self._session.ask(
            lambda project: project.queries.judgement(segment.id), self._show, owner=self, topic="judgement"
        )

    def _show(self, found: ReviewBaselines) -> None:
        segment = self._page.current_segment()
        if segment is None or self._shown is None or _decided(segment) != _decided(self._shown):
            return
        if self._box is None:
            self._box = self._make_box()
        self._box.show_judgement(segment, found, self._session.role)

    def _tell_own(self, segment: Segment | None) -> None:
        session = self._session
        own = (
            session.role is Role.REVIEWER
            and segment is not None
            and segment.status in _TO_APPROVE
            and is_own(segment, session.author)
        )
        self._line.show_own(own, forbidden=session.screen.reader.four_eyes)


def _decided(segment: Segment) -> tuple[int, str, Status, bool]:
    """What a verdict depends on; while somebody types a draft nothing of it changes."""
    english = "" if segment.status is Status.DRAFT else segment.target
    return segment.id, english, segment.status, segment.reopened
