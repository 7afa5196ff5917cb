"""What the user wants of a service, and the request that is made of it: data that can be shown before it is sent."""

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, cast

from translator_gui.text.tag_spelling import spelled

Pairs = tuple[tuple[str, str], ...]
"""Urdu with its English."""


class HelpTask(StrEnum):
    """What a service is asked to do with a sentence."""

    TRANSLATE = "translate"
    EXPLAIN = "explain"
    SHORTEN = "shorten"
    SECOND_OPINION = "second-opinion"


class HelpRequest(NamedTuple):
    """Everything that a service may be told for one sentence. Only what is in here can leave the computer.

    Attributes:
        task: What is wanted.
        source: The Urdu, with inline tags as characters.
        target: The English; empty for a translation.
        paragraph: The Urdu of the paragraph, if it has other sentences.
        terms: Terms of the project that the sentence has.
        names: Names of the project that the sentence has.
        matches: The best matches of the memory that may leave.
        phrase: The Urdu to explain.
        variety: "en_US" or "en_GB"; empty if the project does not say.
    """

    task: HelpTask
    source: str
    target: str = ""
    paragraph: str = ""
    terms: Pairs = ()
    names: Pairs = ()
    matches: Pairs = ()
    phrase: str = ""
    variety: str = ""

    @property
    def spelled_source(self) -> str:
        """The Urdu with its inline tags in letters."""
        return spelled(self.source)


class ServiceRequest(NamedTuple):
    """A request to a service, complete but for the key.

    Attributes:
        url: Where it is posted to; a folder for a model on this computer.
        body: The JSON that is posted.
    """

    url: str
    body: Mapping[str, Any]

    def shown(self) -> str:
        """Return everything that is sent, for people: the address, and each value of the body with its name."""
        return "\n\n".join((self.url, *_shown(self.body, "")))

    def without(self, field: str) -> "ServiceRequest":
        """Return the request without a field of its body."""
        return self._replace(body={name: value for name, value in self.body.items() if name != field})

    @property
    def characters(self) -> int:
        """Number of characters in all texts of the body."""
        return sum(map(len, self.texts()))

    def texts(self) -> Iterator[str]:
        """Yield all texts of the body."""
        return _texts(self.body)


def _shown(value: object, name: str) -> Iterator[str]:
    """Yield the values in JSON with their names, long texts on lines of their own."""
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, object]", value)
        if set(fields) == {"role", "content"}:
            yield f"[{fields['role']}]\n{fields['content']}"
            return
        for key, inner in fields.items():
            yield from _shown(inner, str(key))
    elif isinstance(value, list | tuple):
        for inner in cast("Sequence[object]", value):
            yield from _shown(inner, name)
    else:
        yield f"{name}: {value if isinstance(value, str) else json.dumps(value)}"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for inner in cast("Mapping[str, object]", value).values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in cast("Sequence[object]", value):
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value
