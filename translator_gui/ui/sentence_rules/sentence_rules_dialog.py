"""The dialog of a project's own sentence rules: list, add, change, remove, import and export them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.model.sentence_exception import SentenceException, SentenceExceptionKind
from translator_gui.project.sentence_exceptions import InvalidSentenceExceptionError, checked_exception
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column
from translator_gui.ui.widgets.row_selection_table import RowSelectionTable
from translator_gui.viewmodel.sentence_rules.sentence_rules_model import KINDS, SentenceRulesModel
from translator_gui.viewmodel.wording import error_sentence

_ONLY_THERE = Qt.ShortcutContext.WidgetShortcut
_LEAST_ROWS = 4
"""Height of the list at least, in rows."""


class SentenceRulesDialog(QDialog):
    """Lists a project's own sentence rules, with a line to write and change them."""

    added = Signal(object)
    changed = Signal(object, object)
    """The rule before and after."""
    removed = Signal(object)
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, theme: ThemeState, *, writable: bool, parent: QWidget | None = None) -> None:
        """Build the dialog with an empty list; `show_rules` fills it.

        Args:
            theme: The theme.
            writable: Whether the project can be changed.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Sentence rules"))
        self.setSizeGripEnabled(True)
        self._writable = writable
        self.model = SentenceRulesModel(self)
        self.table = RowSelectionTable(self.model, _("Sentence rules of this project"), theme, self, paper=True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(_LEAST_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.kind = QComboBox(self)
        for kind, words in KINDS.items():
            self.kind.addItem(str(words), kind)
        self.kind.setAccessibleName(_("What the rule says"))
        self.before, self.after = QLineEdit(self), QLineEdit(self)
        self.add = QPushButton(_("&Add"), self)
        self.change = QPushButton(_("&Change"), self)
        self.remove = QPushButton(_("&Remove"), self)
        self.outcome = plain_label(self, wraps=True, muted=True)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._follow)
        self.before.textChanged.connect(self._follow)
        self.after.textChanged.connect(self._follow)
        self.before.returnPressed.connect(self._add)
        self.after.returnPressed.connect(self._add)
        self.table.selectionModel().selectionChanged.connect(self._take_row)
        self.add.clicked.connect(self._add)
        self.change.clicked.connect(self._change)
        self.remove.clicked.connect(self._remove)
        QShortcut(QKeySequence.StandardKey.Delete, self.table, self._remove, context=_ONLY_THERE)
        self._follow()
        self.before.setFocus()

    def _lay_out(self) -> None:
        about = _(
            "Where sentences begin when a document is added or updated. Sentences that are in the project already stay "
            "as they are."
        )
        form = QHBoxLayout()
        verbs = QHBoxLayout()
        buttons = QDialogButtonBox(self)
        importing = buttons.addButton(_("&Import…"), QDialogButtonBox.ButtonRole.ActionRole)
        exporting = buttons.addButton(_("&Export…"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        importing.setEnabled(self._writable)
        importing.clicked.connect(self.import_requested)
        exporting.clicked.connect(self.export_requested)
        buttons.rejected.connect(self.reject)
        column = dialog_column(self)
        column.addWidget(plain_label(self, about, wraps=True))
        column.addWidget(self.table, 1)
        column.addLayout(form)
        form.addWidget(self.kind)
        form.addWidget(self.before, 1)
        form.addWidget(self.after, 1)
        column.addLayout(verbs)
        verbs.addStretch(1)
        for button in (self.add, self.change, self.remove):
            button.setAutoDefault(False)
            verbs.addWidget(button)
        column.addWidget(self.outcome)
        column.addWidget(buttons)

    def sizeHint(self) -> QSize:
        return QSize(680, 480)

    def show_rules(self, rules: Sequence[SentenceException]) -> None:
        """Fill the list with the sentence rules of the project."""
        self.model.load(rules)
        self._follow()

    def _chosen(self) -> list[SentenceException]:
        return [self.model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]

    def _kind(self) -> SentenceExceptionKind:
        return SentenceExceptionKind(self.kind.currentData())

    def _take_row(self) -> None:
        """Show the chosen rule in the line below the list, to change it."""
        chosen = self._chosen()
        if len(chosen) == 1:
            self.kind.setCurrentIndex(self.kind.findData(chosen[0].kind))
            self.before.setText(chosen[0].before)
            self.after.setText(chosen[0].after)
        self._follow()

    def _follow(self) -> None:
        """Enable what can be done with the line and the selection."""
        is_abbreviation = self._kind() is SentenceExceptionKind.ABBREVIATION
        self.before.setPlaceholderText(_("Word without its stop") if is_abbreviation else _("After"))
        self.after.setPlaceholderText(_("Before"))
        self.after.setVisible(not is_abbreviation)
        for field in (self.before, self.after):
            field.setAccessibleName(field.placeholderText())
        chosen = self._chosen()
        written = bool(self.before.text().strip() or (not is_abbreviation and self.after.text().strip()))
        self.add.setEnabled(self._writable and written and not any(rule.is_pattern for rule in chosen))
        self.change.setEnabled(self._writable and written and len(chosen) == 1)
        self.remove.setEnabled(self._writable and bool(chosen))

    def _written(self, *, is_pattern: bool = False, order: int = 0) -> SentenceException | None:
        """Return the rule in the line; None, with the reason below, if it is none."""
        try:
            rule = checked_exception(
                self._kind(), self.before.text(), self.after.text(), is_pattern=is_pattern, order=order
            )
        except InvalidSentenceExceptionError as error:
            self.outcome.setText(error_sentence(error))
            return None
        self.outcome.clear()
        return rule

    def _add(self) -> None:
        rule = self._written() if self.add.isEnabled() else None
        if rule is not None:
            self.added.emit(rule)
            self.before.clear()
            self.after.clear()
            self.before.setFocus()

    def _remove(self) -> None:
        if self.remove.isEnabled():
            self.removed.emit(self._chosen())

    def _change(self) -> None:
        (before,) = self._chosen()
        rule = self._written(is_pattern=before.is_pattern, order=before.order)
        if rule is not None:
            self.changed.emit(before, rule)
