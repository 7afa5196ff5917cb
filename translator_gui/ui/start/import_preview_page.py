"""The page that previews a new project: its documents, how they are read, and its path."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import format_list, ngettext
from translator_gui.messages import gettext as _
from translator_gui.project import project_import
from translator_gui.text.source_hygiene import irregularity_words
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.start.import_order_list import ImportOrderList
from translator_gui.ui.start.import_preview_view import ImportPreviewView
from translator_gui.ui.start.import_settings_form import ImportSettingsForm
from translator_gui.ui.start.project_path_form import ProjectPathForm
from translator_gui.ui.start.welcome_page import welcome_style
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar
from translator_gui.viewmodel.start.import_preview import ImportPreviewDocument, ImportPreviewState

_FORM_WIDTH = 360
_WIDE = 700
"""Minimum width for the paragraphs beside the form; else they are above it."""
_LOW = 220
"""Minimum height of the paragraphs above the form."""


class ImportPreviewPage(QWidget):
    """The page before documents are imported into a new project: preview, settings, path, *Create project*."""

    made = Signal()
    """Emitted to create a project of the documents at `place.path`."""
    existing_chosen = Signal(object)
    """Emitted with the path of an existing project of the document, to open that one."""
    other_wanted = Signal(list)
    """Emitted to choose another document instead of those that have little Urdu; with the paths of the others."""
    left = Signal()

    def __init__(self, options: PageDisplayOptions, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        # Until a control has the focus, Enter and Esc belong to the page.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("New project: Enter creates it, Esc goes back"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.import_preview = ImportPreviewState(self)
        self._others: Callable[[], Iterable[Path]] = tuple
        self._known: Path | None = None
        self._asked = False
        self.order = ImportOrderList(self.import_preview, self)
        self.reading = ImportSettingsForm(self)
        self.irregular = plain_label(self, wraps=True)
        self.place = ProjectPathForm(self)
        self.view = ImportPreviewView(options, theme, self)
        self._build_buttons()
        self._build_known()
        self._build_question()
        self._lay_out(theme)
        self.import_preview.arranged.connect(self._show_document)
        self.import_preview.changed.connect(self._read)
        self.import_preview.known.connect(self._show_known)
        self.order.turned.connect(self._show_document)
        self.reading.chosen.connect(self._read_again)
        self.place.checked.connect(self._update_state)
        theme.follow(self._apply_theme)

    def _build_buttons(self) -> None:
        self.make = QPushButton(_("C&reate project"), self)
        self.make.setObjectName("first")
        set_tip(self.make, _("Create project (Enter)"))
        self.make.clicked.connect(self._make)
        self.back = QPushButton(_("&Back"), self)
        set_tip(self.back, _("Back, without creating anything (Esc)"))
        self.back.clicked.connect(self.left)
        for button in (self.make, self.back):
            button.setMinimumHeight(40)

    def _build_known(self) -> None:
        """Build the box that offers an existing project of the same document."""
        self._known_box = QWidget(self)
        self.known_text = plain_label(self._known_box, wraps=True)
        self.go_on = QPushButton(_("Continue &with it"), self._known_box)
        self.go_on.setMinimumHeight(40)
        self.go_on.clicked.connect(lambda: self.existing_chosen.emit(self._known))
        column = QVBoxLayout(self._known_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.known_text)
        column.addWidget(self.go_on)

    def _build_question(self) -> None:
        """Build the box that asks whether to import documents with little or no Urdu."""
        self._question_box = QWidget(self)
        self.question = plain_label(self._question_box, wraps=True)
        self.question.setObjectName("doubt")
        self.another = QPushButton(_("Choose &another…"), self._question_box)
        self.another.clicked.connect(self._ask_another)
        self.anyway = QPushButton(_("&Import anyway"), self._question_box)
        self.anyway.clicked.connect(self.made)
        row = QHBoxLayout()
        column = QVBoxLayout(self._question_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addLayout(row)
        row.setSpacing(8)
        for button in (self.another, self.anyway):
            button.setMinimumHeight(40)
            row.addWidget(button, 1)

    def _lay_out(self, theme: ThemeState) -> None:
        self._title = plain_label(self, wraps=True)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self._title.setFont(font)
        self.unreadable = plain_label(self, wraps=True)
        self.unreadable.setObjectName("unreadable")
        self.unreadable.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.unreadable)
        inner = QWidget(self)
        form = QVBoxLayout(inner)
        form.setContentsMargins(20, 20, 20, 10)
        form.setSpacing(14)
        for part in (
            self._title,
            self._question_box,
            self._known_box,
            self.order,
            self.reading,
            self.irregular,
            self.place,
        ):
            form.addWidget(part)
        form.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = ThemedScrollBar(theme, self._scroll)
        self._scroll.setVerticalScrollBar(self._bar)
        self._scroll.setWidget(inner)
        self.why = plain_label(self, wraps=True)
        self.why.setObjectName("doubt")
        self.why.setContentsMargins(20, 0, 20, 0)
        buttons = QHBoxLayout()
        self._side = QWidget(self)
        self._side.setObjectName("side")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self._scroll, 1)
        side.addWidget(self.why)
        side.addLayout(buttons)
        buttons.setContentsMargins(20, 8, 20, 16)
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addWidget(self.make, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._side)
        self._row.addWidget(self._stack, 1)
        ways = (
            self,
            self.another,
            self.anyway,
            self.go_on,
            self.order.list,
            self.reading.encoding,
            self.reading.rule,
            self.reading.columns,
            self.place.name,
        )
        for before, after in pairwise(ways):
            self.setTabOrder(before, after)
        for before, after in pairwise((self.place.last, self.make, self.back, self.view)):
            self.setTabOrder(before, after)

    def begin(self, paths: list[Path], folder: Path, others: Callable[[], Iterable[Path]]) -> None:
        """Preview documents that will be imported into one new project.

        Args:
            paths: The documents, in the project's order.
            folder: The default folder of projects.
            others: Returns, on a thread, other projects that may be made of the document.
        """
        self._others, self._known, self._asked = others, None, False
        self.go_on.setObjectName("")
        self._known_box.hide()
        self._question_box.hide()
        self.import_preview.put(paths)
        self.place.suggest(folder, project_import.project_name(paths[0]))
        self.setFocus()

    def end(self) -> None:
        """Empty the import preview and release the documents that were read."""
        self.view.show_paragraphs(())
        self.import_preview.clear()

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(welcome_style(theme))

    # Signals of the import preview

    def _show_document(self, sheet: ImportPreviewDocument | None = None) -> None:
        sheet = sheet or self.order.sheet
        if sheet is None:
            return
        self.reading.show_sheet(sheet)
        self.unreadable.setText(sheet.trouble)
        self._stack.setCurrentWidget(self.unreadable if sheet.trouble else self.view)
        if not sheet.reading:
            self.view.show_paragraphs(sheet.preview.paragraphs if sheet.preview else ())
            self._show_irregularities(sheet)
        self._update_state()

    def _show_irregularities(self, sheet: ImportPreviewDocument) -> None:
        kinds = irregularity_words(sheet.preview.irregularities) if sheet.preview else []
        self.irregular.setText(
            _(
                "The Urdu has {kinds}. It stays as it is; searches and look-ups find both spellings. "
                "View ▸ Irregular Urdu marks them.",
                kinds=format_list(kinds),
            )
            if kinds
            else ""
        )
        self.irregular.setVisible(bool(kinds))

    def _read(self, sheet: ImportPreviewDocument) -> None:
        if sheet is self.order.sheet:
            self._show_document(sheet)
        self._update_state()
        if not self._asked and self.import_preview.sources():
            self._asked = True
            self.import_preview.look_for_project(self.place.path.parent, self._others)

    def _read_again(self, encoding: str | None, rule: str | None) -> None:
        sheet = self.order.sheet
        if sheet is not None:
            self.import_preview.choose(sheet, encoding, rule)

    def _show_known(self, path: Path | None) -> None:
        self._known = path
        self._known_box.setVisible(path is not None)
        if path is not None:
            self.known_text.setText(
                _(
                    "This document already has a project: {name}, in the folder {folder}. "
                    "Continue with it, or create another one of the same text.",
                    name=self._short(path.stem),
                    folder=self._short(str(path.parent)),
                )
            )
            set_tip(self.known_text, str(path))
            if self.hasFocus():
                self.go_on.setFocus()
        for button, first in ((self.go_on, path is not None), (self.make, path is None)):
            button.setObjectName("first" if first else "other")
            button.style().unpolish(button)
            button.style().polish(button)

    def _update_state(self) -> None:
        sheets = self.import_preview.sheets
        if sheets:
            self._title.setText(
                _("New project from {name}", name=self._short(sheets[0].path.name))
                if len(sheets) == 1
                else ngettext("New project from {number} document", "New project from {number} documents", len(sheets))
            )
        ready = self.place.is_free and bool(self.import_preview.sources())
        self.anyway.setEnabled(ready)
        self.make.setEnabled(ready and not self._show_question())
        bad = next((sheet for sheet in sheets if sheet.trouble), None)
        self.why.setText(
            _("{name} cannot be read: leave it out, or go back.", name=self._short(bad.path.name))
            if bad and len(sheets) > 1
            else ""
        )
        self.why.setVisible(bool(self.why.text()))

    def _show_question(self) -> bool:
        """Ask about documents that have little or no Urdu; return whether there are any."""
        doubtful = self.import_preview.doubtful
        self.question.setText("\n".join(map(self._doubt, doubtful)))
        self._question_box.setVisible(bool(doubtful))
        if doubtful and self.hasFocus():
            self.another.setFocus()
        return bool(doubtful)

    def _doubt(self, sheet: ImportPreviewDocument) -> str:
        assert sheet.preview is not None
        return _(
            "{name} has little or no Urdu. It seems to be in {language}.",
            name=self._short(sheet.path.name),
            language=sheet.preview.other_language,
        )

    def _ask_another(self) -> None:
        doubtful = self.import_preview.doubtful
        self.other_wanted.emit([sheet.path for sheet in self.import_preview.sheets if sheet not in doubtful])

    def _short(self, name: str) -> str:
        """Return a file or folder name, elided in its middle if it is too long for the form."""
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _FORM_WIDTH - 120)

    def _make(self) -> None:
        if self.make.isEnabled():
            self.made.emit()

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _WIDE
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)
        self._side.setFixedWidth(_FORM_WIDTH if beside else self.width())
        self._stack.setMinimumHeight(0 if beside else min(_LOW, self.height() // 3))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif self._known is not None and not (focused and self.place.isAncestorOf(focused)):
                self.existing_chosen.emit(self._known)
            else:
                self._make()
        else:
            super().keyPressEvent(event)
