"""A small form below a sentence: a reason and, for a return, the category and severity of the error."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.wording import titled
from translator_gui.ui.keys.key_tooltips import native_chord
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.review.radio_button_row import RadioButtonRow
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label

_SUBMIT_KEY = native_chord("Ctrl+Return")
_LINES = 3
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ReviewReasonFormTexts(NamedTuple):
    """The texts of the form that asks for the reason of a review action: heading, hint, button, error.

    Attributes:
        heading: Its title.
        hint: Placeholder of the empty text.
        word: Text of the button that submits it.
        missing: Shown if it is submitted without a text.
        with_error_type: Whether it asks for a category and severity too.
    """

    heading: str
    hint: str
    word: str
    missing: str
    with_error_type: bool = False


class SubmittedReviewReason(NamedTuple):
    """What the user entered in the reason form: text and, for a return, error category and severity."""

    text: str
    category: ErrorCategory | None = None
    severity: ErrorSeverity | None = None


class ReviewReasonForm(QFrame):
    """The form below a sentence that asks for the reason of a review action, such as a return."""

    submitted = Signal(object)
    """Emitted with a `SubmittedReviewReason`."""
    left = Signal()

    def __init__(self, question: ReviewReasonFormTexts, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("inline_form")
        self.setAccessibleName(question.heading)
        self._heading = plain_label(self, question.heading, bold=True)
        words = _("{key}: {action}", key=_SUBMIT_KEY, action=question.word.casefold())
        self._hint = plain_label(self, words, muted=True)
        self._missing = plain_label(self, question.missing)
        self._missing.setObjectName("missing")
        self.text = QPlainTextEdit(self)
        self.text.setPlaceholderText(question.hint)
        self.text.setAccessibleName(question.heading)
        self.text.setFixedHeight(_LINES * self.text.fontMetrics().lineSpacing() + 16)
        self.text.textChanged.connect(self._hide_missing)
        self.category: RadioButtonRow | None = None
        self.severity: RadioButtonRow | None = None
        if question.with_error_type:
            # Nothing is remembered from the last return: a forgotten choice would cost points for another error.
            self.category = self._row(_("Category"), {"": _("None"), **_choices(ErrorCategory)})
            self.severity = self._row(_("Severity"), _choices(ErrorSeverity))
            self.severity.choose(ErrorSeverity.MINOR)
        self._align()
        self.send = QPushButton(question.word, self)
        set_tip(self.send, f"{question.word} ({_SUBMIT_KEY})")
        self.send.clicked.connect(self.submit)
        self.cancel = QPushButton(_("Cancel"), self)
        set_tip(self.cancel, _("Back to the sentence (Esc)"))
        self.cancel.clicked.connect(self.left)
        self._lay_out()
        self._hide_missing()
        for stop in self._all_stops():
            stop.installEventFilter(self)
        theme.follow(self._apply_theme)

    def _row(self, name: str, choices: Mapping[str, str]) -> RadioButtonRow:
        return RadioButtonRow(name, choices, self._theme, self)

    def _align(self) -> None:
        """Align the radio buttons of the category row with those of the severity row."""
        rows = [row for row in (self.category, self.severity) if row is not None]
        width = max((row.label.sizeHint().width() for row in rows), default=0)
        for row in rows:
            row.label.setFixedWidth(width)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(7)
        head = QHBoxLayout()
        column.addLayout(head)
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._hint)
        head.addWidget(self._missing)
        column.addWidget(self.text)
        for row in (self.category, self.severity):
            if row is not None:
                column.addWidget(row)
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.send)

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#inline_form {{ background: {theme.window.name()}; border: 1px solid {theme.accent.name()}; "
            "border-radius: 8px; }"
            f"QPlainTextEdit {{ background: {theme.field.name()}; color: {theme.text.name()}; border: 1px solid "
            f"{theme.field_border.name()}; border-radius: 6px; padding: 3px; }}"
            f"QPlainTextEdit:focus {{ border-color: {theme.accent.name()}; }}"
            f"#missing {{ color: {theme.warn_text.name()}; }} #quiet {{ color: {theme.muted.name()}; }}"
        )

    def begin(self, text: str) -> None:
        """Focus the text field for the reason, filled with an unfinished text."""
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def problem(self) -> str:
        """The message in the form that the reason is missing; empty while no such message is shown."""
        return "" if self._missing.isHidden() else self._missing.text()

    def _hide_missing(self) -> None:
        self._missing.hide()
        self._hint.show()

    def submit(self) -> None:
        """Submit the form: emit `submitted` with the reason, or show that the reason is missing."""
        text = self.text.toPlainText().strip()
        if not text:
            self._hint.hide()
            self._missing.show()
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        category = ErrorCategory(self.category.value) if self.category and self.category.value else None
        severity = ErrorSeverity(self.severity.value) if self.severity else None
        self.submitted.emit(SubmittedReviewReason(text, category, severity))

    def height_at(self, width: int) -> int:
        """Return the height that the reason form needs at a width, in pixels."""
        layout = self.layout()
        assert layout is not None
        return max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())

    def sizeHint(self) -> QSize:
        return QSize(420, self.height_at(420))

    # Keys

    def _stops(self) -> list[QWidget]:
        rows = [row.stop for row in (self.category, self.severity) if row is not None]
        return [self.text, *rows, self.send, self.cancel]

    def _all_stops(self) -> list[QWidget]:
        return [child for child in self.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        stops = self._stops()
        focused = QApplication.focusWidget()
        at = stops.index(focused) if focused in stops else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        submits, leaves = self._submits(event, watched), event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and (submits or leaves):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            if submits or leaves:
                (self.submit if submits else self.left.emit)()
                return True
            if watched is self.text and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                return self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        return super().eventFilter(watched, event)

    def _submits(self, event: QKeyEvent, watched: QObject) -> bool:
        """Whether a key submits the form: Ctrl+Enter, and on radio buttons Enter alone too."""
        if event.key() not in _ENTER:
            return False
        among = watched not in {self.text, self.send, self.cancel}
        return among or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Unused keys must not reach the page behind the form.
        event.accept()


def _choices(kinds: type[StrEnum]) -> dict[str, str]:
    return {str(kind): titled(kind) for kind in kinds}
