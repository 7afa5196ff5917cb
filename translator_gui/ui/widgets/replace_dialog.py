"""The dialog of *Replace all*: every change before it is made."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.status import Role
from translator_gui.ui.fonts import UrduFontStyle, urdu_font
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.difference_view import DifferenceView
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column, resize_within_screen
from translator_gui.ui.widgets.replace_delegate import ReplacementRowDelegate
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar
from translator_gui.viewmodel.search.replace_preview import ReplacePreviewModel

_URDU_SIZE = 12.0


class ReplaceAllPreviewDialog(QDialog):
    """Lists the planned replacements of *Replace all* with check boxes, before any is made."""

    def __init__(
        self,
        model: ReplacePreviewModel,
        role: Role,
        theme: ThemeState,
        parent: QWidget | None = None,
        *,
        fixes: bool = False,
    ) -> None:
        """Create the dialog.

        Args:
            model: The planned changes.
            role: Of the user.
            theme: The colours.
            parent: Qt's.
            fixes: Whether the changes are fixes of findings instead.
        """
        super().__init__(parent)
        self._fixes = fixes
        self.setWindowTitle(_("Fix all") if fixes else _("Replace all"))
        self.model = model
        self.head = plain_label(self, wraps=True)
        self.statuses, self.skipped = plain_label(self, wraps=True), plain_label(self, wraps=True)
        self.approved = QCheckBox(self)
        self.kept = QCheckBox(_("Keep &translated sentences translated"), self)
        self._may_keep = role is Role.TRANSLATOR
        self.list = QListView(self)
        self.list.setModel(model)
        self.list.setItemDelegate(ReplacementRowDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(72)
        self.list.setVerticalScrollBar(ThemedScrollBar(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.list.setAccessibleName(_("Changes"))
        self.urdu = plain_label(self, wraps=True)
        self.urdu.setFont(urdu_font(UrduFontStyle.NASKH, _URDU_SIZE))
        self.urdu.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.difference = DifferenceView(theme, self.font().pointSizeF() + 1, self)
        self.all, self.none = QPushButton(_("Check &all"), self), QPushButton(_("Check n&one"), self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.replace = buttons.addButton(_("Replace"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.replace.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self.approved.toggled.connect(model.show_approved)
        self.kept.toggled.connect(model.keep_translation)
        self.all.clicked.connect(lambda: model.tick_all(True))
        self.none.clicked.connect(lambda: model.tick_all(False))
        model.ticked.connect(self._show_counts)
        model.modelReset.connect(self._choose_first)
        self.list.selectionModel().currentChanged.connect(self._show_whole)
        self._show_approved()
        self._show_counts()
        self._choose_first()
        resize_within_screen(self, 860, 560)
        self.list.setFocus()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        ticks = QHBoxLayout()
        for button in (self.all, self.none):
            button.setAutoDefault(False)
        whole = QWidget(self)
        inner = QVBoxLayout(whole)
        inner.setContentsMargins(10, 8, 10, 8)
        inner.addWidget(self.urdu)
        inner.addWidget(self.difference)
        inner.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(whole)
        area.setWidgetResizable(True)
        area.setMinimumHeight(48)
        area.setMaximumHeight(150)
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = dialog_column(self)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        column.addWidget(area)
        column.addLayout(ticks)
        ticks.addWidget(self.all)
        ticks.addWidget(self.none)
        ticks.addStretch(1)
        statuses = QVBoxLayout()
        column.addLayout(statuses)
        statuses.setSpacing(4)
        for part in (self.approved, self.kept, self.statuses, self.skipped):
            statuses.addWidget(part)
        column.addWidget(buttons)

    def _choose_first(self) -> None:
        self.list.setCurrentIndex(self.model.index(0))
        self._show_whole(self.list.currentIndex())

    def _show_whole(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < self.model.rowCount():
            row = self.model.row(index.row())
            self.urdu.setText(without_tags(row.source))
            self.difference.show_pieces(row.pieces)
        else:
            self.urdu.setText("")
            self.difference.show_pieces(())

    def _show_counts(self) -> None:
        sentences, hits = self.model.ticks()
        rows = self.model.rowCount()
        replacements = (
            ngettext("{number} fix", "{number} fixes", hits)
            if self._fixes
            else ngettext("{number} replacement", "{number} replacements", hits)
        )
        checked = (
            ngettext("{number} unit", "{number} units", sentences)
            if self.model.is_of_units
            else ngettext("{number} sentence", "{number} sentences", sentences)
        )
        unchecked = format_number(rows - sentences)
        self.head.setText(
            _(
                "{replacements} in {sentences} ({unchecked} not checked)",
                replacements=replacements,
                sentences=checked,
                unchecked=unchecked,
            )
            if sentences < rows
            else _("{replacements} in {sentences}", replacements=replacements, sentences=checked)
        )
        self.replace.setText(
            _("Fix in {sentences}", sentences=checked)
            if self._fixes
            else _("Replace in {sentences}", sentences=checked)
        )
        self.replace.setEnabled(sentences > 0)
        self._show_statuses()

    def _show_statuses(self) -> None:
        """Say what becomes of confirmed sentences: drafts, unless translated ones are kept."""
        drafts, kept = self.model.confirmed_ticks()
        lines: list[str] = []
        if drafts:
            lines.append(
                ngettext(
                    "{number} confirmed sentence becomes a draft.",
                    "{number} confirmed sentences become drafts.",
                    drafts,
                )
            )
        if kept:
            lines.append(
                ngettext(
                    "{number} sentence stays translated; you become its translator.",
                    "{number} sentences stay translated; you become their translator.",
                    kept,
                )
            )
        self.statuses.setText(" ".join(lines))
        self.statuses.setVisible(bool(lines))

    def _show_approved(self) -> None:
        approved, final = self.model.approved, self.model.final
        self.approved.setText(
            _("Also in appro&ved sentences ({number}): they become drafts", number=format_number(approved))
        )
        self.approved.setVisible(approved > 0)
        self.kept.setVisible(self._may_keep and self.model.may_stay > 0)
        self.skipped.setText(
            ngettext(
                "{number} final sentence is not changed: reopen it first.",
                "{number} final sentences are not changed: reopen them first.",
                final,
            )
        )
        self.skipped.setVisible(final > 0)
