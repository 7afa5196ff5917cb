"""Text that Qt shows as it is, whatever it looks like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import Qt as GuiQt

from translator_gui.viewmodel.plain_text import plain, plain_roles, plain_tip

PIECES = [
    "<",
    ">",
    "&",
    "lt;",
    "&lt;",
    "img",
    " src=x",
    "b",
    "/",
    "!doctype",
    "?xml ",
    "?>",
    "!--",
    "\n",
    " ",
    "\t",
    "ا",
]
MARKUP = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=14).map("".join)
IMAGE = '<img src="file:///tmp/x">'


@given(MARKUP)
def test_qt_never_takes_it_for_html_and_people_read_the_same(text: str):
    shown = plain(text)
    assert not GuiQt.mightBeRichText(shown)
    assert shown.replace("\u2060", "") == text.replace("\u2060", "")
    assert plain(shown) == shown


@given(MARKUP.map(lambda text: text * 40))
def test_a_tooltip_is_plain_in_lines_that_are_not_too_wide(text: str):
    shown = plain_tip(text)
    assert not GuiQt.mightBeRichText(shown)
    assert all(len(line.replace("\u2060", "")) <= 100 for line in shown.split("\n"))


@pytest.mark.parametrize("text", ["", "Confirm (Ctrl+Enter)", "3 < 4 & 5 > 4", "یہ جملہ", "a\nb"])
def test_what_is_no_markup_stays_as_it_is(text: str):
    assert plain_tip(text) == text


def test_a_very_long_tooltip_ends_somewhere():
    assert len(plain_tip("word " * 100_000)) < 2_100
    assert plain_tip("word " * 100_000).endswith("…")


def test_no_word_of_a_wrapped_tooltip_is_lost():
    words = [f"word{number}" for number in range(100)]
    shown = plain_tip(" ".join(words))
    assert shown.split() == words
    assert "\n" in shown


class _Model(QStringListModel):
    @plain_roles
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return IMAGE if index.isValid() and role != Qt.ItemDataRole.UserRole else None


def test_a_model_answers_plain_tips_and_leaves_the_text_alone():
    model = _Model([IMAGE])
    index = model.index(0)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.StatusTipRole):
        assert index.data(role) == plain(IMAGE) != IMAGE
    assert index.data() == IMAGE
    assert model.data(index) == IMAGE
    assert model.data(index, role=Qt.ItemDataRole.ToolTipRole) == plain(IMAGE)
    assert index.data(Qt.ItemDataRole.UserRole) is None
