"""The keys of one action, below the list: what they are, and how they are changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from translator_gui.ui.keys.chords import chord_text
from translator_gui.ui.keys.keymap import Keymap
from translator_gui.ui.keys.reserved_keys import chord_remark, reserved_reason
from translator_gui.ui.menus import names
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.preferences.key_recorder import KeyRecorder
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import clear_layout


class ActionKeysEditor(QWidget):
    """Shows the keys of the chosen action, records others, and asks before it takes them from another action."""

    left = Signal()
    """Recording is over: the list gets the keyboard back."""
    busy = Signal()
    """Something is asked here: it must be seen."""

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._action = ""
        self._wanted = ""
        self.name = plain_label(self)
        self.message = plain_label(self)
        self.message.setWordWrap(True)
        self.recorder = KeyRecorder(self)
        self.recorder.recorded.connect(self._record)
        self.recorder.unreadable.connect(self._say_unreadable)
        self.recorder.left.connect(self._leave_recorder)
        self.add = QPushButton("&Add keys…", self)
        self.clear = QPushButton("&No keys", self)
        self.usual = QPushButton("&Usual keys", self)
        self.take_over = QPushButton("&Take it over", self)
        self.leave = QPushButton("&Leave it there", self)
        for button, verb in (
            (self.add, self.start),
            (self.clear, lambda: self._keymap.clear(self._action)),
            (self.usual, lambda: self._keymap.reset(self._action)),
            (self.take_over, self._take_over),
            (self.leave, self.stop),
        ):
            # With the keyboard on it, Enter is its own and not the dialog's OK.
            button.setAutoDefault(True)
            button.clicked.connect(verb)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._lay_out()
        keymap.keys_changed.connect(self._show)
        self._ask(asking=False)
        self.show_action("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        first = QHBoxLayout()
        first.addWidget(self.name)
        first.addLayout(self._chips)
        first.addStretch(1)
        column.addLayout(first)
        self._ways = QStackedLayout()
        buttons, recording = QWidget(self), QWidget(self)
        for holder, widgets in (
            (buttons, (self.add, self.clear, self.usual)),
            (recording, (self.recorder, self.take_over, self.leave)),
        ):
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            for widget in widgets:
                row.addWidget(widget)
            if holder is buttons:
                row.addStretch(1)
            self._ways.addWidget(holder)
        column.addLayout(self._ways)
        column.addWidget(self.message)

    def show_action(self, action: str) -> None:
        """Turns to an action; "" for none."""
        self._action = action
        self.message.clear()
        self.stop(tell=False)
        self._show()

    def start(self) -> None:
        """Waits for keys."""
        if self._action:
            self.message.clear()
            self._ask(asking=False)
            self._ways.setCurrentIndex(1)
            self.recorder.setFocus(Qt.FocusReason.OtherFocusReason)
            self.busy.emit()

    def stop(self, *, tell: bool = True) -> None:
        """Waits for keys no longer."""
        if self._wanted and tell:
            self.message.clear()
        recording = self._ways.currentIndex() == 1
        self._ask(asking=False)
        self._ways.setCurrentIndex(0)
        if recording and tell:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._ways.currentIndex() == 1:
            self.stop()
        else:
            super().keyPressEvent(event)

    def _leave_recorder(self) -> None:
        # It also loses the keyboard to the question whether to take keys over.
        if not self._wanted:
            self.stop()

    def _record(self, chord: str) -> None:
        why, owner = reserved_reason(chord), self._keymap.owner(chord)
        if why:
            self._say(f"{chord_text(chord)} {why}. Press other keys.")
        elif owner is None or owner == self._action:
            self._say(chord_remark(chord))
            self._keymap.add(self._action, chord)
            self.stop(tell=False)
            self.left.emit()
        else:
            self._wanted = chord
            self._say(f"{chord_text(chord)} is the key of “{names()[owner]}”.")
            self._ask(asking=True)
            self.take_over.setFocus(Qt.FocusReason.OtherFocusReason)
            self.busy.emit()

    def _take_over(self) -> None:
        chord, self._wanted = self._wanted, ""
        self._say(chord_remark(chord))
        self._keymap.add(self._action, chord)
        self.stop()

    def _ask(self, *, asking: bool) -> None:
        if not asking:
            self._wanted = ""
        self.recorder.setVisible(not asking)
        self.take_over.setVisible(asking)
        self.leave.setVisible(asking)

    def _say_unreadable(self) -> None:
        self._say(
            "That letter is not Latin: it would depend on the keyboard that is set. Switch to English and press it."
        )

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setAccessibleName(text)

    def _show(self) -> None:
        clear_layout(self._chips)
        chords = self._keymap.chords(self._action)
        for chord in chords:
            self._chips.addWidget(self._chip(chord))
        name = names().get(self._action, "")
        self.name.setText(
            f"{name}:" if chords else f"{name}: no keys" if name else "Choose an action to change its keys"
        )
        self.add.setEnabled(bool(name))
        self.clear.setEnabled(bool(chords))
        self.usual.setEnabled(self._keymap.is_own(self._action))

    def _chip(self, chord: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setText(f"{chord_text(chord)}  ✕".replace("&", "&&"))
        chip.setAccessibleName(f"Remove {chord_text(chord)}")
        set_tip(chip, f"Remove {chord_text(chord)}")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self._keymap.remove(self._action, chord))
        return chip
