"""Sample files with the texts of programs: JSON, ARB and Android string resources."""

import json
from html import escape

from tests.contracts.samples.hostile import hostile_xml
from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.localization.android import AndroidReader
from translator_gui.formats.localization.json_reader import ArbReader, JsonReader


def nested(texts: list[str]) -> bytes:
    """Return JSON with the texts in lists in objects, beside numbers."""
    value: dict[str, object] = {
        "version": 1.5,
        "empty": {},
        "pages": [{"id": number, "text": text} for number, text in enumerate(texts)],
    }
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def escaped(texts: list[str]) -> bytes:
    """Return JSON on one line, with escapes for all that is not ASCII."""
    return json.dumps({str(number): text for number, text in enumerate(texts)}).encode()


def arb(texts: list[str]) -> bytes:
    value: dict[str, object] = {"@@locale": "ur"}
    for number, text in enumerate(texts):
        value |= {f"m{number}": text, f"@m{number}": {"description": "کیا ہے"}}
    return json.dumps(value, ensure_ascii=False).encode()


def android(texts: list[str]) -> bytes:
    rows = "".join(
        f'    <string name="m{number}">{escape(with_escapes(text), quote=False)}</string>\n'
        for number, text in enumerate(texts)
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<resources>\n{rows}</resources>\n'.encode()


def with_escapes(text: str) -> str:
    """Return a text with Android's escapes for quotes."""
    return text.replace('"', r"\"").replace("'", r"\'")


HOSTILE = (lambda: b"[" * 5_000_000, lambda: b'{"a": "' * 300_000, lambda: b'"' + b"\\u0000" * 1_000_000 + b'"x')

READERS = {
    "json": ReaderSample("a.json", nested, HOSTILE),
    "arb": ReaderSample("a.arb", arb, HOSTILE),
    "android": ReaderSample("strings.xml", android, hostile_xml("resources")),
}
ORIGINALS = {
    "JSON": RoundTripSample(JsonReader(), "a.json", nested),
    "JSON in ASCII": RoundTripSample(JsonReader(), "a.json", escaped),
    "ARB": RoundTripSample(ArbReader(), "a.arb", arb),
    "Android": RoundTripSample(AndroidReader(), "strings.xml", android),
}
