"""The dialog with the words of a project by what the translation memory has for them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QProgressBar, QPushButton, QWidget

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.document import ProjectDocument
from translator_gui.model.match_band import BandCounts
from translator_gui.project.memory.match_analysis import SentenceMatch, count_bands
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.save_path import ask_save_path
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.band_table import MatchBandTable
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column
from translator_gui.viewmodel.memory.band_model import MatchBandModel
from translator_gui.viewmodel.memory.match_analysis_state import MatchAnalysisState

_WIDTH = 440


class MatchStatisticsDialog(QDialog):
    """Shows sentences and words by match band, for a document or all; copies and exports the figures."""

    export_chosen = Signal(Path)
    """The figures are to be written to a CSV file."""

    def __init__(
        self,
        title: str,
        documents: Sequence[ProjectDocument],
        state: MatchAnalysisState,
        theme: ThemeState,
        folder: Path,
        parent: QWidget,
    ) -> None:
        """Create the dialog of an open project.

        Args:
            title: Of the project.
            documents: In order.
            state: Looks up the sentences; the dialog becomes its owner.
            theme: The colours.
            folder: Where an export goes.
            parent: The window.
        """
        super().__init__(parent)
        state.setParent(self)
        self._state, self._documents, self._title, self._folder = state, documents, title, folder
        self.setWindowTitle(_("Match statistics: {title}", title=title))
        self.setMinimumWidth(_WIDTH)
        self.document = QComboBox(self)
        self.document.setAccessibleName(_("Document"))
        for name in (_("All documents"), *(document.name for document in documents)):
            self.document.addItem(name)
        self.document.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.model = MatchBandModel(self)
        self.table = MatchBandTable(self.model, theme, self)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(_("Sentences looked up"))
        self.summary = plain_label(self, wraps=True)
        self.copy = QPushButton(_("&Copy figures"), self)
        set_tip(self.copy, _("As lines for a spreadsheet: match, sentences, words"))
        self.export = QPushButton(_("&Export…"), self)
        set_tip(self.export, _("As a CSV file, document by document"))
        self._lay_out()
        self.document.currentIndexChanged.connect(self._show)
        self.copy.clicked.connect(self._copy)
        self.export.clicked.connect(self._export)
        self.finished.connect(state.cancel)
        state.progressed.connect(self._show_progress)
        state.found.connect(self._show)
        state.failed.connect(self._show_failure)
        self._show()

    def _lay_out(self) -> None:
        column = dialog_column(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        for button in (self.copy, self.export):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
        self.document.setVisible(len(self._documents) > 1)
        for widget in (self.document, self.table, self.progress, self.summary, buttons):
            column.addWidget(widget)

    def by_document(self) -> list[tuple[str, BandCounts]]:
        """Return the figures of each document with its name."""
        return [
            (one.name, count_bands(match for match in self._found if match.document == one.id))
            for one in self._documents
        ]

    @property
    def _found(self) -> tuple[SentenceMatch, ...]:
        return self._state.matches or ()

    def _show(self) -> None:
        at, matches = self.document.currentIndex(), self._found
        if at > 0:
            matches = tuple(match for match in matches if match.document == self._documents[at - 1].id)
        self.model.show_matches(matches)
        is_found = self._state.matches is not None
        self.progress.setVisible(not is_found)
        self.copy.setEnabled(is_found)
        self.export.setEnabled(is_found)
        if is_found:
            searched = ngettext(
                "Searched {units} unit of the translation memory.",
                "Searched {units} units of the translation memory.",
                self._state.searched,
                units=format_number(self._state.searched),
            )
            rule = _("The first of several equal sentences is counted by its match, the others as repetitions.")
            self.summary.setText("\n".join((searched, rule, *self._state.problems)))
        else:
            self.summary.setText(_("Looking up every sentence…"))

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show_failure(self, message: str) -> None:
        self.progress.hide()
        self.summary.setText(message)

    def _copy(self) -> None:
        lines = ["match\tsentences\twords"]
        lines += [f"{row.name}\t{row.amount.sentences}\t{row.amount.words}" for row in self.model.rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _export(self) -> None:
        suggestion = self._folder / f"{self._title}-matches.csv"
        path, _kind = ask_save_path(
            self, _("Export match statistics"), suggestion, _("CSV (*.csv)"), lambda path: path.with_suffix(".csv")
        )
        if path is not None:
            self.export_chosen.emit(path)
