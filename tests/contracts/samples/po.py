"""Sample gettext files with untranslated Urdu."""

from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.po.reader import PoReader

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def po(texts: list[str]) -> bytes:
    messages = (f'\nmsgctxt "{number}"\nmsgid {_quoted(text)}\nmsgstr ""\n' for number, text in enumerate(texts))
    return f"{HEADER}{''.join(messages)}".encode()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


HOSTILE = (lambda: b'msgid "a"\n' + b'"' * 10_000_000, lambda: b"msgid\0" * 100_000, lambda: b"\n" * 10_000_000 + b"x")

READERS = {"po": ReaderSample("a.po", po, HOSTILE)}
ORIGINALS = {"PO": RoundTripSample(PoReader(), "a.po", po, bilingual=True)}
