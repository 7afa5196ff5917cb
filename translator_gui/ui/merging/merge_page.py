"""What differs in a colleague's copy, before anything of it is taken: a page in the middle of the window."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from translator_gui.model.naming import printable
from translator_gui.project.merging.comparison import Kind
from translator_gui.ui.editor.options import PageOptions
from translator_gui.ui.keys.tips import native
from translator_gui.ui.merging.merge_detail import MergeDetail
from translator_gui.ui.merging.merge_list import MergeList
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.viewmodel.merging.merge_model import MergeModel
from translator_gui.viewmodel.merging.wording import Taken, counted, outcome
from translator_gui.viewmodel.wording import as_sentence

_WIDE = 1700
"""From this width on, pixels, the chosen sentence stands beside the list and not below it."""
_MOST_NOTICES = 96
"""So high are notices at most, pixels, before they scroll."""
_LINES = 2
"""Of the list, that stay in sight in a low window."""


class MergePage(QWidget):
    """The list, below it the chosen sentence whole. Nothing is written before a button of its foot is pressed."""

    merged = Signal()
    """What is taken by now is to be merged."""
    left = Signal()
    said = Signal(str)

    def __init__(
        self, model: MergeModel, theme: ThemeState, options: PageOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = model
        model.setParent(self)
        self.kinds: dict[Kind, QToolButton] = {}
        self.list = MergeList(model, theme, options.urdu_face, self)
        self.detail = MergeDetail(theme, options, self)
        self.base = QToolButton(self)
        self.base.setText("What both come &from")
        set_tip(self.base, "Show the text that both versions come from (A)")
        self.base.setCheckable(True)
        self.base.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cancel, self.take_all, self.merge = (
            QPushButton(text, self) for text in ("Cancel", "Take all without conflict", "Merge")
        )
        self.summary = plain_label(self, model.summary)
        self.foot = plain_label(self, wraps=True)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._head = QWidget(self)
        self._notices = self._notice_area()
        self._lay_out()
        self._connect()
        theme.follow(self._apply_theme)
        self._tell()

    # Putting together

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
        area.setAccessibleName("What else merging does")
        area.setVisible(bool(lines))
        return area

    def _lay_out(self) -> None:
        title = plain_label(self._head, f"What differs in {printable(self.model.comparison.name)}", bold=True)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        title.setFont(font)
        switches = QWidget(self._head)
        flow = FlowLayout(switches, gap=6, line_gap=4)
        flow.addWidget(self.summary)
        for kind in Kind:
            if self.model.counts[kind]:
                flow.addWidget(self._switch(kind, switches))
        flow.addWidget(self.base)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(switches)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.detail)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([3000, 2000])
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(8)
        foot.addWidget(self.foot, 1)
        for button in (self.cancel, self.take_all, self.merge):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._notices)
        column.addWidget(self.splitter, 1)
        column.addLayout(foot)

    def _switch(self, kind: Kind, parent: QWidget) -> QToolButton:
        button = self.kinds[kind] = QToolButton(parent)
        button.setObjectName("kind")
        button.setText(counted(self.model.counts[kind], kind))
        button.setCheckable(True)
        set_tip(button, "Only these")
        button.setAccessibleName(f"Only {button.text()}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._narrow)
        return button

    def _connect(self) -> None:
        self.list.turned.connect(self._show)
        self.list.edit_wanted.connect(self._edit)
        self.list.base_wanted.connect(self.base.toggle)
        self.list.refused.connect(self.said)
        self.list.left.connect(self.left)
        self.base.toggled.connect(self.detail.show_base)
        self.detail.taken.connect(self._take)
        self.detail.edit_wanted.connect(self._edit)
        self.detail.written.connect(self._write)
        self.detail.left.connect(self.begin)
        self.model.chosen.connect(self._tell)
        self.model.modelReset.connect(self._choose_first)
        self.cancel.clicked.connect(self.left)
        self.take_all.clicked.connect(self.merged)
        self.merge.clicked.connect(self.merged)

    def _apply_theme(self, theme: Theme) -> None:
        self._notices.setStyleSheet(
            f"#notices, #notices QWidget {{ background: {theme.lit.name()}; color: {theme.text.name()}; }}"
        )
        self._head.setStyleSheet(
            f"QToolButton#kind {{ color: {theme.text.name()}; background: {theme.field.name()}; padding: 1px 8px; "
            f"border: 1px solid {theme.field_border.name()}; border-radius: 9px; }}"
            f"QToolButton#kind:checked {{ background: {theme.picked.name()}; border-color: {theme.accent.name()}; }}"
            f"QToolButton#kind:focus {{ border-color: {theme.accent.name()}; }}"
        )
        self.splitter.setStyleSheet(f"QSplitter::handle {{ background: {theme.rule.name()}; }}")

    # What happens

    def begin(self) -> None:
        """The keyboard comes to the list."""
        # Before the keyboard comes: Qt would go to the first line without choosing it.
        if self.list.row < 0:
            self._choose_first()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        # Without what was begun to be written and was left.
        self._show(self.list.row)

    def _choose_first(self) -> None:
        self.list.choose(0) if self.model.rowCount() else self._show(-1)

    def _narrow(self) -> None:
        row = self.list.row
        uid = self.model.row(row).uid if row >= 0 else ""
        chosen = frozenset(kind for kind, button in self.kinds.items() if button.isChecked())
        self.model.show_only(chosen or frozenset(Kind))
        if (again := self.model.row_of(uid)) >= 0:
            self.list.choose(again)

    def _show(self, row: int) -> None:
        self.detail.show_row(self.model, row)

    def _tell(self) -> None:
        """What merging would do by now."""
        figures = self.model.figures
        told, left = outcome(figures), figures[Taken.OPEN]
        if left:
            verb = "stays" if left == 1 else "stay"
            stays = f"{counted(left, Kind.CONFLICT)} {verb} in the project with both versions, to settle later"
            told = f"{told}; {stays}" if told else stays
        self.foot.setText(f"Merging now: {told}." if told else "")
        settled = left < self.model.counts[Kind.CONFLICT]
        self.take_all.setVisible(left > 0 and not settled)
        self.merge.setText(f"Merge, leave {counted(left, Kind.CONFLICT)}" if left else "Merge")
        set_tip(self.merge, f"After a backup, in one step that undo takes back ({native('Ctrl+Return')})")
        if self.list.row >= 0:
            self._show(self.list.row)

    def _take(self, taken: Taken) -> None:
        self.list.take(taken)
        self.list.setFocus()

    def _edit(self) -> None:
        row = self.list.row
        if row >= 0 and self.model.why_fixed(row):
            self.said.emit(self.model.why_fixed(row))
        elif row >= 0:
            self.detail.edit(self.model.text(row))
            # After the field has found its place.
            QTimer.singleShot(0, self, self._make_room)

    def _make_room(self) -> None:
        """As much of the height as writing needs, but for a line of the list."""
        if self._give_room(1):
            self.detail.show_field()

    def _give_room(self, lines: int) -> bool:
        """The sentence gets the height that it needs where it has less, but for some lines of the list; whether so."""
        above, below = self.splitter.sizes()
        wanted = min(self.detail.needed, above + below - lines * self.list.sizeHintForRow(max(self.list.row, 0)))
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
        # As high as all of them need, up to a limit.
        needed = self.notices.heightForWidth(self.width())
        self._notices.setFixedHeight(min(max(needed, 1), _MOST_NOTICES))
        # After the versions have been laid out in the new width.
        QTimer.singleShot(0, self, lambda: self._give_room(_LINES))
