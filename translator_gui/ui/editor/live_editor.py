"""The live editor with the sentence in it: its running undo, its height, and what comes to it from outside."""

from math import ceil
from time import monotonic

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QWidget

from translator_gui.model.segment import Segment
from translator_gui.model.status import Status
from translator_gui.text.typing_habits import TypingHabits
from translator_gui.ui.editor.english_field import MARGIN, EnglishField
from translator_gui.ui.editor.typing_history import TypingHistory
from translator_gui.ui.theme import Theme

_FAR = 20_000
"""Where the field waits while its sentence is off screen: hidden, it would lose the keyboard."""


class LiveEditor(QObject):
    """Owns the `EnglishField`. Offsets are code points."""

    edited = Signal(str)
    """The person changed the text: the whole of it."""
    resized = Signal()
    """The text needs another height."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.field = EnglishField(viewport)
        self.field.hide()
        self.segment: int | None = None
        """Id of the sentence in the editor."""
        self.height = 0.0
        """Of its text, whole pixels."""
        self._text = ""
        self._read_only = False
        self._history = TypingHistory()
        self._dressing = False
        self._righting = False
        self.habits = TypingHabits()
        """What is put right as one types."""
        self.field.wrote.connect(self._on_wrote)
        self.field.textChanged.connect(self._on_text)
        self.field.cursorPositionChanged.connect(self._on_caret)
        self.field.relaid.connect(self._on_relaid)

    @property
    def text(self) -> str:
        """The English as it stands in the editor."""
        return self._text

    @property
    def read_only(self) -> bool:
        """Whether nothing at all may be changed."""
        return self._read_only

    def load(self, segment: Segment, caret: int | None, width: int, font: QFont, theme: Theme) -> None:
        """Takes a sentence.

        Args:
            segment: The sentence.
            caret: Where the caret goes; None for the end.
            width: Of the English column.
            font: Of the English.
            theme: The colours.
        """
        self.segment = segment.id
        self.dress(segment, width, font, theme)
        self._show(segment.target, len(segment.target) if caret is None else caret)
        self._history.reset(self._text, self.field.caret())
        self.field.show()

    def unload(self) -> None:
        """Holds no sentence any more."""
        self.segment = None

    def dress(self, segment: Segment, width: int, font: QFont, theme: Theme) -> None:
        """Sets column, face, colours and whether the text may be changed."""
        final = segment.status is Status.FINAL
        self._dressing = True
        self.field.set_locked(locked=final or self._read_only)
        self.field.dress(font, theme, theme.tint if final else theme.field)
        self.field.resize(width + 2 * MARGIN, max(self.field.height(), 10))
        self._dressing = False
        self._measure()

    def place(self, origin: QPoint | None, width: int) -> None:
        """Puts the text's first letter at a point of the viewport; None while it is off screen."""
        corner = QPoint(0, _FAR) if origin is None else origin - QPoint(MARGIN, MARGIN)
        corner.setY(max(-_FAR, min(corner.y(), _FAR)))
        height = max(int(self.height), ceil(self.field.fontMetrics().lineSpacing())) + 2 * MARGIN
        self.field.setGeometry(corner.x(), corner.y(), width + 2 * MARGIN, height)

    def take(self, segment: Segment) -> None:
        """The sentence changed elsewhere: shows its new text, the caret as near as possible to where it was."""
        if segment.target == self._text:
            return
        caret = _moved(self._text, segment.target, self.field.caret())
        self._show(segment.target, caret)
        self._history.reset(self._text, caret)

    def close_typing(self) -> None:
        """What was typed so far is undone by the project's steps from now on."""
        self._history.reset(self._text, self.field.caret())

    def put(self, start: int, end: int, text: str, caret: int) -> None:
        """Puts text in place of a range, as a step of its own that undo takes back alone; the caret goes to `caret`."""
        self._righting = True
        try:
            self.field.replace(start, end, text, typed=True)
        finally:
            self._righting = False
        self.field.set_caret(caret)

    def set_read_only(self, *, read_only: bool, segment: Segment | None) -> None:
        """Locks or unlocks everything."""
        self._read_only = read_only
        self.field.set_locked(locked=read_only or (segment is not None and segment.status is Status.FINAL))

    def commit(self) -> None:
        """Has an input method write what it is composing."""
        if self.field.composing():
            QGuiApplication.inputMethod().commit()

    def travel(self, *, back: bool) -> bool:
        """Undoes or redoes a step of running typing; False when there is none."""
        if self.segment is None or self.field.isReadOnly():
            return False
        state = self._history.undo() if back else self._history.redo()
        if state is None:
            return False
        self._show(*state)
        self.resized.emit()
        self.edited.emit(self._text)
        return True

    def _show(self, text: str, caret: int) -> None:
        self.field.load(text, caret)
        self._text = self.field.text()
        self._measure()

    def _measure(self) -> bool:
        before, self.height = self.height, float(ceil(self.field.text_height()))
        return self.height != before

    def _on_text(self) -> None:
        """Also told while an input method composes: the height may change then, the text does not."""
        text = self.field.text()
        if self._measure():
            self.resized.emit()
        if text == self._text or self.segment is None:
            return
        self._text = text
        self._history.record(text, self.field.caret(), monotonic(), pasted=self.field.pasting, apart=self._righting)
        self.edited.emit(text)

    def _on_wrote(self, typed: str) -> None:
        """A typing habit changes what was just typed, as a step of its own that undo takes back alone."""
        if self.segment is None or not any(self.habits):
            return
        edit = self.habits.edit(self._text, self.field.caret(), typed)
        if edit is not None:
            self._righting = True
            try:
                self.field.replace(edit.start, edit.end, edit.text, typed=True)
            finally:
                self._righting = False

    def _on_relaid(self) -> None:
        """A widget that is not shown yet hears of its width only when it is."""
        if not self._dressing and self._measure():
            self.resized.emit()

    def _on_caret(self) -> None:
        if self.field.text() == self._text:
            self._history.moved(self.field.caret())


def _moved(old: str, new: str, caret: int) -> int:
    """Where a caret belongs after a text was replaced: behind what it stood behind, or before what it stood before."""
    if new.startswith(old[:caret]):
        return caret
    if new.endswith(old[caret:]):
        return len(new) - (len(old) - caret)
    return min(caret, len(new))
