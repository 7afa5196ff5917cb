"""Marks on the page where checks found something."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject

from translator_gui.checks.finding import CheckFinding, CheckSeverity, Span
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.ui.editor.decorations import TextDecoration, TextDecorationKind
from translator_gui.viewmodel.session.session import ProjectSession

_KINDS = {
    CheckSeverity.ERROR: TextDecorationKind.ERROR,
    CheckSeverity.WARNING: TextDecorationKind.WARNING,
    CheckSeverity.HINT: TextDecorationKind.HINT,
}
_SPELLING = "spelling"


class FindingDecorations(QObject):
    """Provides the page with underlines where checks found something in the Urdu and the English."""

    def __init__(self, session: ProjectSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        """Return the underlines in a paragraph's Urdu."""
        return [
            TextDecoration(segment.start + start, segment.start + end, kind)
            for segment in paragraph.segments
            for finding in self._session.findings.of(segment)
            for start, end, kind in _marks(finding, finding.source_spans)
        ]

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        """Return the underlines in a sentence's English."""
        # The spelling has its own marks, which are there before the project is checked.
        return [
            mark
            for finding in self._session.findings.of(segment)
            if finding.check_id != _SPELLING
            for mark in _marks(finding, finding.target_spans)
        ]


def _marks(finding: CheckFinding, spans: Iterable[Span]) -> Iterable[TextDecoration]:
    return [TextDecoration(start, end, _KINDS[finding.severity]) for start, end in spans if start < end]
