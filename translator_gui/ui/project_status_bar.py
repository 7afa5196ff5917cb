"""The status line: progress, status counts, messages, saving, author and role."""

from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QWidget,
)

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.statistics import SentenceAndWordCounts, done_total, percent_done, total
from translator_gui.model.status import Role, Status
from translator_gui.model.wording import worded
from translator_gui.ui.painting.status_marks import SIZE, paint_status_mark
from translator_gui.ui.plain_text import PlainLabel, set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label

_GAP = 6.0
_BADGE = 9
_SPACE, _MARGINS = 6, 32
_PROGRESS_WIDTH = 120
_AFTER_SAVED = 7
"""Place of the progress of a change: behind those at the leading end, and two at the trailing end."""
"""Space between two widgets, and margins around all of them, in pixels."""
_SAID_MS = 15_000
"""How long a message is shown."""
_SHARE_ROOM = QEvent.Type(QEvent.registerEventType())


class ProjectStatusBar(QStatusBar):
    """The status bar of the window: translation progress, messages, saving, author and role."""

    role_clicked = Signal()
    waiting_clicked = Signal()
    findings_clicked = Signal()
    cancel_clicked = Signal()
    """The change whose progress is shown is to be cancelled."""

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._words = _plain(self)
        self._counts = StatusCountsWidget(theme, self)
        self._message = _ElidedLabel(self)
        self._message_timer = QTimer(self)
        self._message_timer.setSingleShot(True)
        self._message_timer.setInterval(_SAID_MS)
        self._message_timer.timeout.connect(self._clear_message)
        self._is_outdatable = self._outlives_moves = False
        self._saved = _plain(self)
        self._role = self._button(self.role_clicked)
        set_tip(self._role, _("Your name and role"))
        self._waiting = self._button(self.waiting_clicked)
        self._findings = self._button(self.findings_clicked)
        set_tip(self._findings, _("What the checks found"))
        self._own = _HighlightedLabel(theme, self)
        self._is_own = self._has_figures = self._has_waiting = self._is_to_share = False
        for widget in (self._words, self._counts, self._waiting, self._findings):
            self.addWidget(widget)
        self.addWidget(self._message, 1)
        for widget in (self._own, self._saved, self._role):
            self.addPermanentWidget(widget)
        self.messageChanged.connect(self._share_room_soon)
        self.clear_project()

    def _button(self, clicked: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(clicked)
        return button

    def clear_project(self) -> None:
        """Hide everything on the status bar, because no project is open."""
        for widget in (
            self._words,
            self._counts,
            self._waiting,
            self._findings,
            self._message,
            self._own,
            self._saved,
            self._role,
        ):
            widget.hide()
        self.hide_change()
        self._findings.setText("")
        self._saved.clear()
        self._is_own = self._has_figures = self._has_waiting = False
        # No empty bar below the start page.
        self.hide()

    def show_progress(self, tallies: dict[Status, SentenceAndWordCounts], role: Role) -> None:
        """Show on the status bar the progress: words that a role has done of all words, and sentences by status."""
        done, whole = done_total(tallies, role), total(tallies.values())
        self._words.setText(
            _(
                "{done} of {total} words · {percent} %",
                done=format_number(done.source_words),
                total=format_number(whole.source_words),
                percent=percent_done(tallies, role),
            )
        )
        sentences, of = format_number(done.sentences), format_number(whole.sentences)
        set_tip(
            self._words,
            _("{done} of {total} sentences are reviewed", done=sentences, total=of)
            if role is Role.REVIEWER
            else _("{done} of {total} sentences are translated", done=sentences, total=of),
        )
        self._counts.show_counts({status: tally.sentences for status, tally in tallies.items()})
        self._has_figures = True
        self._share_room_soon()

    def show_waiting(self, number: int, words: str) -> None:
        """Show on the status bar how many sentences need the user (the inbox count); hide the button if none does."""
        self._waiting.setText(ngettext("{number} item for you", "{number} items for you", number))
        set_tip(self._waiting, words)
        self._has_waiting = number > 0
        self._share_room_soon()

    def show_findings(self, words: str, checking: str) -> None:
        """Show on the status bar what the checks found, or how far they are; hide the button for neither."""
        self._findings.setText(words or checking)
        set_tip(self._findings, checking or _("What the checks found"))
        self._share_room_soon()

    @property
    def findings_button(self) -> QToolButton:
        """The button that shows what the checks found."""
        return self._findings

    @property
    def waiting_button(self) -> QToolButton:
        """The button that shows how many sentences need the user (the inbox count)."""
        return self._waiting

    def show_role(self, author: str, role: Role) -> None:
        """Show the user's name and role on the status bar."""
        reviewing = role is Role.REVIEWER
        self._role.setText(
            _("{author} · reviewing", author=author) if reviewing else _("{author} · translating", author=author)
        )
        self._role.show()
        self._share_room_soon()
        self.show()

    def show_own(self, own: bool, *, forbidden: bool = False) -> None:
        """Show on the status bar whether the reviewer translated the sentence, and if so may not approve it."""
        self._own.setText(
            _("Your own translation: somebody else approves it") if forbidden else _("Your own translation")
        )
        set_tip(self._own, self._own.text() if forbidden else _("You translated this sentence yourself"))
        self._own.updateGeometry()
        self._is_own = own
        self._share_room_soon()

    def show_saved(self, when: datetime | None) -> None:
        """Show on the status bar that all changes are saved, and when."""
        self._show_state(_("All changes saved {time}", time=f"{when:%H:%M:%S}") if when else _("All changes saved"))

    def show_unsaved(self) -> None:
        """Show on the status bar that changes are being saved."""
        self._show_state(_("Saving…"))

    @cached_property
    def change_bar(self) -> "LongChangeBar":
        """How far a long change is; made when the first change takes long."""
        bar = LongChangeBar(self)
        bar.cancel.clicked.connect(self.cancel_clicked)
        self.insertPermanentWidget(_AFTER_SAVED, bar)
        return bar

    def show_change(self, words: str, done: int, of: int) -> None:
        """Show on the status bar how far a long change is, with a button to cancel it; 0 of 0 if it is not known."""
        self.change_bar.show_progress(words, done, of)
        self._show_state(words)

    def hide_change(self) -> None:
        """Hide the progress of a long change, because it has ended."""
        if self._has_change:
            self.change_bar.hide()
            self._share_room_soon()

    @property
    def _has_change(self) -> bool:
        return "change_bar" in vars(self) and not self.change_bar.isHidden()

    def show_stuck(self) -> None:
        """Show on the status bar that changes could not be saved."""
        self._show_state(_("Not saved"))

    def show_reading(self) -> None:
        """Show on the status bar that the project is open for reading only."""
        self._show_state(_("Read only"))

    @property
    def role_button(self) -> QWidget:
        """The button with the user's name and role; it opens a menu."""
        return self._role

    @property
    def saved_text(self) -> str:
        """The text on the status bar about saving."""
        return self._saved.text()

    @property
    def words(self) -> str:
        """The text on the status bar about the project's progress."""
        return self._words.text()

    @property
    def role_text(self) -> str:
        """The text on the status bar about the user's name and role."""
        return self._role.text()

    @property
    def own_text(self) -> str:
        """The shown warning that the reviewer translated the sentence themselves; empty if somebody else did."""
        return self._own.text() if self._is_own else ""

    @property
    def message(self) -> str:
        """The short message that the status bar shows."""
        return self._message.text()

    def show_message(self, text: str) -> None:
        """Show a short message on the status bar for some seconds."""
        self._is_outdatable = self._outlives_moves = False
        self._message.setText(text)
        set_tip(self._message, text)
        self._message_timer.start()
        self._share_room_soon()
        self.show()

    def show_work_message(self, text: str, *, outlives_moves: bool = False) -> None:
        """Show a short message about the present sentence, tag or search, until `hide_work_message` is called.

        With `outlives_moves` it is about the last step of work, and stays when the user is led to another sentence.
        """
        self.show_message(text)
        self._outlives_moves = outlives_moves
        # The key that led to the message may itself change the sentence or lead to another one.
        QTimer.singleShot(0, self, lambda: self._make_outdatable(text))

    def _make_outdatable(self, text: str) -> None:
        self._is_outdatable = self._message.text() == text

    def hide_work_message(self) -> None:
        """Hide a message about what the user was at, because they changed or dismissed it; other messages stay."""
        if self._is_outdatable:
            self._clear_message()

    def hide_message_of_place(self) -> None:
        """Hide a message about what the user was at, because they left it; other messages stay."""
        if not self._outlives_moves:
            self.hide_work_message()

    def _clear_message(self) -> None:
        self._is_outdatable = False
        self._message_timer.stop()
        self._message.clear()
        self._share_room_soon()

    def _share_room_soon(self) -> None:
        """Share the room once before the bar is painted: one key may change several of its texts."""
        if not self._is_to_share:
            self._is_to_share = True
            QApplication.postEvent(self, QEvent(_SHARE_ROOM))

    def event(self, event: QEvent) -> bool:
        if event.type() == _SHARE_ROOM:
            self._is_to_share = False
            self._share_room()
            return True
        return super().event(event)

    def _share_room(self) -> None:
        """Show what has room beside the message and the name, the more important first; hide the others.

        While Qt shows the tip of a menu's action in their place, they wait until it is gone.
        """
        self._message.setVisible(bool(self._message.text()) and not self.currentMessage())
        free = self.width() - _MARGINS - self._message.fontMetrics().horizontalAdvance(self._message.text())
        free -= self._role.sizeHint().width() + _SPACE
        if self._has_change:
            free -= self.change_bar.sizeHint().width() + _SPACE
        for widget, is_wanted in (
            (self._own, self._is_own),
            (self._waiting, self._has_waiting),
            (self._findings, bool(self._findings.text())),
            (self._saved, bool(self._saved.text())),
            (self._words, self._has_figures),
            (self._counts, self._has_figures),
        ):
            width = widget.sizeHint().width() + _SPACE
            is_under_tip = bool(self.currentMessage()) and widget not in {self._own, self._saved}
            widget.setVisible(is_wanted and width <= free and not is_under_tip)
            free -= width if is_wanted else 0

    def minimumSizeHint(self) -> QSize:
        # Figures and names must not widen the window.
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _show_state(self, text: str) -> None:
        self._saved.setText(text)
        self._share_room_soon()


class LongChangeBar(QWidget):
    """Shows in the status bar how far a long change is, with a button that cancels it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.progress = QProgressBar(self)
        self.progress.setMaximumWidth(_PROGRESS_WIDTH)
        self.cancel = QToolButton(self)
        self.cancel.setText(_("Cancel"))
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(self.cancel, _("Cancel; nothing of this change is kept"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.progress)
        row.addWidget(self.cancel)

    def show_progress(self, words: str, done: int, of: int) -> None:
        """Show how much of a change is done; 0 of 0 if it is not known."""
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.progress.setAccessibleName(words)
        self.show()


class StatusCountsWidget(QWidget):
    """Shows in the status bar how many sentences have each status, with the icon of the status."""

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Status, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_counts(self, counts: dict[Status, int]) -> None:
        """Show on the status bar how many sentences have each status."""
        self._counts = {status: counts[status] for status in Status if counts.get(status)}
        words = ", ".join(f"{format_number(number)} {worded(status)}" for status, number in self._counts.items())
        set_tip(self, words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width = sum(SIZE + 3 * _GAP + metrics.horizontalAdvance(f"{n:,}") for n in self._counts.values())
        return QSize(int(width + 2 * _GAP), int(max(SIZE, metrics.height()) + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        metrics, x, middle = QFontMetricsF(self.font()), _GAP, self.height() / 2
        for status, number in self._counts.items():
            paint_status_mark(painter, status, QPointF(x + SIZE / 2, middle), self._theme.status(status))
            x += SIZE + _GAP
            painter.setPen(self._theme.text)
            painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), f"{number:,}")
            x += metrics.horizontalAdvance(f"{number:,}") + 2 * _GAP


class _ElidedLabel(PlainLabel):
    """A one-line label of the status bar, elided if it does not fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        area = self.contentsRect().adjusted(8, 0, -8, 0)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)


class _HighlightedLabel(PlainLabel):
    """A highlighted label of the status bar, elided if it does not fit."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _BADGE + 2, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * _BADGE, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.warn)
        height = self.sizeHint().height()
        ground = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter.drawRoundedRect(ground, height / 2, height / 2)
        area = self.rect().adjusted(_BADGE, 0, -_BADGE, 0)
        painter.setPen(self._theme.warn_text)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
        painter.end()


def _plain(parent: QWidget) -> QLabel:
    label = plain_label(parent)
    label.setContentsMargins(8, 0, 8, 0)
    return label
