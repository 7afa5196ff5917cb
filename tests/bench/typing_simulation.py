"""How many keys a translator needs who takes the completions that save most."""

import time
from typing import NamedTuple

from translator_gui.memory.completion import SentenceCompletion

_LEAST_SAVED = 2
"""Keys that a completion must save to be taken."""


class TypingCost(NamedTuple):
    """What typing a text took: keys, of how many characters, and the milliseconds of each question for completions."""

    keys: int
    characters: int
    times: list[float]


def type_out(text: str, completion: SentenceCompletion | None, *, spaces: bool = True) -> TypingCost:
    """Type a text and count the keys: the nth offer costs n (Down … Tab).

    Args:
        text: What is typed.
        completion: Of the sentence; None types everything.
        spaces: Whether a completion brings the space behind it, where there is one.
    """
    keys = at = 0
    times: list[float] = []
    while at < len(text):
        best = 0, at + 1, 1
        if completion is not None:
            started = time.process_time()
            offers = completion.offers(text[:at])
            times.append((time.process_time() - started) * 1000)
            for cost, offer in enumerate(offers, 1):
                start = at - offer.typed
                end = start + len(offer.text)
                if text.startswith(offer.text, start) and not text[end : end + 1].isalnum():
                    end += spaces and text[end : end + 1] == " "
                    saved = end - at - cost
                    if saved >= _LEAST_SAVED:
                        best = max(best, (saved, end, cost))
        _, at, cost = best
        keys += cost
    return TypingCost(keys, len(text), times)
