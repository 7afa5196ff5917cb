"""Options of the page, as the *View* menu and the zoom change them."""

from enum import StrEnum
from typing import NamedTuple

from translator_gui.ui.fonts import UrduFontStyle

SMALLEST, LARGEST = 5.0, 72.0
"""Limits of a text size, in points."""
_STEP = 1.1


class PageLayoutMode(StrEnum):
    """How the page is laid out: whole Urdu paragraphs beside their English, or one row per sentence."""

    PARAGRAPHS = "paragraphs"
    SENTENCES = "sentences"


class PageDensity(StrEnum):
    """How much text the page shows at once: comfortable, or compact with smaller text and less space."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class PageDisplayOptions(NamedTuple):
    """How the translation page is displayed: layout, column order, fonts and text sizes.

    Attributes:
        layout: See `PageLayoutMode`.
        urdu_on_right: Whether the Urdu is the right column.
        urdu_face: Nastaliq or Naskh.
        urdu_size: Points.
        english_size: Points.
        english_family: An installed family; empty for the shipped one.
        urdu_share: Width of the Urdu, percent of both columns.
        density: See `PageDensity`.
        urdu_word_spacing: Width of the spaces in Urdu, percent of the font's own.
        typewriter: Whether the current sentence is kept in the middle of the page.
    """

    layout: PageLayoutMode = PageLayoutMode.PARAGRAPHS
    urdu_on_right: bool = False
    urdu_face: UrduFontStyle = UrduFontStyle.NASTALIQ
    urdu_size: float = 15.0
    english_size: float = 11.0
    english_family: str = ""
    urdu_share: int = 48
    density: PageDensity = PageDensity.COMFORTABLE
    urdu_word_spacing: int = 100
    typewriter: bool = False

    def zoomed(self, *, urdu: int = 0, english: int = 0) -> "PageDisplayOptions":
        """Return a copy of the options with Urdu or English text zoomed by steps of 10 % (negative: smaller)."""
        return self._replace(
            urdu_size=_scaled(self.urdu_size, urdu),
            english_size=_scaled(self.english_size, english),
        )


def _scaled(size: float, steps: int) -> float:
    return round(min(LARGEST, max(SMALLEST, size * _STEP**steps)), 2)
