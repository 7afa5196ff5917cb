"""The dialog that aligns an old translation: choose both texts, correct the links, put them to use."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from translator_gui.formats.registry import openable_suffixes
from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.document import ProjectDocument, SourceDocument
from translator_gui.model.naming import printable
from translator_gui.project.memory.document_alignment import (
    AlignedTexts,
    pasted_english,
    read_english,
    read_urdu,
    urdu_sentences,
)
from translator_gui.project.memory.sentence_comparison import one_line
from translator_gui.project.project import Project
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.memory.alignment_table import AlignmentTable
from translator_gui.ui.plain_text import PlainMessageBox, set_tip
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import DIALOG_GAP, dialog_column, resize_within_screen
from translator_gui.ui.widgets.paste_text import PasteTextEdit
from translator_gui.viewmodel.memory.alignment_model import AlignmentModel, LinkState
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.helper_process import HelperProcess
from translator_gui.viewmodel.threads.tasks import Progress
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from translator_gui.viewmodel.threads.pending_query import PendingQuery

_SIZE = QSize(1040, 700)


class UrduText(NamedTuple):
    """The Urdu side of an alignment.

    Attributes:
        sentences: Each on one line.
        segments: Their ids, if they are of the open project; else empty.
        source: The document, if it is not of the open project.
    """

    sentences: tuple[str, ...]
    segments: tuple[int, ...] = ()
    source: SourceDocument | None = None


class PreparedAlignment(NamedTuple):
    """Two aligned texts, and where they come from.

    Attributes:
        urdu: The Urdu side.
        texts: Both sides with their links.
        name: Of the English document, for people.
    """

    urdu: UrduText
    texts: AlignedTexts
    name: str


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
        dictionaries: Sequence[str],
        folder: Path,
        theme: ThemeState,
        options: PageDisplayOptions,
        parent: QWidget,
    ) -> None:
        """Create the dialog.

        Args:
            session: The open project; None for none.
            dictionaries: Paths of the user's dictionaries.
            folder: Where file dialogs begin.
            theme: The colours.
            options: Of the page: on which side the Urdu stands, and its font.
            parent: The window.
        """
        super().__init__(parent)
        self._session, self._dictionaries, self._folder = session, tuple(dictionaries), folder
        self._helper = session.helper if session is not None else HelperProcess()
        if session is None:
            helper = self._helper
            self.destroyed.connect(lambda: helper.close())  # noqa: PLW0108 (as in `ProjectSession`)
        self._calls = AsyncCalls(self)
        self._running: PendingQuery | None = None
        self._prepared: PreparedAlignment | None = None
        self._is_used = False
        self.model: AlignmentModel | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Align an old translation"))
        self._build_texts_page()
        self._build_links_page(theme, options)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._texts_page)
        self.pages.addWidget(self._links_page)
        dialog_column(self).addWidget(self.pages)
        self.table.acted.connect(self.act)
        for keys, name in (("Ctrl+Z", "undo"), ("Ctrl+Shift+Z", "redo"), ("Ctrl+Y", "redo")):
            QShortcut(QKeySequence(keys), self._links_page).activated.connect(partial(self.act, name))
        QShortcut(QKeySequence("Ctrl+Return"), self._links_page).activated.connect(self._press_use)
        resize_within_screen(self, _SIZE.width(), _SIZE.height())
        self._enable()

    # The texts

    def _build_texts_page(self) -> None:
        page = self._texts_page = QWidget(self)
        self.urdu, self.english = QComboBox(page), QComboBox(page)
        self.urdu.setPlaceholderText(_("Choose the Urdu document"))
        if self._session is not None:
            for document in self._session.outline_reloader.documents:
                self.urdu.addItem(printable(document.name), document)
        self.urdu.setCurrentIndex(0 if self.urdu.count() else -1)
        self.english.addItem(_("Pasted text"), None)
        self.choose_urdu, self.choose_english = QPushButton(_("&Choose…"), page), QPushButton(_("C&hoose…"), page)
        self.pasted = PasteTextEdit(page)
        self.pasted.setPlaceholderText(_("Paste the English here, or choose its document"))
        self.pasted.setAccessibleName(_("English text"))
        self.pasted.setTabChangesFocus(True)
        self.hint = plain_label(page, self._dictionary_words(), wraps=True, muted=True)
        self.error = plain_label(page, wraps=True)
        self.progress = QProgressBar(page)
        self.progress.setTextVisible(False)
        self.progress.hide()
        buttons = QDialogButtonBox(page)
        self.align = buttons.addButton(_("&Align"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        # Layouts get their parts when they have a parent: else Python wraps each item.
        column.addLayout(grid)
        grid.setColumnStretch(1, 1)
        for line, (label, box, button) in enumerate(
            ((_("&Urdu:"), self.urdu, self.choose_urdu), (_("&English:"), self.english, self.choose_english))
        ):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setAccessibleName(label.replace("&", "").rstrip(":"))
            words = plain_label(page, label)
            words.setBuddy(box)
            for at, part in enumerate((words, box, button)):
                grid.addWidget(part, line, at)
        column.addWidget(self.pasted, 1)
        column.addStretch(0)
        for part in (self.hint, self.error, self.progress, buttons):
            column.addWidget(part)
        self.align.setDefault(True)
        self.align.clicked.connect(self.start)
        self.choose_urdu.clicked.connect(lambda: self._choose(self.urdu, _("Choose the Urdu document")))
        self.choose_english.clicked.connect(lambda: self._choose(self.english, _("Choose the English document")))
        for box in (self.urdu, self.english):
            box.currentIndexChanged.connect(self._enable)
        self.pasted.textChanged.connect(self._enable)

    def _dictionary_words(self) -> str:
        if not self._dictionaries:
            return _(
                "Names, numbers and lengths tell what belongs together. A dictionary (Preferences) makes it surer."
            )
        names = ", ".join(printable(Path(name).name) for name in self._dictionaries)
        return _("With the dictionaries of the preferences: {names}", names=names)

    def _choose(self, box: QComboBox, title: str) -> None:
        endings = " ".join(f"*{suffix}" for suffix in openable_suffixes())
        kinds = _("Documents ({endings});;All files (*)", endings=endings)
        name, _kind = QFileDialog.getOpenFileName(self, title, str(self._folder), kinds)
        if name:
            path = Path(name)
            self._folder = path.parent
            box.addItem(printable(path.name), path)
            box.setCurrentIndex(box.count() - 1)

    def _enable(self) -> None:
        is_pasted = self.english.currentData() is None
        self.pasted.setVisible(is_pasted)
        has_english = not is_pasted or bool(self.pasted.toPlainText().strip())
        self.align.setEnabled(self.urdu.currentIndex() >= 0 and has_english and self._running is None)

    def start(self) -> None:
        """Read both texts and align them; the links are shown when it is done."""
        self.error.clear()
        chosen, path = self.urdu.currentData(), self.english.currentData()
        pasted = self.pasted.toPlainText()
        read: Callable[[], list[str]] = partial(read_english, path) if path else partial(pasted_english, pasted)
        name = path.name if path else _("pasted text")
        self.progress.setRange(0, 0)
        self.progress.show()
        session = self._session
        if isinstance(chosen, ProjectDocument) and session is not None:
            session.commit_typing()
            session.ask(
                partial(_project_text, chosen),
                lambda urdu: self._align(lambda: urdu, read, name),
                lambda error: self._fail(error_sentence(error)),
                owner=self,
            )
        elif isinstance(chosen, Path):
            self._align(partial(_document_text, chosen), read, name)

    def _align(self, read_source: Callable[[], UrduText], read_target: Callable[[], list[str]], name: str) -> None:
        rows = self._session.model.snapshot() if self._session is not None else ()
        dictionaries, helper = self._dictionaries, self._helper

        def work(progress: Progress) -> PreparedAlignment:
            urdu, english = read_source(), tuple(read_target())
            links = helper.call("align_translation", rows, urdu.sentences, english, dictionaries, progress=progress)
            return PreparedAlignment(urdu, AlignedTexts(urdu.sentences, english, tuple(links)), name)

        self._running = self._calls.send(work, self._show_links, self._fail, progressed=self._show_progress)
        self._enable()

    def _show_progress(self, done: int, total: int) -> None:
        if total:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _fail(self, reason: str) -> None:
        self._stop()
        self.error.setText(reason)

    def _stop(self) -> None:
        self._running = None
        self.progress.hide()
        self._enable()

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
                _("Link the selected rows together: Ctrl+click or Shift+arrow keys select several"),
            ),
            ("skip", _("Skip (X)"), _("Leave the selected rows out; again takes them in")),
            ("accept", _("Right (A)"), _("The link is right: it is no longer doubtful")),
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
        set_tip(self.use, _("In the open project, for sentences without English"))
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
        self._stop()
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
            "accept": lambda: model.accept(rows),
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
            self.pages.setCurrentWidget(self._texts_page)

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
        if self._running is not None:
            self._running.cancel()
            self._stop()
        elif self.pages.currentWidget() is self._texts_page or self._may_discard():
            super().reject()


def _project_text(document: ProjectDocument, project: Project) -> UrduText:
    """Return the sentences of a document of the open project."""
    found = [
        (segment.id, one_line(paragraph.source(segment)))
        for paragraph in project.queries.document_paragraphs(document)
        for segment in paragraph.segments
    ]
    return UrduText(tuple(text for _identity, text in found), tuple(identity for identity, _text in found))


def _document_text(path: Path) -> UrduText:
    """Return the sentences of a document that is not of the open project."""
    source = read_urdu(path)
    return UrduText(tuple(urdu_sentences(source)), source=source)
