"""What the window shows while no project is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from translator_gui.paths import resource

_WIDTH = 320


class Welcome(QWidget):
    """Three ways to begin; a file may also be dropped anywhere on the window."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        icon = QLabel(self)
        icon.setPixmap(QPixmap(str(resource("icons", "translator-128.png"))))
        icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(icon)
        title = QLabel("Translator", self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        title.setFont(font)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        hint = QLabel("Urdu documents into English, paragraph by paragraph", self)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(hint)
        column.addSpacing(16)
        for text, signal in (
            ("Translate a document…", self.new_wanted),
            ("Open a project…", self.open_wanted),
            ("Open the sample", self.sample_wanted),
        ):
            button = QPushButton(text, self)
            button.setFixedWidth(_WIDTH)
            button.setMinimumHeight(40)
            button.clicked.connect(signal)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        drop = QLabel("or drop a file here", self)
        drop.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(drop)
        column.addStretch(3)
