"""Texts about comments."""

from datetime import datetime

from translator_gui.model.comment import CommentRemark, PlacedThread, verdict_words
from translator_gui.model.wording import counted
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
    lines = [counted(count, "open comment")]
    for thread in (placed.thread for placed in threads[:_MOST]):
        verdict = verdict_words(thread.category, thread.severity)
        first = thread.remarks[0]
        lines.append(f"{first.author}{f' [{verdict}]' if verdict else ''}: {shortened(first.text)}")
    if count > _MOST:
        lines.append("…")
    return "\n".join(lines)
