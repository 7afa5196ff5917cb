"""What is allowed in an English text and looks like a mistake all the same, in words."""

from translator_gui.project.command import SentenceLabel
from translator_gui.text.scripts import MixedWord, mixed_words

_MOST = 3
"""Words that one warning names."""


def text_warnings(target: str, before: str, label: SentenceLabel | str) -> tuple[str, ...]:
    """Return what to tell about an English text that somebody wrote; nothing about words that stood there before.

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
    told = [_mixed(mixed) for mixed in fresh[:_MOST]]
    if len(fresh) > _MOST:
        told.append(f"and {len(fresh) - _MOST} more")
    return (
        (f"{label}: {', '.join(told)}; type {'it' if len(fresh) == 1 else 'them'} again if not meant",) if told else ()
    )


def _mixed(mixed: MixedWord) -> str:
    first, *others = mixed.scripts
    return f"“{mixed.word}” mixes {first} with {' and '.join(others)} letters ({' '.join(mixed.strangers)})"
