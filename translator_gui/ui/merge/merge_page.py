"""The page with the differences of a colleague's copy, before anything is merged."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.naming import printable
from translator_gui.model.returned_changes import OutsideContributor
from translator_gui.project.merging.comparison import SentenceMergeOutcome
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.keys.key_tooltips import native_chord
from translator_gui.ui.merge.contributor_bar import ContributorBar
from translator_gui.ui.merge.merge_list import MergeListView
from translator_gui.ui.merge.merge_row_detail_pane import MergeRowDetailPane
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import pill_style
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.viewmodel.merge.merge_model import MergeDifferencesModel
from translator_gui.viewmodel.merge.wording import MergedTextOrigin, counted, outcome
from translator_gui.viewmodel.wording import as_sentence

_WIDE = 1700
"""From this width in pixels the chosen sentence is shown beside the list instead of below it."""
_MOST_NOTICES = 96
"""Maximum height of the notices in pixels; beyond it they scroll."""
_ROWS = 1.5
"""Rows of the list that stay visible in a low window: half a row tells that there are more."""


class MergePage(QWidget):
    """The page to review a merge before it is done: list of differences, selected one in full, buttons."""

    merged = Signal()
    """Emitted to merge with the current choices."""
    left = Signal()
    status_message = Signal(str)

    def __init__(
        self,
        model: MergeDifferencesModel,
        theme: ThemeState,
        options: PageDisplayOptions,
        parent: QWidget | None = None,
        contributor: OutsideContributor | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        model.setParent(self)
        self.kinds: dict[SentenceMergeOutcome, QToolButton] = {}
        self.list = MergeListView(model, theme, options.urdu_face, self)
        self.detail = MergeRowDetailPane(theme, options, self)
        self.base = QToolButton(self)
        self.base.setText(_("Co&mmon version"))
        set_tip(self.base, _("Show the text that both versions are based on (A)"))
        self.base.setCheckable(True)
        self.base.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cancel, self.take_all, self.merge = (
            QPushButton(text, self) for text in (_("Cancel"), _("Accept all non-conflicting changes"), _("Merge"))
        )
        self.merge.setObjectName("first")
        self.summary = plain_label(self, model.summary)
        self.foot = plain_label(self, wraps=True)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._head = QWidget(self)
        self._notices = self._notice_area()
        self.contributor = None if contributor is None else ContributorBar(contributor, self._head)
        """For a document that came back."""
        self._lay_out()
        self._connect()
        theme.follow(self._apply_theme)
        self._show_summary()

    # Construction

    def _notice_area(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setObjectName("notices")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = self.model.comparison.notices
        self.notices = plain_label(area, "\n".join(f"•  {as_sentence(line)}" for line in lines), wraps=True)
        self.notices.setContentsMargins(14, 6, 14, 8)
        self.notices.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.notices.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area.setWidget(self.notices)
        area.setAccessibleName(_("What else merging does"))
        area.setVisible(bool(lines))
        return area

    def _lay_out(self) -> None:
        title = plain_label(
            self._head, _("Differences in {name}", name=printable(self.model.comparison.name)), bold=True
        )
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        title.setFont(font)
        switches = QWidget(self._head)
        flow = FlowLayout(switches, gap=6, line_gap=4)
        flow.addWidget(self.summary)
        for kind in SentenceMergeOutcome:
            if self.model.counts[kind]:
                flow.addWidget(self._kind_button(kind, switches))
        flow.addWidget(self.base)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(8)
        head.addWidget(title)
        if self.contributor is not None:
            head.addWidget(self.contributor)
        head.addWidget(switches)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.detail)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([3000, 2000])
        buttons = FlowLayout(gap=8, line_gap=4, trailing=True)
        foot = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._notices)
        column.addWidget(self.splitter, 1)
        column.addLayout(foot)
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(8)
        foot.addWidget(self.foot)
        foot.addLayout(buttons)
        for button in (self.cancel, self.take_all, self.merge):
            buttons.addWidget(button)

    def _kind_button(self, kind: SentenceMergeOutcome, parent: QWidget) -> QToolButton:
        button = self.kinds[kind] = QToolButton(parent)
        button.setObjectName("kind")
        button.setText(counted(self.model.counts[kind], kind))
        button.setCheckable(True)
        set_tip(button, _("Only these"))
        button.setAccessibleName(_("Only {kind}", kind=button.text()))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._apply_kinds)
        return button

    def _connect(self) -> None:
        self.list.row_chosen.connect(self._show)
        self.list.edit_wanted.connect(self._edit)
        self.list.base_wanted.connect(self.base.toggle)
        self.list.refused.connect(self.status_message)
        self.list.left.connect(self.left)
        self.base.toggled.connect(self.detail.show_base)
        self.detail.taken.connect(self._take)
        self.detail.edit_wanted.connect(self._edit)
        self.detail.written.connect(self._write)
        self.detail.left.connect(self.begin)
        self.model.chosen.connect(self._show_summary)
        self.model.modelReset.connect(self._choose_first)
        self.cancel.clicked.connect(self.left)
        self.take_all.clicked.connect(self.merged)
        self.merge.clicked.connect(self.merged)

    def _apply_theme(self, theme: Theme) -> None:
        self._notices.setStyleSheet(
            f"#notices, #notices QWidget {{ background: {theme.lit.name()}; color: {theme.text.name()}; }}"
        )
        self._head.setStyleSheet(pill_style("QToolButton#kind", theme))
        self.splitter.setStyleSheet(f"QSplitter::handle {{ background: {theme.rule.name()}; }}")

    # Actions

    def begin(self) -> None:
        """Focus the list of differences on the merge page."""
        # Before the list gets the focus: Qt would go to the first row without choosing it.
        if self.list.row < 0:
            self._choose_first()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        # Discard a text that was begun and cancelled.
        self._show(self.list.row)

    def _choose_first(self) -> None:
        self.list.choose(0) if self.model.rowCount() else self._show(-1)

    def _apply_kinds(self) -> None:
        row = self.list.row
        uid = self.model.row(row).uid if row >= 0 else ""
        chosen = frozenset(kind for kind, button in self.kinds.items() if button.isChecked())
        self.model.show_only(chosen or frozenset(SentenceMergeOutcome))
        if (again := self.model.row_of(uid)) >= 0:
            self.list.choose(again)

    def _show(self, row: int) -> None:
        self.detail.show_row(self.model, row)

    def _show_summary(self) -> None:
        """Show in words what the merge would do with the versions accepted so far."""
        figures = self.model.figures
        words, left = outcome(figures), figures[MergedTextOrigin.OPEN]
        lines = [_("Merging now: {outcome}.", outcome=words)] if words else []
        if left:
            lines.append(
                ngettext(
                    "{number} conflict stays in the project with both versions, to resolve later.",
                    "{number} conflicts stay in the project with both versions, to resolve later.",
                    left,
                )
            )
        self.foot.setText(" ".join(lines))
        resolved = left < self.model.counts[SentenceMergeOutcome.CONFLICT]
        self.take_all.setVisible(left > 0 and not resolved)
        self.merge.setText(
            ngettext("Merge now, resolve {number} conflict later", "Merge now, resolve {number} conflicts later", left)
            if left
            else _("Merge")
        )
        set_tip(
            self.merge,
            _("Merge in one step that can be undone, after a backup ({key})", key=native_chord("Ctrl+Return")),
        )
        if self.list.row >= 0:
            self._show(self.list.row)

    def _take(self, taken: MergedTextOrigin) -> None:
        self.list.take(taken)
        self.list.setFocus()

    def _edit(self) -> None:
        row = self.list.row
        if row >= 0 and self.model.why_fixed(row):
            self.status_message.emit(self.model.why_fixed(row))
        elif row >= 0:
            self.detail.edit(self.model.text(row))
            # After the layout of the field.
            QTimer.singleShot(0, self, self._make_room)

    def _make_room(self) -> None:
        """Enlarge the detail pane so that its text field fits, but keep one row of the merge list visible."""
        if self._give_room(1):
            self.detail.show_field()

    def _give_room(self, rows: float) -> bool:
        """Enlarge the detail pane to fit, but keep some rows of the list visible; return whether it changed."""
        above, below = self.splitter.sizes()
        kept = round(rows * self.list.sizeHintForRow(max(self.list.row, 0)))
        wanted = min(self.detail.needed, above + below - kept)
        if self.splitter.orientation() != Qt.Orientation.Vertical or wanted <= below:
            return False
        self.splitter.setSizes([above + below - wanted, wanted])
        self.list.scrollTo(self.list.currentIndex())
        return True

    def _write(self, text: str) -> None:
        self.model.write(self.list.row, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.merged.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        # As high as needed, up to a limit.
        needed = self.notices.heightForWidth(self.width())
        self._notices.setFixedHeight(min(max(needed, 1), _MOST_NOTICES))
        # After the layout of the versions for the new width.
        QTimer.singleShot(0, self, lambda: self._give_room(_ROWS))
