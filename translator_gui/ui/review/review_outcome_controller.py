"""Shows the review outcome of the current sentence, and warns reviewers of their own translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from translator_gui.model.status import Role, Status
from translator_gui.project.rules import is_own_translation

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.model.review_baselines import ReviewBaselines
    from translator_gui.model.segment import Segment
    from translator_gui.ui.project_status_bar import ProjectStatusBar
    from translator_gui.ui.review.review_outcome_box import ReviewOutcomeBox
    from translator_gui.ui.workspace import WorkspaceWidget

_WITH_OUTCOME = frozenset({Status.RETURNED, Status.APPROVED, Status.FINAL})
_TO_APPROVE = frozenset({Status.TRANSLATED, Status.DRAFT})


class ReviewOutcomeController(QObject):
    """Shows in a box beside the page whether the current sentence was approved or returned by a reviewer."""

    def __init__(self, workspace: WorkspaceWidget, box: Callable[[], ReviewOutcomeBox], line: ProjectStatusBar) -> None:
        """Create the controller, which shows the review outcome of the current sentence of a page.

        Args:
            workspace: The workspace of the page.
            box: Returns the box; called when it is first needed.
            line: The status line, which warns of own translations.
        """
        super().__init__(workspace)
        self._session, self._page, self._line = workspace.session, workspace.page, line
        self._make_box = box
        self._box: ReviewOutcomeBox | None = None
        self._shown: Segment | None = None
        # A zero timer: what is read then includes what is being written now.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read)
        self._page.navigator.current_changed.connect(self.refresh)
        self._session.model.changed.connect(self._page_changed)
        self._session.commented.connect(self._commented)
        self._session.role_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read the review outcome of the current sentence again."""
        self._timer.start()

    def _page_changed(self) -> None:
        segment = self._page.navigator.current_segment()
        if segment is None or self._shown is None or _outcome_key(segment) != _outcome_key(self._shown):
            self.refresh()

    def _commented(self, segment: int) -> None:
        if segment == self._page.navigator.current():
            self.refresh()

    def _read(self) -> None:
        segment = self._shown = self._page.navigator.current_segment()
        self._show_own_warning(segment)
        if segment is None or not (segment.status in _WITH_OUTCOME or segment.reopened):
            if self._box is not None:
                self._box.clear()
            return
        self._session.ask(
            lambda project: project.queries.judgement(segment.id), self._show, owner=self, topic="judgement"
        )

    def _show(self, found: ReviewBaselines) -> None:
        segment = self._page.navigator.current_segment()
        if segment is None or self._shown is None or _outcome_key(segment) != _outcome_key(self._shown):
            return
        if self._box is None:
            self._box = self._make_box()
        self._box.show_outcome(segment, found, self._session.role)

    def _show_own_warning(self, segment: Segment | None) -> None:
        session = self._session
        own = (
            session.role is Role.REVIEWER
            and segment is not None
            and segment.status in _TO_APPROVE
            and is_own_translation(segment, session.author)
        )
        self._line.show_own(own, forbidden=session.screen.reader.four_eyes)


def _outcome_key(segment: Segment) -> tuple[int, str, Status, bool]:
    """Return what a sentence's review outcome depends on (text, status …), to read it again only if that changes."""
    english = "" if segment.status is Status.DRAFT else segment.target
    return segment.id, english, segment.status, segment.reopened
