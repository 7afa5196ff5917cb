"""Estimates what requests cost before they are sent."""

from collections.abc import Iterable
from typing import NamedTuple

from translator_gui.machine.help_request import HelpRequest, HelpTask, ServiceRequest
from translator_gui.machine.services import MachineService, RateUnit
from translator_gui.model.inline_tag import without_tags

_LATIN_PER_TOKEN, _OTHER_PER_TOKEN = 4, 2
"""Characters of a token: English has about four; Urdu two with the vocabularies of today, and fewer with older ones."""
_LATIN_END = "\u0250"
_GROWTH = 1.3
"""Characters of the English for one of the Urdu."""
_MILLION = 1_000_000


class RequestEstimate(NamedTuple):
    """What requests amount to.

    Attributes:
        sentences: Number of requests.
        source_characters: Of the sentences alone.
        characters: Of all that is sent.
        tokens: Estimated, of requests and answers.
        price: In the user's currency; None if no rate is set.
    """

    sentences: int
    source_characters: int
    characters: int
    tokens: int
    price: float | None


def estimate_tokens(text: str) -> int:
    """Return about how many tokens a text has for a large language model."""
    latin = sum(letter < _LATIN_END for letter in text)
    return round(latin / _LATIN_PER_TOKEN + (len(text) - latin) / _OTHER_PER_TOKEN + 0.5)


def estimate(service: MachineService, requests: Iterable[tuple[HelpRequest, ServiceRequest]]) -> RequestEstimate:
    """Estimate what requests to a service amount to; services by characters charge for the sentences alone."""
    sentences = source_characters = characters = tokens = 0
    for wanted, request in requests:
        source = len(without_tags(wanted.source))
        sentences += 1
        source_characters += source
        characters += request.characters
        tokens += sum(map(estimate_tokens, request.texts()))
        if wanted.task is HelpTask.TRANSLATE:
            tokens += round(source * _GROWTH / _LATIN_PER_TOKEN)
    charged = tokens if service.rate_unit is RateUnit.TOKENS else source_characters
    price = service.rate * charged / _MILLION if service.rate else None
    return RequestEstimate(sentences, source_characters, characters, tokens, price)
