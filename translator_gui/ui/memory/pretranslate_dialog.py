"""The dialog that fills sentences from the translation memory: shows figures first, then fills in."""

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from translator_gui.memory.scoring import IN_CONTEXT
from translator_gui.messages import format_number, gettext_lazy, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.match_band import LOWEST_BAND
from translator_gui.project.memory.match_analysis import (
    USUAL_LEAST_FILLED,
    SentenceMatch,
    count_matches,
    matches_to_fill,
)
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.band_table import MatchBandTable
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column, indent_spin_box
from translator_gui.viewmodel.memory.band_model import FilledBandModel
from translator_gui.viewmodel.memory.match_analysis_state import MatchAnalysisState

_WIDTH = 440


class PretranslationScope(Enum):
    """Which sentences are pre-translated."""

    FILTER = auto()
    DOCUMENT = auto()
    PROJECT = auto()


_SCOPES = {
    PretranslationScope.FILTER: gettext_lazy("All that match the &filter"),
    PretranslationScope.DOCUMENT: gettext_lazy("This &document"),
    PretranslationScope.PROJECT: gettext_lazy("The &whole project"),
}
"""Words of the scopes; the first one that is offered is chosen."""


class PretranslateDialog(QDialog):
    """Asks which sentences to fill from the memory, and from which score on; shows what it has for them."""

    scope_chosen = Signal(PretranslationScope)
    """The sentences of a scope are to be looked up."""

    def __init__(
        self, scopes: frozenset[PretranslationScope], state: MatchAnalysisState, theme: ThemeState, parent: QWidget
    ) -> None:
        """Create the dialog.

        Args:
            scopes: Those to choose from.
            state: Looks up the sentences; the dialog becomes its owner.
            theme: The colours.
            parent: The window.
        """
        super().__init__(parent)
        state.setParent(self)
        self._state = state
        self.setWindowTitle(_("Pre-translate"))
        self.setMinimumWidth(_WIDTH)
        self.scopes = {scope: QRadioButton(str(words), self) for scope, words in _SCOPES.items() if scope in scopes}
        self.least = QSpinBox(self)
        self.least.setRange(LOWEST_BAND, IN_CONTEXT)
        self.least.setValue(USUAL_LEAST_FILLED)
        indent_spin_box(self.least)
        self.model = FilledBandModel(self)
        self.table = MatchBandTable(self.model, theme, self)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(_("Sentences looked up"))
        self.summary = plain_label(self, wraps=True, bold=True)
        self.remarks = plain_label(self, wraps=True, muted=True)
        self._box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.fill = self._box.addButton(_("Fill in"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.fill.setDefault(True)
        self._lay_out()
        self._box.accepted.connect(self.accept)
        self._box.rejected.connect(self.reject)
        self.finished.connect(state.cancel)
        self.least.valueChanged.connect(self._show_figures)
        state.progressed.connect(self._show_progress)
        state.found.connect(self._show_figures)
        state.failed.connect(self._show_failure)
        for button in self.scopes.values():
            button.toggled.connect(self._look_up)

    def _lay_out(self) -> None:
        column, score = dialog_column(self), QHBoxLayout()
        for button in self.scopes.values():
            button.setVisible(len(self.scopes) > 1)
            column.addWidget(button)
        label = PlainLabel(_("&Least score:"), self)
        label.setBuddy(self.least)
        column.addLayout(score)
        score.addWidget(label)
        score.addWidget(self.least)
        score.addStretch(1)
        for widget in (self.table, self.progress, self.summary, self.remarks, self._box):
            column.addWidget(widget)
        self.remarks.hide()

    def begin(self) -> None:
        """Look up the sentences of the first scope."""
        next(iter(self.scopes.values())).setChecked(True)

    @property
    def to_fill(self) -> list[SentenceMatch]:
        """The sentences that are to be filled in, with what."""
        return matches_to_fill(self._state.matches or (), self.least.value())

    def _look_up(self, checked: bool) -> None:
        if checked:
            self.scope_chosen.emit(next(scope for scope, button in self.scopes.items() if button.isChecked()))
            self.progress.setRange(0, 0)
            self.progress.show()
            self._show_figures()

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show_failure(self, message: str) -> None:
        self.progress.hide()
        self.summary.setText(message)

    def _show_figures(self) -> None:
        matches, to_fill = self._state.matches, self.to_fill
        self.model.show_matches(matches or (), to_fill)
        count = count_matches(to_fill)
        self.fill.setEnabled(bool(to_fill))
        self.fill.setText(
            ngettext("Fill in {number} sentence", "Fill in {number} sentences", count.sentences)
            if to_fill
            else _("Fill in")
        )
        if matches is None:
            self.summary.setText(_("Looking up the sentences without English…"))
            return
        self.progress.hide()
        self.summary.setText(self._summary_words(len(matches), count.sentences))
        self.remarks.setText("\n".join(self._state.problems))
        self.remarks.setVisible(bool(self._state.problems))

    def _summary_words(self, empty: int, filled: int) -> str:
        if not empty:
            return _("Every sentence here has English.")
        if not self._state.searched:
            return _("The translation memory is empty: confirm sentences, or import a memory.")
        return ngettext(
            "{filled} of {empty} sentence without English will be filled in as a draft.",
            "{filled} of {empty} sentences without English will be filled in as drafts.",
            empty,
            filled=format_number(filled),
            empty=format_number(empty),
        )
