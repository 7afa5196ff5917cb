"""Marks for characters that turn the direction of text and are not seen themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from translator_gui.text.direction import OVERRIDES
from translator_gui.ui.editor.english_field import EnglishField
from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.painting.direction_marks import override_places
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.theme import DARK, LIGHT, Theme

ENDS = "\u202c\u2069"
"""Without a beginning they turn nothing: the letters around one stand where they stood."""


def painted(text: str, theme: Theme = LIGHT, *, rtl: bool = False, on_paper: bool = False) -> QImage:
    box = LaidOutText(text, urdu_font(UrduFontStyle.NASTALIQ, 16) if rtl else english_font(11), 300, rtl=rtl)
    image = QImage(320, 90, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.page)
    painter = QPainter(image)
    painter.setPen(theme.text)
    if on_paper:
        for number in range(len(box.lines)):
            box.layout.lineAt(number).draw(painter, QPointF(10, 10))
    else:
        box.draw(painter, QPointF(10, 10), 0, 90)
    painter.end()
    return image


def difference(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """The pixels that differ."""
    places = ((x, y) for y in range(one.height()) for x in range(one.width()))
    return [place for place in places if one.pixel(*place) != other.pixel(*place)]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("sign", sorted(OVERRIDES))
def test_painted_text_has_a_faint_mark_where_one_stands(sign: str, theme: Theme) -> None:
    # At its end a sign turns nothing.
    text = "report.exe"
    plain, marked = painted(text, theme), painted(text + sign, theme)
    changed = difference(plain, marked)
    end = 10 + LaidOutText(text, english_font(11), 300, rtl=False).x_of(len(text))
    assert changed
    assert all(abs(x - end) <= 7 for x, _ in changed)
    page, ink = theme.page.lightness(), theme.text.lightness()
    strengths = [abs(QColor(marked.pixel(*place)).lightness() - page) / abs(ink - page) for place in changed]
    assert 0.25 < max(strengths) < 0.9


@pytest.mark.parametrize("sign", sorted(OVERRIDES))
def test_urdu_has_them_too(sign: str) -> None:
    assert difference(painted("یہ جملہ ہے۔", rtl=True), painted(f"یہ جملہ ہے۔{sign}", rtl=True))


@pytest.mark.parametrize("sign", sorted(OVERRIDES))
def test_paper_has_none(sign: str) -> None:
    assert painted("report.exe", on_paper=True) == painted(f"report.exe{sign}", on_paper=True)


@pytest.mark.parametrize("sign", ENDS)
def test_the_live_field_has_them(qtbot: QtBot, sign: str) -> None:
    field = EnglishField(None)  # pyright: ignore[reportArgumentType]
    qtbot.addWidget(field)
    field.dress(english_font(11), LIGHT, LIGHT.field)
    field.resize(300, 40)
    field.load("one two", 0)
    field.show()
    plain = field.grab().toImage()
    field.load(f"one{sign} two", 0)
    marked = field.grab().toImage()
    assert 4 < len(difference(plain, marked)) < 200
    field.load("one two", 0)
    assert field.grab().toImage() == plain


@given(st.lists(st.sampled_from([*sorted(OVERRIDES), "a", "ا", "😀", "\n", "\u200f", "\u200c"])).map("".join))
def test_every_one_is_found_at_its_place(text: str) -> None:
    units = text.encode("utf-16-le")
    assert [units[2 * place :][:2].decode("utf-16-le") for place, _ in override_places(text)] == [
        letter for letter in text if letter in OVERRIDES
    ]


def test_a_mark_stands_on_the_line_of_its_sign(qapp: QApplication) -> None:
    assert qapp
    text = "one two three four five six seven eight nine ten eleven\u2069"
    changed = difference(painted(text[:-1]), painted(text))
    second = 10 + LaidOutText(text, english_font(11), 300, rtl=False).lines[1].top
    assert min(y for _, y in changed) >= second
