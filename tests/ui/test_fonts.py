from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont

from translator_gui.model.errors import TranslatorError
from translator_gui.ui import fonts
from translator_gui.ui.fonts import NASKH, NASTALIQ, SANS, UrduFontStyle, em, english_font, urdu_font


@pytest.mark.parametrize(
    ("font", "family"),
    [
        (urdu_font(UrduFontStyle.NASTALIQ, 15), NASTALIQ),
        (urdu_font(UrduFontStyle.NASTALIQ, 15, bold=True), NASTALIQ),
        (urdu_font(UrduFontStyle.NASKH, 15), NASKH),
        (english_font(11), SANS),
    ],
)
def test_the_shipped_faces_are_the_ones_used(font: QFont, family: str) -> None:
    assert QFontInfo(font).family() == family
    assert QRawFont.fromFont(font).familyName() == family


def test_bold_is_drawn_by_a_bold_face() -> None:
    plain = QFontMetricsF(urdu_font(UrduFontStyle.NASTALIQ, 30)).horizontalAdvance("پاکستان")
    assert QFontMetricsF(urdu_font(UrduFontStyle.NASTALIQ, 30, bold=True)).horizontalAdvance("پاکستان") != plain


def test_nastaliq_lines_are_as_high_as_the_font_says() -> None:
    font = urdu_font(UrduFontStyle.NASTALIQ, 30)
    assert QFontMetricsF(font).lineSpacing() / em(font) == pytest.approx(2.5, abs=0.06)


def test_a_missing_font_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def nowhere(*parts: str) -> Path:
        return tmp_path.joinpath(*parts)

    monkeypatch.setattr(fonts, "resource", nowhere)
    fonts.load_fonts.cache_clear()
    with pytest.raises(TranslatorError, match="install the program again"):
        fonts.load_fonts()
