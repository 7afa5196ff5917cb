"""How each kind of service is asked: builds its request, says where the key goes, and finds the text in its answer."""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from translator_gui.machine.errors import ServiceError
from translator_gui.machine.help_request import HelpRequest, HelpTask, ServiceRequest
from translator_gui.machine.http_client import ServiceSecret, reason_in
from translator_gui.machine.prompts import chat_messages
from translator_gui.machine.services import MachineService, ServiceKind
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import INLINE, TagPart, has_tags, mark_of, without_tags

_XML_TAG = re.compile(r"<(/?)t(\d{1,4})\s*(/?)>")
_TEMPERATURE = 0.2
"""Of chat: the likeliest words; a translation is not to differ each time."""
_TEXT_PARTS = frozenset({None, "text", "output_text"})
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


def told_of(service: MachineService, wanted: HelpRequest) -> HelpRequest:
    """Return the parts of what may be told that a kind of service is told."""
    match service.kind:
        case ServiceKind.CHAT:
            return wanted
        case ServiceKind.DEEPL:
            return HelpRequest(wanted.task, wanted.source, paragraph=wanted.paragraph)
        case ServiceKind.LIBRETRANSLATE | ServiceKind.CTRANSLATE2:
            return HelpRequest(wanted.task, wanted.source)


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


def answer_text(service: MachineService, answer: object, request: ServiceRequest) -> str:
    """Return the text in the answer of a service to a request; inline tags are spelled in letters.

    Raises:
        ServiceError: There is none where it should be, or it was cut off.
    """
    match service.kind:
        case ServiceKind.CHAT:
            found = _chat_text(service, answer)
        case ServiceKind.DEEPL:
            found = _at(answer, "translations", 0, "text")
        case ServiceKind.LIBRETRANSLATE:
            found = _at(answer, "translatedText")
        case ServiceKind.CTRANSLATE2:
            found = _at(answer, "text")
    if not isinstance(found, str) or not found.strip():
        if reason := reason_in(_at(answer, "error")):
            raise ServiceError(_("{host}: {reason}; try again, or check the model", host=service.host, reason=reason))
        raise ServiceError(
            _("{host}: the answer has no text; check the kind of the service and its model", host=service.host)
        )
    return _from_xml(found) if "tag_handling" in request.body else found


def _chat_text(service: MachineService, answer: object) -> object:
    """Return the text of a chat model's answer, which may come in parts."""
    if isinstance(answer, list):
        chunks = cast("Sequence[object]", answer)
        deltas = (_at(chunk, "choices", 0, "delta", "content") for chunk in chunks)
        found: object = "".join(delta for delta in deltas if isinstance(delta, str))
        ends = {_at(chunk, "choices", 0, "finish_reason") for chunk in chunks}
    else:
        found = _at(answer, "choices", 0, "message", "content")
        ends = {_at(answer, "choices", 0, "finish_reason")}
    if "length" in ends:
        raise ServiceError(
            _("{host}: the answer was cut off; allow the model longer answers, or choose another", host=service.host)
        )
    if "content_filter" in ends:
        raise ServiceError(_("{host}: the service's filter refused this sentence", host=service.host))
    if isinstance(found, list):
        # Some servers answer in parts, as requests may be written; thoughts are parts of another type.
        parts = cast("Sequence[object]", found)
        texts = (_at(part, "text") for part in parts if _at(part, "type") in _TEXT_PARTS)
        found = "".join(text for text in texts if isinstance(text, str))
    return found


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
        # Outlines are of whole documents: here no tag ends a sentence.
        body |= {"tag_handling": "xml", "tag_handling_version": "v2", "outline_detection": False}
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

    return INLINE.sub(tag, html.escape(text, quote=False))


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
    """Return an answer in XML as text, with its tags in letters; a tag that was spelled as text stays text."""
    parts: list[str] = []
    end = 0
    for found in _XML_TAG.finditer(text):
        closes, number, alone = found.groups()
        tag = f"<{number}}}" if closes else f"{{{number}}}" if alone else f"{{{number}>"
        parts += [html.unescape(text[end : found.start()]), tag]
        end = found.end()
    return "".join((*parts, html.unescape(text[end:])))


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
