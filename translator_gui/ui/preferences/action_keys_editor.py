"""Editor of the keys of one action, below the list of actions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.ui.keys.chords import chord_text
from translator_gui.ui.keys.keymap import Keymap
from translator_gui.ui.keys.reserved_keys import chord_remark, reserved_reason
from translator_gui.ui.menus import names
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.preferences.key_recorder import KeyRecorder
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import clear_layout


class ActionKeysEditor(QWidget):
    """Edits the shortcuts of one action: records new keys; asks before it takes keys from another action."""

    left = Signal()
    """Emitted when recording ends: the list gets the focus back."""
    busy = Signal()
    """Emitted when a question is shown, which must be scrolled into view."""

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._action = ""
        self._pending = ""
        self.name = plain_label(self)
        self.message = plain_label(self)
        self.message.setWordWrap(True)
        self.recorder = KeyRecorder(self)
        self.recorder.recorded.connect(self._record)
        self.recorder.unreadable.connect(self._show_unreadable)
        self.recorder.left.connect(self._leave_recorder)
        self.add = QPushButton(_("&Add keys…"), self)
        self.clear = QPushButton(_("Remo&ve keys"), self)
        self.reset = QPushButton(_("&Reset"), self)
        self.take_over = QPushButton(_("&Take it over"), self)
        self.leave = QPushButton(_("&Leave it there"), self)
        for button, verb in (
            (self.add, self.start),
            (self.clear, lambda: self._keymap.clear(self._action)),
            (self.reset, lambda: self._keymap.reset(self._action)),
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
        column.addLayout(first)
        first.addWidget(self.name)
        first.addLayout(self._chips)
        first.addStretch(1)
        self._ways = QStackedLayout()
        buttons, recording = QWidget(self), QWidget(self)
        column.addLayout(self._ways)
        for holder, widgets in (
            (buttons, (self.add, self.clear, self.reset)),
            (recording, (self.recorder, self.take_over, self.leave)),
        ):
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            for widget in widgets:
                row.addWidget(widget)
            if holder is buttons:
                row.addStretch(1)
            self._ways.addWidget(holder)
        column.addWidget(self.message)

    def show_action(self, action: str) -> None:
        """Show the shortcuts of an action in the editor; an empty id empties the editor."""
        self._action = action
        self.message.clear()
        self.stop(notify=False)
        self._show()

    def start(self) -> None:
        """Start recording a new shortcut."""
        if self._action:
            self.message.clear()
            self._ask(asking=False)
            self._ways.setCurrentIndex(1)
            self.recorder.setFocus(Qt.FocusReason.OtherFocusReason)
            self.busy.emit()

    def stop(self, *, notify: bool = True) -> None:
        """Stop recording a new shortcut."""
        if self._pending and notify:
            self.message.clear()
        recording = self._ways.currentIndex() == 1
        self._ask(asking=False)
        self._ways.setCurrentIndex(0)
        if recording and notify:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._ways.currentIndex() == 1:
            self.stop()
        else:
            super().keyPressEvent(event)

    def _leave_recorder(self) -> None:
        # It also loses the keyboard to the question whether to take keys over.
        if not self._pending:
            self.stop()

    def _record(self, chord: str) -> None:
        why, owner = reserved_reason(chord), self._keymap.owner(chord)
        if why:
            self._show_message(_("{chord} {reason}. Press other keys.", chord=chord_text(chord), reason=why))
        elif owner is None or owner == self._action:
            self._show_message(chord_remark(chord))
            self._keymap.add(self._action, chord)
            self.stop(notify=False)
            self.left.emit()
        else:
            self._pending = chord
            self._show_message(_("{chord} is the key of “{action}”.", chord=chord_text(chord), action=names()[owner]))
            self._ask(asking=True)
            self.take_over.setFocus(Qt.FocusReason.OtherFocusReason)
            self.busy.emit()

    def _take_over(self) -> None:
        chord, self._pending = self._pending, ""
        self._show_message(chord_remark(chord))
        self._keymap.add(self._action, chord)
        self.stop()

    def _ask(self, *, asking: bool) -> None:
        if not asking:
            self._pending = ""
        self.recorder.setVisible(not asking)
        self.take_over.setVisible(asking)
        self.leave.setVisible(asking)

    def _show_unreadable(self) -> None:
        self._show_message(
            _("That letter is not Latin and depends on the keyboard layout. Switch to an English layout and press it.")
        )

    def _show_message(self, text: str) -> None:
        self.message.setText(text)
        self.message.setAccessibleName(text)

    def _show(self) -> None:
        clear_layout(self._chips)
        chords = self._keymap.chords(self._action)
        for chord in chords:
            self._chips.addWidget(self._chip(chord))
        name = names().get(self._action, "")
        self.name.setText(
            _("{action}:", action=name)
            if chords
            else _("{action}: no keys", action=name)
            if name
            else _("Choose an action to change its keys")
        )
        self.add.setEnabled(bool(name))
        self.clear.setEnabled(bool(chords))
        self.reset.setEnabled(self._keymap.is_own(self._action))

    def _chip(self, chord: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setText(f"{chord_text(chord)}  ✕".replace("&", "&&"))
        words = _("Remove {chord}", chord=chord_text(chord))
        chip.setAccessibleName(words)
        set_tip(chip, words)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self._keymap.remove(self._action, chord))
        return chip
