"""Where a filter is put together: a light panel above the page; what is chosen is applied as it is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from translator_gui.model.document import Document
from translator_gui.project.facets import Facets
from translator_gui.project.filtering import Approval, Filter, Marked, TagState
from translator_gui.project.repetitions import Repetition
from translator_gui.project.saved_filters import SavedFilter
from translator_gui.ui.filtering.filter_fields import (
    CompareField,
    Criteria,
    Field,
    LengthField,
    OneOfField,
    SinceField,
    StatusField,
    TextField,
)
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import bar_style
from translator_gui.ui.widgets.choice_button import Choice, ChoiceButton
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label

_REPETITIONS = {
    "repeated": Repetition.REPEATED,
    "first of each": Repetition.FIRST,
    "unlike": Repetition.UNLIKE,
}
_MARKED = {"with": Marked.WITH, "without": Marked.WITHOUT}

_LEAST = 320
"""Pixels that it wants at least."""


class FilterEditor(QFrame):
    """All criteria. Enter and Esc go back to the page; behind a name Enter saves, or takes the filter of that name."""

    chosen = Signal(object)
    """The `Filter` that was put together."""
    save_wanted = Signal(str)
    remove_wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_editor")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._saved: dict[str, Filter | None] = {}
        self._wanted = Filter()
        self.urdu = TextField("Urdu", ("urdu",), self)
        self.english = TextField("English", ("english", "english_lacks"), self)
        self.compare = CompareField(self)
        self.status = StatusField(theme, self)
        self.comments = OneOfField("Comments", "comments", _MARKED, self)
        self.note = OneOfField("Note", "note", _MARKED, self)
        self.approval = OneOfField("Approval", "approval", {"changed since": Approval.CHANGED}, self)
        self.tags = OneOfField("Tags", "tags", {"wrong": TagState.WRONG}, self)
        # Most projects have none.
        self.tags.hide()
        self.repetition = OneOfField("Repetitions", "repetition", _REPETITIONS, self)
        self.since = SinceField(self)
        self.length = LengthField(self)
        self.authors, self.labels, self.documents = (
            ChoiceButton(name, self) for name in ("Author", "Label", "Document")
        )
        for button in (self.authors, self.labels, self.documents):
            # Until it is known that there is something to choose.
            button.hide()
        self._trouble = plain_label(self, wraps=True)
        self._trouble.setObjectName("trouble")
        self._trouble.hide()
        self._build_saved()
        self._lay_out()
        for field in self._fields():
            field.changed.connect(self._choose)
        for button in (self.authors, self.labels, self.documents):
            button.chosen.connect(self._choose)
        theme.follow(self._apply_theme)

    def minimumSizeHint(self) -> QSize:
        # Figures that come while somebody chooses make fields wider: in a narrow window nothing is pushed aside for it.
        return QSize(min(_LEAST, super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def _fields(self) -> tuple[Field, ...]:
        return (
            self.urdu,
            self.english,
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
        self.names.setAccessibleName("Name of the filter")
        self.names.setMinimumWidth(170)
        edit = self.names.lineEdit()
        assert edit is not None
        edit.setPlaceholderText("Saved filters …")
        self.names.activated.connect(self._take_saved)
        self.names.editTextChanged.connect(self._show_saving)
        self.save = self._button("Save", "Keep this filter in the project under this name")
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.names.currentText()))
        self.remove = self._button("Remove", "Take the filter of this name out of the project")
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.names.currentText()))
        self.done = self._button("Done", "Back to the page (Esc)")
        self.done.clicked.connect(self.left)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        set_tip(button, tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        flow = FlowLayout(gap=14, line_gap=7)
        for widget in (*self._fields(), self.authors, self.labels, self.documents):
            flow.addWidget(widget)
        last = FlowLayout(gap=6)
        for widget in (self.names, self.save, self.remove, self.done):
            last.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(8)
        column.addLayout(flow)
        column.addWidget(self._trouble)
        column.addLayout(last)

    @property
    def trouble(self) -> str:
        """Why something that was typed cannot be searched for."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            bar_style("filter_editor", theme.window, theme) + f"#trouble {{ color: {theme.warn_text.name()}; }}"
            f"QToolButton {{ padding: 2px 7px; border: 1px solid {theme.field_border.name()}; border-radius: 4px; "
            f"background: {theme.field.name()}; color: {theme.text.name()}; }}"
            f"QToolButton:hover {{ background: {theme.hover.name()}; }}"
            f"QToolButton:checked {{ background: {theme.picked.name()}; border-color: {theme.accent.name()}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent.name()}; }}"
            f"QToolButton:disabled {{ color: {theme.muted.name()}; background: {theme.window.name()}; }}"
        )

    # What is shown

    def show_filter(self, wanted: Filter) -> None:
        """Shows a filter that came from elsewhere."""
        if wanted != self._wanted:
            self._wanted = wanted
            for field in self._fields():
                field.show_filter(wanted)
            self.authors.set_values(wanted.authors)
            self.labels.set_values(wanted.labels)
            self.documents.set_values(wanted.documents)
            self._tell_trouble()
        self._show_saving()

    def offer(self, facets: Facets, documents: Sequence[Document]) -> None:
        """Shows what there is to choose from, and how often."""
        self.status.show_counts(facets)
        self.comments.show_counts({Marked.WITH: facets.commented})
        self.note.show_counts({Marked.WITH: facets.noted})
        self.approval.show_counts({Approval.CHANGED: facets.reopened})
        self.tags.show_counts({TagState.WRONG: facets.wrong})
        self.tags.setVisible(facets.wrong > 0 or self._wanted.tags is not None)
        for button, counts in ((self.authors, facets.authors), (self.labels, facets.labels)):
            names = sorted(counts, key=str.casefold)
            button.offer([Choice(name, name, counts[name]) for name in names])
            button.setVisible(bool(names) or bool(button.values))
        self.documents.offer([Choice(d.uid, d.name, facets.documents[d.id]) for d in documents])
        self.documents.setVisible(len(documents) > 1 or bool(self.documents.values))

    def show_saved(self, saved: Sequence[SavedFilter]) -> None:
        """Shows the filters that are kept in the project."""
        text = self.names.currentText()
        self._saved = {kept.name: kept.filter for kept in saved}
        blocker = QSignalBlocker(self.names)
        self.names.clear()
        self.names.addItems(list(self._saved))
        self.names.setCurrentIndex(-1)
        self.names.setEditText(text if text in self._saved else "")
        del blocker
        self._show_saving()

    def begin(self) -> None:
        """Takes the keyboard."""
        # To begin with what most people come for; what is there already is mended rather than typed after.
        first = self.urdu.text if self.urdu.text.text() or not self.english.text.text() else self.english.text
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        first.selectAll()

    def _name(self) -> str:
        return " ".join(self.names.currentText().split())

    def _names_a_new_one(self) -> bool:
        return self.save.isEnabled() and self._name() not in self._saved

    def _show_saving(self) -> None:
        name = self._name()
        self.remove.setEnabled(name in self._saved)
        self.save.setEnabled(bool(name) and bool(self._wanted) and self._saved.get(name) != self._wanted)
        self.save.setText("Overwrite" if name in self._saved else "Save")

    # What is chosen

    def _choose(self) -> None:
        compare = self.compare.compare()
        criteria: Criteria = {**self.urdu.needle(compare), **self.english.needle(compare)}
        for field in self._fields():
            if not isinstance(field, TextField):
                criteria |= field.criteria()
        wanted = Filter(
            **criteria, authors=self.authors.values, labels=self.labels.values, documents=self.documents.values
        )
        self._tell_trouble()
        if wanted != self._wanted:
            self._wanted = wanted
            self._show_saving()
            self.chosen.emit(wanted)

    def _tell_trouble(self) -> None:
        trouble = self.urdu.trouble or self.english.trouble
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def _take_saved(self, index: int) -> None:
        name = self.names.itemText(index)
        saved = self._saved.get(name)
        if saved is None:
            self._trouble.setText(f"“{name}” was saved by a newer version of the program; it cannot be used here")
            self._trouble.show()
            return
        self._take(saved)

    def _take(self, saved: Filter) -> None:
        self.show_filter(saved)
        self.chosen.emit(saved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.names.hasFocus() and self._names_a_new_one():
            self.save.click()
        elif enter or event.key() == Qt.Key.Key_Escape:
            saved = self._saved.get(self._name()) if enter and self.names.hasFocus() else None
            if saved is not None and saved != self._wanted:
                self._take(saved)
            # What was typed last is applied, too.
            self._choose()
            self.left.emit()
        else:
            super().keyPressEvent(event)
