"""Warnings about an English text that is allowed but looks like a mistake."""

from translator_gui.messages import LazyMessage, format_list
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.project.command import SentenceDisplayName
from translator_gui.text.scripts import LookAlikeScriptsWord, mixed_words

_MOST = 3
"""Words that one warning names."""


def text_warnings(target: str, before: str, label: SentenceDisplayName | str) -> tuple[str, ...]:
    """Return warnings about words of mixed scripts in newly typed English; words that were there before are ignored.

    Args:
        target: The text.
        before: The text that it replaces.
        label: The sentence in words.
    """
    found = mixed_words(target)
    if not found:
        return ()
    known = {mixed.word for mixed in mixed_words(before)}
    fresh = [mixed for mixed in found if mixed.word not in known]
    if not fresh:
        return ()
    words = [str(_mixed(mixed)) for mixed in fresh[:_MOST]]
    if len(fresh) > _MOST:
        words.append(str(_("and {number} more", number=len(fresh) - _MOST)))
    warning = ngettext(
        "{label}: {words}; type it again if not meant",
        "{label}: {words}; type them again if not meant",
        len(fresh),
        label=label,
        words=", ".join(words),
    )
    return (str(warning),)


def _mixed(mixed: LookAlikeScriptsWord) -> LazyMessage:
    first, *others = mixed.scripts
    return _(
        "“{word}” mixes {script} with {others} letters ({letters})",
        word=mixed.word,
        script=first,
        others=format_list(others),
        letters=" ".join(mixed.strangers),
    )
