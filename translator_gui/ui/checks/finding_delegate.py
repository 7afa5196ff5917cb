"""Paints rows of the list of findings."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView

from translator_gui.checks.finding import CheckSeverity
from translator_gui.messages import format_number
from translator_gui.model.inline_tag import without_tags
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import excerpt
from translator_gui.ui.painting.finding_marks import MARK_SIZE, paint_finding_mark
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.row_painter import ListRowPainter
from translator_gui.ui.widgets.single_column_list import ModelIndex, ThreeLineDelegate
from translator_gui.viewmodel.checks.findings_model import FindingRow, FindingsModel, ignored_words
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.wording import finding_message

_GAP = 6.0
_LONGEST = 200


class FindingDelegate(ThreeLineDelegate):
    """Paints a finding of the list: severity, sentence and check; the message; the English, or who ignores it."""

    def __init__(self, session: ProjectSession, theme: ThemeState, view: QAbstractItemView) -> None:
        super().__init__(theme, view)
        self._session = session
        self._names = {check.id: check.name for check in session.findings.known.checks.declarations}
        session.findings.settings_changed.connect(self._read_names)

    def _read_names(self) -> None:
        self._names = {check.id: check.name for check in self._session.findings.known.checks.declarations}

    def paint_lines(self, parts: ListRowPainter, lines: list[QRectF], index: ModelIndex) -> None:
        row: FindingRow = index.data(FindingsModel.ROW)
        self._paint_head(parts, lines[0], row)
        is_hint = row.finding.severity is CheckSeverity.HINT
        message = finding_message(row.finding)
        parts.paint_text(lines[1], message, self.theme.muted if is_hint else self.theme.text)
        if row.ignored is not None:
            parts.paint_text(lines[2], visible(ignored_words(row.ignored)), self.theme.muted)
        elif (segment := self._session.model.segment(row.segment)) is not None:
            parts.paint_english(lines[2], visible(self._excerpt(segment.target, row)), self.theme.muted)

    def _excerpt(self, target: str, row: FindingRow) -> str:
        """Return the English around the finding, without tags."""
        start = row.finding.target_spans[0][0] if row.finding.target_spans else 0
        before = without_tags(target[:start])
        room = 24
        shown = before if len(before) <= room else "…" + before[-room:].partition(" ")[2]
        return excerpt(shown + without_tags(target[start:]), _LONGEST)

    def _paint_head(self, parts: ListRowPainter, place: QRectF, row: FindingRow) -> None:
        theme, severity = self.theme, row.finding.severity
        mark = parts.place(QRectF(place.x(), place.y(), MARK_SIZE, place.height()))
        paint_finding_mark(parts.painter, severity, mark.center(), theme)
        rest = place.adjusted(MARK_SIZE + _GAP, 0, 0, 0)
        bold = QFont(self._view.font())
        bold.setBold(True)
        rest.setLeft(rest.x() + parts.paint_text(rest, format_number(row.number), theme.text, bold) + _GAP)
        parts.paint_text(rest, str(self._names.get(row.finding.check_id, row.finding.check_id)), theme.muted)
