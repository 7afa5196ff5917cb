"""The maintenance of the memories: search, filter, edit, delete, replace, merge duplicates, import, export, verify."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.naming import printable
from translator_gui.model.status import Role, Status
from translator_gui.paths import backups_folder
from translator_gui.project.memory.concordance import ConcordanceQuery
from translator_gui.project.memory.maintenance_jobs import MOST_REPLACED, MemoryVerification, UnitReplacement
from translator_gui.ui.memory.unit_dialog import MemoryUnitDialog
from translator_gui.ui.memory.unit_table import MemoryUnitTable
from translator_gui.ui.memory.wording import exported_words, hits_words, memory_info_words, with_number
from translator_gui.ui.plain_text import PlainMessageBox, set_tip
from translator_gui.ui.save_path import ask_save_path
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column, resize_within_screen
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.ui.widgets.replace_dialog import ReplaceAllPreviewDialog
from translator_gui.ui.widgets.search_field import SearchField
from translator_gui.viewmodel.memory.memory_maintenance_state import MemoryMaintenanceState
from translator_gui.viewmodel.search.replace_preview import ReplacePreviewModel, ReplacePreviewRow

_PAUSE_MS = 120
_COLUMN_WIDTHS = {2: 90, 3: 110, 4: 140}
_LEAST_WIDTHS = {2: 560, 3: 660, 4: 760}
"""In a narrower dialog these columns leave their room to the texts."""
_ENDINGS = "*.tmx *.tsv *.csv *.xlsx *.xlsm *.xliff *.xlf *.sdlxliff *.mqxliff *.po *.tbx *.tproj *.tmem"
_MOST_PROBLEMS = 8


class MemoryDialog(QDialog):
    """Shows the units of the user's own memory or an attached one, and changes them."""

    def __init__(self, state: MemoryMaintenanceState, theme: ThemeState, folder: Path, parent: QWidget) -> None:
        """Create the dialog and read the memories.

        Args:
            state: The memories; the dialog becomes its owner.
            theme: The colours.
            folder: Where imports come from and exports go.
            parent: The window.
        """
        super().__init__(parent)
        self._state, self._theme, self._folder = state, theme, folder
        state.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Memory"))
        self.setSizeGripEnabled(True)
        self.memory, self.author, self.project = QComboBox(self), QComboBox(self), QComboBox(self)
        self.info = plain_label(self, _("Opening the memory…"), wraps=True)
        self.field = SearchField(_("Search for"), _("Words in Urdu or English"), parent=self)
        self.phrase = QCheckBox(_("&Phrase"), self)
        self.phrase.setChecked(True)
        self.replacement = PasteLineEdit(self)
        self.replacement.setPlaceholderText(_("Replace with"))
        self.replacement.setAccessibleName(_("Replace in the English with"))
        self.count, self.message = plain_label(self), plain_label(self, wraps=True)
        self.table = MemoryUnitTable(state.model, _("Units of the memory"), theme, self)
        self.stop = QPushButton(_("Cancel"), self)
        self.replace = QPushButton(_("&Replace…"), self)
        self.edit, self.remove = QPushButton(_("&Edit…"), self), QPushButton(_("&Delete"), self)
        self.merge = QPushButton(_("&Merge duplicates…"), self)
        self.undo = QPushButton(_("&Undo"), self)
        self.verify = QPushButton(_("&Verify"), self)
        self.load, self.export = QPushButton(_("&Import…"), self), QPushButton(_("E&xport…"), self)
        self._kept_row = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._explain()
        self._lay_out()
        self._connect()
        self._enable()
        resize_within_screen(self, 920, 620)
        self.field.setFocus()
        state.read_memories()
        self._search()

    def _explain(self) -> None:
        for box, name in (
            (self.memory, _("Memory")),
            (self.author, _("Author")),
            (self.project, _("Project")),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        set_tip(self.phrase, _("The words one after the other; else all of them, in any order"))
        set_tip(self.replace, _("What is searched for, in the English of all units found; shows the changes first"))
        set_tip(self.merge, _("Units with the same texts and project become one; says first how many"))
        set_tip(self.undo, _("Takes back the last change of the memory, also of an earlier day"))
        set_tip(self.verify, _("Looks for damage in the file and in the look-up index"))
        set_tip(self.load, _("TMX, TSV, CSV, XLSX, XLIFF, PO, projects and other memories"))
        restore = _(
            "Each day the memory is backed up before it changes; the last three backups are in {folder}. To go back, "
            "close the program and put one in place of the memory; import one to get deleted units back.",
            folder=printable(str(backups_folder() / "memory")),
        )
        set_tip(self.info, restore)
        set_tip(self.export, _("The whole memory, as TMX or a table"))

    def _lay_out(self) -> None:
        column, filters, fields, ends = dialog_column(self), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column.addLayout(filters)
        for box in (self.memory, self.author, self.project):
            filters.addWidget(box, 1)
        column.addWidget(self.info)
        column.addLayout(fields)
        fields.addWidget(self.field, 3)
        fields.addWidget(self.phrase)
        fields.addWidget(self.replacement, 2)
        fields.addWidget(self.replace)
        column.addWidget(self.count)
        column.addWidget(self.table, 1)
        ends.addWidget(self.message, 1)
        ends.addWidget(self.stop)
        column.addLayout(ends)
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        for button in (self.edit, self.remove, self.merge, self.undo, self.load, self.export, self.verify):
            flow.addWidget(button)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        last = QHBoxLayout()
        last.addWidget(buttons, 1)
        last.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(last)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        for place, width in _COLUMN_WIDTHS.items():
            self.table.setColumnWidth(place, width)

    def _connect(self) -> None:
        state = self._state
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(self._pause.start)
        self.field.escape_pressed.connect(self.close)
        self.field.go_wanted.connect(self._search)
        self.phrase.toggled.connect(self._search)
        self.memory.activated.connect(self._choose_memory)
        self.author.activated.connect(self._search)
        self.project.activated.connect(self._search)
        selection = self.table.selectionModel()
        selection.selectionChanged.connect(self._enable)
        selection.currentRowChanged.connect(self._show_count)
        self.table.doubleClicked.connect(self._edit)
        self.table.edit_wanted.connect(self._edit)
        self.table.delete_wanted.connect(self._delete)
        self.table.undo_wanted.connect(self._undo)
        for button, act in (
            (self.edit, self._edit),
            (self.remove, self._delete),
            (self.undo, self._undo),
            (self.merge, self._merge),
            (self.replace, self._replace),
            (self.load, self._import),
            (self.export, self._export),
            (self.verify, self._verify),
            (self.stop, state.cancel_job),
        ):
            button.clicked.connect(act)
        self.field.textChanged.connect(self._enable)
        state.described.connect(self._show_memories)
        state.found.connect(self._show_found)
        state.counted.connect(self._show_count)
        state.changed.connect(self.message.setText)
        state.failed.connect(self._show_failure)
        state.job_changed.connect(self._show_job)
        self.finished.connect(state.close)

    def end(self) -> None:
        """Close the dialog and the memories, whatever is under way."""
        self._state.close()
        super().reject()

    def reject(self) -> None:
        if self._state.job:
            self._state.cancel_job()
        else:
            super().reject()

    @property
    def is_working(self) -> bool:
        """Whether what the dialog shows is about to change."""
        return self._pause.isActive() or self._state.is_working

    # What is shown

    def _show_memories(self) -> None:
        state = self._state
        _fill(self.memory, [(printable(one.path.name), at) for at, one in enumerate(state.memories)])
        self.memory.setCurrentIndex(state.only or 0)
        memory = state.memory
        if memory is None:
            return
        authors = [(with_number(name or _("no author"), units), name) for name, units in memory.authors if name]
        _fill(self.author, [(_("Any author"), ""), *authors])
        projects = [(with_number(one.name or one.uid, one.units), one.uid) for one in memory.projects]
        _fill(self.project, [(_("Any project"), ""), *projects])
        problems = [printable(str(error.in_window or error)) for error in state.access.problems]
        self.info.setText("\n".join([memory_info_words(memory), *problems]))
        self._enable()

    def _choose_memory(self, place: int) -> None:
        self._state.only = place
        for box in (self.author, self.project):
            box.setCurrentIndex(0)
        self._show_memories()
        self._search()

    def _search(self) -> None:
        self._pause.stop()
        self._kept_row = 0
        query = ConcordanceQuery(
            self.field.text(),
            phrase=self.phrase.isChecked(),
            project=None,
            author=self.author.currentData() or "",
            only_project=self.project.currentData() or "",
        )
        self._state.search(query)

    def _show_found(self) -> None:
        if self._state.model.rows:
            self.table.selectRow(min(self._kept_row, len(self._state.model.rows) - 1))
        self._show_count()
        self._enable()

    def _show_count(self) -> None:
        row = self.table.currentIndex().row()
        self.count.setText(hits_words(self._state, row) if self._state.searched else _("The memory is empty"))

    def _show_failure(self, reason: str) -> None:
        if self._state.memory is None:
            self.info.setText("")
        self.message.setText(reason)

    def _show_job(self) -> None:
        if self._state.job:
            self.message.setText(self._state.job)
        self._enable()

    def _enable(self) -> None:
        memory, hits = self._state.memory, self.table.selected_hits
        is_free = memory is not None and not self._state.job
        may_write = is_free and memory is not None and not memory.read_only
        for button, is_enabled in (
            (self.edit, may_write and len(hits) == 1),
            (self.remove, may_write and bool(hits)),
            (self.undo, may_write),
            (self.merge, may_write),
            (self.load, may_write),
            (self.replace, may_write and bool(self.field.text().strip())),
            (self.replacement, may_write),
            (self.export, is_free),
            (self.verify, is_free),
        ):
            button.setEnabled(is_enabled)
        self.stop.setVisible(self._state.can_cancel)

    # Changes

    def _edit(self) -> None:
        hit = self.table.current_hit
        if hit is None or not self.edit.isEnabled():
            return
        dialog = MemoryUnitDialog(hit.unit, self._theme, self)
        dialog.accepted.connect(lambda: self._change(partial(self._state.edit, hit, *dialog.texts)))
        dialog.finished.connect(self.activateWindow)
        dialog.open()

    def _delete(self) -> None:
        if self.remove.isEnabled():
            self._change(partial(self._state.delete, self.table.selected_hits))

    def _undo(self) -> None:
        if self.undo.isEnabled():
            self._change(self._state.undo)

    def _change(self, change: Callable[[], object]) -> None:
        self._kept_row = max(0, self.table.currentIndex().row())
        change()

    def _merge(self) -> None:
        self._state.count_duplicates(self._ask_to_merge)

    def _ask_to_merge(self, number: int) -> None:
        if not number:
            self.message.setText(_("There are no duplicates"))
            return
        self.message.setText("")
        question = ngettext(
            "{number} unit has the same texts and project as a better one. Delete it?",
            "{number} units have the same texts and project as a better one. Delete them?",
            number,
        )
        details = _("Of equal units an approved one stays, else the newest. Undo brings the others back.")
        box = PlainMessageBox(self, _("Merge duplicates?"), question, details)
        merge = box.addButton(_("Merge"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.open_for(self, (merge, self._state.merge_duplicates))

    def _replace(self) -> None:
        self._state.find_replacements(self.field.text().strip(), self.replacement.text(), self._show_replacements)

    def _show_replacements(self, found: list[UnitReplacement]) -> None:
        self.message.setText("")
        if not found:
            self.message.setText(_("Nothing would change in the English"))
            return
        if len(found) == MOST_REPLACED:
            self.message.setText(_("Only the first {number} are shown; replace again for more", number=MOST_REPLACED))
        rows = [
            # No status of a sentence: nothing becomes a draft in a memory.
            ReplacePreviewRow(at, Status.DRAFT, one.unit.source, one.unit.target, one.changes)
            for at, one in enumerate(found)
        ]
        model = ReplacePreviewModel(rows, lambda at: at + 1)
        dialog = ReplaceAllPreviewDialog(model, Role.TRANSLATOR, self._theme, self)
        model.setParent(dialog)

        def replace() -> None:
            proposals = model.proposals()
            chosen = [found[one.segment] for one in proposals]
            texts = {one.unit.target: new.after for one, new in zip(chosen, proposals, strict=True)}
            self._change(partial(self._state.replace, chosen, texts))

        dialog.accepted.connect(replace)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.activateWindow)
        dialog.open()

    # Files

    def _import(self) -> None:
        kinds = _("Translations ({endings});;All files (*)", endings=_ENDINGS)
        name, _kind = QFileDialog.getOpenFileName(self, _("Import into the memory"), str(self._folder), kinds)
        if name:
            self._state.import_file(Path(name))

    def _export(self) -> None:
        memory = self._state.memory
        stem = memory.path.stem if memory is not None else "memory"
        kinds = _("TMX (*.tmx);;Table (*.tsv)")
        chosen, kind = ask_save_path(self, _("Export the memory"), self._folder / f"{stem}.tmx", kinds)
        if chosen is not None:
            path = chosen if chosen.suffix else chosen.with_suffix(".tsv" if "tsv" in kind else ".tmx")
            self._state.export_file(path, lambda numbers: self.message.setText(exported_words(path, numbers)))

    def _verify(self) -> None:
        self._state.verify(self._show_verification)

    def _show_verification(self, found: MemoryVerification) -> None:
        if not found.problems:
            self.message.setText(
                _("The memory is sound; its look-up index was broken and has been rebuilt")
                if found.index_rebuilt
                else _("The memory is sound")
            )
            return
        self.message.setText(_("The memory is damaged"))
        problems = "\n".join(printable(one) for one in found.problems[:_MOST_PROBLEMS])
        way_out = _(
            "Export it first: what can be read is kept. Then close the program, move the file away and put a backup "
            "from {folder} in its place, or let a new memory be filled from your projects.",
            folder=printable(str(backups_folder() / "memory")),
        )
        box = PlainMessageBox(self, _("The memory is damaged"), way_out, problems)
        box.addButton(QMessageBox.StandardButton.Close)
        box.open_for(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, least in _LEAST_WIDTHS.items():
            self.table.setColumnHidden(column, event.size().width() < least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.replacement.hasFocus() and self.replace.isEnabled():
                self._replace()
            elif self.table.hasFocus():
                self._edit()
        else:
            super().keyPressEvent(event)


def _fill(box: QComboBox, entries: list[tuple[str, object]]) -> None:
    """Give a box its entries, the same one chosen as before."""
    chosen = box.currentData()
    if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] == entries:
        return
    box.clear()
    for words, data in entries:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))
