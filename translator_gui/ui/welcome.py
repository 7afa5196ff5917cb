"""What the window shows while no project is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from translator_gui.paths import resource
from translator_gui.ui.theme import Theme

_WIDTH = 340


class Welcome(QWidget):
    """Three ways to begin; a file may also be dropped anywhere on the window."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        icon = QLabel(self)
        pixmap = QPixmap(str(resource("icons", "translator-128.png")))
        icon.setPixmap(pixmap)
        icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(icon)
        column.addSpacing(6)
        title = _line("Translator", self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 2.2)
        title.setFont(font)
        column.addWidget(title)
        hint = _line("Urdu documents into English, paragraph by paragraph", self)
        hint.setObjectName("quiet")
        column.addWidget(hint)
        column.addSpacing(20)
        for text, name, signal in (
            ("Translate a document…", "first", self.new_wanted),
            ("Open a project…", "other", self.open_wanted),
            ("Open the sample", "other", self.sample_wanted),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setFixedWidth(_WIDTH)
            button.setMinimumHeight(42)
            button.setAutoDefault(True)
            button.clicked.connect(signal)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        drop = _line("or drop a document or a project anywhere in this window", self)
        drop.setObjectName("quiet")
        column.addWidget(drop)
        column.addStretch(3)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.setStyleSheet(
            f"#welcome {{ background: {theme.page.name()}; }}"
            f"#quiet {{ color: {theme.muted.name()}; }}"
            f"QPushButton {{ background: {theme.field.name()}; color: {theme.text.name()}; "
            f"border: 1px solid {theme.field_border.name()}; border-radius: 8px; }}"
            f"QPushButton:hover {{ background: {theme.hover.name()}; }}"
            f"QPushButton:focus {{ border: 2px solid {theme.accent.name()}; }}"
            f"#first {{ background: {theme.accent.name()}; color: {theme.on_accent.name()}; border: none; }}"
            f"#first:hover {{ background: {theme.translated.darker(112).name()}; }}"
            f"#first:focus {{ border: 2px solid {theme.text.name()}; }}"
        )


def _line(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
