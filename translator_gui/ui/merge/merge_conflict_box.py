"""The box with the versions of a sentence in conflict, beside the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.project.merging.comparison import MergeSentenceVersion
from translator_gui.project.merging.conflicts import SentenceConflict
from translator_gui.text.difference import DiffKind, DiffPiece, difference
from translator_gui.ui.merge.merge_version_box import MergeVersionBox, version_style
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import clear_layout
from translator_gui.viewmodel.merge.wording import version_words


class MergeConflictBox(QFrame):
    """Shows the conflicting versions of a sentence after a merge; a click or number key accepts one."""

    taken = Signal(object)
    """Emitted with the accepted version."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflict = SentenceConflict()
        self.boxes: list[MergeVersionBox] = []
        self.buttons: list[QToolButton] = []
        self.heading = plain_label(self, bold=True, wraps=True)
        words = _(
            "A merge kept both. Accept one of them, or write another English: what you type resolves the conflict."
        )
        advice = plain_label(self, words, wraps=True, muted=True)
        self._versions = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(advice)
        column.addLayout(self._versions)
        self._versions.setSpacing(8)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        theme.follow(self._apply_theme)
        self.hide()

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(version_style(theme))

    def show_conflict(self, conflict: SentenceConflict) -> None:
        """Show in the box the versions of a sentence in conflict; hide the box if the sentence is not in conflict."""
        if conflict != self._conflict:
            self._conflict = conflict
            self._fill()
        self.setVisible(bool(conflict.versions))

    def clear(self) -> None:
        """Hide the box of conflicting versions."""
        self.show_conflict(SentenceConflict())

    def _fill(self) -> None:
        clear_layout(self._versions)
        self.boxes, self.buttons = [], []
        versions = self._conflict.versions
        self.heading.setText(ngettext("{number} version", "{number} versions", len(versions)))
        size = self.font().pointSizeF() + 1
        for number, version in enumerate(versions, 1):
            button = QToolButton(self)
            button.setText(_("Accept ({number})", number=number))
            button.setAccessibleName(_("Accept version {number} of {total}", number=number, total=len(versions)))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked=False, version=version: self.taken.emit(version))
            box = MergeVersionBox("", self._theme, size, self, button)
            box.show_version(version_words(version), version.status, self._pieces(version))
            self._versions.addWidget(box)
            self.boxes.append(box)
            self.buttons.append(button)

    def _pieces(self, version: MergeSentenceVersion) -> tuple[DiffPiece, ...]:
        """Return how a conflicting version differs from the common ancestor or, if that is empty, the first version."""
        first, base = self._conflict.versions[0], self._conflict.ancestor
        text = base.target if base is not None and base.target else first.target
        if not text:
            return (DiffPiece(DiffKind.KEPT, version.target),) if version.target else ()
        return difference(text, version.target)

    def begin(self) -> None:
        """Focus the button that accepts the first of the conflicting versions."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif 0 <= number < len(self.buttons) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.buttons[number].click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() == Qt.KeyboardModifier(0):
            focused = next((button for button in self.buttons if button.hasFocus()), None)
            if focused is not None:
                focused.click()
        else:
            super().keyPressEvent(event)
