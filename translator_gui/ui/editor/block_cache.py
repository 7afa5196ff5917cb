"""The blocks of the page: those seen lately are kept, the heights of all are measured or guessed."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QFont

from translator_gui.ui.editor.change_highlights import ChangeHighlights
from translator_gui.ui.editor.height_tree import HeightTree
from translator_gui.ui.editor.page_geometry import PageColumns, PageFonts, divide_page
from translator_gui.ui.editor.page_options import PageOptions
from translator_gui.ui.editor.paragraph_block import BlockLayouter, ParagraphBlock
from translator_gui.ui.editor.paragraph_order import ParagraphOrder
from translator_gui.ui.theme import Theme
from translator_gui.viewmodel.page_state import PageParagraphsState

_KEPT = 240
_UNGUESSED = 150
"""Pixels, until the width is known."""


class BlockCache:
    """Blocks by index, laid out when they are requested."""

    def __init__(self, model: PageParagraphsState, options: PageOptions, theme: Theme) -> None:
        self._model = model
        self._theme = theme
        self.highlights = ChangeHighlights()
        """The changes of the English that the page marks."""
        self.heights = HeightTree()
        self.order = ParagraphOrder(0)
        """The blocks on the page, as a filter leaves them; all others have no height."""
        self.live: tuple[int, float] | None = None
        """Id of the sentence in the live editor, and the height of its text."""
        self._cache: dict[int, ParagraphBlock] = {}
        self._titles: dict[int, str] = {}
        self._stale: dict[int, ParagraphBlock] = {}
        self._guesses: list[int] = []
        """Heights of every block, on the page or not: a filter shows other blocks at once."""
        self._width = 600
        self._sentences = 0
        self.fonts = PageFonts(options)
        self._rebuild()

    @property
    def columns(self) -> PageColumns:
        """The columns of the page."""
        return self._builder.columns

    def restyle(self, options: PageOptions) -> None:
        """Apply other fonts or another layout."""
        self.fonts = PageFonts(options)
        self._rebuild()

    def recolour(self, theme: Theme) -> None:
        """Apply a theme: the colours of changes are laid out with the texts."""
        self._theme = theme
        self._rebuild()

    def resize(self, width: int) -> None:
        """Apply another width of the page."""
        if width != self._width:
            self._width = width
            self._rebuild()

    def load(self) -> None:
        """Take the paragraphs of the model; `guess` is due when the width is certain."""
        shapes = self._model.shapes()
        self._sentences = sum(shapes.sentences)
        self.order = ParagraphOrder(len(shapes.sentences))
        self._titles = _titles(self._model, self.order)
        self._rebuild()
        self._guesses = []
        self.heights = HeightTree([_UNGUESSED] * len(shapes.sentences))

    def choose(self, chosen: Sequence[int] | None) -> None:
        """Show only these blocks on the page; None for all of them."""
        self.order = ParagraphOrder(len(self.heights), chosen)
        titles = _titles(self._model, self.order)
        for index in self._titles.keys() ^ titles.keys():
            self._cache.pop(index, None)
        self._titles = titles
        if len(self._guesses) == len(self.heights):
            self._take_guesses()
        else:
            self.guess()

    def reveal(self, index: int) -> None:
        """Show one more block on the page."""
        if self.order.reveal(index):
            self.heights.set(index, _UNGUESSED)
            self._cache.pop(index, None)

    def guess(self) -> None:
        """Guess every height again; blocks are measured when they are seen."""
        self._guesses = self._builder.guess(self._model.shapes())
        self._take_guesses()

    def _take_guesses(self) -> None:
        guessed = self._guesses
        chosen = self.order.chosen
        if chosen is not None:
            some = [0] * len(guessed)
            for index in chosen:
                some[index] = guessed[index]
            guessed = some
        self.heights = HeightTree(guessed)
        for index, block in self._cache.items():
            if index in self.order:
                self.heights.set(index, block.height)

    def get(self, index: int) -> ParagraphBlock:
        """Return a block; a placeholder while its paragraph has not been read, which is requested."""
        block = self._cache.get(index)
        if block is not None:
            return block
        paragraph = self._model.paragraph(index) or self._model.known(index)
        title = self._titles.get(index, "")
        if paragraph is None:
            block = self._builder.placeholder(self.heights[index], title)
        else:
            block = self._builder.build(paragraph, title=title, live=self.live, old=self._stale.pop(index, None))
        while len(self._cache) >= _KEPT:
            del self._cache[next(iter(self._cache))]
        self._cache[index] = block
        if index in self.order:
            self.heights.set(index, block.height)
        return block

    def height(self, index: int) -> int:
        """Return the measured height of a block."""
        return self.get(index).height

    def english_font(self, index: int) -> QFont:
        """Return the font of a paragraph's English."""
        paragraph = self._model.known(index)
        return self._builder.faces(paragraph)[1] if paragraph else self.fonts.english

    @property
    def laid_out(self) -> tuple[int, ...]:
        """Indexes of the blocks that are kept."""
        return tuple(self._cache)

    def forget(self, index: int) -> bool:
        """Lay a paragraph out again when it is next requested; return whether it had been laid out."""
        block = self._cache.pop(index, None)
        if block is None:
            return False
        if len(self._stale) >= _KEPT:
            self._stale.clear()
        self._stale[index] = block
        return True

    def touch(self, visible: Iterable[int]) -> None:
        """Keep the blocks on screen longest."""
        for index in visible:
            block = self._cache.pop(index, None)
            if block is not None:
                self._cache[index] = block

    def _rebuild(self) -> None:
        self._cache.clear()
        self._stale.clear()
        across = divide_page(self._width, self._sentences, self.fonts)
        self._builder = BlockLayouter(self.fonts, across, self._theme, self.highlights)


def _titles(model: PageParagraphsState, order: ParagraphOrder) -> dict[int, str]:
    """Return the names of documents by the index of their first paragraph on the page, if there are several."""
    outline = model.documents
    if outline is None or len(outline.documents) < 2:  # noqa: PLR2004
        return {}
    names = {document.id: document.name for document in outline.documents}
    ids = outline.document_ids
    shown = range(len(ids)) if order.chosen is None else order.chosen
    firsts: dict[int, int] = {}
    for index in shown:
        firsts.setdefault(ids[index], index)
    return {index: names.get(document, "") for document, index in firsts.items()}
