"""The concordance: searches words in the memories while they are typed, and inserts what was found."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.naming import printable
from translator_gui.project.memory.concordance import OPEN_PROJECT, ConcordanceHit, ConcordanceQuery
from translator_gui.ui.memory.unit_dialog import MemoryUnitDialog
from translator_gui.ui.memory.unit_table import MemoryUnitTable
from translator_gui.ui.memory.unit_texts import UnitTextView
from translator_gui.ui.memory.wording import exported_words, hits_words
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.save_path import ask_save_path
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import add_button_row, dialog_column, resize_within_screen
from translator_gui.ui.widgets.search_field import SearchField
from translator_gui.viewmodel.memory.memory_search_state import MemorySearchState, Neighbours
from translator_gui.viewmodel.wording import moment

_PAUSE_MS = 40
"""After a key until the search starts, in milliseconds."""
_NEIGHBOURS_MS = 120
"""After a row became the current one until its neighbours are looked for."""
_TEXTS_HEIGHT = 92


class ConcordanceDialog(QDialog):
    """Lists the units that hold words or a phrase, with their context. Not modal: the page can be worked on beside it.

    Enter inserts the English of the current unit, or the selected part of it, at the caret of the page.
    """

    insert_wanted = Signal(str)

    def __init__(
        self, state: MemorySearchState, project: str, theme: ThemeState, folder: Path, parent: QWidget
    ) -> None:
        """Create the dialog without a search.

        Args:
            state: The search; the dialog becomes its owner.
            project: Uid of the open project.
            theme: The colours.
            folder: Where an export goes.
            parent: The window.
        """
        super().__init__(parent)
        self._state, self._project, self._theme, self._folder = state, project, theme, folder
        state.setParent(self)
        self.setWindowTitle(_("Concordance"))
        self.setSizeGripEnabled(True)
        self.field = SearchField(_("Search for"), _("Words in Urdu or English"), parent=self)
        self.side = QComboBox(self)
        self.side.setAccessibleName(_("Language to search in"))
        for words, side in ((_("Urdu and English"), ""), (_("Urdu"), "source"), (_("English"), "target")):
            self.side.addItem(words, side)
        self.phrase = QCheckBox(_("&Phrase"), self)
        self.phrase.setChecked(True)
        set_tip(self.phrase, _("The words one after the other; else all of them, in any order"))
        self.count = plain_label(self, wraps=True)
        self.table = MemoryUnitTable(state.model, _("Units found"), theme, self)
        self.urdu = UnitTextView(theme, _("Urdu in its context"), self, urdu=True)
        self.english = UnitTextView(theme, _("English in its context"), self, urdu=False)
        self.about = plain_label(self, wraps=True, muted=True)
        self.message = plain_label(self, wraps=True)
        self.insert = QPushButton(_("&Insert"), self)
        set_tip(self.insert, _("The English, or the selected part of it, at the cursor of the page (Enter)"))
        self.edit = QPushButton(_("&Edit…"), self)
        self.remove = QPushButton(_("&Delete"), self)
        self.undo = QPushButton(_("&Undo"), self)
        set_tip(self.undo, _("Takes back the last change of the memory, also of an earlier day"))
        self.export = QPushButton(_("E&xport…"), self)
        set_tip(self.export, _("All units found, as a table or TMX"))
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._neighbours_due = QTimer(self, singleShot=True, interval=_NEIGHBOURS_MS)
        self._kept_row = 0
        self._connect()
        self._show_current()
        resize_within_screen(self, 860, 560)

    def _connect(self) -> None:
        state = self._state
        self._pause.timeout.connect(self._search)
        self._neighbours_due.timeout.connect(self._find_neighbours)
        self.field.textChanged.connect(self._pause.start)
        self.field.installEventFilter(self)
        self.field.escape_pressed.connect(self.close)
        self.field.go_wanted.connect(self._insert)
        self.side.currentIndexChanged.connect(self._search)
        self.phrase.toggled.connect(self._search)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.table.doubleClicked.connect(self._insert)
        self.table.edit_wanted.connect(self._edit)
        self.table.delete_wanted.connect(self._delete)
        self.table.undo_wanted.connect(self._undo)
        self.insert.clicked.connect(self._insert)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._delete)
        self.undo.clicked.connect(self._undo)
        self.export.clicked.connect(self._export)
        state.found.connect(self._show_found)
        state.counted.connect(self._show_count)
        state.changed.connect(self.message.setText)
        state.failed.connect(self.message.setText)

    def _lay_out(self) -> None:
        column, fields = dialog_column(self), QHBoxLayout()
        column.addLayout(fields)
        fields.addWidget(self.field, 1)
        fields.addWidget(self.side)
        fields.addWidget(self.phrase)
        column.addWidget(self.count)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 4, 0, 0)
        texts = QHBoxLayout()
        below.addLayout(texts, 1)
        for view in (self.urdu, self.english):
            view.setMinimumHeight(_TEXTS_HEIGHT // 2)
            texts.addWidget(view, 1)
        below.addWidget(self.about)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(lower)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([1000, _TEXTS_HEIGHT + 60])
        column.addWidget(splitter, 1)
        column.addWidget(self.message)
        add_button_row(column, self, self.insert, self.edit, self.remove, self.undo, self.export)

    # Searching

    def open_with(self, text: str) -> None:
        """Show the dialog and search for words; an empty text leaves those of the last search, selected."""
        if text:
            self.field.setText(text)
        self.show()
        self.raise_()
        self.activateWindow()
        self._select_words()
        self._search()

    def set_keys(self, keys: Sequence[QKeySequence]) -> None:
        """Let the keys that open the concordance select what is searched for."""
        for key in keys:
            QShortcut(key, self).activated.connect(self._select_words)

    def _select_words(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def end(self) -> None:
        """Close the dialog and the memories for good."""
        self.close()
        self._pause.stop()
        self._neighbours_due.stop()
        self._state.close()
        self.deleteLater()

    @property
    def is_searching(self) -> bool:
        """Whether the table is about to change."""
        return self._pause.isActive() or self._state.is_searching

    def _search(self) -> None:
        self._pause.stop()
        self._kept_row = 0
        self.message.setText("")
        text = self.field.text()
        query = ConcordanceQuery(text, self.side.currentData(), self.phrase.isChecked(), self._project)
        self._state.search(query)

    def _show_found(self) -> None:
        self.table.scrollToTop()
        if self._state.model.rows:
            self.table.selectRow(min(self._kept_row, len(self._state.model.rows) - 1))
        self._show_count()
        self._show_current()

    def _show_count(self) -> None:
        state = self._state
        if state.query.text.strip() or state.model.rows:
            hits = hits_words(state, self.table.currentIndex().row())
        else:
            hits = ngettext("{number} unit", "{number} units", state.searched)
        problems = [printable(str(error.in_window or error)) for error in state.access.problems]
        self.count.setText(" · ".join([hits, *problems]))

    # The current unit

    def _show_current(self) -> None:
        hit = self.table.current_hit
        for button in (self.insert, self.export):
            button.setEnabled(hit is not None)
        for button in (self.edit, self.remove):
            # The sentences of the project itself are changed on its page.
            button.setEnabled(hit is not None and hit.memory != OPEN_PROJECT)
        self._show_count()
        self._show_texts(hit, (None, None))
        self.about.setText(_about(hit) if hit is not None else "")
        if hit is not None and (hit.unit.previous_key or hit.unit.next_key):
            self._neighbours_due.start()

    def _find_neighbours(self) -> None:
        hit = self.table.current_hit
        if hit is not None:
            self._state.find_neighbours(hit, lambda found: self._show_neighbours(hit, found))

    def _show_neighbours(self, hit: ConcordanceHit, found: Neighbours) -> None:
        if hit is self.table.current_hit:
            self._show_texts(hit, found)

    def _show_texts(self, hit: ConcordanceHit | None, neighbours: Neighbours) -> None:
        before, following = neighbours
        self.urdu.show_text(
            hit.unit.source if hit else "",
            hit.source_ranges if hit else (),
            before=before.source if before else "",
            following=following.source if following else "",
        )
        self.english.show_text(
            hit.unit.target if hit else "",
            hit.target_ranges if hit else (),
            before=before.target if before else "",
            following=following.target if following else "",
        )

    # What is done with it

    def _insert(self) -> None:
        if self._pause.isActive():
            # Enter comes before the search that it is meant for.
            self._search()
            return
        hit = self.table.current_hit
        if hit is not None:
            words = self.english.selected() or " ".join(without_tags(hit.unit.target).split())
            self.close()
            self.insert_wanted.emit(words)

    def _copy(self) -> None:
        selected = self.english.selected()
        if selected:
            QGuiApplication.clipboard().setText(selected)
        else:
            self.table.copy_english()

    def _edit(self) -> None:
        hit = self.table.current_hit
        if hit is None or hit.memory == OPEN_PROJECT:
            return
        dialog = MemoryUnitDialog(hit.unit, self._theme, self)
        dialog.accepted.connect(lambda: self._change(partial(self._state.edit, hit, *dialog.texts)))
        dialog.finished.connect(self.activateWindow)
        dialog.open()

    def _delete(self) -> None:
        self._change(partial(self._state.delete, self.table.selected_hits))

    def _undo(self) -> None:
        self._change(self._state.undo)

    def _change(self, change: Callable[[], object]) -> None:
        self._kept_row = max(0, self.table.currentIndex().row())
        change()

    def _export(self) -> None:
        suggestion = self._folder / _("{words} concordance.tsv", words=printable(self.field.text().strip()))
        kinds = _("Table (*.tsv);;TMX (*.tmx)")
        chosen, kind = ask_save_path(self, _("Export the units found"), suggestion, kinds)
        if chosen is not None:
            path = chosen if chosen.suffix else chosen.with_suffix(".tmx" if "tmx" in kind else ".tsv")
            self._state.export(path, lambda numbers: self.message.setText(exported_words(path, numbers)))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            copies = event.matches(QKeySequence.StandardKey.Copy) and not self.field.hasSelectedText()
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self.table.step(1 if event.key() == Qt.Key.Key_Down else -1)
            elif copies:
                self._copy()
            else:
                return super().eventFilter(watched, event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._insert()
        elif event.key() == Qt.Key.Key_F2:
            self._edit()
        else:
            super().keyPressEvent(event)


def _about(hit: ConcordanceHit) -> str:
    """Return where a unit comes from: document, project, author and date."""
    unit = hit.unit
    when = moment(unit.time, datetime.now().astimezone()) if unit.time else ""
    return printable(" · ".join(one for one in (unit.document, unit.project_name, unit.author, when) if one))
