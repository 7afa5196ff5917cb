"""How each kind of service is asked: builds its request, says where the key goes, and finds the text in its answer."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast
from xml.sax.saxutils import escape, unescape

from translator_gui.machine.errors import ServiceError
from translator_gui.machine.help_request import HelpRequest, HelpTask, ServiceRequest
from translator_gui.machine.http_client import ServiceSecret
from translator_gui.machine.prompts import chat_messages
from translator_gui.machine.services import MachineService, ServiceKind
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import INLINE, TagPart, has_tags, mark_of, without_tags

_XML_TAG = re.compile(r"<(/?)t(\d{1,4})\s*(/?)>")
_TEMPERATURE = 0.2
"""Of chat: the likeliest words; a translation is not to differ each time."""
_PRINTABLE_KEY = re.compile(r"[!-~]{1,4096}")


def build_request(service: MachineService, wanted: HelpRequest) -> ServiceRequest:
    """Return the request that asks a service for help.

    Raises:
        TranslatorError: This kind of service only translates.
    """
    if wanted.task is not HelpTask.TRANSLATE and not service.is_chat:
        raise TranslatorError(_("{service} only translates; choose a chat service for this", service=service.label))
    base = service.address.rstrip("/")
    match service.kind:
        case ServiceKind.CHAT:
            return ServiceRequest(
                _with_ending(base, "/chat/completions"),
                {
                    "model": service.model,
                    "messages": chat_messages(wanted, service.style),
                    "temperature": _TEMPERATURE,
                    "stream": False,
                },
            )
        case ServiceKind.DEEPL:
            return ServiceRequest(_with_ending(base, "/v2/translate"), _deepl_body(service, wanted))
        case ServiceKind.LIBRETRANSLATE:
            return ServiceRequest(
                _with_ending(base, "/translate"),
                {"q": without_tags(wanted.source), "source": "ur", "target": "en", "format": "text"},
            )
        case ServiceKind.CTRANSLATE2:
            return ServiceRequest(service.address, {"text": without_tags(wanted.source)})


def service_secret(service: MachineService, key: str) -> ServiceSecret:
    """Return where the key of a service goes; nothing if there is no key.

    Raises:
        ServiceError: The key has characters that no key has.
    """
    if not key:
        return ServiceSecret()
    if not _PRINTABLE_KEY.fullmatch(key):
        raise ServiceError(
            _("{host}: the key contains spaces or other letters than a key has; enter it anew", host=service.host),
            is_lasting=True,
        )
    match service.kind:
        case ServiceKind.CHAT:
            return ServiceSecret(headers=(("Authorization", f"Bearer {key}"),))
        case ServiceKind.DEEPL:
            return ServiceSecret(headers=(("Authorization", f"DeepL-Auth-Key {key}"),))
        case ServiceKind.LIBRETRANSLATE:
            return ServiceSecret(fields=(("api_key", key),))
        case ServiceKind.CTRANSLATE2:
            return ServiceSecret()


def answer_text(service: MachineService, answer: object) -> str:
    """Return the text in the answer of a service; inline tags are spelled in letters.

    Raises:
        ServiceError: There is none where it should be.
    """
    match service.kind:
        case ServiceKind.CHAT:
            found = _at(answer, "choices", 0, "message", "content")
            if isinstance(found, list):
                # Some servers answer in parts, as requests may be written.
                parts = (_at(part, "text") for part in cast("Sequence[object]", found))
                found = "".join(part for part in parts if isinstance(part, str))
        case ServiceKind.DEEPL:
            found = _at(answer, "translations", 0, "text")
        case ServiceKind.LIBRETRANSLATE:
            found = _at(answer, "translatedText")
        case ServiceKind.CTRANSLATE2:
            found = _at(answer, "text")
    if not isinstance(found, str) or not found.strip():
        raise ServiceError(
            _("{host}: the answer has no text; check the kind of the service and its model", host=service.host)
        )
    return _from_xml(found) if service.kind is ServiceKind.DEEPL and _XML_TAG.search(found) else found


def _with_ending(base: str, ending: str) -> str:
    return base if base.endswith(ending) else base + ending


def _deepl_body(service: MachineService, wanted: HelpRequest) -> Mapping[str, Any]:
    tagged = has_tags(wanted.source)
    body: dict[str, Any] = {
        "text": [_to_xml(wanted.source) if tagged else wanted.source],
        "source_lang": "UR",
        "target_lang": "EN-GB" if wanted.variety == "en_GB" else "EN-US",
        "split_sentences": "0",
    }
    if tagged:
        body |= {"tag_handling": "xml", "tag_handling_version": "v2"}
    if wanted.paragraph:
        body["context"] = without_tags(wanted.paragraph)
    if service.model:
        body["model_type"] = service.model
    return body


def _to_xml(text: str) -> str:
    """Return a text with its inline tags as XML; unpaired ones as empty elements, so that it is well formed."""
    open_numbers: list[int] = []
    pairs = _nested_pairs(text)

    def tag(found: re.Match[str]) -> str:
        mark = mark_of(found.group())
        if mark.number in pairs and mark.part is not TagPart.ALONE:
            if mark.part is TagPart.OPENING:
                open_numbers.append(mark.number)
                return f"<t{mark.number}>"
            return f"</t{mark.number}>"
        return f"<t{mark.number}/>"

    return INLINE.sub(tag, escape(text))


def _nested_pairs(text: str) -> frozenset[int]:
    """Return the numbers of the tags of which one pair encloses whole others."""
    stack: list[int] = []
    paired: set[int] = set()
    for found in INLINE.finditer(text):
        mark = mark_of(found.group())
        if mark.part is TagPart.OPENING:
            stack.append(mark.number)
        elif mark.part is TagPart.CLOSING and mark.number in stack:
            while stack.pop() != mark.number:
                pass
            paired.add(mark.number)
    return frozenset(paired)


def _from_xml(text: str) -> str:
    def tag(found: re.Match[str]) -> str:
        closes, number, alone = found.groups()
        return f"<{number}}}" if closes else f"{{{number}}}" if alone else f"{{{number}>"

    # Between the tags: letters of tags must not be read as entities.
    return _XML_TAG.sub(tag, unescape(text))


def _at(value: object, *path: str | int) -> object:
    """Return the value at a path of keys and indexes in JSON; None if there is none."""
    for step in path:
        if isinstance(step, str) and isinstance(value, Mapping):
            value = cast("Mapping[str, object]", value).get(step)
        elif isinstance(step, int) and isinstance(value, list) and step < len(cast("list[object]", value)):
            value = cast("list[object]", value)[step]
        else:
            return None
    return value
