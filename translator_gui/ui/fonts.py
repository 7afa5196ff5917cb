"""The fonts that ship with the program, under family names of their own so that installed fonts never replace them."""

from enum import StrEnum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.paths import resource

NASTALIQ = "Urdu Workbench Nastaliq"
NASKH = "Urdu Workbench Naskh"
SANS = "Urdu Workbench Sans"
TAGS = "Urdu Workbench Tags"
"""Inline tags as chips; the fallback of every font."""
TURNED_TAGS = "Urdu Workbench Turned Tags"
"""Inline tags in lines from right to left (`painting.tag_signs`); for tags only: it draws all signs as chips."""

_FILES = (
    "UrduWorkbenchNastaliq-Regular.ttf",
    "UrduWorkbenchNastaliq-Bold.ttf",
    "UrduWorkbenchNaskh-Regular.ttf",
    "UrduWorkbenchNaskh-Bold.ttf",
    "UrduWorkbenchSans-Regular.ttf",
    "UrduWorkbenchSans-Medium.ttf",
    "UrduWorkbenchSans-Bold.ttf",
    "UrduWorkbenchSans-Italic.ttf",
    "UrduWorkbenchTags-Regular.ttf",
    "UrduWorkbenchTurnedTags-Regular.ttf",
)


_FIELD_URDU = 1.35
"""Size of the Urdu in a one-line field, compared with English: its letters are smaller, and marks tell them apart."""


class UrduFontStyle(StrEnum):
    """The two calligraphic styles of the Urdu font: Nastaliq and Naskh."""

    NASTALIQ = "nastaliq"
    NASKH = "naskh"


@cache  # Asking Qt whether a family is installed would make it read every font of the system first.
def load_fonts() -> None:
    """Load the shipped fonts into Qt; a second call does nothing.

    Raises:
        TranslatorError: A font file is missing or Qt cannot read it.
    """
    for name in _FILES:
        path = resource("fonts", name)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise TranslatorError(_("The font {path} cannot be read: install the program again.", path=path))


def urdu_font(face: UrduFontStyle, size: float, *, bold: bool = False) -> QFont:
    """Return a font for Urdu text; Latin words within it use the shipped sans-serif font.

    Args:
        face: The style of script.
        size: In points.
        bold: For headings.
    """
    font = QFont()
    font.setFamilies([NASTALIQ if face is UrduFontStyle.NASTALIQ else NASKH, SANS, TAGS])
    # Hinting moves a glyph's strokes to whole pixels, away from those of the next glyph that they join.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPointSizeF(size)
    font.setBold(bold)
    return font


def english_font(size: float, family: str = "") -> QFont:
    """Return a font for English text; Urdu words within it use Naskh, which needs no higher lines.

    Args:
        size: In points.
        family: An installed family; empty for the shipped sans.
    """
    font = QFont()
    font.setFamilies([family or SANS, SANS, NASKH, TAGS])
    font.setPointSizeF(size)
    return font


def field_font(size: float, *, urdu: bool) -> QFont:
    """Return the font of a one-line field for its text: Naskh in a readable size for Urdu, else that of English.

    Args:
        size: Of the English, in points.
        urdu: Whether the text is Urdu.
    """
    return urdu_font(UrduFontStyle.NASKH, size * _FIELD_URDU) if urdu else english_font(size)


def em(font: QFont) -> float:
    """Return the size of a font in device-independent pixels."""
    return float(QFontInfo(font).pixelSize())
