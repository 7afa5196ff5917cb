"""Sample subtitles."""

from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.subtitles.reader import SrtReader, VttReader


def _clock(number: int) -> str:
    return f"{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}"


def srt(texts: list[str]) -> bytes:
    cues = [f"{n}\n{_clock(n)},000 --> {_clock(n)},900\n{text}\n" for n, text in enumerate(texts, 1)]
    return "\n".join(cues).encode()


def srt_styled(texts: list[str]) -> bytes:
    """Return right-to-left, positioned, italic subtitles with Windows line ends and a byte order mark."""
    cues = [
        f"{n}\r\n{_clock(n)},000 --> {_clock(n)},900 X1:1\r\n{{\\an8}}<i>\u202b{text}\u202c</i>\r\n"
        for n, text in enumerate(texts, 1)
    ]
    return "\r\n".join(cues).encode("utf-8-sig")


def vtt(texts: list[str]) -> bytes:
    cues = [f"{_clock(n)}.000 --> {_clock(n)}.900 line:0\n{text}\n" for n, text in enumerate(texts, 1)]
    return "\n".join(["WEBVTT - a\n\nSTYLE\n::cue { color: red }\n\nNOTE said -- before\n", *cues]).encode()


def many_cues() -> bytes:
    """Return a million cues that show nothing."""
    return b"1\n00:00:01,000 --> 00:00:02,000\n\n" * 1_000_000


def many_tags() -> bytes:
    return b"1\n00:00:01,000 --> 00:00:02,000\nx" + b"{\\an8}x" * 100_000


def many_openings() -> bytes:
    return b"WEBVTT\n\n00:01.000 --> 00:02.000\nx" + b"<i><b>x" * 100_000


def no_cues() -> bytes:
    return "صرف متن\n".encode() * 1000


READERS = {
    "srt": ReaderSample("a.srt", srt, (many_cues, many_tags, no_cues)),
    "vtt": ReaderSample("a.vtt", vtt, (many_openings, no_cues)),
}
ORIGINALS = {
    "subtitles": RoundTripSample(SrtReader(), "a.srt", srt),
    "subtitles with markup": RoundTripSample(SrtReader(), "a.srt", srt_styled),
    "subtitles of the web": RoundTripSample(VttReader(), "a.vtt", vtt),
}
