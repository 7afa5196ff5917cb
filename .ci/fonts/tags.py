"""Draws the fonts of inline tags: glyphs that are the chips themselves, a number in an outlined box.

    .venv/bin/python .ci/fonts/tags.py      writes resources/fonts/UrduWorkbench*Tags-Regular.ttf

What opens points to the text behind it, what closes to the text before it. One font has the private characters of
`model.inline_tag`. The other one has signs that stand for them in lines from right to left, as
`ui.painting.tag_signs` says: signs that Unicode mirrors there. Digits are those of the shipped sans.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeArgument=false, reportArgumentType=false

from functools import cache
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Transform
from fontTools.pens.basePen import AbstractPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from translator_gui.model.inline_tag import MOST_TAGS, TagPart, closing, opening, standalone
from translator_gui.ui.painting.tag_signs import MOST_NUMBERS, tag_sign

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
TOP, BOTTOM = 800, -180
RADIUS, TIP, STROKE = 190, 270, 66
"""Of the box's round corners; how far its point reaches; how strong its line is: of the em's 1000."""
BEARING, PADDING = 62, 120
ONE_DIGIT, TWO_DIGITS = (0.82, 0.82), (0.7, 0.82)
"""Width and height of digits, of the sans'."""
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."

Point = tuple[float, float]


@cache
def digits() -> tuple[TTFont, list[str]]:
    """The sans, and its glyphs of 0 to 9 and the ellipsis that stands for higher numbers."""
    font = TTFont(FONTS / "UrduWorkbenchSans-Bold.ttf")
    names: dict[int, str] = font.getBestCmap()
    return font, [names[ord(sign)] for sign in "0123456789#"]


def box(pen: AbstractPen, width: float, part: TagPart, inset: float) -> None:
    """An outline, clockwise: two round corners or a point at each side."""
    left, right, middle = BEARING + inset, BEARING + width - inset, (TOP + BOTTOM) / 2
    top, bottom, radius, tip = TOP - inset, BOTTOM + inset, RADIUS - inset, TIP - inset / 2
    points_left, points_right = part is TagPart.CLOSING, part is TagPart.OPENING
    pen.moveTo((left + (tip if points_left else radius), top))
    if points_right:
        for point in ((right - tip, top), (right, middle), (right - tip, bottom)):
            pen.lineTo(point)
    else:
        corner(pen, (right - radius, top), (right, top), (right, top - radius))
        corner(pen, (right, bottom + radius), (right, bottom), (right - radius, bottom))
    if points_left:
        pen.lineTo((left + tip, bottom))
        pen.lineTo((left, middle))
    else:
        corner(pen, (left + radius, bottom), (left, bottom), (left, bottom + radius))
        corner(pen, (left, top - radius), (left, top), (left + radius, top))
    pen.closePath()


def corner(pen: AbstractPen, start: Point, tip: Point, end: Point) -> None:
    """A straight line to where a corner begins, and the corner."""
    pen.lineTo(start)
    pen.qCurveTo(tip, end)


def chip(number: int, part: TagPart) -> tuple[object, int]:
    """A glyph and its advance; number 0 stands for all that are too high to be told apart."""
    font, names = digits()
    glyphs = font.getGlyphSet()
    signs = [names[int(digit)] for digit in str(number)] if number else [names[10]]
    wide, high = ONE_DIGIT if len(signs) == 1 else TWO_DIGITS
    advances = [glyphs[sign].width * wide for sign in signs]
    before = PADDING + (TIP * 0.5 if part is TagPart.CLOSING else 0)
    after = PADDING + (TIP * 0.5 if part is TagPart.OPENING else 0)
    width = before + sum(advances) + after
    pen = TTGlyphPen(None)
    box(pen, width, part, 0)
    # Turned round, an outline is a hole in the one around it.
    box(ReverseContourPen(pen), width, part, STROKE)
    x, y = BEARING + before, (TOP + BOTTOM) / 2 - 714 * high / 2
    for sign, advance in zip(signs, advances, strict=True):
        glyphs[sign].draw(TransformPen(pen, Transform(wide, 0, 0, high, x, y)))
        x += advance
    return pen.glyph(), round(width + 2 * BEARING)


def make(family: str, codes: dict[int, str]) -> None:
    """Writes a font in which characters (code points) have chips (by name)."""
    shapes = {f"{part}{number}": chip(number, part) for part in TagPart for number in range(MOST_NUMBERS + 1)}
    empty = TTGlyphPen(None).glyph()
    order = [".notdef", *shapes]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(codes)
    builder.setupGlyf({".notdef": empty, **{name: glyph for name, (glyph, _) in shapes.items()}})
    builder.setupHorizontalMetrics(
        {".notdef": (500, 0), **{name: (wide, BEARING) for name, (_, wide) in shapes.items()}}
    )
    # Lower than every face it stands among: a line with chips is as high as one without.
    builder.setupHorizontalHeader(ascent=TOP, descent=BOTTOM)
    builder.setupNameTable(
        {
            "familyName": family,
            "styleName": "Regular",
            "uniqueFontIdentifier": family,
            "fullName": family,
            "psName": family.replace(" ", "") + "-Regular",
            "version": "Version 1.0",
            "copyright": "Digits: Copyright 2022 The Noto Project Authors (https://github.com/notofonts/latin-greek-cyrillic)",
            "licenseDescription": LICENCE,
            "licenseInfoURL": "https://openfontlicense.org",
        }
    )
    builder.setupOS2(sTypoAscender=TOP, sTypoDescender=BOTTOM, sTypoLineGap=0, usWinAscent=TOP, usWinDescent=-BOTTOM)
    builder.setupPost()
    # The same glyphs make the same bytes, whenever they are drawn.
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(FONTS / f"{family.replace(' ', '')}-Regular.ttf")


def main() -> None:
    """Draws both fonts."""
    make_of = {TagPart.OPENING: opening, TagPart.CLOSING: closing, TagPart.ALONE: standalone}
    shown = {number: number if number <= MOST_NUMBERS else 0 for number in range(1, MOST_TAGS + 1)}
    make(
        "Urdu Workbench Tags",
        {ord(make_of[part](number)): f"{part}{glyph}" for part in TagPart for number, glyph in shown.items()},
    )
    turned = {ord(tag_sign(part, number)): f"{part}{number}" for part in TagPart for number in range(MOST_NUMBERS + 1)}
    make("Urdu Workbench Turned Tags", turned)


if __name__ == "__main__":
    main()
