"""The dialog that scores services on the sentences that the user confirmed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column, resize_within_screen
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.viewmodel.machine.service_scores import ServiceScoresState
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from translator_gui.machine.services import MachineService
    from translator_gui.project.machine.suggestions import ServiceScore
    from translator_gui.ui.theme import ThemeState
    from translator_gui.viewmodel.machine.machine_help_state import MachineHelpState
    from translator_gui.viewmodel.session.session import ProjectSession


class ServiceScoresDialog(QDialog):
    """Compares the English of each service with the user's: chrF, edit distance, time."""

    def __init__(
        self, session: ProjectSession, state: MachineHelpState, theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Compare services"))
        self._help = state
        self.scores = ServiceScoresState(session, state)
        self.scores.setParent(self)
        number = len(self.scores.sentences)
        intro = (
            ngettext(
                "Each service translates the sentence that you confirmed last, without seeing your English or the "
                "memory. Its English is then compared with yours.",
                "Each service translates the {number} sentences that you confirmed last, without seeing your English "
                "or the memory. Its English is then compared with yours.",
                number,
            )
            if number
            else _("You have not confirmed any sentence of this project yet: there is nothing to compare with.")
        )
        columns = (_("Service"), _("Sentences"), _("chrF"), _("Edits"), _("Seconds"))
        self.table = QTableWidget(len(state.services), len(columns), self)
        style_list(self.table, theme, paper=True)
        self.table.setHorizontalHeaderLabels(columns)
        self.table.setAccessibleName(_("Scores of the services"))
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, service in enumerate(state.services):
            self._put(row, 0, service.label)
        legend = _("chrF: 100 is your own English. Edits: words to change, in percent. Seconds: per sentence.")
        self.message = plain_label(self, wraps=True)
        self.start = QPushButton(_("&Send and compare"), self)
        set_tip(self.start, _("Sends these sentences to every service listed"))
        self.start.setEnabled(bool(number))
        self.start.clicked.connect(self._start)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.addButton(self.start, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        column = dialog_column(self)
        column.addWidget(plain_label(self, intro, wraps=True))
        column.addWidget(self.table, 1)
        column.addWidget(plain_label(self, legend, wraps=True))
        column.addWidget(self.message)
        column.addWidget(box)
        self.start.setDefault(True)
        self.start.setFocus()
        self.scores.progressed.connect(self._show_progress)
        self.scores.scored.connect(self._show_score)
        self.scores.failed.connect(self._show_failure)
        self.scores.ended.connect(self._end)
        resize_within_screen(self, 560, 360)

    def _start(self) -> None:
        self.start.setEnabled(False)
        self.message.setText("")
        self.scores.start(self._help.services)

    def _row(self, service: MachineService) -> int:
        return next((row for row, one in enumerate(self._help.services) if one.uid == service.uid), 0)

    def _put(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        side = Qt.AlignmentFlag.AlignTrailing if column else Qt.AlignmentFlag.AlignLeading
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.table.setItem(row, column, item)

    def _show_progress(self, service: MachineService, done: int, total: int) -> None:
        self._put(self._row(service), 1, _("{done} of {total}", done=format_number(done), total=format_number(total)))

    def _show_score(self, score: ServiceScore) -> None:
        row = self._row(score.service)
        self._put(row, 1, format_number(score.sentences))
        if score.sentences:
            self._put(row, 2, f"{score.chrf:.1f}")
            self._put(row, 3, _("{percent} %", percent=f"{score.edits.word_rate:.0f}"))
            self._put(row, 4, f"{score.seconds:.1f}")
        if score.error is not None:
            self._show_failure(score.service, error_sentence(score.error))

    def _show_failure(self, service: MachineService, message: str) -> None:
        line = _("{service}: {message}", service=service.label, message=message)
        self.message.setText("\n".join(filter(None, (self.message.text(), line))))

    def _end(self) -> None:
        self.start.setEnabled(True)

    def done(self, result: int) -> None:
        self.scores.cancel()
        super().done(result)
