"""The panel with the history of the current sentence: compare, copy and restore revisions."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.revision import Revision, SentenceHistory
from translator_gui.ui.history.history_delegate import SentenceHistoryDelegate
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.clipboard import mime_of
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.viewmodel.history.history_model import SentenceHistoryModel, heading_words

_BATCH = 3
"""Rows laid out at once, so that a long history does not block the window."""


class SentenceHistoryPanel(QWidget):
    """The panel with the revisions of a sentence. Enter expands one, Space compares with it."""

    restored = Signal(object, str)
    """Emitted to restore an earlier text: sentence id, text."""
    wanted = Signal()
    """Emitted when the panel becomes visible and needs a history to show."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.in_view = False
        """Whether the panel is visible; otherwise no history is read."""
        self._segment: int | None = None
        self._writable = True
        self.model = SentenceHistoryModel(self)
        self._heading = plain_label(self, bold=True)
        self._banner = plain_label(self)
        self._banner.setWordWrap(True)
        self._empty = plain_label(self)
        self._empty.setWordWrap(True)
        self._empty.setObjectName("quiet")
        self.list = _RevisionList(self.model, theme, self)
        self.list.left.connect(self._leave)
        self.list.expand_wanted.connect(self._expand)
        self.list.compare_wanted.connect(self._toggle_base)
        self.list.selectionModel().currentChanged.connect(self._update_actions)
        self.list.doubleClicked.connect(self._expand_index)
        self.model.modelReset.connect(self._update_actions)
        self._restore = self._action(_("Res&tore"), _("Restore this English as a draft"), self._restore_chosen)
        self._compare = self._action(
            _("Compare &with"), _("Show differences from this revision (Space)"), self._toggle_base
        )
        self._compare.setCheckable(True)
        self._copy = self._action(_("Cop&y"), _("Copy this English (Ctrl+C)"), self._copy_text)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._lay_out()
        theme.follow(self._apply_theme)
        self.show_segment(None, "", writable=True)

    def _action(self, text: str, tip: str, verb: object) -> QAction:
        action = QAction(text, self)
        set_tip(action, tip)
        action.triggered.connect(verb)
        self.list.addAction(action)
        return action

    def _lay_out(self) -> None:
        self._buttons = QWidget(self)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for action in (self._restore, self._compare, self._copy):
            button = QToolButton(self._buttons)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(8)
        for widget, stretch in (
            (self._heading, 0),
            (self._banner, 0),
            (self._empty, 0),
            (self.list, 1),
            (self._buttons, 0),
        ):
            if widget is not self.list:
                widget.setContentsMargins(12, 0, 12, 0)
            column.addWidget(widget, stretch)
        column.addStretch(0)

    def sizeHint(self) -> QSize:
        return QSize(250, 400)

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(f"#quiet {{ color: {theme.muted.name()}; }}QToolButton {{ padding: 3px 8px; }}")

    def set_in_view(self, in_view: bool) -> None:
        """Request the sentence's history when the panel becomes visible, and clear it when it is hidden."""
        self.in_view = in_view
        if in_view:
            self.wanted.emit()
        else:
            self.show_segment(None, "", writable=self._writable)

    @property
    def segment(self) -> int | None:
        """Id of the sentence whose revision history is shown."""
        return self._segment

    def show_segment(self, segment: int | None, name: str, *, writable: bool) -> None:
        """Show a sentence's name in the history panel's heading; `show_history` shows its revisions."""
        self._heading.setText(_("History of {sentence}", sentence=name) if name else _("History"))
        self._writable = writable
        if segment != self._segment or segment is None:
            self._segment = segment
            self.model.load(SentenceHistory())
            self._empty.setText("" if segment is not None else _("Go to a sentence to see its history"))
            self._show_parts()

    def show_history(self, history: SentenceHistory) -> None:
        """Show the revisions of the sentence in the list of the history panel."""
        fresh = not self.model.rowCount()
        chosen = self._chosen()
        (self.model.load if fresh else self.model.renew)(history)
        self._empty.setText("" if self.model.rowCount() else _("Nobody has worked on this sentence yet"))
        self._show_parts()
        at = self.model.row_of(chosen.uid) if chosen is not None and self.list.hasFocus() else 0
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(max(0, at)))
            if self.hasFocus():
                self.list.setFocus()

    def begin(self) -> None:
        """Move the keyboard focus to the list of revisions in the history panel."""
        (self.list if self.list.isVisibleTo(self) else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chosen(self) -> Revision | None:
        index = self.list.currentIndex()
        return self.model.row(index.row()).revision if index.isValid() else None

    def _show_parts(self) -> None:
        some = self.model.rowCount() > 0
        self.list.setVisible(some)
        self._buttons.setVisible(some)
        self._empty.setVisible(bool(self._empty.text()))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if some else Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._heading.text() + ("" if some else f": {self._empty.text()}"))
        self._update_actions()

    def _update_actions(self) -> None:
        chosen, base = self._chosen(), self.model.base
        self._restore.setEnabled(chosen is not None and self._writable)
        self._copy.setEnabled(chosen is not None)
        self._compare.setEnabled(chosen is not None)
        self._compare.setChecked(chosen is not None and base == chosen)
        if base is not None:
            author, how, _full_time, when = heading_words(base)
            self._banner.setText(_("Compared with {author} ({origin}), {time}", author=author, origin=how, time=when))
        self._banner.setVisible(base is not None)

    def _expand_index(self, index: QModelIndex) -> None:
        self._expand(index.row())

    def _expand(self, number: int) -> None:
        self.model.expand(number, not self.model.expanded(number))

    def _toggle_base(self) -> None:
        chosen = self._chosen()
        self.model.compare_with(None if chosen == self.model.base else chosen)
        self._update_actions()

    def _restore_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self._segment is not None:
            self.restored.emit(self._segment, chosen.target)

    def _copy_text(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            QGuiApplication.clipboard().setMimeData(mime_of(chosen.target))

    def _leave(self) -> None:
        if self.model.base is not None:
            self.model.compare_with(None)
            self._update_actions()
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


class _RevisionList(QListView):
    """The list of a sentence's revisions in the history panel."""

    expand_wanted = Signal(int)
    compare_wanted = Signal()
    left = Signal()

    def __init__(self, model: SentenceHistoryModel, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._bar = style_list(self, theme, paper=True)
        self._delegate = SentenceHistoryDelegate(model, theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Revisions, newest first"))
        # Always shown: rows laid out before it appeared would be too low for the narrower text.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        model.dataChanged.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.expand_wanted.emit(index.row())
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            self.compare_wanted.emit()
        else:
            super().keyPressEvent(event)
