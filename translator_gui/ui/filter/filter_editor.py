"""The editor of the filter: a panel above the page whose choices are applied at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.document import ProjectDocument
from translator_gui.project.filter_facets import FilterFacetCounts
from translator_gui.project.filtering import (
    ANY_CHECK,
    ChangedAfterApprovalFilter,
    CommentOrNoteFilter,
    SentenceFilter,
)
from translator_gui.project.repetitions import RepetitionFilterKind
from translator_gui.project.saved_filters import SavedFilter
from translator_gui.ui.filter.filter_fields import (
    FilterChoiceField,
    FilterCriterionField,
    FilterDateField,
    FilterMatchOptionsField,
    FilterStatusField,
    FilterTextField,
    FilterWordCountField,
)
from translator_gui.ui.filter.more_criteria_button import MoreCriteriaButton
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import bar_style
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.multi_choice_button import MultiChoiceButton, MultiChoiceEntry

_LEAST = 320
"""Minimum width in pixels."""
_MORE = ("comments", "repetition", "changed", "length", "note", "approval", "tags", "labels", "documents")
"""The criteria behind the *More* button."""
_EMPTY = SentenceFilter()._asdict()


class FilterEditor(QFrame):
    """The panel above the page to edit the sentence filter, with a field per criterion; saves and loads filters."""

    chosen = Signal(object)
    """Emitted with the chosen `SentenceFilter`."""
    save_wanted = Signal(str)
    remove_wanted = Signal(str)
    return_requested = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_editor")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._saved: dict[str, SentenceFilter | None] = {}
        self._wanted = SentenceFilter()
        self.text = FilterTextField(self)
        self.compare = FilterMatchOptionsField(self)
        self.status = FilterStatusField(theme, self)
        marked = {_("with"): CommentOrNoteFilter.WITH, _("without"): CommentOrNoteFilter.WITHOUT}
        self.comments = FilterChoiceField(_("Comments"), "comments", marked, self)
        self.note = FilterChoiceField(_("Note"), "note", marked, self)
        self.approval = FilterChoiceField(
            _("Approval"), "approval", {_("changed since"): ChangedAfterApprovalFilter.CHANGED}, self
        )
        self.tags = FilterChoiceField(_("Checks"), "tags", {_("with findings"): ANY_CHECK}, self)
        # Hidden, as most projects have none.
        self.tags.hide()
        self.repetition = FilterChoiceField(
            _("Repetitions"),
            "repetition",
            {
                _("repeated"): RepetitionFilterKind.REPEATED,
                _("first of each"): RepetitionFilterKind.FIRST,
                _("inconsistent"): RepetitionFilterKind.UNLIKE,
            },
            self,
        )
        self.since = FilterDateField(self)
        self.length = FilterWordCountField(self)
        self.authors, self.labels, self.documents = (
            MultiChoiceButton(name, self) for name in (_("Author"), _("Label"), _("Document"))
        )
        for button in (self.authors, self.labels, self.documents):
            # Hidden until there is something to choose.
            button.hide()
        self.more = MoreCriteriaButton(self)
        self._problem = plain_label(self, wraps=True)
        self._problem.setObjectName("problem")
        self._problem.hide()
        self._build_saved()
        self._lay_out()
        for field in self._fields():
            field.changed.connect(self._choose)
        for button in (self.authors, self.labels, self.documents):
            button.chosen.connect(self._choose)
        theme.follow(self._apply_theme)

    def minimumSizeHint(self) -> QSize:
        # Changing figures widen the fields: in a narrow window they must not resize anything else.
        return QSize(min(_LEAST, super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def _fields(self) -> tuple[FilterCriterionField, ...]:
        return (
            self.text,
            self.compare,
            self.status,
            self.comments,
            self.repetition,
            self.since,
            self.length,
            self.note,
            self.approval,
            self.tags,
        )

    def _build_saved(self) -> None:
        self.names = QComboBox(self)
        self.names.setEditable(True)
        self.names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.names.setAccessibleName(_("Name of the filter"))
        self.names.setMinimumWidth(170)
        edit = self.names.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(_("Saved filters…"))
        self.names.activated.connect(self._load_saved)
        self.names.editTextChanged.connect(self._show_saving)
        self.save = self._button(_("Save"), _("Save this filter in the project under this name"))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.names.currentText()))
        self.remove = self._button(_("Remove"), _("Remove the filter of this name from the project"))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.names.currentText()))
        self.done = self._button(_("Done"), _("Back to the page (Esc)"))
        self.done.clicked.connect(self.return_requested)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        set_tip(button, tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(8)
        for gap, widgets in (
            (10, (self.text, self.compare)),
            (10, (self.status, self.authors)),
            (6, (self.more, self.names, self.save, self.remove, self.done)),
        ):
            row = FlowLayout(gap=gap)
            column.addLayout(row)
            for widget in widgets:
                row.addWidget(widget)
        column.insertWidget(1, self._problem)
        self.more.fill(
            (
                self.comments,
                self.repetition,
                self.since,
                self.length,
                self.note,
                self.approval,
                self.tags,
                self.labels,
                self.documents,
            )
        )

    @property
    def problem(self) -> str:
        """The error why a text typed into the filter cannot be searched for; empty if it can."""
        return "" if self._problem.isHidden() else self._problem.text()

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            bar_style("filter_editor", theme.window, theme) + f"#problem {{ color: {theme.warn_text.name()}; }}"
            f"#more {{ background: {theme.window.name()}; border: 1px solid {theme.field_border.name()}; }}"
            f"QToolButton {{ padding: 3px 8px; border: 1px solid {theme.field_border.name()}; border-radius: 6px; "
            f"background: {theme.field.name()}; color: {theme.text.name()}; }}"
            f"QToolButton:hover {{ background: {theme.hover.name()}; }}"
            f"QToolButton:checked {{ background: {theme.picked.name()}; border-color: {theme.accent.name()}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent.name()}; }}"
            f"QToolButton:disabled {{ color: {theme.muted.name()}; background: {theme.window.name()}; }}"
        )

    # What is shown

    def show_filter(self, wanted: SentenceFilter) -> None:
        """Fill the fields of the filter editor with the criteria of a filter, such as a saved one."""
        if wanted != self._wanted:
            self._wanted = wanted
            for field in self._fields():
                field.show_filter(wanted)
            self.authors.set_values(wanted.authors)
            self.labels.set_values(wanted.labels)
            self.documents.set_values(wanted.documents)
            self._show_problem()
            self._count_more()
        self._show_saving()

    def _count_more(self) -> None:
        self.more.show_count(sum(getattr(self._wanted, name) != _EMPTY[name] for name in _MORE))

    def offer(
        self, facets: FilterFacetCounts, documents: Sequence[ProjectDocument], checks: Mapping[str, tuple[str, int]]
    ) -> None:
        """Show the values to filter by (authors, labels, documents) with their numbers of sentences.

        Args:
            facets: The numbers.
            documents: Of the project.
            checks: Name of each check and number of sentences in which it found something, by its id.
        """
        self.status.show_counts(facets)
        self.comments.show_counts({CommentOrNoteFilter.WITH: facets.commented})
        self.note.show_counts({CommentOrNoteFilter.WITH: facets.noted})
        self.approval.show_counts({ChangedAfterApprovalFilter.CHANGED: facets.reopened})
        found = {name: check for check, (name, number) in checks.items() if number and name}
        self.tags.set_choices({_("with findings"): ANY_CHECK} | found)
        self.tags.show_counts({check: number for check, (_name, number) in checks.items()})
        self.tags.setVisible(bool(found) or self._wanted.tags is not None)
        for button, counts in ((self.authors, facets.authors), (self.labels, facets.labels)):
            names = sorted(counts, key=str.casefold)
            button.set_choices([MultiChoiceEntry(name, name, counts[name]) for name in names])
            button.setVisible(bool(names) or bool(button.values))
        self.documents.set_choices([MultiChoiceEntry(d.uid, d.name, facets.documents[d.id]) for d in documents])
        self.documents.setVisible(len(documents) > 1 or bool(self.documents.values))

    def show_saved(self, saved: Sequence[SavedFilter]) -> None:
        """List the project's saved filters in the name field of the filter editor."""
        text = self.names.currentText()
        self._saved = {one.name: one.filter for one in saved}
        blocker = QSignalBlocker(self.names)
        self.names.clear()
        self.names.addItems(list(self._saved))
        self.names.setCurrentIndex(-1)
        self.names.setEditText(text if text in self._saved else "")
        del blocker
        self._show_saving()

    def begin(self) -> None:
        """Focus the search box of the filter editor; its text is selected to be replaced."""
        self.text.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.text.selectAll()

    def _name(self) -> str:
        return " ".join(self.names.currentText().split())

    def _is_new_name(self) -> bool:
        return self.save.isEnabled() and self._name() not in self._saved

    def _show_saving(self) -> None:
        name = self._name()
        self.remove.setEnabled(name in self._saved)
        self.save.setEnabled(bool(name) and bool(self._wanted) and self._saved.get(name) != self._wanted)
        self.save.setText(_("Overwrite") if name in self._saved else _("Save"))

    # What is chosen

    def _choose(self) -> None:
        compare = self.compare.compare()
        criteria = self.text.criteria_with(compare)
        for field in self._fields():
            if not isinstance(field, FilterTextField):
                criteria |= field.criteria()
        wanted = SentenceFilter(
            **criteria, authors=self.authors.values, labels=self.labels.values, documents=self.documents.values
        )
        self._show_problem()
        if wanted != self._wanted:
            self._wanted = wanted
            self._count_more()
            self._show_saving()
            self.chosen.emit(wanted)

    def _show_problem(self) -> None:
        self._problem.setText(self.text.problem)
        self._problem.setVisible(bool(self.text.problem))

    def _load_saved(self, index: int) -> None:
        name = self.names.itemText(index)
        saved = self._saved.get(name)
        if saved is None:
            self._problem.setText(
                _("“{name}” was saved by a newer version of the program; it cannot be used here", name=name)
            )
            self._problem.show()
            return
        self._load(saved)

    def _load(self, saved: SentenceFilter) -> None:
        self.show_filter(saved)
        self.chosen.emit(saved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.names.hasFocus() and self._is_new_name():
            self.save.click()
        elif enter or event.key() == Qt.Key.Key_Escape:
            saved = self._saved.get(self._name()) if enter and self.names.hasFocus() else None
            if saved is not None and saved != self._wanted:
                self._load(saved)
            # Apply what was typed last.
            self._choose()
            self.return_requested.emit()
        else:
            super().keyPressEvent(event)
