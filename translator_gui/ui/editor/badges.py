"""Badges under a field: a conflict, findings of checks, Urdu that changed, open comments, a note, labels."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.comment import ErrorSeverity
from translator_gui.model.segment import Segment
from translator_gui.text.direction import isolate_quoted_urdu, visible
from translator_gui.ui.painting.finding_marks import paint_finding_mark
from translator_gui.ui.painting.severity import full_bars
from translator_gui.ui.theme import Theme

_PADDING = 7.0
_ICON = 13.0
_GAP = 6.0
_WIDEST, _WIDEST_FINDING = 260.0, 440.0
"""Widths of badges at most; what was found shall be read without the pointer where there is room."""


class SentenceBadgeKind(Enum):
    """The kinds of badges shown under a sentence's English: conflict, finding, comments, label and others."""

    CONFLICT = auto()
    FINDING = auto()
    CHANGED = auto()
    REOPENED = auto()
    COMMENTS = auto()
    NOTE = auto()
    LABEL = auto()


_WARNS = frozenset(
    {SentenceBadgeKind.CONFLICT, SentenceBadgeKind.FINDING, SentenceBadgeKind.CHANGED, SentenceBadgeKind.REOPENED}
)


class SentenceBadge(NamedTuple):
    """A badge painted under a sentence's English field: its kind, text and rectangle within the paragraph block.

    Attributes:
        severity: The highest severity of the findings, of their badge.
    """

    kind: SentenceBadgeKind
    text: str
    rect: QRectF
    severity: CheckSeverity | None = None


def _badge_texts(segment: Segment, findings: Sequence[CheckFinding]) -> Iterator[tuple[SentenceBadgeKind, str]]:
    if segment.heads > 1:
        yield SentenceBadgeKind.CONFLICT, ngettext("{number} version", "{number} versions", segment.heads)
    findings = [finding for finding in findings if finding.severity is not CheckSeverity.HINT]
    if findings:
        # The number is seen even where there is little room, and the tooltip lists them all.
        message = str(findings[0].message)
        if len(findings) > 1:
            message = ngettext("{number} finding: {first}", "{number} findings: {first}", len(findings), first=message)
        yield SentenceBadgeKind.FINDING, isolate_quoted_urdu(visible(message[:1].upper() + message[1:]))
    if segment.reopened:
        yield SentenceBadgeKind.REOPENED, _("Changed since approved")
    if segment.made_for:
        yield SentenceBadgeKind.CHANGED, _("Urdu changed")
    if segment.comments:
        yield SentenceBadgeKind.COMMENTS, str(segment.comments)
    if segment.note:
        yield SentenceBadgeKind.NOTE, " ".join(segment.note.split())
    for label in segment.labels:
        yield SentenceBadgeKind.LABEL, label


def lay_out_badges(
    segment: Segment,
    left: float,
    top: float,
    width: float,
    metrics: QFontMetricsF,
    findings: Sequence[CheckFinding] = (),
) -> tuple[SentenceBadge, ...]:
    """Lay out the badges under a sentence's English in rows from `left` and `top` down, none wider than `width`."""
    badges: list[SentenceBadge] = []
    worst = min((finding.severity for finding in findings), key=list(CheckSeverity).index, default=None)
    height = round(metrics.height() + 4)
    x, y = left, top
    for kind, text in _badge_texts(segment, findings):
        icon = 0.0 if kind is SentenceBadgeKind.LABEL else _ICON + 3
        widest = _WIDEST_FINDING if kind is SentenceBadgeKind.FINDING else _WIDEST
        room = min(width, widest) - 2 * _PADDING - icon
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 1))
        span = round(metrics.horizontalAdvance(shown) + 2 * _PADDING + icon)
        if x > left and x + span > left + width:
            x, y = left, y + height + 4
        severity = worst if kind is SentenceBadgeKind.FINDING else None
        badges.append(SentenceBadge(kind, shown, QRectF(x, y, span, height), severity))
        x += span + _GAP
    return tuple(badges)


