"""The page about a damaged project: the damage, its repair, its backups, the report of the repair."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import LazyMessage, format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.backup import Backup
from translator_gui.model.naming import printable
from translator_gui.project.damage_report_lines import DamageReportLine, backup_line, drafts_line, loss_lines
from translator_gui.project.repairing import RepairReport
from translator_gui.ui.plain_text import PlainLabel, set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.layouts import clear_layout
from translator_gui.ui.widgets.row_selection_table import RowSelectionTable
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar
from translator_gui.viewmodel.backups.backups_model import BackupsModel

_WIDEST = 760
_MARGIN = 36
_MOST_ROWS = 6
_AROUND_ROW = 10
_ADVICE = _(
    "Repair reads everything that can still be read and lists what was lost. The damaged file is kept next to the "
    "repaired one. Nothing is written into the damaged file."
)


class DamagedProjectPage(QScrollArea):
    """The page about a damaged project file: damage, backups, repair report, buttons to repair it or open a backup."""

    repair_requested = Signal()
    read_requested = Signal()
    backup_chosen = Signal(Backup)
    open_requested = Signal(Path)
    closed = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = ThemedScrollBar(theme, self)
        self.setVerticalScrollBar(self._bar)
        self._repaired = Path()
        self._can_read = False
        self._said: list[str] = []
        paper = self._paper = QWidget(self)
        paper.setObjectName("damage")
        paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QWidget(paper)
        inner.setMaximumWidth(_WIDEST)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._title = _heading(inner, 1.6)
        self._text = _wrapped(inner)
        column.addWidget(self._title)
        column.addWidget(self._text)
        # What is wrong is read before one chooses; what was lost, afterwards, may be long.
        self._wrong, self._lost = QVBoxLayout(), QVBoxLayout()
        column.addLayout(self._wrong)
        column.addSpacing(6)
        row = QHBoxLayout()
        column.addLayout(row)
        self._add_buttons(row, inner)
        column.addSpacing(12)
        column.addLayout(self._lost)
        self._listed = self._build_backups(inner, theme)
        column.addWidget(self._listed)
        column.addStretch(1)
        row = QHBoxLayout(paper)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.setWidget(paper)
        theme.follow(self._apply_theme)

    def _add_buttons(self, row: QHBoxLayout, parent: QWidget) -> None:
        self.repair = _button(_("&Repair"), parent, first=True)
        self.repair.clicked.connect(self.repair_requested)
        self.open = _button(_("&Open the repaired project"), parent, first=True)
        self.open.clicked.connect(lambda: self.open_requested.emit(self._repaired))
        self.read = _button(_("Open for re&ading"), parent)
        self.read.clicked.connect(self.read_requested)
        self.close_button = _button(_("&Close"), parent)
        self.close_button.clicked.connect(self.closed)
        row.setSpacing(10)
        for button in (self.repair, self.open, self.read, self.close_button):
            row.addWidget(button)
        row.addStretch(1)

    def _build_backups(self, parent: QWidget, theme: ThemeState) -> QWidget:
        part = QWidget(parent)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._backups_title = _heading(part, 1.15)
        column.addWidget(self._backups_title)
        self._backups = BackupsModel(self)
        self.table = RowSelectionTable(self._backups, str(_("Backups of this project")), theme, part, paper=False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(BackupsModel.REASON, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().selectionChanged.connect(self._follow_selection)
        self.table.doubleClicked.connect(self._choose)
        column.addWidget(self.table)
        self.open_backup = _button(_("Open a copy of this &backup"), part)
        self.open_backup.clicked.connect(self._choose)
        column.addWidget(self.open_backup, 0, Qt.AlignmentFlag.AlignLeading)
        return part

    # What is shown

    def show_damage(self, name: str, lines: Sequence[DamageReportLine], *, can_read: bool) -> None:
        """Show on the page the damage found in a project file.

        Args:
            name: Name of the file.
            lines: The damage; empty while the project is being examined.
            can_read: Whether the project opens for reading.
        """
        self._title.setText(str(_("{name} is damaged", name=printable(name))))
        self._text.setText(str(_ADVICE))
        self._show_lines(self._wrong, lines or [DamageReportLine(str(_("Examining the damage…")), ())])
        for button in (self.repair, self.read):
            button.show()
        self._can_read = can_read
        set_tip(self.read, "" if can_read else str(_("Too much of the file is damaged; repair it first")))
        self.open.hide()
        self.set_busy(busy=False)
        self.repair.setFocus()

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show on the page the project's backups that can be opened instead of the damaged project."""
        self._backups.load(backups)
        self._listed.show()
        self._backups_title.setText(str(_("Backups") if backups else _("There are no backups of this project")))
        self.table.setVisible(bool(backups))
        self.open_backup.setVisible(bool(backups))
        if backups:
            self.table.selectRow(0)
        self._fit_table()
        self._follow_selection()

    def show_report(self, name: str, report: RepairReport) -> None:
        """Show on the page the report of a repair: the restored and the lost sentences."""
        self._repaired = report.repaired
        if report.was_sound:
            self._title.setText(str(_("{name} is not damaged", name=printable(name))))
            self._text.setText(str(_("There is nothing to repair.")))
            self._show_lines(self._lost, [])
        else:
            self._title.setText(str(_("{name} is repaired", name=printable(name))))
            self._text.setText(_restored_words(report))
            lines = loss_lines(report.losses)
            self._show_lines(
                self._lost,
                [
                    *(DamageReportLine(line, ()) for line in (backup_line(report), drafts_line(report)) if line),
                    *(
                        [DamageReportLine(str(_("Lost:")), ())]
                        if lines
                        else [DamageReportLine(str(_("Nothing was lost.")), ())]
                    ),
                    *lines,
                ],
            )
        self.repair.hide()
        self.read.hide()
        self._listed.hide()
        self.open.show()
        self.open.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """Disable the page's buttons while a repair runs."""
        for button in (self.repair, self.open_backup, self.close_button):
            button.setEnabled(not busy)
        self.read.setEnabled(self._can_read and not busy)
        if not busy:
            self._follow_selection()

    @property
    def words(self) -> str:
        """All text of the damaged-project page above the backups, for screen readers and tests."""
        return "\n".join((self._title.text(), self._text.text(), *self._said))

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(_style(theme))

    def _show_lines(self, layout: QVBoxLayout, lines: Sequence[DamageReportLine]) -> None:
        for part in (self._wrong, self._lost):
            clear_layout(part)
            part.setSpacing(8)
        self._said = [text for line in lines for text in (line.text, *line.examples)]
        for line in lines:
            label = _wrapped(self._paper, line.text)
            label.setObjectName("line")
            layout.addWidget(label)
            if line.examples:
                examples = _wrapped(self._paper, "\n".join(line.examples))
                examples.setObjectName("quiet")
                examples.setContentsMargins(18, 0, 0, 0)
                layout.addWidget(examples)
        self.setAccessibleDescription(self.words)

    # The list of backups

    def _fit_table(self) -> None:
        rows = min(len(self._backups.rows), _MOST_ROWS)
        height = self.table.fontMetrics().height() + _AROUND_ROW
        self.table.verticalHeader().setDefaultSectionSize(height)
        self.table.setFixedHeight(rows * height + self.table.horizontalHeader().sizeHint().height() + 4)

    def _follow_selection(self) -> None:
        chosen = self._chosen()
        self.open_backup.setEnabled(chosen is not None and chosen.sentences is not None)

    def _chosen(self) -> Backup | None:
        row = self.table.chosen_row
        return self._backups.rows[row] if row >= 0 else None

    def _choose(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.open_backup.isEnabled():
            self.backup_chosen.emit(chosen)


def _restored_words(report: RepairReport) -> str:
    words = ngettext(
        "{number} sentence was restored, {done} of them done.",
        "{number} sentences were restored, {done} of them done.",
        report.sentences,
        done=format_number(report.done),
    )
    if report.kept is None:
        return str(words)
    return str(_("{restored} The damaged file is kept as {name}.", restored=words, name=printable(report.kept.name)))


def _heading(parent: QWidget, size: float) -> QLabel:
    label = _wrapped(parent)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * size)
    label.setFont(font)
    return label


def _wrapped(parent: QWidget, text: str = "") -> QLabel:
    label = PlainLabel(text, parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _button(text: LazyMessage, parent: QWidget, *, first: bool = False) -> QPushButton:
    button = QPushButton(str(text), parent)
    button.setObjectName("first" if first else "other")
    button.setMinimumHeight(38)
    button.setAutoDefault(True)
    return button


def _style(theme: Theme) -> str:
    return (
        f"#damage {{ background: {theme.page.name()}; }}"
        f"QLabel {{ color: {theme.text.name()}; }}"
        f"#quiet {{ color: {theme.muted.name()}; }}"
        f"QTableView {{ background: {theme.field.name()}; color: {theme.text.name()}; "
        f"border: 1px solid {theme.rule.name()}; }}"
        f"QTableView::item {{ padding: 0 8px; }}"
        f"QTableView::item:selected {{ background: {theme.lit.name()}; color: {theme.text.name()}; }}"
        f"QHeaderView::section {{ background: {theme.window.name()}; color: {theme.muted.name()}; "
        f"border: none; padding: 4px 11px; }}"
    )
