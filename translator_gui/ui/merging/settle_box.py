"""The versions between which a person has to choose, beside the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from translator_gui.project.merging.comparison import Version
from translator_gui.project.merging.rivals import Conflict
from translator_gui.text.difference import Piece, PieceKind, difference
from translator_gui.ui.merging.version_box import VersionBox, version_style
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import empty
from translator_gui.viewmodel.merging.wording import version_words

_ADVICE = "A merge kept both. Take one of them, or write another English: what you type resolves the conflict."


class SettleBox(QFrame):
    """Its keys are the numbers of the versions; Esc goes back to the page. Hidden where there is nothing to choose."""

    taken = Signal(object)
    """The version that is to stand."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflict = Conflict()
        self.boxes: list[VersionBox] = []
        self.buttons: list[QToolButton] = []
        self.heading = plain_label(self, bold=True, wraps=True)
        advice = plain_label(self, _ADVICE, wraps=True)
        advice.setObjectName("quiet")
        self._versions = QVBoxLayout()
        self._versions.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(advice)
        column.addLayout(self._versions)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        theme.follow(self._apply_theme)
        self.hide()

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(version_style(theme))

    def show_conflict(self, conflict: Conflict) -> None:
        """Shows what there is to choose between; hides where there is nothing."""
        if conflict != self._conflict:
            self._conflict = conflict
            self._fill()
        self.setVisible(bool(conflict.versions))

    def clear(self) -> None:
        """There is nothing to choose."""
        self.show_conflict(Conflict())

    def _fill(self) -> None:
        empty(self._versions)
        self.boxes, self.buttons = [], []
        versions = self._conflict.versions
        self.heading.setText(f"{len(versions)} versions")
        size = self.font().pointSizeF() + 1
        for number, version in enumerate(versions, 1):
            button = QToolButton(self)
            button.setText(f"Take ({number})")
            button.setAccessibleName(f"Take version {number} of {len(versions)}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked=False, version=version: self.taken.emit(version))
            box = VersionBox("", self._theme, size, self, button)
            box.show_version(version_words(version), version.status, self._pieces(version))
            self._versions.addWidget(box)
            self.boxes.append(box)
            self.buttons.append(button)

    def _pieces(self, version: Version) -> tuple[Piece, ...]:
        """What a version changed of what all come from or, where that has no English, of the first one."""
        first, base = self._conflict.versions[0], self._conflict.ancestor
        text = base.target if base is not None and base.target else first.target
        if not text:
            return (Piece(PieceKind.KEPT, version.target),) if version.target else ()
        return difference(text, version.target)

    def begin(self) -> None:
        """The keyboard comes to the first version."""
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
