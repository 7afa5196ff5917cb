"""Warnings about typed text, shown when the sentence is left or confirmed."""

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.project.text_warnings import text_warnings
from translator_gui.viewmodel.page_state import PageParagraphsState
from translator_gui.viewmodel.session.typing_timer import UncommittedTyping
from translator_gui.viewmodel.wording import warning_words


def typing_warning(typing: UncommittedTyping, model: PageParagraphsState) -> str:
    """Return the warning about words of mixed scripts in the text typed into a sentence; empty if there are none."""
    place = model.place(typing.segment)
    label = (
        _("sentence {number}", number=format_number(model.number(place))) if place is not None else _("the sentence")
    )
    warnings = text_warnings(typing.text, typing.before.target, label)
    return warning_words(warnings) if warnings else ""
