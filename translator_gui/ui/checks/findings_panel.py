"""The panel with the findings of the checks, filters above the list, and what can be done about the chosen one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.text.direction import isolate_quoted_urdu
from translator_gui.ui.checks.finding_delegate import FindingDelegate
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.multi_choice_button import MultiChoiceButton, MultiChoiceEntry
from translator_gui.ui.widgets.text_order_panel import TextOrderPanel
from translator_gui.viewmodel.checks.findings_model import SEVERITY_WORDS, FindingFilter, FindingRow, FindingsModel
from translator_gui.viewmodel.session.session import ProjectSession

_ROOM_FOR_HELP = 330
"""Height in pixels below which the help about a check is hidden."""


class FindingsPanel(TextOrderPanel[FindingRow]):
    """The filterable list of findings. Enter goes to the finding, Space shows it; buttons fix it or ignore it."""

    ignore_wanted = Signal(object)
    """Emitted with the `FindingRow` to ignore, or to show again where it is ignored."""
    fix_wanted = Signal(object)
    """Emitted with the `FindingRow` to fix."""
    fix_all_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, session: ProjectSession, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._kept_row = -1
        """Row of the finding that was selected last."""
        self.model = FindingsModel(session, self)
        self.state = QComboBox(self)
        self.state.setAccessibleName(_("Which findings"))
        self.state.addItem(_("Found"), False)
        self.state.addItem(_("Ignored"), True)
        self.check = MultiChoiceButton(_("Check"), self)
        self.severity = MultiChoiceButton(_("Severity"), self)
        self.severity.set_choices([MultiChoiceEntry(value, str(words)) for value, words in SEVERITY_WORDS.items()])
        self.document = QComboBox(self)
        self.document.setAccessibleName(_("Document"))
        self.document.setMinimumContentsLength(10)
        self.document.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.help = plain_label(self, wraps=True, muted=True)
        found = self._show_list(self.model, _("Findings in the order of the text"))
        found.set_delegate(FindingDelegate(session, theme, found))
        self.fix, self.ignore = QPushButton(_("Fi&x"), self), QPushButton(_("&Ignore…"), self)
        self.fix_all, self.settings = QPushButton(_("Fix &all…"), self), QPushButton(_("Chec&ks…"), self)
        self._connect()
        self._lay_out()
        self._offer_choices()
        self._show_count()

    def _connect(self) -> None:
        for box in (self.state, self.document):
            box.activated.connect(self._apply_filters)
        for button in (self.check, self.severity):
            button.chosen.connect(self._apply_filters)
        self.list.selectionModel().currentChanged.connect(self._follow_current)
        self.fix.clicked.connect(self._fix_current)
        self.ignore.clicked.connect(self._ignore_current)
        self.fix_all.clicked.connect(self.fix_all_wanted)
        self.settings.clicked.connect(self.settings_wanted)
        self.model.counted.connect(self._show_count)
        self.model.counted.connect(self._offer_choices)

    def _lay_out(self) -> None:
        bottom = QWidget(self)
        below = QVBoxLayout(bottom)
        below.setContentsMargins(12, 0, 12, 10)
        below.setSpacing(8)
        buttons = FlowLayout(gap=6, line_gap=6)
        below.addWidget(self.help)
        below.addLayout(buttons)
        for button in (self.fix, self.ignore, self.fix_all, self.settings):
            buttons.addWidget(button)
        self._lay_out_list((self.state, self.check, self.severity, self.document)).addWidget(bottom)

    def _fix_current(self) -> None:
        if self.current is not None:
            self.fix_wanted.emit(self.current)

    def _ignore_current(self) -> None:
        if self.current is not None:
            self.ignore_wanted.emit(self.current)

    def _offer_choices(self) -> None:
        findings = self._session.findings
        counts = findings.by_check()
        self.check.set_choices(
            [
                MultiChoiceEntry(check.id, str(check.name), counts[check.id])
                for check in findings.known.checks.declarations
            ]
        )
        documents = self._session.outline_reloader.documents
        names = [_("All documents"), *(document.name for document in documents)]
        if names != [self.document.itemText(at) for at in range(self.document.count())]:
            chosen = self.document.currentData()
            self.document.clear()
            self.document.addItem(names[0], None)
            for document in documents:
                self.document.addItem(document.name, document.id)
            self.document.setCurrentIndex(max(0, self.document.findData(chosen)))
        self.document.setVisible(len(documents) > 1)

    def _apply_filters(self) -> None:
        self.model.choose(
            FindingFilter(
                self.check.values, self.severity.values, self.document.currentData(), bool(self.state.currentData())
            )
        )

    def _key(self, row: FindingRow) -> tuple[int, str]:
        return row.segment, row.finding.key

    def _remember_current(self) -> None:
        super()._remember_current()
        if self.current is not None:
            self._kept_row = self.list.currentIndex().row()

    def _restore(self) -> None:
        """Select again, after the list was reset, the finding that was selected before, or the one that followed it."""
        super()._restore()
        at, rows = self._kept_row, self.model.rowCount()
        if rows and at >= 0 and not self.list.currentIndex().isValid() and self._has_focus():
            self.list.setCurrentIndex(self.model.index(min(at, rows - 1), 0))
        self._follow_current()

    def _has_focus(self) -> bool:
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    def _follow_current(self) -> None:
        row = self.current
        declared = self._session.findings.known.checks.declarations
        check = next((one for one in declared if row is not None and one.id == row.finding.check_id), None)
        self.help.setText(isolate_quoted_urdu(str(check.help)) if check is not None else "")
        self._show_help()
        self._enable()

    def _show_help(self) -> None:
        # In a low window the list matters more.
        self.help.setVisible(bool(self.help.text()) and self.height() >= _ROOM_FOR_HELP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_help()

    def _enable(self) -> None:
        row, writable = self.current, self._session.writable
        focused = next((one for one in (self.fix, self.ignore) if one.hasFocus()), None)
        is_ignored = row is not None and row.ignored is not None
        self.ignore.setText(_("Sho&w again") if is_ignored else _("&Ignore…"))
        self.ignore.setEnabled(row is not None and writable)
        self.fix.setEnabled(row is not None and bool(row.finding.fix) and not is_ignored and writable)
        self.fix_all.setEnabled(bool(self.model.fixable()) and writable)
        if focused is not None and not focused.isEnabled():
            # Qt would focus the next button, and Enter would fix all.
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_count(self) -> None:
        findings, count = self._session.findings, self.model.rowCount()
        self.count.setText(self._count_words())
        self.count.setVisible(bool(self.count.text()))
        if count:
            words = ""
        elif not findings.is_complete:
            words = _("Checking…")
        elif self.model.filter != FindingFilter():
            words = _("No findings match these filters.")
        else:
            words = _("The checks found nothing.")
        self._say_empty(words)
        self._follow_current()

    def _count_words(self) -> str:
        findings, shown = self._session.findings, self.model.rowCount()
        words = ngettext("{number} finding", "{number} findings", self.model.total) if shown else ""
        if shown < self.model.total:
            words = _("{shown} of {total}", shown=format_number(shown), total=format_number(self.model.total))
        ignored = findings.count_ignored() if not self.model.filter.ignored else 0
        if ignored:
            # A reviewer would not look for them otherwise.
            others = ngettext("{number} ignored", "{number} ignored", ignored)
            words = _("{words}, {others}", words=words, others=others) if words else others
        if not findings.is_complete and findings.total:
            percent = format_number(100 * findings.done // findings.total)
            checking = _("checked {percent} %", percent=percent)
            words = _("{words}, {checking}", words=words, checking=checking) if words else ""
        return words


def severity_tally(errors: int, warnings: int) -> str:
    """Return the numbers of errors and warnings for the status line: "2 errors, 1 warning"; empty without any."""
    parts = [
        ngettext("{number} error", "{number} errors", errors) if errors else "",
        ngettext("{number} warning", "{number} warnings", warnings) if warnings else "",
    ]
    return _(", ").join(filter(None, parts))
