"""Painting of decorations: on laid-out text, and in the sentence editor through Qt."""

from collections.abc import Iterable, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from translator_gui.ui.editor.boxes import EnglishFieldLayout
from translator_gui.ui.editor.decorations import TextDecoration, TextDecorationKind
from translator_gui.ui.editor.paragraph_block import ParagraphBlock
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.theme import Theme

_COMMENTED = frozenset({TextDecorationKind.COMMENTED, TextDecorationKind.COMMENT_LIT})
_FINDINGS = frozenset({TextDecorationKind.ERROR, TextDecorationKind.WARNING, TextDecorationKind.HINT})
_WAVE = 2.0
"""Half of a wave's length, and its height, pixels."""
_NARROW = 5.0
"""Least width of a faint mark, pixels."""
_BELOW = 2.5
"""Distance from the baseline to the top of a wave, pixels."""


def paint_source_marks(painter: QPainter, block: ParagraphBlock, marks: Iterable[TextDecoration], theme: Theme) -> None:
    """Paint search hits and comment highlights behind the letters of a paragraph's Urdu."""
    for mark in marks:
        rects = block.source_rects(mark.start, mark.end)
        if mark.kind in _FINDINGS:
            for rect in rects:
                _paint_finding(painter, rect.left(), rect.right(), rect.bottom() - 1, mark.kind, theme)
        elif mark.kind in _COMMENTED:
            # Nastaliq hangs far below its baseline: the dots are at the foot of the line.
            _paint_commented(painter, [(rect, rect.bottom() - 2) for rect in rects], mark.kind, theme)
        elif mark.kind is TextDecorationKind.IRREGULAR:
            _paint_faint(painter, rects, theme)
        elif mark.kind is TextDecorationKind.TERM:
            _paint_term(painter, rects, theme)
        else:
            _paint_background(painter, rects, mark.kind, theme)


def paint_target_marks(
    painter: QPainter, box: EnglishFieldLayout, marks: Iterable[TextDecoration], theme: Theme
) -> None:
    """Paint search hits, misspellings and comment highlights of a sentence's English that is not being edited.

    They are behind its letters; over them where changes are marked, which have backgrounds of their own.
    """
    laid = box.box
    if laid is None:
        return
    for mark in marks:
        rects = box.spans(mark.start, mark.end)
        if mark.kind is TextDecorationKind.MISSPELT:
            for rect in rects:
                _paint_wave(painter, rect.left(), rect.right(), rect.top() + laid.ascent + _BELOW, theme)
        elif mark.kind in _FINDINGS:
            for rect in rects:
                _paint_finding(painter, rect.left(), rect.right(), rect.top() + laid.ascent + _BELOW, mark.kind, theme)
        elif mark.kind in _COMMENTED:
            lines = [(rect, rect.top() + laid.ascent + _BELOW) for rect in rects]
            _paint_commented(painter, lines, mark.kind, theme, background=box.marked is None)
        elif box.marked is not None:
            _paint_outline(painter, rects, mark.kind, theme)
        else:
            _paint_background(painter, rects, mark.kind, theme)


