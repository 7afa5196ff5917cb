"""The page of the alignment dialog where both texts are chosen and aligned."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from translator_gui.formats.registry import openable_suffixes
from translator_gui.messages import format_list
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
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.paste_text import PasteTextEdit
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.helper_process import HelperProcess
from translator_gui.viewmodel.threads.tasks import Progress
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from translator_gui.viewmodel.threads.pending_query import PendingQuery


class AlignmentSources(NamedTuple):
    """What the user has for comparing sentences besides their own memory.

    Attributes:
        dictionaries: Paths.
        attached: The value of the setting `memory.attached`.
    """

    dictionaries: Sequence[str]
    attached: str


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


class AlignmentTextsPage(QWidget):
    """Chooses an Urdu text and its old translation, reads both and aligns them."""

    aligned = Signal(object)
    """Emitted with a `PreparedAlignment`."""
    cancelled = Signal()

    def __init__(
        self, session: ProjectSession | None, sources: AlignmentSources, folder: Path, parent: QWidget
    ) -> None:
        """Create the page.

        Args:
            session: The open project; None for none.
            sources: What the user has for comparing sentences.
            folder: Where file dialogs begin.
            parent: The dialog.
        """
        super().__init__(parent)
        self._session, self._sources, self._folder = session, sources, folder
        self._helper = session.helper if session is not None else HelperProcess()
        if session is None:
            helper = self._helper
            self.destroyed.connect(lambda: helper.close())  # noqa: PLW0108 (as in `ProjectSession`)
        self._calls = AsyncCalls(self)
        self._running: PendingQuery | None = None
        self._build()
        self._enable()

    def _build(self) -> None:
        self.urdu, self.english = QComboBox(self), QComboBox(self)
        self.urdu.setPlaceholderText(_("Choose the Urdu document"))
        if self._session is not None:
            for document in self._session.outline_reloader.documents:
                self.urdu.addItem(printable(document.name), document)
        self.urdu.setCurrentIndex(0 if self.urdu.count() else -1)
        self.english.addItem(_("Pasted text"), None)
        self.choose_urdu, self.choose_english = QPushButton(_("&Choose…"), self), QPushButton(_("C&hoose…"), self)
        self.pasted = PasteTextEdit(self)
        self.pasted.setPlaceholderText(_("Paste the English here, or choose its document"))
        self.pasted.setAccessibleName(_("English text"))
        self.pasted.setTabChangesFocus(True)
        self.hint = plain_label(self, self._dictionary_words(), wraps=True, muted=True)
        self.error = plain_label(self, wraps=True)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.hide()
        buttons = QDialogButtonBox(self)
        self.align = buttons.addButton(_("&Align"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.cancelled)
        column = QVBoxLayout(self)
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
            words = plain_label(self, label)
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
        if not self._sources.dictionaries:
            return _(
                "Names, numbers, lengths and your translation memory tell what belongs together. "
                "A dictionary (Preferences) makes it surer."
            )
        names = format_list([printable(Path(name).name) for name in self._sources.dictionaries])
        return _("With your translation memory and the dictionaries of the preferences: {names}", names=names)

    def _choose(self, box: QComboBox, title: str) -> None:
        endings = " ".join(f"*{suffix}" for suffix in openable_suffixes())
        kinds = _("Documents ({endings});;All files (*)", endings=endings)
        name, _kind = QFileDialog.getOpenFileName(self, title, str(self._folder), kinds)
        if name:
            path = Path(name)
            self._folder = path.parent
            box.addItem(printable(path.name), path)
            box.setCurrentIndex(box.count() - 1)
            self.focus_next()

    def focus_next(self) -> None:
        """Give the focus to what has to be done next: choose the Urdu, paste or choose the English, or align."""
        missing = self.choose_urdu if self.urdu.currentIndex() < 0 else self.pasted
        (self.align if self.align.isEnabled() else missing).setFocus()

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
        sources, helper = self._sources, self._helper

        def work(progress: Progress) -> PreparedAlignment:
            urdu, english = read_source(), tuple(read_target())
            links = helper.call("align_translation", rows, urdu.sentences, english, *sources, progress=progress)
            return PreparedAlignment(urdu, AlignedTexts(urdu.sentences, english, tuple(links)), name)

        self._running = self._calls.send(work, self._finish, self._fail, progressed=self._show_progress)
        self._enable()

    def _show_progress(self, done: int, total: int) -> None:
        if total:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _finish(self, prepared: PreparedAlignment) -> None:
        self._stop()
        self.aligned.emit(prepared)

    def _fail(self, reason: str) -> None:
        self._stop()
        self.error.setText(reason)

    def _stop(self) -> None:
        self._running = None
        self.progress.hide()
        self._enable()

    def cancel(self) -> bool:
        """Cancel what is being aligned; return whether there was something."""
        if self._running is None:
            return False
        self._running.cancel()
        self._stop()
        return True


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
