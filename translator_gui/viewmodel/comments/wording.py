"""Texts about comments."""

from datetime import datetime

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.comment import CommentRemark, PlacedThread, verdict_words
from translator_gui.text.excerpt import excerpt
from translator_gui.viewmodel.wording import moment

_LONGEST = 90
"""Letters."""
_MOST = 4


def shortened(text: str) -> str:
    """Return the first words of a comment."""
    return excerpt(text, _LONGEST)


def author_and_time(remark: CommentRemark) -> str:
    """Return the author and the time of a remark: "Bilal · today 14:03"."""
    return f"{remark.author} · {moment(remark.time, datetime.now().astimezone())}"


def badge_words(threads: tuple[PlacedThread, ...]) -> str:
    """Return a tooltip: the number of open comments, then one line per comment."""
    count = len(threads)
    lines = [ngettext("{number} open comment", "{number} open comments", count)]
    for thread in (placed.thread for placed in threads[:_MOST]):
        verdict = verdict_words(thread.category, thread.severity)
        first = thread.remarks[0]
        said = {"author": first.author, "text": shortened(first.text)}
        lines.append(
            _("{author} [{error}]: {text}", error=verdict, **said) if verdict else _("{author}: {text}", **said)
        )
    if count > _MOST:
        lines.append("…")
    return "\n".join(lines)
