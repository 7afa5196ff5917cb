"""A difference as one text: positions of the newer text, and separate text directions."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from translator_gui.text.difference import difference
from translator_gui.ui.fonts import english_font, load_fonts
from translator_gui.ui.painting.difference_text import difference_text
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.theme import DARK, LIGHT

TEXTS = st.lists(st.sampled_from(["one", "two", "😀", "سرگئی", "لاوروف", "\n", " ", ".", "minister"]), max_size=14).map(
    " ".join
)


@given(TEXTS, TEXTS, st.data())
def test_every_letter_of_the_newer_text_is_found_in_the_marked_one_and_back(
    old: str, new: str, data: st.DataObject
) -> None:
    marked = difference_text(difference(old, new), LIGHT)
    start = data.draw(st.integers(0, len(new)))
    end = data.draw(st.integers(start, len(new)))
    parts = marked.shown(start, end)
    assert "".join(marked.text[a:b] for a, b in parts) == new[start:end]
    for at in range(start, end):
        (span,) = marked.shown(at, at + 1)
        assert marked.offset(span[0]) == at
    assert marked.offset(len(marked.text)) == len(new)
    assert all(0 <= marked.offset(at) <= len(new) for at in range(len(marked.text)))


@given(TEXTS, TEXTS)
def test_formats_lie_within_the_text_in_order(old: str, new: str) -> None:
    marked = difference_text(difference(old, new), DARK)
    end = 0
    for found in marked.formats:
        start, length = found.start, found.length  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType]
        assert start >= end
        assert length > 0
        end = start + length  # pyright: ignore[reportUnknownVariableType]
    assert end <= to_utf16(marked.text, len(marked.text))


def test_an_urdu_name_stands_before_the_one_that_replaced_it(qapp: QApplication) -> None:
    assert qapp
    load_fonts()
    marked = difference_text(difference("met سرگئی today", "met یوسف today"), LIGHT)
    box = LaidOutText(marked.text, english_font(11), 600, rtl=False, formats=marked.formats)
    (gone,) = box.spans(marked.text.index("س"), marked.text.index("س") + len("سرگئی"))
    ((start, end),) = marked.shown(4, 8)
    (came,) = box.spans(start, end)
    assert gone.right() <= came.left() + 1, "what went is read first, from left to right"
    assert box.offset_at(QPointF(came.right() - 1, came.center().y())) >= start
