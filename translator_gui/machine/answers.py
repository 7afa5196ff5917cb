"""Reads the answers of services: leniently, bounded, and without characters that would deceive whoever reads them."""

import json
import re
from collections.abc import Iterator
from json import JSONDecoder
from typing import Any, NamedTuple, cast

from translator_gui.machine.errors import ServiceError
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.inline_tag import INLINE

MOST_ERRORS = 20
LONGEST_REMARK = 1000
"""Code points of a reason or an explanation."""
_LONGEST_QUOTE = 500
_MOST_RENDERINGS = 6
_GROWTH, _LEAST = 8, 400
"""A translation has at most so many times the characters of the Urdu, and so many in any case."""
_LONGEST_READ = 100_000
_MOST_STARTS = 200
_THOUGHT = re.compile(
    r"<(think(?:ing)?|thought|reasoning)>.*?(?:</\1>|\Z)|\[THINK\].*?(?:\[/THINK\]|\Z)", re.DOTALL | re.IGNORECASE
)
_THOUGHT_WITHOUT_BEGINNING = re.compile(
    r"\A.*(?:</(?:think(?:ing)?|thought|reasoning)>|\[/THINK\])", re.DOTALL | re.IGNORECASE
)
"""Where the beginning belongs to the prompt that the server makes."""
_FENCE = re.compile(r"\A\s*```[\w-]*[ \t]*\n?(.*?)\n?```\s*\Z", re.DOTALL)
_LABEL = re.compile(
    r"\A(?:English|Translation|English translation|Shorter(?: English)?|Sentence)\s*:\s*", re.IGNORECASE
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_TRAILING_COMMA = re.compile(r",(?=\s*[\]}])")
_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»"}


class PhraseExplanation(NamedTuple):
    """What a service says about an Urdu phrase; empty texts where it says nothing."""

    meaning: str
    literally: str = ""
    renderings: tuple[str, ...] = ()


class SuspectedError(NamedTuple):
    """An error that a service sees in the English.

    Attributes:
        reason: Why, in its words.
        quote: The words of the English; empty for the whole sentence.
        category: None if it named none that is known.
        severity: As the category.
    """

    reason: str
    quote: str = ""
    category: ErrorCategory | None = None
    severity: ErrorSeverity | None = None


def english_of(answer: str, source: str) -> str:
    """Return the English of an answer on one line, with inline tags in letters.

    Args:
        answer: The text of the answer.
        source: The Urdu.

    Raises:
        ServiceError: It is empty or much longer than a translation can be.
    """
    text = _plain(answer)
    fenced = _FENCE.match(text)
    text = _LABEL.sub("", (fenced[1] if fenced else text).strip())
    text = " ".join(text.split())
    if len(text) > 1 and _QUOTES.get(text[0]) == text[-1] and text.count(text[-1]) <= 1 + (text[0] == text[-1]):
        starts = source.strip()[:1]
        text = text if starts in {*_QUOTES, "”", "’"} else text[1:-1].strip()
    if not text:
        raise ServiceError(_("the service answered with nothing; try again"))
    if len(text) > max(_LEAST, _GROWTH * len(source)):
        raise ServiceError(
            _("the service answered with {number} characters, too many for this sentence; try again", number=len(text))
        )
    return text


def explanation_of(answer: str) -> PhraseExplanation:
    """Return the explanation in an answer: of its JSON, or the text itself where it has none.

    Raises:
        ServiceError: It is empty.
    """
    text = _plain(answer)
    for found in _objects(text):
        meaning, literally = _text(found.get("meaning")), _text(found.get("literally"))
        renderings = found.get("renderings")
        listed = cast("list[object]", renderings) if isinstance(renderings, list) else []
        words = tuple(dict.fromkeys(filter(None, (_text(one, _LONGEST_QUOTE) for one in listed))))[:_MOST_RENDERINGS]
        if meaning or literally or words:
            return PhraseExplanation(meaning, literally, words)
    text = text.strip()[:LONGEST_REMARK]
    if not text:
        raise ServiceError(_("the service answered with nothing; try again"))
    return PhraseExplanation(text)


def suspected_errors(answer: str) -> tuple[SuspectedError, ...]:
    """Return the errors that an answer names; entries without a reason are left out.

    Raises:
        ServiceError: It has no list of errors that can be read.
    """
    text = _plain(answer)
    for found in _objects(text):
        entries = found.get("errors")
        if isinstance(entries, list):
            fields = (cast("dict[str, Any]", one) for one in cast("list[object]", entries) if isinstance(one, dict))
            errors = (_suspected(one) for one in fields)
            return tuple(error for error in errors if error.reason)[:MOST_ERRORS]
        if _text(found.get("reason")):
            # A list without its name, or one error alone.
            listed = (_suspected(one) for one in _objects(text))
            return tuple(error for error in listed if error.reason)[:MOST_ERRORS]
    if re.fullmatch(r"\s*(?:```\w*)?\s*\[\s*\]\s*(?:```)?\s*", text):
        return ()
    raise ServiceError(_("the service gave no list of errors that can be read; try again, or choose another model"))


def _suspected(fields: dict[str, Any]) -> SuspectedError:
    category, severity = _word(fields.get("category")), _word(fields.get("severity"))
    return SuspectedError(
        _text(fields.get("reason")),
        _text(fields.get("quote"), _LONGEST_QUOTE),
        ErrorCategory(category) if category in set(ErrorCategory) else None,
        ErrorSeverity(severity) if severity in set(ErrorSeverity) else None,
    )


def _plain(answer: str) -> str:
    """Return an answer, bounded, without thoughts, controls, direction marks and the characters of inline tags."""
    text = _THOUGHT.sub("", answer[:_LONGEST_READ])
    return _harmless(_THOUGHT_WITHOUT_BEGINNING.sub("", text))


def _harmless(text: str) -> str:
    return INLINE.sub("", _CONTROLS.sub("", text))


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects in a text, whatever stands around them; those within others are not found again."""
    decoder, at, starts = JSONDecoder(), text.find("{"), 0
    while at >= 0 and starts < _MOST_STARTS:
        starts += 1
        found, end = _decode(decoder, text, at)
        if isinstance(found, dict):
            yield cast("dict[str, Any]", found)
        at = text.find("{", end)


def _decode(decoder: JSONDecoder, text: str, at: int) -> tuple[object, int]:
    try:
        return decoder.raw_decode(text, at)
    except (ValueError, RecursionError):
        pass
    # Models write a comma after the last entry; then what is left of the text has to be the object.
    end = text.rfind("}") + 1
    try:
        return json.loads(_TRAILING_COMMA.sub("", text[at:end])), end
    except (ValueError, RecursionError):
        return None, at + 1


def _text(value: object, most: int = LONGEST_REMARK) -> str:
    # Once more: within strings of JSON such characters come as escapes.
    return " ".join(_harmless(value).split())[:most] if isinstance(value, str) else ""


def _word(value: object) -> str:
    return "-".join(value.lower().split())[:50] if isinstance(value, str) else ""
