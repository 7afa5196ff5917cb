"""The preview in the export dialog: first pages or lines, preview in the background."""

import io
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontDatabase,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualLayout, without_pictures
from translator_gui.formats.block_builder import SpelledOutTags
from translator_gui.formats.page_layout import SERIF, SERIF_ELSEWHERE
from translator_gui.formats.registry import PDF, writer_for
from translator_gui.formats.rich_text import hide_tags, is_for_reading
from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.project import exporting
from translator_gui.ui.export.export_choice import ExportDialogChoices
from translator_gui.ui.fonts import NASKH
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.printing.page_images import page_images
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.pending_query import cancel_query
from translator_gui.viewmodel.threads.tasks import Progress
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from translator_gui.formats.original_pictures import OriginalPictures

_ROWS = 30
_PAGES = 3
_PAGE_WIDTH = 1200
_LETTERS = 12_000
_GAP = 14
_URDU = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_URDU_FACTOR = 1.15
"""Size of the Urdu in the preview of a text, compared with its Latin letters."""
_SERIFS = (SERIF, SERIF_ELSEWHERE, "Noto Serif", "DejaVu Serif")
_TYPEFACES: dict[str, tuple[str, ...]] = {PDF: (), ".xlsx": ("Calibri", "Carlito")}
"""Typefaces of the English in formats that are not set in a serif."""


class ExportPreviewContent(NamedTuple):
    """The content of a finished export preview: images of pages, or text, or an error message."""

    pages: Sequence[QImage] = ()
    text: str = ""
    problem: str = ""
    note: str = ""
    is_aligned: bool = False
    """Whether the text has rows or code, which always run from left to right."""