def paint_badge(painter: QPainter, badge: SentenceBadge, theme: Theme, severity: ErrorSeverity | None = None) -> None:
    """Paint one badge of a sentence with its icon and text; the painter's font is already the small one.

    Args:
        painter: On the block.
        badge: The badge.
        theme: Its colours.
        severity: Of a badge of comments: the highest severity of their errors, if known.
    """
    # A warning is not as loud as an error.
    warns = badge.kind in _WARNS and badge.severity is not CheckSeverity.WARNING
    plain = badge.kind in {SentenceBadgeKind.COMMENTS, SentenceBadgeKind.FINDING}
    ink = theme.warn_text if warns else theme.text if plain else theme.muted
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.warn if warns else theme.chip)
    radius = badge.rect.height() / 2
    painter.drawRoundedRect(badge.rect, radius, radius)
    text = badge.rect.adjusted(_PADDING, 0, -_PADDING, 0)
    if badge.kind is not SentenceBadgeKind.LABEL:
        comments = badge.kind is SentenceBadgeKind.COMMENTS
        centre = QPointF(text.left() + _ICON / 2, text.center().y())
        if badge.severity is not None:
            paint_finding_mark(painter, badge.severity, centre, theme)
        else:
            _paint_icon(painter, badge.kind, centre, theme.severity(severity) if comments else ink)
        if comments:
            _paint_gravity(painter, full_bars(severity), centre, theme.severity(severity))
        text.setLeft(text.left() + _ICON + 3)
    painter.setPen(ink)
    painter.drawText(
        text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, badge.text
    )


def _paint_gravity(painter: QPainter, bars: int, centre: QPointF, ink: QColor) -> None:
    """Paint the severity into a comment badge: one stroke for a minor, two for a major, three for a critical error."""
    for bar in range(bars):
        x = centre.x() + (bar - (bars - 1) / 2) * 2.6
        painter.fillRect(QRectF(x - 0.7, centre.y() - 3, 1.4, 4), ink)


def _paint_icon(painter: QPainter, kind: SentenceBadgeKind, centre: QPointF, ink: QColor) -> None:
    path = QPainterPath()
    if kind is SentenceBadgeKind.COMMENTS:  # a speech bubble
        path.addRoundedRect(QRectF(-5.5, -5, 11, 8), 2.5, 2.5)
        path.moveTo(-2.5, 3)
        path.lineTo(-2.5, 5.6)
        path.lineTo(0.5, 3)
    elif kind is SentenceBadgeKind.NOTE:  # a sheet with lines
        path.addRoundedRect(QRectF(-4.5, -5.5, 9, 11), 1.5, 1.5)
        for y in (-2.2, 0.4, 3.0):
            path.moveTo(-2.2, y)
            path.lineTo(2.2, y)
    elif kind is SentenceBadgeKind.REOPENED:  # a tick that was crossed out
        path.moveTo(-4.6, 0.2)
        path.lineTo(-1.4, 3.6)
        path.lineTo(4.6, -4.2)
        path.moveTo(-4.8, -4.4)
        path.lineTo(4.8, 4.4)
    elif kind is SentenceBadgeKind.CHANGED:  # one way, then the other
        for y, tip in ((-2.6, 4.6), (2.6, -4.6)):
            path.moveTo(-tip, y)
            path.lineTo(tip, y)
            path.lineTo(tip * 0.45, y - 2.2)
            path.moveTo(tip, y)
            path.lineTo(tip * 0.45, y + 2.2)
    else:  # two ways that part
        path.moveTo(0, 5.2)
        path.lineTo(0, 1)
        path.lineTo(-4.2, -4.6)
        path.moveTo(0, 1)
        path.lineTo(4.2, -4.6)
    pen = QPen(ink, 1.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.translate(centre)
    painter.strokePath(path, pen)
    painter.restore()
