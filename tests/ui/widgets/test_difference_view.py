import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from translator_gui.text.difference import DiffKind, DiffPiece, difference, difference_in_words
from translator_gui.ui.fonts import english_font, load_fonts
from translator_gui.ui.theme import DARK, LIGHT, Theme, ThemeState
from translator_gui.ui.widgets.difference_view import DifferenceView, difference_box


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def painted(pieces: tuple[DiffPiece, ...], theme: Theme) -> QImage:
    box = difference_box(pieces, english_font(11), 400, theme)
    image = QImage(400, round(box.height), QImage.Format.Format_RGB32)
    image.fill(theme.field)
    painter = QPainter(image)
    painter.setPen(theme.text)
    box.draw(painter, QPointF(), 0, box.height)
    painter.end()
    return image


def longest_line(image: QImage, colour: QColor) -> int:
    """Return the length of the longest horizontal run of a colour, in pixels."""
    best = 0
    for y in range(image.height()):
        run = 0
        for x in range(image.width()):
            run = run + 1 if image.pixelColor(x, y) == colour else 0
            best = max(best, run)
    return best


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [DiffKind.REMOVED, DiffKind.INSERTED])
def test_each_kind_has_a_line_and_a_ground_of_its_own(theme: Theme, kind: DiffKind) -> None:
    image = painted((DiffPiece(DiffKind.KEPT, "a "), DiffPiece(kind, "minister")), theme)
    ink, ground = (theme.warn_text, theme.warn) if kind is DiffKind.REMOVED else (theme.added_text, theme.added)
    width = difference_box((DiffPiece(DiffKind.KEPT, "minister"),), english_font(11), 400, theme)
    natural = width.layout.lineAt(0).naturalTextWidth()
    assert longest_line(image, ink) >= natural - 2, "the line runs through (under) the whole word"
    assert longest_line(image, ground) > 3


def test_a_blank_that_was_removed_can_be_seen() -> None:
    image = painted(difference("one  two", "one two"), LIGHT)
    assert longest_line(image, LIGHT.warn_text) >= 3


def test_a_line_break_that_came_is_named() -> None:
    box = difference_box(difference("one two", "one\ntwo"), english_font(11), 400, LIGHT)
    assert "¶" in box.text
    assert len(box.lines) == 2


def test_marks_stand_right_behind_letters_of_two_units() -> None:
    pieces = (DiffPiece(DiffKind.KEPT, "😀😀 "), DiffPiece(DiffKind.INSERTED, "new"))
    (found,) = difference_box(pieces, english_font(11), 400, LIGHT).layout.formats()
    assert (found.start, found.length) == (5, 3)  # pyright: ignore[reportAttributeAccessIssue]


def test_is_as_high_as_its_text_and_says_it(qapp: QApplication) -> None:
    theme = ThemeState(LIGHT)
    view = DifferenceView(theme, 11)
    view.show_pieces(difference("the big dog", "the small dog"))
    assert view.accessibleName() == "the [removed: big][inserted: small] dog"
    one = view.heightForWidth(400)
    assert view.heightForWidth(60) >= 3 * one - 6
    view.resize(400, one)
    before = view.grab().toImage()
    theme.set(DARK)
    assert view.grab().toImage() != before
    assert difference_in_words(()) == ""
