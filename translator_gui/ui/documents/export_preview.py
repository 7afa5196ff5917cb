"""The first pages of what an export would write, painted while it is chosen."""

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from translator_gui.formats.base import Pace
from translator_gui.formats.bilingual import BilingualDocument, Layout
from translator_gui.formats.registry import writer_for
from translator_gui.formats.rich_text import for_reading
from translator_gui.model.errors import TranslatorError
from translator_gui.project import exporting
from translator_gui.ui.documents.export_choice import ExportChoice
from translator_gui.ui.printing.page_images import page_images
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.viewmodel.session.session import Session
from translator_gui.viewmodel.threads.errands import Errands
from translator_gui.viewmodel.threads.tasks import Progress

_ROWS = 30
_PAGES = 3
_PAGE_WIDTH = 1000
_LETTERS = 12_000
_GAP = 14
_BACK = "The file will look as the original does; these are its words."
_WORKBOOK = "The workbook has these rows in a sheet; the lines on top are on a second one."


class Preview(NamedTuple):
    """What is seen: pictures of pages, or the text that a file holds, or why there is nothing."""

    pages: Sequence[QImage] = ()
    text: str = ""
    trouble: str = ""
    note: str = ""
    aligned: bool = False
    """Whether lines are rows or code: they run from left to right, whichever language they begin with."""


class Previewer(QObject):
    """Makes previews off the interface's thread: of many choices in a row the last one alone."""

    shown = Signal(object)
    """A `Preview`."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._errands = Errands(self)
        self._wanted: ExportChoice | None = None
        self._busy = False
        self._stopped = False

    def ask(self, choice: ExportChoice) -> None:
        """Has a choice previewed; what is being made is not shown any more."""
        self._wanted = choice
        if not self._busy:
            self._begin()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._stopped, self._wanted = True, None
        self._errands.cancel()

    def _begin(self) -> None:
        choice, self._wanted = self._wanted, None
        if choice is None or self._stopped:
            self._busy = False
            return
        self._busy = True
        options, today = choice.seen_options(), datetime.now().astimezone().date()
        self._session.writer.hand_in(
            lambda project: exporting.sample(project, options, today, rows=_ROWS),
            lambda document: self._make(choice, document),
            lambda error: self._end(Preview(trouble=str(error))),
            writes=False,
        )

    def _make(self, choice: ExportChoice, document: BilingualDocument) -> None:
        if self._wanted is not None or self._stopped:
            self._begin()
            return
        self._errands.send(
            lambda progress: preview(choice, document, progress),
            self._end,
            lambda trouble: self._end(Preview(trouble=trouble)),
        )

    def _end(self, made: Preview) -> None:
        if self._wanted is None and not self._stopped:
            self._busy = False
            self.shown.emit(made)
        else:
            self._begin()


def preview(choice: ExportChoice, document: BilingualDocument, progress: Progress) -> Preview:
    """What a choice makes of the beginning of a document."""
    progress(0, 1)
    options = choice.seen_options()
    if options.layout is Layout.TARGET:
        document = for_reading(document)
    if choice.as_pages:
        pages = page_images(document, options, width=_PAGE_WIDTH, most=_PAGES)
        return Preview(pages, note=_BACK if choice.goes_back else _WORKBOOK if choice.suffix == ".xlsx" else "")
    stream = io.BytesIO()
    try:
        writer_for(Path(f"export{choice.suffix}")).write(stream, document, options, Pace(document.row_count))
    except TranslatorError as error:
        return Preview(trouble=str(error))
    text = stream.getvalue().decode("utf-8-sig")[:_LETTERS]
    return Preview(text=text, aligned=options.layout is Layout.TABLE)


class PreviewPane(QWidget):
    """Shows a preview until there is another one: nothing flickers meanwhile."""

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = plain_label(self, wraps=True)
        self._pages = _Pages(theme)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._pages)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName("Preview of the first pages")
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Preview of the first lines")
        self._trouble = plain_label(self, wraps=True)
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget(self)
        for widget in (self._scroll, self.text, self._trouble):
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
        """The pages that are seen; none where a text or a trouble is."""
        return self._pages.images if self._stack.currentWidget() is self._scroll else ()

    def show_preview(self, made: Preview) -> None:
        """Shows it where the last one was scrolled to."""
        self.note.setText(made.note)
        self.note.setVisible(bool(made.note))
        if made.trouble:
            self._trouble.setText(made.trouble)
            self._stack.setCurrentWidget(self._trouble)
        elif made.pages:
            self._pages.show_images(made.pages)
            self._stack.setCurrentWidget(self._scroll)
        else:
            bar = self.text.verticalScrollBar()
            at = bar.value()
            way = self.text.document().defaultTextOption()
            way.setTextDirection(
                Qt.LayoutDirection.LeftToRight if made.aligned else Qt.LayoutDirection.LayoutDirectionAuto
            )
            self.text.document().setDefaultTextOption(way)
            self.text.setPlainText(made.text)
            bar.setValue(at)
            self._stack.setCurrentWidget(self.text)

    def sizeHint(self) -> QSize:
        return QSize(460, 560)


class _Pages(QWidget):
    """Pages one below the other, as wide as there is room."""

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
