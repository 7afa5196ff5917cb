"""The page of paragraphs: composed of view, sentence editor, navigator, source mode and mouse."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from translator_gui.ui.editor import accessible
from translator_gui.ui.editor.caret_follower import CaretFollower
from translator_gui.ui.editor.english_field import EnglishFieldKeyCommand
from translator_gui.ui.editor.focus_chain import focus_outside
from translator_gui.ui.editor.page_decorations import PageTextDecorations
from translator_gui.ui.editor.page_mouse import PageMouseHandler
from translator_gui.ui.editor.page_navigator import SentenceNavigator
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.editor.page_view import ParagraphBlocksView
from translator_gui.ui.editor.sentence_editor import SentenceEditor
from translator_gui.ui.editor.source_caret_controller import SourceCaretController
from translator_gui.ui.plain_text import show_tip
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar
from translator_gui.viewmodel.page_state import PageParagraphsState


class TranslationPage(QAbstractScrollArea):
    """The page widget: shows a project's Urdu paragraphs beside their English and edits the English.

    Keys: Enter and the arrows at a field's edge go to the neighbours, Page Up and Page Down scroll and go along, Tab
    puts the caret into the Urdu, Esc back; Ctrl+Shift+Right and Left select words and, where there are no more, ask to
    move the selected English. All other keys with Ctrl or Alt, and the function keys, are left to the program.

    Attributes:
        view: Layout, painting and scrolling.
        live: The field and the typing in it.
        follower: Keeps the caret on screen.
        navigator: The current sentence, navigation, selection and filter.
        source: The caret in the Urdu.
        mouse: Clicks and the sentence under the pointer.
        decorations: Marks over the texts, such as those of a search and of the spelling.
    """

    refused = Signal(str)
    """A key did nothing: the reason, for people."""
    move_requested = Signal(bool)
    """The selected English is to go to the next sentence (True) or to the previous one."""
    badge_clicked = Signal(object)
    """A badge of the current sentence was clicked: its kind."""
    status_menu = Signal(QPoint)
    """The menu of the current sentence's status is requested: where on the screen."""
    urdu_hovered = Signal(int, int, QPoint)
    """The pointer rests on Urdu without a tooltip: index of the paragraph, offset, and where on the screen."""
    context_menu = Signal(QPoint, object)
    """A menu is requested: where on the screen, and the sentence's id."""

    def __init__(
        self, model: PageParagraphsState, options: PageDisplayOptions, theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = ThemedScrollBar(theme, self)
        self.setVerticalScrollBar(bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Also in a mirrored interface: the user chooses on which side the Urdu is.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        # A viewport of our own: to learn what kind of widget Qt's is, PySide would set up every kind there is (20 ms).
        self.setViewport(QWidget(self))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view = ParagraphBlocksView(model, options, theme, self.viewport(), bar)
        self.decorations = PageTextDecorations(model, self)
        self.live = SentenceEditor(self.view, self.decorations)
        self.follower = CaretFollower(self.view, self.live)
        self.navigator = SentenceNavigator(self.view, self.live, self.follower)
        self.source = SourceCaretController(self, self.view, self.live, self.navigator, self.follower)
        self.mouse = PageMouseHandler(self, self.view, self.live, self.navigator, self.source)
        self._painted = False
        self.view.state_parts.append(self.decorations)
        self.decorations.changed.connect(self._decorate)
        self.live.refused.connect(self.refused)
        self.navigator.refused.connect(self.refused)
        self.source.refused.connect(self.refused)
        self.live.field.exited.connect(self._leave_field)
        self.mouse.badge_clicked.connect(self.badge_clicked)
        self.mouse.mark_clicked.connect(self._ask_status_menu)
        model.reset.connect(self.load)
        accessible.install(self)
        if len(model):
            self.load()

    def load(self) -> None:
        """Show the project's paragraphs from the start, with no current sentence."""
        self.live.clear()
        self.navigator.clear()
        self.source.leave()
        self.mouse.clear()
        self.view.load()

    def sizeHint(self) -> QSize:
        return QSize(1000, 700)

    def _decorate(self, paragraph_ids: tuple[int, ...] | None) -> None:
        if paragraph_ids is None:
            self.viewport().update()
            return
        for index in map(self.model.index_of, paragraph_ids):
            if index is not None:
                self.view.update_block(index)

    def _ask_status_menu(self, point: QPoint) -> None:
        self.status_menu.emit(self.viewport().mapToGlobal(point))

    def _leave_field(self, exit_: EnglishFieldKeyCommand) -> None:
        if exit_ is EnglishFieldKeyCommand.NEXT:
            self.navigator.next_sentence()
        elif exit_ in {EnglishFieldKeyCommand.UP, EnglishFieldKeyCommand.DOWN}:
            self.navigator.go_by_line(down=exit_ is EnglishFieldKeyCommand.DOWN)
        elif exit_ in {EnglishFieldKeyCommand.PAGE_UP, EnglishFieldKeyCommand.PAGE_DOWN}:
            self.navigator.go_by_screen(1 if exit_ is EnglishFieldKeyCommand.PAGE_DOWN else -1)
        elif exit_ is EnglishFieldKeyCommand.SOURCE:
            self.source.enter()
        elif exit_ is EnglishFieldKeyCommand.OUTSIDE:
            focus_outside(self, forward=False)
        elif exit_ in {EnglishFieldKeyCommand.MOVE_NEXT, EnglishFieldKeyCommand.MOVE_PREVIOUS}:
            self.move_requested.emit(exit_ is EnglishFieldKeyCommand.MOVE_NEXT)
        elif exit_ is EnglishFieldKeyCommand.DESELECT:
            self.navigator.deselect()

    # Qt's events.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.source.active:
            event.setAccepted(self.source.claims(event))
            return event.isAccepted()
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        # Tab and Shift+Tab in the Urdu come as keys.
        return False if self.source.active else super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.source.active and self.source.handle_key(event):
            event.accept()
        elif self.navigator.current() is None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.navigator.go(0)
            self.live.field.setFocus()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.source.active and self.navigator.current() is not None:
            self.live.field.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.resize(event.oldSize().width())
        if not self._painted:
            self.follower.arrive()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.prepare_to_show()
        if not self._painted:
            self.follower.arrive()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painted = True
        self.view.paint(event.region())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        self.view.follow_bar()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.view.turn_wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        with self.follower.pointing():
            self.mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        with self.follower.pointing():
            self.mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        with self.follower.pointing():
            self.mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        with self.follower.pointing():
            self.mouse.double_click(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.mouse.leave()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            # Imported late: the page is painted without it.
            from translator_gui.ui.editor.page_tooltips import tooltip_at, urdu_at  # noqa: PLC0415

            tip = tooltip_at(self.view, self.live, self.decorations.badges, event.pos())
            show_tip(event.globalPos(), tip, self.viewport())
            if not tip and (urdu := urdu_at(self.view, event.pos())) is not None:
                self.urdu_hovered.emit(*urdu, event.globalPos())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        with self.follower.pointing():
            if by_mouse and self.mouse.click_mark(event.pos()):
                return
            segment = self.mouse.context_sentence(event.pos()) if by_mouse else self.navigator.current()
        if segment is not None:
            self.context_menu.emit(event.globalPos(), segment)
