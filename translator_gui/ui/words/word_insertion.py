"""Inserts English words at the caret of the sentence editor."""

from translator_gui.model.status import Status
from translator_gui.ui.editor.page import TranslationPage

_CLOSE = frozenset(" \n\t([“‘\"'—–-/")
"""After these, inserted words need no space."""


def insert_words(page: TranslationPage, words: str) -> bool:
    """Insert words in place of the selected English, with the spaces that they need; return False if refused."""
    segment, live = page.navigator.current_segment(), page.live
    if live.read_only or segment is None or segment.status is Status.FINAL:
        live.field.refused.emit()
        return False
    page.source.return_to_english()
    live.commit_composition()
    start, end = live.selection()
    before, after = live.text[:start], live.text[end:]
    if before and before[-1] not in _CLOSE:
        words = f" {words}"
    if after and after[0].isalnum():
        words = f"{words} "
    live.replace_typed(start, end, words, start + len(words))
    live.field.setFocus()
    return True
