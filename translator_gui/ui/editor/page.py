"""The page of paragraphs: where Qt's events become what the page does."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from translator_gui.ui.editor.chips import ChipKind
from translator_gui.ui.editor.editable_page import EditablePage
from translator_gui.ui.editor.field import Step
from translator_gui.ui.editor.options import PageOptions
from translator_gui.ui.editor.tag_tips import tag_words, wrong_tags
from translator_gui.ui.plain_text import show_tip
from translator_gui.ui.theme import ThemeState
from translator_gui.viewmodel.page_model import PageModel

_KEPT = 60
"""Pixels of the old page still seen after Page Up or Page Down."""


class Page(EditablePage):
    """Shows and edits a project's paragraphs; see `EditablePage` for what it can do and what it tells.

    Keys: Enter and the arrows at a field's edge go to the neighbours, Page Up and Page Down scroll and go along, Tab
    puts the caret into the Urdu, Esc back; Ctrl+Shift+Right and Left select words and, where there are no more, ask to
    move the selected English. All other keys with Ctrl or Alt, and the function keys, are left to the program.
    """

    def __init__(
        self, model: PageModel, options: PageOptions, theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, options, theme, parent)
        self.field.step.connect(self._on_step)

    def _on_step(self, step: Step) -> None:
        if step is Step.NEXT:
            self.next_sentence()
        elif step in {Step.UP, Step.DOWN}:
            self._to_line(down=step is Step.DOWN)
        elif step in {Step.PAGE_UP, Step.PAGE_DOWN}:
            self._to_page(1 if step is Step.PAGE_DOWN else -1)
        elif step is Step.SOURCE:
            self.enter_source()
        elif step is Step.OUT:
            self.leave_page(forward=False)
        elif step in {Step.MOVE_NEXT, Step.MOVE_PREVIOUS}:
            self.move_wanted.emit(step is Step.MOVE_NEXT)
        elif step is Step.STAY:
            self.deselect()

    def _to_line(self, *, down: bool) -> None:
        """The caret leaves the field at its top or bottom and stays in its column."""
        x = self.field.caret_x()
        if self.next_sentence() if down else self.previous_sentence():
            self.field.place_caret(x, last_line=not down)

    def _to_page(self, pages: int) -> None:
        """Scrolls by a page and goes to the field that is now where the current one was."""
        held, height = self.held(), self.viewport().height()
        if not self.flow.visible:
            return
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + pages * max(40, height - _KEPT))
        y = held.y if held else height // 2
        if bar.value() in {bar.minimum(), bar.maximum()} and abs(bar.value() - before) < height - _KEPT:
            y = 0 if pages < 0 else height  # the first or the last page: to the very end
        index, top = self.flow.at(y) or self.flow.visible[-1]
        block = self.blocks.get(index)
        if block.paragraph:
            self.go(index, sentence=block.field_near(y - top))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.source.active:
            event.setAccepted(self.source.claims(event))
            return event.isAccepted()
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        # Tab and Shift+Tab in the Urdu come as keys.
        return False if self.source.active else super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.source.active and self.source.key(event):
            event.accept()
        elif self.current() is None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.go(0)
            self.field.setFocus()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.source.active and self.current() is not None:
            self.field.setFocus(event.reason())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointer.leave()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            show_tip(event.globalPos(), self._words_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _words_at(self, place: QPoint) -> str:
        """What the badge or the tag at a place stands for; its first line is ours, so that Qt reads no markup in it."""
        chip, badges = self.chip_at(place), self.decorations.badges
        if chip is None:
            return tag_words(self, place)
        if chip[1].kind is ChipKind.ISSUE:
            return wrong_tags(self, chip[0])
        return badges.words(chip[0]) if badges and chip[1].kind is ChipKind.COMMENTS else ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        segment = self.current()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            hit = self.hit(event.pos())
            paragraph = self.model.known(hit.paragraph) if hit else None
            segment = paragraph.segments[hit.sentence].id if hit and paragraph else None
            if segment is not None and hit is not None and hit.caret is not None:
                self._caret_to(event, segment, hit.caret)
        if segment is not None:
            self.context_menu.emit(event.globalPos(), segment)

    def _caret_to(self, event: QContextMenuEvent, segment: int, caret: int) -> None:
        """A right click over English puts the caret there, as a left one does, unless it is on what is selected."""
        if segment == self.current():
            start, end = self.english_selection()
            offset = self.field.offset_at(self.field.mapFrom(self.viewport(), event.pos()))
            if start == end or not start <= offset <= end:
                self.field.set_caret(offset)
        elif segment not in self.selected():
            self.go_to(segment, caret)
            self.field.setFocus()
