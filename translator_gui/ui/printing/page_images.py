"""The first pages of a bilingual document as pictures."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.block_builder import SpelledOutTags
from translator_gui.formats.characters import sanitize
from translator_gui.ui.printing.bilingual_print_blocks import bilingual_print_blocks, office_fonts, pdf_fonts
from translator_gui.ui.printing.paginator import paint_first_pages
from translator_gui.ui.printing.printable_block import PAPER_HEIGHT, PAPER_WIDTH


def page_images(
    document: BilingualDocument,
    options: BilingualExportOptions,
    *,
    width: int,
    most: int,
    families: Sequence[str] = (),
    tags: SpelledOutTags = SpelledOutTags.UNSTYLED,
) -> list[QImage]:
    """Render the first pages of a bilingual document as images for a preview; callable from any thread.

    Args:
        document: The whole of it, or its beginning.
        options: Those that made its rows.
        width: Of a picture, in pixels.
        most: So many pages at most.
        families: Typefaces of the English in a document for word processors; none for a PDF.
        tags: Which inline tags the format shows as letters.
    """
    scale = width / PAPER_WIDTH
    height = round(PAPER_HEIGHT * scale)
    strip = QImage(width, height * most, QImage.Format.Format_RGB32)
    strip.fill(Qt.GlobalColor.white)
    painter = QPainter(strip)
    try:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, height / PAPER_HEIGHT)
        title = " ".join(sanitize(document.title).split())
        fonts = office_fonts(families) if families else pdf_fonts()
        blocks = bilingual_print_blocks(document, options, ExportProgress(0), fonts, tags)
        pages = paint_first_pages(painter, title, blocks, most)
    finally:
        painter.end()
    return [strip.copy(QRect(0, page * height, width, height)) for page in range(pages)]
