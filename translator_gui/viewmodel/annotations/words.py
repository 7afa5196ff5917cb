"""Comments in words."""

from datetime import datetime

from translator_gui.model.comment import Placed, Remark, verdict_words
from translator_gui.viewmodel.wording import moment

_LONGEST = 90
"""Letters of a comment where there is room for its beginning only."""
_MOST = 4


def beginning(text: str, longest: int = _LONGEST) -> str:
    """The first words of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rpartition(' ')[0] or line[:longest]} …"


def when(remark: Remark) -> str:
    """Who said it, and when."""
    return f"{remark.author} · {moment(remark.time, datetime.now().astimezone())}"


def badge_words(threads: tuple[Placed, ...]) -> str:
    """What the open comments of a sentence say, a line each, below a line that counts them."""
    count = len(threads)
    lines = [f"{count:,} open comment{'' if count == 1 else 's'}"]
    for thread in (placed.thread for placed in threads[:_MOST]):
        verdict = verdict_words(thread.category, thread.severity)
        first = thread.remarks[0]
        lines.append(f"{first.author}{f' [{verdict}]' if verdict else ''}: {beginning(first.text)}")
    if count > _MOST:
        lines.append("…")
    return "\n".join(lines)