class ExportPreviewWorker(QObject):
    """Makes export previews on a worker thread; a new request cancels the one before."""

    shown = Signal(object)
    """Emitted with an `ExportPreviewContent`."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._calls = AsyncCalls(self)
        self._pictures: dict[int, OriginalPictures] = {}

    def request(self, choice: ExportDialogChoices) -> None:
        """Request an export preview for some choices; cancels a preview that is still being made."""
        self._calls.cancel()
        options, today = choice.preview_options(), datetime.now().astimezone().date()
        pictures = self._pictures if choice.has_layout and options.with_pictures else None
        self._session.ask(
            lambda project: exporting.sample_document(project, options, today, rows=_ROWS, pictures=pictures),
            lambda document: self._make(choice, document),
            lambda error: self.shown.emit(ExportPreviewContent(problem=error_sentence(error))),
            owner=self,
            topic="preview",
        )

    def stop(self) -> None:
        """Cancel the export preview that is being made."""
        cancel_query(self, "preview")
        self._calls.cancel()

    def _make(self, choice: ExportDialogChoices, document: BilingualDocument) -> None:
        if all(one.is_loaded for one in self._pictures.values()):
            self._send(choice, document)
            return
        # To find pictures the original is read as a whole; meanwhile there are its words to see.
        self._send(choice, without_pictures(document), lambda: self._send(choice, document))

    def _send(
        self, choice: ExportDialogChoices, document: BilingualDocument, then: Callable[[], object] = lambda: None
    ) -> None:
        def show(made: ExportPreviewContent) -> None:
            self.shown.emit(made)
            then()

        self._calls.send(
            lambda progress: make_preview(choice, document, progress),
            show,
            lambda problem: self.shown.emit(ExportPreviewContent(problem=problem)),
        )


def make_preview(choice: ExportDialogChoices, document: BilingualDocument, progress: Progress) -> ExportPreviewContent:
    """Return the preview of the beginning of an exported document, as page images or as text."""
    progress(0, 1)
    options = choice.preview_options()
    tags = SpelledOutTags.UNSTYLED
    if is_for_reading(choice.suffix, options.layout):
        document = hide_tags(document)
    elif choice.has_layout:
        tags = SpelledOutTags.TABLE_ALL
    if choice.as_pages:
        families = _TYPEFACES.get(choice.suffix, _SERIFS)
        pages = page_images(document, options, width=_PAGE_WIDTH, most=_PAGES, families=families, tags=tags)
        note = ""
        if choice.is_original:
            note = _("The file will look like the original; this shows its text.")
        elif choice.suffix == ".xlsx":
            note = _("These rows are on one sheet of the workbook; the lines at the top are on a second one.")
        return ExportPreviewContent(pages, note=note)
    stream = io.BytesIO()
    try:
        writer_for(Path(f"export{choice.suffix}")).write(stream, document, options, ExportProgress(document.row_count))
    except TranslatorError as error:
        return ExportPreviewContent(problem=error_sentence(error))
    text = stream.getvalue().decode("utf-8-sig")[:_LETTERS]
    return ExportPreviewContent(text=text, is_aligned=options.layout is BilingualLayout.TABLE)


class ExportPreviewPane(QWidget):
    """The widget that shows the export preview: page images, text or an error message."""

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = plain_label(self, wraps=True)
        self._pages = _PageImages(theme)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._pages)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(_("Preview of the first pages"))
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Preview of the first lines"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        _UrduFontHighlighter(self.text.document(), self.text.font().pointSizeF() * _URDU_FACTOR)
        self._problem = plain_label(self, wraps=True)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget(self)
        for widget in (self._scroll, self.text, self._problem):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._stack, 1)
        column.addWidget(self.note)
        self.note.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def pages(self) -> Sequence[QImage]:
        """The page images that the preview shows; empty while it shows text or an error."""
        return self._pages.images if self._stack.currentWidget() is self._scroll else ()

    def show_preview(self, preview: ExportPreviewContent) -> None:
        """Show an export preview, scrolled to the position of the preview before it."""
        self.note.setText(preview.note)
        self.note.setVisible(bool(preview.note))
        if preview.problem:
            self._problem.setText(preview.problem)
            self._stack.setCurrentWidget(self._problem)
        elif preview.pages:
            self._pages.show_images(preview.pages)
            self._stack.setCurrentWidget(self._scroll)
        else:
            bar = self.text.verticalScrollBar()
            at = bar.value()
            way = self.text.document().defaultTextOption()
            way.setTextDirection(
                Qt.LayoutDirection.LeftToRight if preview.is_aligned else Qt.LayoutDirection.LayoutDirectionAuto
            )
            self.text.document().setDefaultTextOption(way)
            self.text.setPlainText(preview.text)
            bar.setValue(at)
            self._stack.setCurrentWidget(self.text)

    def sizeHint(self) -> QSize:
        return QSize(460, 560)


class _UrduFontHighlighter(QSyntaxHighlighter):
    """Sets the Urdu in the preview of a text in Naskh; a monospaced font has only some of its letters."""

    def __init__(self, document: QTextDocument, size: float) -> None:
        super().__init__(document)
        self._style = QTextCharFormat()
        self._style.setFontFamilies([NASKH])
        self._style.setFontPointSize(size)

    def highlightBlock(self, text: str) -> None:  # noqa: N802 (Qt)
        for found in _URDU.finditer(text):
            start = to_utf16(text, found.start())
            self.setFormat(start, to_utf16(text, found.end()) - start, self._style)


class _PageImages(QWidget):
    """Shows the page images of an export preview one below the other, as wide as the widget."""

    def __init__(self, theme: ThemeState) -> None:
        super().__init__()
        self.images: Sequence[QImage] = ()
        self._edge = theme.theme.field_border

    def show_images(self, images: Sequence[QImage]) -> None:
        self.images = images
        self._measure()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        y = 1.0
        for image in self.images:
            page = QRectF(1, y, self.width() - 2, self._height(image))
            y += page.height() + _GAP
            if page.intersects(QRectF(event.rect())):
                painter.drawImage(page, image)
                painter.setPen(self._edge)
                painter.drawRect(page.translated(QPointF(-0.5, -0.5)))

    def _measure(self) -> None:
        self.setMinimumHeight(round(sum(self._height(image) + _GAP for image in self.images)))

    def _height(self, image: QImage) -> float:
        return (self.width() - 2) * image.height() / image.width()
