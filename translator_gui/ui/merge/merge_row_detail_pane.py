"""The chosen sentence of a merge: Urdu, both versions, their common version, and a field to edit the result."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.text.difference import DiffKind, DiffPiece
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.fonts import english_font
from translator_gui.ui.keys.key_tooltips import native_chord
from translator_gui.ui.merge.merge_version_box import MergeVersionBox, version_style
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_view import DifferenceView
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.paste_text import PasteTextEdit
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar
from translator_gui.viewmodel.merge.merge_model import MergeDifferencesModel
from translator_gui.viewmodel.merge.wording import MergedTextOrigin, meaning, their_comment_lines, version_words

if TYPE_CHECKING:
    from translator_gui.project.merging.comparison import MergeDifference

_NARROW = 560
"""Below this width in pixels the versions are shown one above the other."""


class MergeRowDetailPane(QScrollArea):
    """Shows the selected difference of a merge in full and lets the user edit the merged English."""

    taken = Signal(object)
    """Emitted to accept my or their version."""
    edit_wanted = Signal()
    written = Signal(str)
    """Emitted with the edited text of the sentence."""
    left = Signal()
    """Emitted to move the focus back to the list."""

    def __init__(self, theme: ThemeState, options: PageDisplayOptions, parent: QWidget) -> None:
        super().__init__(parent)
        size = options.english_size
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = ThemedScrollBar(theme, self, on_paper=False)
        self.setVerticalScrollBar(self._bar)
        inner = self._inner = QWidget(self)
        self._heading = plain_label(inner, bold=True)
        self._explanation = plain_label(inner, wraps=True, muted=True)
        self._urdu = DifferenceView(theme, options.urdu_size * 0.85, inner, urdu=True, face=options.urdu_face)
        self._base = MergeVersionBox(_("Based on"), theme, size, inner)
        self._take_mine = self._button(
            _("Mine (M)"), _("Accept this version"), lambda: self.taken.emit(MergedTextOrigin.MINE)
        )
        self._take_theirs = self._button(
            _("Theirs (T)"), _("Accept this version"), lambda: self.taken.emit(MergedTextOrigin.THEIRS)
        )
        self._edit = self._button(_("Edit (E)"), _("Edit the English"), self.edit_wanted.emit)
        self._edit.setCheckable(False)
        self.mine = MergeVersionBox(_("Mine"), theme, size, inner, self._take_mine)
        self.theirs = MergeVersionBox(_("Theirs"), theme, size, inner, self._take_theirs)
        self.field = _MergedTextField(english_font(size), inner)
        self.field.setAccessibleName(_("Edited English"))
        self.field.accepted.connect(self._accept_text)
        self.field.left.connect(self.left)
        self.field.focus_lost.connect(self._save_text)
        self._hint = plain_label(
            inner,
            _(
                "{enter} accepts the text as a draft; {escape} cancels",
                enter=native_chord("Return"),
                escape=native_chord("Esc"),
            ),
            wraps=True,
            muted=True,
        )
        self._versions = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._shows_base = False
        self._initial_text = ""
        self._row: MergeDifference | None = None
        self._lay_out(inner)
        theme.follow(self._apply_theme)

    def _button(self, text: str, tip: str, take: Callable[..., object]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_tip(button, tip)
        button.clicked.connect(take)
        return button

    def _lay_out(self, inner: QWidget) -> None:
        head = QHBoxLayout()
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addLayout(head)
        head.setSpacing(10)
        head.addWidget(self._heading)
        head.addWidget(self._explanation, 1)
        head.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._urdu)
        column.addWidget(self._base)
        column.addLayout(self._versions)
        self._versions.setSpacing(10)
        self._versions.addWidget(self.mine, 1)
        self._versions.addWidget(self.theirs, 1)
        column.addWidget(self.field)
        column.addWidget(self._hint)
        column.addStretch(1)
        for widget in (self._base, self.field, self._hint):
            widget.hide()
        self.setWidget(inner)

    def _apply_theme(self, theme: Theme) -> None:
        self._inner.setStyleSheet(
            version_style(theme) + f"QPlainTextEdit {{ background: {theme.field.name()}; color: {theme.text.name()}; "
            f"border: 1px solid {theme.accent.name()}; border-radius: 6px; padding: 4px; }}"
        )
        self.setStyleSheet(f"MergeRowDetailPane {{ background: {theme.window.name()}; }}")

    def show_row(self, model: MergeDifferencesModel, number: int) -> None:
        """Show a difference of the merge list in full in the pane; a row of -1 empties the pane."""
        self._inner.setVisible(number >= 0)
        if number < 0:
            self._row = None
            return
        row, marked, taken = model.row(number), model.side_diffs(number), model.text_origin(number)
        turned, self._row = self._row is None or self._row.uid != row.uid, row
        self._heading.setText(
            _("Sentence {number}", number=format_number(row.number)) if row.number else _("New sentence")
        )
        self._explanation.setText(meaning(row))
        self._urdu.show_pieces((DiffPiece(DiffKind.KEPT, row.source),))
        self.mine.show_version(version_words(row.mine), row.mine.status, marked.mine)
        self.theirs.show_version(version_words(row.theirs), row.theirs.status, marked.theirs, their_comment_lines(row))
        self._show_base()
        fixed = bool(model.why_fixed(number))
        for box, button, side in (
            (self.mine, self._take_mine, MergedTextOrigin.MINE),
            (self.theirs, self._take_theirs, MergedTextOrigin.THEIRS),
        ):
            box.set_taken(taken is side)
            button.setChecked(taken is side)
            button.setHidden(fixed)
        self._edit.setHidden(fixed)
        if taken is MergedTextOrigin.EDITED and not self.field.hasFocus():
            self.field.setPlainText(model.edited_text(number))
        self._show_field(taken is MergedTextOrigin.EDITED or (self.field.hasFocus() and not turned))
        if turned:
            self.verticalScrollBar().setValue(0)

    def show_base(self, shown: bool) -> None:
        """Show or hide the common ancestor of my version and theirs."""
        self._shows_base = shown
        self._show_base()

    def _show_base(self) -> None:
        base = self._row.ancestor if self._row is not None else None
        if base is not None:
            pieces = (DiffPiece(DiffKind.KEPT, base.target),) if base.target else ()
            self._base.show_version(version_words(base), base.status, pieces)
        elif self._row is not None:
            self._base.show_version(_("no common version"), self._row.mine.status, ())
        self._base.mark.setVisible(base is not None)
        self._base.text.setVisible(base is not None)
        self._base.setVisible(self._shows_base and self._row is not None)

    def edit(self, text: str) -> None:
        """Open the field to edit the merged English, filled with a text."""
        self._show_field(True)
        self._initial_text = text
        self.field.setPlainText(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # A new field has no position before the layout was computed.
        QTimer.singleShot(0, self, self.show_field)

    @property
    def needed(self) -> int:
        """Height in pixels at which the whole pane of the selected difference is visible without scrolling."""
        return self._inner.heightForWidth(self.viewport().width()) + 2

    def show_field(self) -> None:
        """Scroll the pane to the field that edits the merged English."""
        self.ensureWidgetVisible(self.field, 0, self._hint.height() + 20)

    def _show_field(self, shown: bool) -> None:
        self.field.setVisible(shown)
        self._hint.setVisible(shown)

    def _accept_text(self) -> None:
        text = self.field.toPlainText().strip()
        self.left.emit()
        self.written.emit(text)

    def _save_text(self) -> None:
        """Save the edited merged English when the field is left with the mouse or Tab."""
        text = self.field.toPlainText().strip()
        if text != self._initial_text:
            self.written.emit(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.viewport().width() < _NARROW
        self._versions.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class _MergedTextField(PasteTextEdit):
    """The field to edit the merged English: Enter accepts, Shift+Enter breaks the line, Esc cancels."""

    accepted = Signal()
    left = Signal()
    focus_lost = Signal()
    """Emitted when the focus moves elsewhere in the window without Enter or Esc."""
    takes_tags = True

    def __init__(self, font: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(font)
        self.setTabChangesFocus(True)
        self.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 18)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        reasons = {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if event.reason() in reasons:
            self.focus_lost.emit()
