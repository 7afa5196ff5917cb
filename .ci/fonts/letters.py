"""Makes resources/fonts/UrduWorkbenchLetters.ttf: python .ci/fonts/letters.py (needs fonttools).

A face for what is copied out of a PDF and never seen: a blank glyph of its own for every letter, and no shaping.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

OUT = Path(__file__).parents[2] / "resources/fonts/UrduWorkbenchLetters.ttf"
FAMILY = "Urdu Workbench Letters"
LETTERS = (
    range(0x20, 0x7F),
    range(0xA0, 0x250),  # Latin
    range(0x300, 0x370),
    range(0x370, 0x530),  # Greek, Cyrillic
    range(0x600, 0x700),
    range(0x750, 0x780),
    range(0x8A0, 0x900),  # Arabic
    range(0x1E00, 0x1F00),
    range(0x2000, 0x2070),
    range(0x20A0, 0x20C0),
    range(0x2100, 0x2200),
    range(0xFB50, 0xFE00),
    range(0xFE70, 0xFF00),
)
EM, WIDTH, ASCENT, DESCENT = 1000, 500, 800, 300


def main() -> None:
    """Writes the face."""
    codes = [code for block in LETTERS for code in block]
    names = {code: f"uni{code:04X}" for code in codes}
    glyphs = [".notdef", *names.values()]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    blank = TTGlyphPen(None).glyph()
    builder.setupGlyf(dict.fromkeys(glyphs, blank))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (WIDTH, 0)))
    builder.setupHorizontalHeader(ascent=ASCENT, descent=-DESCENT)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": FAMILY.replace(" ", "")})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=-DESCENT, usWinAscent=ASCENT, usWinDescent=DESCENT)
    builder.setupPost(keepGlyphNames=False)
    builder.save(OUT)


if __name__ == "__main__":
    main()