def mark_field(field: QPlainTextEdit, text: str, marks: Sequence[TextDecoration], theme: Theme) -> None:
    """Show search hits, misspellings and comment highlights in the sentence editor, as Qt's extra selections."""
    before = field.extraSelections()
    wanted = [(to_utf16(text, m.start), to_utf16(text, m.end), _format(m.kind, theme)) for m in marks]
    # Marks move along with what is typed before them: setting them anew would paint the whole field at every key.
    if wanted == [(s.cursor.selectionStart(), s.cursor.selectionEnd(), s.format) for s in before]:
        return
    found: list[QTextEdit.ExtraSelection] = []
    for start, end, style in wanted:
        cursor = QTextCursor(field.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        # The stub knows only reading; the binding has them as plain members.
        selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
        selection.format = style  # pyright: ignore[reportAttributeAccessIssue]
        found.append(selection)
    field.setExtraSelections(found)


def _format(kind: TextDecorationKind, theme: Theme) -> QTextCharFormat:
    style = QTextCharFormat()
    if kind is TextDecorationKind.MISSPELT:
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        style.setUnderlineColor(theme.returned)
    elif kind in _FINDINGS:
        hint = kind is TextDecorationKind.HINT
        underline = QTextCharFormat.UnderlineStyle
        style.setUnderlineStyle(underline.DotLine if hint else underline.SingleUnderline)
        style.setUnderlineColor(_finding_colour(kind, theme))
    elif kind in _COMMENTED:
        lit = kind is TextDecorationKind.COMMENT_LIT
        style.setBackground(theme.spoken_lit if lit else theme.spoken)
        underline = QTextCharFormat.UnderlineStyle
        style.setUnderlineStyle(underline.SingleUnderline if lit else underline.DotLine)
        style.setUnderlineColor(theme.comment)
    else:
        style.setBackground(theme.hit_current if kind is TextDecorationKind.CURRENT_HIT else theme.hit)
    return style


def _finding_colour(kind: TextDecorationKind, theme: Theme) -> QColor:
    return {TextDecorationKind.ERROR: theme.returned, TextDecorationKind.WARNING: theme.draft}.get(kind, theme.muted)


def _paint_finding(
    painter: QPainter, left: float, right: float, y: float, kind: TextDecorationKind, theme: Theme
) -> None:
    """Paint the underline of a finding: a double line for an error, a single one for a warning, dots for a hint."""
    hint = kind is TextDecorationKind.HINT
    pen = QPen(
        _finding_colour(kind, theme), 1.2 if hint else 1.4, Qt.PenStyle.DotLine if hint else Qt.PenStyle.SolidLine
    )
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    if kind is TextDecorationKind.ERROR:
        painter.drawLine(QPointF(left, y + 2.4), QPointF(right, y + 2.4))


def _paint_commented(
    painter: QPainter,
    rects: Iterable[tuple[QRectF, float]],
    kind: TextDecorationKind,
    theme: Theme,
    *,
    background: bool = True,
) -> None:
    """Paint the highlight of commented words: a tint with a dotted underline, solid while the comment is selected."""
    lit = kind is TextDecorationKind.COMMENT_LIT
    pen = QPen(theme.comment, 1.4, Qt.PenStyle.SolidLine if lit else Qt.PenStyle.DotLine)
    for rect, y in rects:
        if background:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.spoken_lit if lit else theme.spoken)
            painter.drawRoundedRect(rect.adjusted(-1, 1.5, 1, -0.5), 3, 3)
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_background(painter: QPainter, rects: Iterable[QRectF], kind: TextDecorationKind, theme: Theme) -> None:
    current = kind is TextDecorationKind.CURRENT_HIT
    painter.setPen(QPen(theme.accent, 1.5) if current else Qt.PenStyle.NoPen)
    painter.setBrush(theme.hit_current if current else theme.hit)
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-1.5, 1, 1.5, -1), 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_faint(painter: QPainter, rects: Iterable[QRectF], theme: Theme) -> None:
    """Paint a dotted line below letters; a space of no width gets a narrow one."""
    painter.setPen(QPen(theme.muted, 1.6, Qt.PenStyle.DotLine))
    for rect in rects:
        y, middle = rect.bottom() - 3, rect.center().x()
        half = max(rect.width(), _NARROW) / 2
        painter.drawLine(QPointF(middle - half, y), QPointF(middle + half, y))


def _paint_term(painter: QPainter, rects: Iterable[QRectF], theme: Theme) -> None:
    """Paint a thin line at the foot of the line below a term, ended by the spaces around it."""
    painter.setPen(QPen(theme.approved, 1.6))
    for rect in rects:
        y = rect.bottom() - 4
        painter.drawLine(QPointF(rect.left() + 1, y), QPointF(rect.right() - 1, y))


def _paint_outline(painter: QPainter, rects: Iterable[QRectF], kind: TextDecorationKind, theme: Theme) -> None:
    painter.setPen(QPen(theme.accent, 2 if kind is TextDecorationKind.CURRENT_HIT else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-1.5, 0.5, 1.5, -0.5), 3, 3)


def _paint_wave(painter: QPainter, left: float, right: float, y: float, theme: Theme) -> None:
    painter.setPen(QPen(theme.returned, 1.2))
    steps = max(2, ceil((right - left) / _WAVE))
    painter.drawPolyline(QPolygonF([QPointF(left + step * _WAVE, y + (step % 2) * _WAVE) for step in range(steps + 1)]))
