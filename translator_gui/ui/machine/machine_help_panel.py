"""The panel of machine help: what will be sent, the suggestion, explanations and second opinions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from translator_gui.machine.help_request import HelpTask
from translator_gui.machine.services import ServiceKind
from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.text.tag_spelling import spelled
from translator_gui.ui.fonts import english_font
from translator_gui.ui.keys.chords import chord_text
from translator_gui.ui.machine.machine_answer_boxes import AnswerColumn, breakable
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar
from translator_gui.viewmodel.machine.machine_help_state import MachineHelpPhase
from translator_gui.viewmodel.machine.wording import request_summary

if TYPE_CHECKING:
    from translator_gui.ui.theme import Theme, ThemeState
    from translator_gui.viewmodel.machine.machine_batch import MachineBatchState
    from translator_gui.viewmodel.machine.machine_help_state import MachineHelpState, MachineSuggestion, SentenceHelp

_SENT_HEIGHT, _LOW_SENT_HEIGHT = 170, 64
"""Least height of what will be sent, and in a panel that is low; pixels."""
_LOW = 300
"""Height of a panel below which the text that will be sent is shown once the user wants it, pixels."""
_BESIDE_SENT = 96
"""Height of what is seen together with the text that will be sent: the buttons and the margins, pixels."""
_SCROLL_KEYS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}
"""Keys that show and scroll the text while the question whether to send it has the focus, with lines."""


class MachineHelpPanel(QScrollArea):
    """Shows machine help for the current sentence. Nothing is sent but by its buttons and their keys."""

    task_wanted = Signal(HelpTask)
    agreed = Signal()
    """Emitted when the user sends what is shown."""
    cancelled = Signal()
    batch_cancelled = Signal()
    services_wanted = Signal()
    service_chosen = Signal(str)
    insert_wanted = Signal()
    decided = Signal(int, bool)
    """Emitted with the number of a suspected error and whether the reviewer accepts it."""
    left = Signal()

    def __init__(
        self, state: MachineHelpState, batch: MachineBatchState, theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state, self._batch = state, batch
        self._was_asking = False
        """Whether the user is asked about sending."""
        self._was_unfolded = False
        """Whether the exact text was shown before."""
        self._has_new_answer = False
        """Whether an answer came last: it is scrolled to until something else happens."""
        self.setVerticalScrollBar(ThemedScrollBar(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Machine help"))
        self._inside = QWidget(self)
        self.setWidget(self._inside)
        self.service = QComboBox(self._inside)
        self.service.setAccessibleName(_("Service"))
        self.service.setMinimumContentsLength(8)
        self.service.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.service.activated.connect(self._choose_service)
        self.services = QPushButton(_("Services…"), self._inside)
        set_tip(self.services, _("Address, model, key and price of each"))
        self.services.clicked.connect(self.services_wanted)
        self.reason = plain_label(self._inside, wraps=True, muted=True)
        self.tasks = {
            HelpTask.TRANSLATE: self._task(
                _("Suggest"), _("Ask for a translation of this sentence"), HelpTask.TRANSLATE
            ),
            HelpTask.EXPLAIN: self._task(
                _("Explain"), _("Explain the selected Urdu, or the word at the Urdu caret"), HelpTask.EXPLAIN
            ),
            HelpTask.SHORTEN: self._task(_("Shorten"), _("Ask for a shorter English"), HelpTask.SHORTEN),
            HelpTask.SECOND_OPINION: self._task(
                _("Second opinion"), _("Ask for errors in the English"), HelpTask.SECOND_OPINION
            ),
        }
        self.busy = plain_label(self._inside, wraps=True)
        self.cancel = self._button(_("Cancel"), self.cancelled)
        self.batch = plain_label(self._inside, wraps=True)
        self.stop = self._button(_("Stop"), self.batch_cancelled)
        set_tip(self.stop, _("What has come is kept as drafts"))
        self.error = plain_label(self._inside, wraps=True)
        self.error.setObjectName("error")
        self.consent = plain_label(self._inside, wraps=True, bold=True)
        self.summary = plain_label(self._inside, wraps=True, muted=True)
        self.send = self._button(_("Send"), self.agreed)
        self.do_not_send = self._button(_("Do not send"), self.cancelled)
        for button in (self.send, self.do_not_send):
            button.installEventFilter(self)
        self.answers = AnswerColumn(theme, self._inside)
        self.answers.insert_wanted.connect(self.insert_wanted)
        self.answers.decided.connect(self.decided)
        self._make_sent(theme)
        self._lay_out()
        self._make_timers()
        theme.follow(self._apply_theme)
        self._show_sent()
        state.changed.connect(self.refresh)
        batch.progressed.connect(self.refresh)
        self.refresh()

    def _make_timers(self) -> None:
        # Zero timers: what is scrolled to has its place then.
        self._reveal_soon = QTimer(self, singleShot=True, interval=0)
        self._reveal_soon.timeout.connect(self._reveal_answers)
        self.verticalScrollBar().rangeChanged.connect(self._reveal_again)
        self._reveal_sent_soon = QTimer(self, singleShot=True, interval=0)
        self._reveal_sent_soon.timeout.connect(self._reveal_sent)

    def _make_sent(self, theme: ThemeState) -> None:
        self.expand = QToolButton(self._inside)
        self.expand.setCheckable(True)
        self.expand.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.expand.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.expand.toggled.connect(self._toggle_sent)
        self.sent = _SentText(self._inside)
        self.sent.setReadOnly(True)
        self.sent.setVerticalScrollBar(ThemedScrollBar(theme, self.sent))
        self.sent.setTabChangesFocus(True)
        self.sent.setAccessibleName(_("What will be sent"))
        self.key_note = plain_label(
            self._inside,
            _("The key of the service, if it has one, goes along and is not shown."),
            wraps=True,
            muted=True,
        )

    def _button(self, text: str, signal: object) -> QPushButton:
        button = QPushButton(text, self._inside)
        button.setAutoDefault(False)
        button.clicked.connect(signal)
        return button

    def _task(self, text: str, tip: str, task: HelpTask) -> QPushButton:
        button = QPushButton(text, self._inside)
        set_tip(button, tip)
        button.clicked.connect(lambda: self.task_wanted.emit(task))
        return button

    def _choose_service(self, at: int) -> None:
        self.service_chosen.emit(self.service.itemData(at))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.service)
        column.addWidget(self.reason)
        self._task_row = QWidget(self._inside)
        flow = FlowLayout(self._task_row, gap=6)
        for button in (*self.tasks.values(), self.services):
            flow.addWidget(button)
        column.addWidget(self._task_row)
        self._busy_row = self._row(column, self.busy, self.cancel)
        self._batch_row = self._row(column, self.batch, self.stop)
        column.addWidget(self.error)
        column.addWidget(self.consent)
        column.addWidget(self.summary)
        self._consent_row = QWidget(self._inside)
        answers = QHBoxLayout(self._consent_row)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.addWidget(self.send)
        answers.addWidget(self.do_not_send)
        answers.addStretch(1)
        column.addWidget(self._consent_row)
        column.addWidget(self.expand)
        column.addWidget(self.sent, 1)
        column.addWidget(self.key_note)
        column.addWidget(self.answers)
        column.addStretch(0)

    def _row(self, column: QVBoxLayout, label: QLabel, button: QPushButton) -> QWidget:
        row = QWidget(self._inside)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label, 1)
        line.addWidget(button)
        column.addWidget(row)
        return row

    def sizeHint(self) -> QSize:
        return QSize(270, 400)

    def _apply_theme(self, theme: Theme) -> None:
        self._inside.setStyleSheet(
            f"#quiet {{ color: {theme.muted.name()}; }}"
            f"#error {{ color: {theme.warn_text.name()}; background: {theme.warn.name()}; padding: 6px; }}"
        )
        self.sent.setFont(english_font(self.font().pointSizeF()))

    # What is shown

    def refresh(self) -> None:
        """Show services, rule, phase, error and what will be sent."""
        state = self._state
        reason, phase = state.reason, state.phase
        self._has_new_answer = False
        self._show_services()
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        for task, button in self.tasks.items():
            is_chat = state.service is not None and state.service.is_chat
            button.setVisible(not reason and (is_chat or task is HelpTask.TRANSLATE))
        name = breakable(state.service.label) if state.service is not None else ""
        self.busy.setText(_("Waiting for {service}…", service=name))
        self._busy_row.setVisible(phase is MachineHelpPhase.WAITING)
        self.batch.setText(
            _(
                "Drafting: {done} of {total}",
                done=format_number(self._batch.done),
                total=format_number(self._batch.total),
            )
        )
        self._batch_row.setVisible(self._batch.is_running)
        self.error.setText(breakable(state.error))
        self.error.setVisible(bool(state.error))
        asks = phase is MachineHelpPhase.ASKING_CONSENT and not reason
        self.consent.setText(
            _(
                "Send this to {service}? You will not be asked again until the project is closed.",
                service=name,
            )
        )
        self.consent.setVisible(asks)
        # Nothing but the question: it has to fit into a low panel with what will be sent.
        for widget in (self._task_row, self.answers):
            widget.setVisible(not asks)
        self.service.setVisible(bool(state.services) and not asks)
        had_focus = self._consent_row.isVisibleTo(self) and self._inside.focusWidget() in {self.send, self.do_not_send}
        self._consent_row.setVisible(asks)
        if asks and not self._was_asking:
            self._was_unfolded = self.expand.isChecked()
            self.verticalScrollBar().setValue(0)
            self.expand.setChecked(self.viewport().height() >= _LOW)
        elif not asks and self._was_asking:
            # What was unfolded for the question alone would push the answer down.
            self.expand.setChecked(self._was_unfolded)
        if not asks and had_focus:
            self.setFocus()
        self._was_asking = asks
        prepared = state.prepared
        summary = request_summary(prepared) if prepared is not None else ""
        self.summary.setText(_("Will be sent: {summary}", summary=summary) if summary else "")
        self.summary.setVisible(bool(summary) and not reason)
        self.send.setAccessibleDescription(summary)
        self.expand.setVisible(not reason)
        self.sent.setPlainText(spelled(prepared.request.shown()) if prepared is not None else "")
        self._show_sent()

    def _show_services(self) -> None:
        services = self._state.services
        listed = [(self.service.itemText(at), self.service.itemData(at)) for at in range(self.service.count())]
        if listed != [(one.label, one.uid) for one in services]:
            self.service.clear()
            for one in services:
                self.service.addItem(one.label, one.uid)
        if self._state.service is not None:
            self.service.setCurrentIndex(self.service.findData(self._state.service.uid))
            set_tip(self.service, self._state.service.label)

    def _toggle_sent(self, shown: bool) -> None:
        self._show_sent()
        if shown:
            self._reveal_sent_soon.start()

    def _reveal_sent(self) -> None:
        """Scroll to the whole text that the user just unfolded; Qt itself would show the line of its cursor."""
        bar, below = self.verticalScrollBar(), self.sent.geometry().bottom() + 1 - self.viewport().height()
        bar.setValue(max(bar.value(), below))

    def _show_sent(self) -> None:
        shown = self.expand.isChecked()
        self.expand.setText(
            _("Exact text ({key})", key=chord_text("Down")) if self._was_asking and not shown else _("Exact text")
        )
        self.expand.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        prepared = self._state.prepared
        self.sent.setVisible(shown and not self._state.reason)
        has_address = prepared is None or prepared.service.kind is not ServiceKind.CTRANSLATE2
        self.key_note.setVisible(shown and not self._state.reason and has_address)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().height() - _BESIDE_SENT
        self.sent.setMinimumHeight(min(_SENT_HEIGHT, max(_LOW_SENT_HEIGHT, room)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys show and scroll what will be sent while the question has the focus."""
        is_press = event.type() == QEvent.Type.KeyPress
        lines = _SCROLL_KEYS.get(event.key(), 0) if is_press and isinstance(event, QKeyEvent) else 0
        if not lines:
            return super().eventFilter(watched, event)
        if self.expand.isChecked():
            bar = self.sent.verticalScrollBar()
            bar.setValue(bar.value() + lines)
        elif lines > 0:
            self.expand.setChecked(True)
        return True

    def show_suggestion(self, suggestion: MachineSuggestion | None, *, writable: bool) -> None:
        """Show the suggestion for the current sentence, or none."""
        if suggestion is None:
            self.answers.clear()
        else:
            self.answers.show_english(suggestion.help, suggestion.findings, writable=writable)
            self._has_new_answer = True
            self._reveal_soon.start()

    def show_answer(self, answer: SentenceHelp) -> None:
        """Show an explanation or a second opinion."""
        self.answers.show_advice(answer)
        self._has_new_answer = True
        self._reveal_soon.start()

    def _reveal_answers(self) -> None:
        """Scroll to the answers, which a low panel would hide under its buttons."""
        bar = self.verticalScrollBar()
        bar.setValue(min(bar.maximum(), self.answers.y()))

    def _reveal_again(self) -> None:
        if self._has_new_answer:
            self._reveal_soon.start()

    @property
    def has_focus_within(self) -> bool:
        """Whether the panel or something in it has the keyboard focus."""
        focused = QApplication.focusWidget()
        return focused is self or (isinstance(focused, QWidget) and self.isAncestorOf(focused))

    def begin(self) -> None:
        """Move the keyboard focus to the first thing to do in the panel."""
        boxes = self.answers.boxes
        if self._consent_row.isVisibleTo(self):
            self.send.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._state.reason:
            self.services.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif boxes:
            first = next(iter(boxes.values())).accept
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(first)
        else:
            self.tasks[HelpTask.TRANSLATE].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            if self._state.phase is not MachineHelpPhase.IDLE:
                self.cancelled.emit()
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)


class _SentText(QPlainTextEdit):
    """The text that will be sent: no higher than it has to be, for low panels."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())
