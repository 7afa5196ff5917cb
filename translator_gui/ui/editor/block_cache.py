"""The blocks of the page: those seen lately are kept, the heights of all are measured or guessed."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from PySide6.QtGui import QFont

from translator_gui.checks.finding import CheckFinding
from translator_gui.model.segment import Segment
from translator_gui.ui.editor.change_highlights import EnglishChangeHighlights
from translator_gui.ui.editor.height_tree import RUN, BlockHeightTree, FilteredHeightTree
from translator_gui.ui.editor.page_geometry import PageColumns, PageFonts, divide_page
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.editor.paragraph_block import ParagraphBlock, ParagraphLayouter
from translator_gui.ui.editor.paragraph_order import ParagraphOrder
from translator_gui.ui.theme import Theme
from translator_gui.viewmodel.page_state import PageParagraphsState

_KEPT = 240
_MANY = 20_000
"""Blocks from which on their heights are guessed for many at once."""
_UNGUESSED = 150
"""Pixels, until the width is known."""


class ParagraphBlockCache:
    """A cache of the laid-out paragraph blocks of the page by index; a block is laid out when it is first requested."""

    def __init__(self, model: PageParagraphsState, options: PageDisplayOptions, theme: Theme) -> None:
        self._model = model
        self._theme = theme
        self.highlights = EnglishChangeHighlights()
        """The changes of the English that the page marks."""
        self.heights = BlockHeightTree()
        self.order = ParagraphOrder(0)
        """The blocks on the page, as a filter leaves them; all others have no height."""
        self.live: tuple[int, float] | None = None
        """Id of the sentence in the sentence editor, and the height of its text."""
        self._cache: dict[int, ParagraphBlock] = {}
        self._titles: dict[int, str] = {}
        self._stale: dict[int, ParagraphBlock] = {}
        self._guesses: Sequence[int] = ()
        """Heights of every block, on the page or not: a filter shows other blocks at once. See `_are_runs`."""
        self._is_guessed = False
        self._are_runs = False
        """Whether each guess is for `RUN` successive blocks."""
        self._width = 600
        self._sentences = 0
        self.fonts = PageFonts(options)
        self._rebuild()

    @property
    def columns(self) -> PageColumns:
        """The x positions and widths of the page's columns."""
        return self._builder.columns

    def restyle(self, options: PageDisplayOptions) -> None:
        """Apply other display options (fonts, layout): all paragraph blocks are laid out again."""
        self.fonts = PageFonts(options)
        self._rebuild()

    def recolour(self, theme: Theme) -> None:
        """Apply a theme: all blocks are laid out again, because their texts contain the colours of changes."""
        self._theme = theme
        self._rebuild()

    def resize(self, width: int) -> None:
        """Apply another width of the page: all paragraph blocks are laid out again."""
        if width != self._width:
            self._width = width
            self._rebuild()

    def load(self) -> None:
        """Drop all laid-out blocks and start with the paragraphs now in the page state; heights are preliminary."""
        shapes = self._model.shapes()
        self._sentences = sum(shapes.sentences)
        self.order = ParagraphOrder(len(shapes.sentences))
        self._titles = _titles(self._model, self.order)
        self._rebuild()
        self._is_guessed = False
        self.heights = BlockHeightTree.of_runs([_UNGUESSED] * -(-len(shapes.sentences) // RUN), len(shapes.sentences))

    def choose(self, chosen: Sequence[int] | None) -> None:
        """Show only the paragraphs with these indexes, as a filter chose them; None shows all."""
        self.order = ParagraphOrder(len(self._model), chosen)
        titles = _titles(self._model, self.order)
        for index in self._titles.keys() ^ titles.keys():
            self._cache.pop(index, None)
        self._titles = titles
        if self._is_guessed:
            self._take_guesses()
        else:
            self.guess()

    def reveal(self, index: int) -> None:
        """Show one paragraph on the page although the filter hides it."""
        if self.order.reveal(index):
            self._cache.pop(index, None)
            self._take_guesses()

    def guess(self) -> None:
        """Estimate the heights of all paragraph blocks from their text lengths; measured blocks keep theirs."""
        shapes = self._model.shapes()
        self._are_runs = len(shapes.sentences) > _MANY
        self._guesses = self._builder.guess_runs(shapes) if self._are_runs else self._builder.guess(shapes)
        self._is_guessed = True
        self._take_guesses()

    def _take_guesses(self) -> None:
        guessed, count, per = self._guesses, len(self._model), RUN if self._are_runs else 1
        chosen = self.order.chosen
        if chosen is not None and len(chosen) < count:
            self.heights = FilteredHeightTree(chosen[:], [guessed[index // per] for index in chosen])
        elif self._are_runs:
            self.heights = BlockHeightTree.of_runs(guessed, count)
        else:
            self.heights = BlockHeightTree(guessed)
        for index, block in self._cache.items():
            if index in self.order:
                self.heights.set(index, block.height)

    def get(self, index: int) -> ParagraphBlock:
        """Return a paragraph's block, laid out if needed; a placeholder while the paragraph is still being read."""
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
        """Return the measured height of a paragraph block, laying it out if needed."""
        return self.get(index).height

    def english_font(self, index: int) -> QFont:
        """Return the font of a paragraph's English: headings have a larger one."""
        paragraph = self._model.known(index)
        return self._builder.faces(paragraph)[1] if paragraph else self.fonts.english

    @property
    def laid_out(self) -> tuple[int, ...]:
        """Indexes of the paragraphs whose laid-out blocks are in the cache."""
        return tuple(self._cache)

    def forget(self, index: int) -> bool:
        """Remove a paragraph block from the cache, so that it is laid out anew; return whether it was in the cache."""
        block = self._cache.pop(index, None)
        if block is None:
            return False
        if len(self._stale) >= _KEPT:
            self._stale.clear()
        self._stale[index] = block
        return True

    def touch(self, visible: Iterable[int]) -> None:
        """Mark the blocks on screen as recently used, so that the cache drops others first."""
        for index in visible:
            block = self._cache.pop(index, None)
            if block is not None:
                self._cache[index] = block

    def _rebuild(self) -> None:
        self._cache.clear()
        self._stale.clear()
        across = divide_page(self._width, self._sentences, self.fonts)
        self._builder = ParagraphLayouter(self.fonts, across, self._theme, self.highlights, self._findings_of)

    def _findings_of(self, segments: Iterable[Segment]) -> list[Sequence[CheckFinding]]:
        # Asked each time: who knows them comes after the first paint.
        return list(map(self._model.findings, segments))


def _titles(model: PageParagraphsState, order: ParagraphOrder) -> dict[int, str]:
    """Return the name of each document by the index of its first paragraph on the page; empty for a single document."""
    outline = model.documents
    if outline is None or len(outline.documents) < 2:  # noqa: PLR2004
        return {}
    names = {document.id: document.name for document in outline.documents}
    ids = outline.document_ids
    if order.chosen is None:
        return {first: names.get(document, "") for (document, _), first in zip(ids.runs, ids.firsts, strict=False)}
    chosen, titles = order.chosen, dict[int, str]()
    for (document, count), first in zip(ids.runs, ids.firsts, strict=False):
        at = bisect_left(chosen, first)
        if at < len(chosen) and chosen[at] < first + count:
            titles[chosen[at]] = names.get(document, "")
    return titles
