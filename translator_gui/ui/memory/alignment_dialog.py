"""The dialog that aligns an old translation: choose both texts, correct the links, put them to use."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.memory.alignment_table import AlignmentTable
from translator_gui.ui.memory.alignment_texts_page import AlignmentSources, AlignmentTextsPage, PreparedAlignment
from translator_gui.ui.plain_text import PlainMessageBox, set_tip
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import DIALOG_GAP, dialog_column, resize_within_screen
from translator_gui.viewmodel.memory.alignment_model import AlignmentModel, LinkState
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls

_SIZE = QSize(1040, 700)


class AlignmentDialog(QDialog):
    """Aligns an Urdu text with its old translation; the links are corrected by keys, with undo."""

    drafts_wanted = Signal(object, object)
    """Emitted with a `PreparedAlignment` and the corrected `AlignedTexts`: make drafts in the open project."""
    project_wanted = Signal(object, object)
    """The same: make a new project."""
    memory_wanted = Signal(object, object)
    """The same: add the links to the user's memory."""
    export_wanted = Signal(object, object)
    """The same: write TMX or a table."""

    def __init__(
        self,
        session: ProjectSession | None,
        sources: AlignmentSources,
        folder: Path,
        theme: ThemeState,
        options: PageDisplayOptions,
        parent: QWidget,
    ) -> None:
        """Create the dialog.

        Args:
            session: The open project; None for none.
            sources: What the user has for comparing sentences.
            folder: Where file dialogs begin.
            theme: The colours.
            options: Of the page: on which side the Urdu stands, and its font.
            parent: The window.
        """
        super().__init__(parent)
        self._session = session
        self._calls = AsyncCalls(self)
        self._prepared: PreparedAlignment | None = None
        self._is_used = False
        self.model: AlignmentModel | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Align an old translation"))
        self.texts = AlignmentTextsPage(session, sources, folder, self)
        self.texts.aligned.connect(self._show_links)
        self.texts.cancelled.connect(self.reject)
        self._build_links_page(theme, options)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.texts)
        self.pages.addWidget(self._links_page)
        dialog_column(self).addWidget(self.pages)
        self.table.acted.connect(self.act)
        for keys, name in (("Ctrl+Z", "undo"), ("Ctrl+Shift+Z", "redo"), ("Ctrl+Y", "redo")):
            QShortcut(QKeySequence(keys), self._links_page).activated.connect(partial(self.act, name))
        QShortcut(QKeySequence("Ctrl+Return"), self._links_page).activated.connect(self._press_use)
        resize_within_screen(self, _SIZE.width(), _SIZE.height())
        self.texts.focus_next()

    # The links

    def _build_links_page(self, theme: ThemeState, options: PageDisplayOptions) -> None:
        page = self._links_page = QWidget(self)
        self.figures = plain_label(page, wraps=True)
        self.table = AlignmentTable(theme, options, page)
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(DIALOG_GAP)
        column.addWidget(self.figures)
        column.addWidget(self.table, 1)
        flow = FlowLayout(gap=6, line_gap=6)
        column.addLayout(flow)
        for name, text, tip in (
            ("join", _("Join (J)"), _("Link this row and the next one together")),
            ("split", _("Split (S)"), _("Part the first sentence of each side from the others, or Urdu from English")),
            (
                "link",
                _("Link (L)"),
                _("Link the selected rows together: Shift+arrow keys, Ctrl+Space or Ctrl+click select several"),
            ),
            ("skip", _("Skip (X)"), _("Leave the selected rows out; again takes them in")),
            ("accept", _("Right (A)"), _("The link is right: it is no longer doubtful; the next one to check follows")),
            ("next", _("Next to check (N)"), _("The next doubtful link or sentence without a counterpart")),
            ("undo", _("Undo"), "Ctrl+Z"),
            ("redo", _("Redo"), "Ctrl+Shift+Z"),
        ):
            button = self.buttons[name] = QPushButton(text, page)
            set_tip(button, tip)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self.act, name))
            flow.addWidget(button)
        self.message = plain_label(page, wraps=True)
        self.back = QPushButton(_("&Back"), page)
        self.export = QPushButton(_("&Export…"), page)
        self.remember = QPushButton(_("Add to &memory"), page)
        self.new_project = QPushButton(_("&New project…"), page)
        self.use = QPushButton(_("&Use as drafts"), page)
        set_tip(self.export, _("A translation memory (TMX) or a table (TSV) of the links"))
        set_tip(self.remember, _("Your own translation memory suggests the English for the same or similar Urdu"))
        set_tip(self.new_project, _("A project of the Urdu document, with the English as drafts"))
        set_tip(self.use, _("In the open project, for sentences without English (Ctrl+Enter)"))
        column.addWidget(self.message)
        self.message.hide()
        ways = QHBoxLayout()
        column.addLayout(ways)
        ways.addWidget(self.back)
        ways.addStretch(1)
        for button in (self.export, self.remember, self.new_project, self.use):
            ways.addWidget(button)
        for button in (self.back, self.export, self.remember, self.new_project, self.use):
            button.setAutoDefault(False)
        self.back.clicked.connect(self._go_back)
        self.export.clicked.connect(lambda: self._emit(self.export_wanted))
        self.remember.clicked.connect(lambda: self._emit(self.memory_wanted))
        self.new_project.clicked.connect(lambda: self._emit(self.project_wanted))
        self.use.clicked.connect(lambda: self._emit(self.drafts_wanted))

    def _show_links(self, prepared: PreparedAlignment) -> None:
        self._prepared, self._is_used = prepared, False
        self.model = AlignmentModel(prepared.texts, self)
        self.table.show_model(self.model)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self.model.changed.connect(self._show_state)
        is_own = bool(prepared.urdu.segments)
        self.use.setVisible(is_own and self._session is not None and self._session.writable)
        for button in (self.new_project, self.remember):
            # Sentences of the open project enter the memory by its rules, when they are confirmed.
            button.setVisible(prepared.urdu.source is not None)
        self.tell("")
        self.pages.setCurrentWidget(self._links_page)
        first = self.model.next_open(-1)
        if self.model.rowCount():
            self.table.go_to(first if first is not None else 0)
        self.table.setFocus()
        self._show_state()

    def act(self, name: str) -> None:
        """Do what a key or button of the links says: join, split, link, skip, accept, undo, redo, next, previous."""
        model, rows = self.model, self.table.rows()
        if model is None or (not rows and name not in {"undo", "redo"}):
            return
        place = self.table.currentIndex().row()
        found = {
            "join": lambda: model.join(place) if len(rows) == 1 else model.link(rows),
            "split": lambda: model.split(place),
            "link": lambda: model.link(rows),
            "skip": lambda: model.skip(rows),
            "accept": lambda: self._accept(model, rows),
            "undo": model.undo,
            "redo": model.redo,
            "next": lambda: model.next_open(place),
            "previous": lambda: model.next_open(place, back=True),
        }[name]()
        self.tell("" if found is not None else self._refusal(name))
        if found is not None:
            self.table.go_to(found)
        self.table.setFocus()

    @staticmethod
    def _accept(model: AlignmentModel, rows: Sequence[int]) -> int | None:
        """Mark links as right; return the next row to check, or the first of them if nothing is left."""
        accepted = model.accept(rows)
        following = model.next_open(accepted) if accepted is not None else None
        return accepted if following is None else following

    @staticmethod
    def _refusal(name: str) -> str:
        return {
            "join": _("There is no next row to join with, or its sentences are not neighbours of these."),
            "split": _("A single sentence cannot be split."),
            "link": _("Select several rows whose sentences are neighbours, then link them."),
            "accept": _("This link is not doubtful."),
            "next": _("Nothing is left to check."),
            "previous": _("Nothing is left to check."),
            "undo": _("There is nothing to undo."),
            "redo": _("There is nothing to redo."),
        }.get(name, "")

    def _show_state(self) -> None:
        model = self.model
        if model is None:
            return
        linked = model.count(LinkState.SURE, LinkState.DOUBTFUL, LinkState.BY_HAND)
        parts = [
            ngettext("{number} link", "{number} links", linked),
            _("{number} doubtful", number=format_number(model.count(LinkState.DOUBTFUL))),
            _("{number} Urdu without English", number=format_number(model.count(LinkState.URDU_ALONE))),
            _("{number} English without Urdu", number=format_number(model.count(LinkState.ENGLISH_ALONE))),
        ]
        if skipped := model.count(LinkState.SKIPPED):
            parts.append(_("{number} skipped", number=format_number(skipped)))
        self.figures.setText(" · ".join(parts))
        self.buttons["undo"].setEnabled(model.can_undo)
        self.buttons["redo"].setEnabled(model.can_redo)
        for button in (self.use, self.new_project, self.remember, self.export):
            button.setEnabled(linked > 0)

    def _press_use(self) -> None:
        button = next((one for one in (self.use, self.new_project) if not one.isHidden() and one.isEnabled()), None)
        if button is not None:
            button.click()

    def _emit(self, signal: SignalInstance) -> None:
        if self.model is not None and self._prepared is not None:
            self.tell("")
            signal.emit(self._prepared, self.model.texts)

    def run(self, work: Callable[[], object], then: Callable[[object], object]) -> None:
        """Write a file on a thread of the pool; what goes wrong is told beside the links."""
        self._calls.send(lambda _progress: work(), then, self.tell, topic="writing")

    def tell(self, words: str) -> None:
        """Show a message below the links; none takes no room."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def show_used(self, words: str) -> None:
        """Tell what was done with the links; closing asks no more."""
        self._is_used = True
        self.tell(words)

    def _go_back(self) -> None:
        if self._may_discard():
            self.pages.setCurrentWidget(self.texts)

    def _may_discard(self) -> bool:
        """Ask whether links that were corrected by hand and not put to use may be discarded; return the answer."""
        if self.model is None or not self.model.is_edited or self._is_used:
            return True
        box = PlainMessageBox(self, _("Discard the links?"), _("The links that you corrected are not used yet."))
        discard = box.addButton(_("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        chosen: list[bool] = []
        discard.clicked.connect(lambda: chosen.append(True))
        box.exec()
        return bool(chosen)

    def reject(self) -> None:
        if not self.texts.cancel() and (self.pages.currentWidget() is self.texts or self._may_discard()):
            super().reject()
