"""Tags in what a service translated: read, repaired, never invented."""

import pytest

from translator_gui.model.inline_tag import closing, opening, standalone
from translator_gui.text.tag_repair import repair_tags
from translator_gui.text.tag_spelling import spelled

BOLD = f"یہ {opening(1)}پہلا{closing(1)} جملہ ہے{standalone(2)}۔"
WHOLE = f"{opening(1)}یہ پہلا جملہ ہے۔{closing(1)}"
NOTE = f"{standalone(3)}یہ جملہ ہے۔{standalone(4)}"


@pytest.mark.parametrize(
    ("translation", "source", "repaired"),
    [
        ("This is the {1>first<1} one{2}.", BOLD, "This is the {1>first<1} one{2}."),
        ("This is the { 1 >first< 1 } one{ 2 }.", BOLD, "This is the {1>first<1} one{2}."),
        ("This is the <1>first</1> one<2/>.", BOLD, "This is the {1>first<1} one{2}."),
        ("This is the {1}first{/1} one<2>.", BOLD, "This is the {1>first<1} one{2}."),
        ("This is the {1}first{1} one{2}.", BOLD, "This is the {1>first<1} one{2}."),
        ("This is the {1>first<1} {1>one<1}{2}{2}.", BOLD, "This is the {1>first<1} one{2}."),
        ("This is the <1}first{1> one{2}.", BOLD, "This is the first{1> one{2}."),
        ("This {7>is<7} the {1>first<1} one{2}{9}.", BOLD, "This is the {1>first<1} one{2}."),
        ("This is the first one.", BOLD, "This is the first one."),
        ("This is the first one.", WHOLE, "{1>This is the first one.<1}"),
        ("{1>This is the first one.", WHOLE, "{1>This is the first one.<1}"),
        ("This is one.", NOTE, "{3}This is one.{4}"),
        ("{3} This is one.", NOTE, "{3} This is one.{4}"),
        ("Letters {1> stay where there are no tags", "یہ", "Letters {1> stay where there are no tags"),
    ],
)
def test_tags_are_repaired(translation: str, source: str, repaired: str):
    assert spelled(repair_tags(translation, source)) == repaired
