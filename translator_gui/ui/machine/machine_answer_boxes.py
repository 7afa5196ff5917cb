"""What a service answered: English to insert, an explanation, or errors to accept or reject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from translator_gui.machine.answers import PhraseExplanation, SuspectedError
from translator_gui.machine.help_request import HelpTask
from translator_gui.messages import gettext as _
from translator_gui.model.comment import verdict_words
from translator_gui.text.tag_spelling import spelled
from translator_gui.ui.fonts import english_font
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import clear_layout
from translator_gui.viewmodel.wording import as_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator_gui.ui.theme import Theme, ThemeState
    from translator_gui.viewmodel.machine.machine_help_state import SentenceHelp


_LONG_WORD = re.compile(r"\S{18}")
_BREAK = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """Return a text for a label that wraps its lines: words that are longer than any line can be broken."""
    return _LONG_WORD.sub(lambda found: f"{found.group()}{_BREAK}", text)


class AnswerColumn(QWidget):
    """The answers of services about the current sentence; everything in them is shown as plain text."""

    insert_wanted = Signal()
    decided = Signal(int, bool)
    """Emitted with the number of a suspected error and whether it is accepted."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.insert: QPushButton | None = None
        self.texts: list[QLabel] = []
        """Labels with what the service wrote."""
        self.boxes: dict[int, SuspectedErrorBox] = {}
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#quiet {{ color: {theme.muted.name()}; }}#finding {{ color: {theme.warn_text.name()}; }}"
            f"#remark {{ background: {theme.page.name()}; border: 1px solid {theme.rule.name()}; border-radius: 4px; }}"
        )

    def clear(self) -> None:
        """Show nothing."""
        clear_layout(self._column)
        self.insert = None
        self.texts = []
        self.boxes = {}

    def show_english(self, answer: SentenceHelp, findings: Sequence[str], *, writable: bool) -> None:
        """Show English that can be inserted, with what the checks say about it."""
        self.clear()
        is_shorter = answer.prepared.wanted.task is HelpTask.SHORTEN
        name = answer.service.label
        heading = (
            _("Shorter, by {service}", service=name)
            if is_shorter
            else _("Machine suggestion by {service}", service=name)
        )
        self._column.addWidget(plain_label(self, breakable(heading), wraps=True, muted=True))
        self._text(spelled(str(answer.answer)))
        for finding in findings:
            label = plain_label(self, breakable(as_sentence(finding)), wraps=True)
            label.setObjectName("finding")
            self._column.addWidget(label)
        self.insert = QPushButton(_("Insert"), self)
        self.insert.setEnabled(writable)
        self.insert.clicked.connect(self.insert_wanted)
        self._column.addWidget(self.insert, 0, Qt.AlignmentFlag.AlignLeading)

    def show_advice(self, answer: SentenceHelp) -> None:
        """Show an explanation or a second opinion."""
        self.clear()
        by = _("By {service}; it may be wrong", service=answer.service.label)
        self._column.addWidget(plain_label(self, breakable(by), wraps=True, muted=True))
        if isinstance(answer.answer, PhraseExplanation):
            self._show_explanation(answer.prepared.wanted.phrase, answer.answer)
        elif not isinstance(answer.answer, str):
            for number, error in enumerate(answer.answer):
                box = self.boxes[number] = SuspectedErrorBox(error, self._theme, self)
                box.accepted.connect(lambda number=number: self.decided.emit(number, True))
                box.rejected.connect(lambda number=number: self.decided.emit(number, False))
                self._column.addWidget(box)
            if not answer.answer:
                self._text(_("No errors found"))

    def _show_explanation(self, phrase: str, explanation: PhraseExplanation) -> None:
        self._text(spelled(phrase))
        for text in (
            explanation.meaning,
            _("Literally: {words}", words=explanation.literally) if explanation.literally else "",
            *(_("• {words}", words=words) for words in explanation.renderings),
        ):
            if text:
                self._text(text)

    def _text(self, text: str) -> None:
        label = plain_label(self, breakable(text), wraps=True)
        label.setFont(english_font(self.font().pointSizeF() * 1.1))
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.texts.append(label)
        self._column.addWidget(label)

    def remove_box(self, number: int) -> None:
        """Remove a suspected error that was decided; the next one gets the focus, or the last."""
        box = self.boxes.pop(number)
        had_focus = box.accept.hasFocus() or box.reject.hasFocus()
        self._column.removeWidget(box)
        box.hide()
        box.deleteLater()
        if had_focus and self.boxes:
            following = [other for at, other in self.boxes.items() if at > number]
            (following or list(self.boxes.values())[-1:])[0].accept.setFocus()
        if not self.boxes:
            self._text(_("All decided"))


class SuspectedErrorBox(QFrame):
    """An error that a service sees in the English, with buttons to accept or reject it."""

    accepted = Signal()
    rejected = Signal()

    def __init__(self, error: SuspectedError, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("remark")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        words = verdict_words(error.category, error.severity)
        if words:
            verdict = plain_label(self, words[:1].upper() + words[1:], wraps=True, bold=True)
            verdict.setStyleSheet(f"color: {theme.theme.severity(error.severity).name()};")
            column.addWidget(verdict)
        if error.quote:
            column.addWidget(plain_label(self, _("“{quote}”", quote=breakable(error.quote)), wraps=True, muted=True))
        column.addWidget(plain_label(self, breakable(error.reason), wraps=True))
        row = QHBoxLayout()
        column.addLayout(row)
        self.accept, self.reject = QPushButton(_("Accept"), self), QPushButton(_("Reject"), self)
        self.accept.clicked.connect(self.accepted)
        self.reject.clicked.connect(self.rejected)
        self.setAccessibleName(_("{verdict}: {reason}", verdict=words, reason=error.reason) if words else error.reason)
        row.addWidget(self.accept)
        row.addWidget(self.reject)
        row.addStretch(1)
