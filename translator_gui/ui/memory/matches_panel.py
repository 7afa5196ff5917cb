"""The panel with the matches of the current sentence in the translation memories, and a service's suggestion."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.project.memory.match_records import MatchAnswer, MemoryFragment, MemoryMatch
from translator_gui.ui.memory.match_delegate import MatchDelegate
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.clipboard import mime_of
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.viewmodel.machine.machine_help_state import MachineSuggestion
from translator_gui.viewmodel.memory.match_list_model import MatchListModel, MatchRow

_PATIENCE_MS = 200
"""After that time the panel says that the memory is being read; most look-ups take a few milliseconds."""


class MatchesPanel(QWidget):
    """The matches of the current sentence, the best first, then fragments, then what a service suggests.

    Enter or a double click inserts one.
    """

    chosen = Signal(object)
    """Emitted with the match, fragment or suggestion to insert."""
    edit_wanted = Signal(object)
    """Emitted with the `MemoryMatch` whose unit to edit."""
    delete_wanted = Signal(object)
    """Emitted with the `MemoryMatch` whose unit to delete."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MatchListModel(self)
        self.heading = plain_label(self, wraps=True, muted=True)
        self.trouble = plain_label(self, wraps=True)
        self.list = _MatchList(self.model, theme, self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE_MS)
        self._late.timeout.connect(self._say_waiting)
        self.insert = self._action(
            _("&Insert"),
            _("A match or suggestion replaces the English, a fragment goes to the cursor (Enter)"),
            self._insert,
        )
        self.copy = self._action(_("&Copy the English"), "", self._copy_target)
        self.copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy_urdu = self._action(_("Copy the &Urdu"), "", self._copy_source)
        self.edit = self._action(_("&Edit in the memory…"), "", self._edit)
        self.delete = self._action(_("&Delete from the memory"), "", self._delete)
        self.delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self.delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.list.activated_by_key.connect(self._insert)
        self.list.doubleClicked.connect(self._insert)
        self.list.left.connect(self.left)
        self.list.selectionModel().currentChanged.connect(self._enable)
        self.model.modelReset.connect(self._enable)
        self._is_changeable: Callable[[MemoryMatch], bool] = _any
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        for label in (self.heading, self.trouble):
            label.setContentsMargins(12, 0, 12, 0)
            column.addWidget(label)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        theme.follow(self._apply_theme)
        self.show_waiting()

    def sizeHint(self) -> QSize:
        return QSize(260, 300)

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(f"#quiet {{ color: {theme.muted.name()}; }}")

    def _action(self, text: str, tip: str, verb: object) -> QAction:
        action = QAction(text, self)
        if tip:
            set_tip(action, tip)
        action.triggered.connect(verb)
        self.list.addAction(action)
        return action

    # What is shown

    def show_nothing(self, words: str) -> None:
        """Show no matches, and why."""
        self._late.stop()
        self.model.load(())
        self.heading.setText(words)
        self._show_parts("")

    def show_waiting(self) -> None:
        """Show no matches until the memories have answered."""
        self.model.load(())
        self._show_parts("")
        self._late.start()

    def _say_waiting(self) -> None:
        self.heading.setText(_("Reading the memory…"))

    def show_trouble(self, reason: str, rows: Sequence[MatchRow] = ()) -> None:
        """Show why nothing can be looked up, and what does not come from a memory."""
        self.show_nothing("")
        self._load(rows)
        self._show_parts(reason)

    def show_answer(self, answer: MatchAnswer, rows: Sequence[MatchRow]) -> None:
        """Show the rows of the current sentence, and how many units were searched."""
        self._late.stop()
        units = ngettext("{number} unit", "{number} units", answer.searched)
        words = ngettext("{number} match in {units}", "{number} matches in {units}", len(answer.matches), units=units)
        if answer.has_more:
            words = _("{words}; there are more", words=words)
        if answer.fragments:
            fragments = ngettext("{number} fragment", "{number} fragments", len(answer.fragments))
            words = _("{words}; {fragments}", words=words, fragments=fragments)
        if rows and isinstance(rows[-1], MachineSuggestion):
            words = _("{words}; machine suggestion", words=words)
        self.heading.setText(words)
        self._load(rows)
        self._show_parts("")

    def _load(self, rows: Sequence[MatchRow]) -> None:
        if self.model.load(rows) and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()

    def _show_parts(self, trouble: str) -> None:
        some = self.model.rowCount() > 0
        had_focus = self.list.hasFocus()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.heading.setVisible(not trouble)
        self.list.setVisible(some)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if some else Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(trouble or self.heading.text())
        if had_focus and not some:
            self.setFocus()

    def begin(self) -> None:
        """Move the keyboard focus to the list of matches."""
        (self.list if self.list.isVisibleTo(self) else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What can be done

    @property
    def current(self) -> MatchRow | None:
        """The match, fragment or suggestion that is selected in the list; None if there is none."""
        index = self.list.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def set_key_words(self, key_words: Callable[[int], str]) -> None:
        """Set the function that returns the key which inserts a row, by its number from 1."""
        self.list.delegate.key_words = key_words

    def set_changeable(self, is_changeable: Callable[[MemoryMatch], bool]) -> None:
        """Set the function that says whether the unit of a match can be edited and deleted."""
        self._is_changeable = is_changeable

    def _enable(self) -> None:
        match = self.current
        for action in (self.insert, self.copy, self.copy_urdu):
            action.setEnabled(match is not None)
        for action in (self.edit, self.delete):
            action.setEnabled(isinstance(match, MemoryMatch) and self._is_changeable(match))

    def _insert(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    def _copy_target(self) -> None:
        if (row := self.current) is not None:
            QGuiApplication.clipboard().setMimeData(
                mime_of(row.english if isinstance(row, MemoryFragment) else row.target)
            )

    def _copy_source(self) -> None:
        if (row := self.current) is not None:
            urdu = row.urdu if isinstance(row, MemoryFragment) else row.source
            QGuiApplication.clipboard().setMimeData(mime_of(urdu))

    def _edit(self) -> None:
        if self.current is not None:
            self.edit_wanted.emit(self.current)

    def _delete(self) -> None:
        if self.current is not None:
            self.delete_wanted.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _MatchList(QListView):
    """The list of matches."""

    activated_by_key = Signal()
    left = Signal()

    def __init__(self, model: MatchListModel, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        style_list(self, theme, paper=True)
        self.delegate = MatchDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(_("Matches from the memory, best first"))
        # Always shown: rows laid out before it appeared would be too low for the narrower text.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.currentIndex().isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.activated_by_key.emit()
        else:
            super().keyPressEvent(event)


def _any(_match: MemoryMatch) -> bool:
    return True
