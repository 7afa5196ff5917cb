import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from translator_gui.model.status import Status
from translator_gui.ui.map.status_map_renderer import (
    TICK_LEFT,
    TICK_WIDTH,
    WIDTH,
    StatusMapFlags,
    StatusMapRenderer,
    StatusMapScale,
)
from translator_gui.ui.theme import DARK, LIGHT, Theme
from translator_gui.viewmodel.map_state import STATUS_LETTERS

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def row(
    theme: Theme,
    letters: str,
    *,
    hits: bytes = b"",
    signs: bytes = b"",
    findings: bytes = b"",
    ratio: float = 1,
) -> list[QColor]:
    """The colours of the one row that stands for some sentences."""
    flags = StatusMapFlags(bytearray(hits), bytearray(signs), bytearray(findings))
    scale = StatusMapScale(1, len(letters))
    image = StatusMapRenderer(theme, ratio).image(bytearray(letters.encode()), flags, scale, 0, 1)
    assert (image.width(), image.height()) == (round(WIDTH * ratio), 1)
    return [image.pixelColor(x, 0) for x in range(image.width())]


@THEMES
@pytest.mark.parametrize("status", sorted(set(Status) - {Status.NOT_STARTED, Status.DRAFT}))
def test_a_sentence_is_a_tick_in_its_colour(theme: Theme, status: Status) -> None:
    pixels = row(theme, chr(STATUS_LETTERS[status]))
    assert pixels[TICK_LEFT : TICK_LEFT + TICK_WIDTH] == [theme.status(status)] * TICK_WIDTH
    assert pixels[:TICK_LEFT] == [theme.page] * TICK_LEFT
    sticks_out = pixels[TICK_LEFT + TICK_WIDTH] == theme.returned
    assert sticks_out == (status is Status.RETURNED)


def test_a_draft_is_half_full() -> None:
    pixels = row(LIGHT, "d")
    assert pixels.count(LIGHT.draft) == TICK_WIDTH // 2


@THEMES
@pytest.mark.parametrize("ratio", [1, 1.5, 2])
def test_what_was_returned_never_vanishes(theme: Theme, ratio: float) -> None:
    pixels = row(theme, "f" * 150 + "r" + "f" * 849, ratio=ratio)
    assert pixels.count(theme.returned) >= 8 * ratio
    assert theme.final in pixels


@given(st.lists(st.sampled_from("ndtraf"), min_size=1, max_size=400), st.sampled_from([1.0, 1.25, 2.0, 3.0]))
def test_every_status_of_a_row_is_seen(letters: list[str], ratio: float) -> None:
    pixels = row(LIGHT, "".join(letters), ratio=ratio)
    for status in set(Status) - {Status.NOT_STARTED}:
        if chr(STATUS_LETTERS[status]) in letters:
            assert pixels.count(LIGHT.status(status)) >= 2


def test_a_mixture_has_its_shares() -> None:
    pixels = row(LIGHT, "t" * 50 + "a" * 50)
    assert abs(pixels.count(LIGHT.translated) - pixels.count(LIGHT.approved)) <= 1


def test_a_hit_is_marked_beside_its_tick() -> None:
    assert LIGHT.added_text in row(LIGHT, "nnn", hits=b"\0\1\0")[:TICK_LEFT]
    assert LIGHT.added_text not in row(LIGHT, "nnn", hits=b"\0\0\0")


def test_findings_are_marked_between_hits_and_ticks() -> None:
    for theme in (LIGHT, DARK):
        pixels = row(theme, "nnn", hits=b"\1\0\0", findings=b"\0\0\1")
        assert pixels.index(theme.added_text) < pixels.index(theme.returned) < TICK_LEFT
        assert theme.returned not in row(theme, "nnn", findings=b"\0\0\0")


def test_a_dash_says_that_something_was_changed_after_it_was_approved() -> None:
    assert row(LIGHT, "ddd", signs=b"\0\1\0")[-1] == LIGHT.approved
    assert row(LIGHT, "ddd", signs=b"\0\0\0") == row(LIGHT, "ddd")
    assert len(row(DARK, "r", signs=b"\1", ratio=2)) == 2 * len(row(DARK, "r"))


@given(st.integers(1, 3000), st.integers(1, 5000), st.data())
def test_rows_and_sentences_agree(rows: int, sentences: int, data: st.DataObject) -> None:
    scale = StatusMapScale(rows, sentences)
    at = data.draw(st.integers(0, sentences - 1))
    first, beyond = scale.rows_of(at, at + 1)
    holding = [r for r in range(rows) if scale.span(r)[0] <= at < scale.span(r)[1]]
    assert holding, "every sentence stands somewhere"
    assert first <= holding[0]
    assert holding[-1] < beyond
    assert scale.span(rows - 1)[1] == sentences


def test_tall_ticks_stand_apart() -> None:
    letters = bytearray(b"ttt")
    none = StatusMapFlags(bytearray(), bytearray(), bytearray())
    image: QImage = StatusMapRenderer(LIGHT, 1).image(letters, none, StatusMapScale(30, 3), 0, 30)
    middle = [image.pixelColor(TICK_LEFT + 2, y) for y in range(30)]
    assert [y for y in range(30) if middle[y] == LIGHT.page] == [9, 19, 29]
    # A part that is painted again looks as it did.
    part = StatusMapRenderer(LIGHT, 1).image(letters, none, StatusMapScale(30, 3), 8, 21)
    assert [part.pixelColor(TICK_LEFT + 2, y) for y in range(13)] == middle[8:21]
