"""Subtitles and sheets that hold given paragraphs, and some that want to do harm."""

import csv
import io


def _clock(number: int) -> str:
    return f"{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}"


def srt(texts: list[str]) -> bytes:
    cues = [f"{n}\n{_clock(n)},000 --> {_clock(n)},900\n{text}\n" for n, text in enumerate(texts, 1)]
    return "\n".join(cues).encode()


def srt_styled(texts: list[str]) -> bytes:
    """From right to left, at the top, in italics; Windows line ends and a mark at the beginning."""
    cues = [
        f"{n}\r\n{_clock(n)},000 --> {_clock(n)},900 X1:1\r\n{{\\an8}}<i>\u202b{text}\u202c</i>\r\n"
        for n, text in enumerate(texts, 1)
    ]
    return "\r\n".join(cues).encode("utf-8-sig")


def vtt(texts: list[str]) -> bytes:
    cues = [f"{_clock(n)}.000 --> {_clock(n)}.900 line:0\n{text}\n" for n, text in enumerate(texts, 1)]
    return "\n".join(["WEBVTT - a\n\nSTYLE\n::cue { color: red }\n\nNOTE said -- before\n", *cues]).encode()


def many_cues() -> bytes:
    """A million cues that show nothing."""
    return b"1\n00:00:01,000 --> 00:00:02,000\n\n" * 1_000_000


def many_tags() -> bytes:
    return b"1\n00:00:01,000 --> 00:00:02,000\nx" + b"{\\an8}x" * 100_000


def many_openings() -> bytes:
    return b"WEBVTT\n\n00:01.000 --> 00:02.000\nx" + b"<i><b>x" * 100_000


def no_cues() -> bytes:
    return "صرف متن\n".encode() * 1000


def comma(texts: list[str]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([text] for text in texts)
    return stream.getvalue().encode()


def semicolon(texts: list[str]) -> bytes:
    """With figures beside the text; marked and with Windows line ends, as Excel writes it."""
    stream = io.StringIO()
    rows = [[str(n), text, "1,5"] for n, text in enumerate(texts)]
    csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def tab(texts: list[str]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, dialect="excel-tab", lineterminator="\n").writerows(["", text] for text in texts)
    return stream.getvalue().encode()


def nul_table() -> bytes:
    return b"a,b\0,c\n" * 10_000


def wide_table() -> bytes:
    """Four million cells without a word, and quotes that never close."""
    return b'1,"' + b"2," * 4_000_000
