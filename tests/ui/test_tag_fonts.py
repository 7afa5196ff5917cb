"""The chips of inline tags: a glyph for every tag, as high as the line, pointed to their text in both directions."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QImage, QPainter, QRawFont

from translator_gui.model.inline_tag import INLINE, MOST_TAGS, TagPart, closing, opening, standalone, without_tags
from translator_gui.paths import resource
from translator_gui.text.tag_spelling import read_spelled
from translator_gui.ui.fonts import UrduFace, english_font, urdu_font
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.tag_signs import MOST_NUMBERS, tag_sign, with_tag_signs
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.theme import LIGHT

ALL = "".join((*(part(n) for n in (1, 2, 12) for part in (opening, closing)), standalone(3), standalone(1500)))
ENGLISH = read_spelled("The {1>quick<1} brown {12>fox<12} of 1947{3}.{1500}", ALL)
URDU = read_spelled("یہ {1>پاکستان<1} کا 1947 {12>BBC News<12} میں {2>2023<2} ہے۔{3}{1500}", ALL)
FONTS = {
    "english": (english_font(11), ENGLISH, False),
    "large": (english_font(33), ENGLISH, False),
    "nastaliq": (urdu_font(UrduFace.NASTALIQ, 15), URDU, True),
    "bold": (urdu_font(UrduFace.NASTALIQ, 21, bold=True), URDU, True),
    "naskh": (urdu_font(UrduFace.NASKH, 15), URDU, True),
}


def raw(name: str) -> QRawFont:
    return QRawFont(str(resource("fonts", f"UrduWorkbench{name}-Regular.ttf")), 100)


def glyph(font: QRawFont, character: str) -> int:
    (found,) = font.glyphIndexesForString(character)
    return found


def test_every_tag_has_a_chip_and_every_number_its_own() -> None:
    font = raw("Tags")
    for make in (opening, closing, standalone):
        chips = [glyph(font, make(number)) for number in range(1, MOST_TAGS + 1)]
        assert all(chips)
        assert len(set(chips)) == MOST_NUMBERS + 1
        assert len(set(chips[MOST_NUMBERS:])) == 1


def test_signs_for_lines_from_right_to_left_are_neutral_and_mirror_each_other() -> None:
    font, seen = raw("TurnedTags"), set[str]()
    for number in range(MOST_NUMBERS + 1):
        for part in TagPart:
            sign = tag_sign(part, number)
            assert glyph(font, sign)
            assert len(sign.encode("utf-16-le")) == 2
            assert unicodedata.bidirectional(sign) == "ON"
            assert bool(unicodedata.mirrored(sign)) is (part is not TagPart.ALONE)
            seen.add(sign)
    assert len(seen) == 3 * (MOST_NUMBERS + 1)


@given(st.text(ALL + "ا1 \n", max_size=20))
def test_turning_changes_tags_alone_and_no_offset(text: str) -> None:
    shown = with_tag_signs(text)
    assert len(shown) == len(text)
    assert all(a == b or INLINE.match(a) for a, b in zip(text, shown, strict=True))
    assert not INLINE.search(shown)


@pytest.mark.parametrize(("font", "text", "rtl"), FONTS.values(), ids=FONTS)
def test_a_line_with_chips_is_as_high_as_one_without(font: QFont, text: str, rtl: bool) -> None:
    tagged, plain = LaidOutText(text, font, 4000, rtl=rtl), LaidOutText(without_tags(text), font, 4000, rtl=rtl)
    assert len(tagged.lines) == len(plain.lines) == 1
    assert (tagged.height, tagged.ascent) == (plain.height, plain.ascent)
    rise = max(-run.boundingRect().top() for run in tagged.layout.lineAt(0).glyphRuns())
    assert rise <= max(plain.rise, plain.ascent)


@pytest.mark.parametrize(("font", "text", "rtl"), FONTS.values(), ids=FONTS)
def test_every_chip_stands_where_it_is_read(font: QFont, text: str, rtl: bool) -> None:
    box = LaidOutText(text, font, 4000, rtl=rtl)
    places = [box.spans(at, at + 1) for at in (to_utf16(text, found.start()) for found in INLINE.finditer(text))]
    assert all(len(found) == 1 for found in places)
    centres = [found[0].center().x() for found in places]
    rising = [later > earlier for earlier, later in pairwise(centres)]
    assert not any(rising) if rtl else all(rising)
    assert all(found[0].width() > 4 for found in places)


def ink(box: LaidOutText, at: int) -> tuple[float, float]:
    """How much ink the left and the right third of a chip have, of what is there between its top and its bottom."""
    (rect,) = box.spans(at, at + 1)
    image = QImage(round(box.width), round(box.height), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    box.draw(painter, QPointF(), 0, box.height)
    painter.end()
    columns = [
        sum(255 - image.pixelColor(x, y).value() for y in range(image.height()))
        for x in range(round(rect.left()), round(rect.right()))
    ]
    third = len(columns) // 3
    return sum(columns[:third]), sum(columns[-third:])


@pytest.mark.parametrize(
    ("text", "rtl", "opens_right"),
    [
        ("{1>quick<1}", False, True),
        ("یہ {1>اہم<1} ہے", True, False),
        ("یہ {1>BBC News<1} ہے", True, False),
        ("یہ BBC {1>News<1} at ten ہے", True, True),
    ],
)
def test_what_opens_points_to_the_text_behind_it(text: str, rtl: bool, opens_right: bool) -> None:
    text = read_spelled(text, ALL)
    font = urdu_font(UrduFace.NASKH, 60) if rtl else english_font(60)
    box = LaidOutText(text, font, 3000, rtl=rtl)
    left, right = ink(box, text.index(opening(1)))
    # The upright side of a chip has more ink than its point.
    assert (left > right) is opens_right
    left, right = ink(box, text.index(closing(1)))
    assert (right > left) is opens_right


def test_chips_have_the_colour_that_they_are_given() -> None:
    box = LaidOutText(ENGLISH, english_font(11), 400, rtl=False, tag=LIGHT.tag)
    formats = box.layout.formats()
    assert [one.format.foreground().color() for one in formats] == [LIGHT.tag] * len(INLINE.findall(ENGLISH))
    assert LaidOutText("plain", english_font(11), 400, rtl=False, tag=LIGHT.tag).layout.formats() == []
