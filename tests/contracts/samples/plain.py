"""Sample plain texts."""

from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.plain.reader import PlainTextReader


def lines(paragraphs: list[str]) -> bytes:
    return "\n".join(paragraphs).encode()


def ended(texts: list[str]) -> bytes:
    return ("\n".join(texts) + "\n").encode()


def apart(texts: list[str]) -> bytes:
    return "\r\n\r\n".join(texts).encode("utf-8-sig")


READERS = {
    "txt": ReaderSample(
        "a.txt",
        lines,
        (lambda: bytes(range(256)) * 1000, lambda: b"\0" * 100_000, lambda: "\ufffd".encode() * 100_000),
        breaks_up=True,
    )
}
ORIGINALS = {
    "lines": RoundTripSample(PlainTextReader(), "a.txt", ended),
    "blank lines": RoundTripSample(PlainTextReader(), "a.txt", apart),
}
