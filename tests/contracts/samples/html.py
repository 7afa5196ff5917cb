"""Sample web pages."""

import html

from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.html.reader import HtmlReader


def web_page(paragraphs: list[str]) -> bytes:
    """Return a page as browsers save it."""
    body = "".join(f"<p>{html.escape(paragraph)}\n" for paragraph in paragraphs)
    return f'<!DOCTYPE html>\n<html dir="rtl" lang="ur"><meta charset=utf-8><body>{body}</body></html>'.encode()


def full_page(texts: list[str]) -> bytes:
    """Return a page with everything that may be between paragraphs and in them."""
    items = "".join(f"<li>{text}</li>" for text in texts)
    cells = "".join(f"<td align=right>{text}</td>" for text in texts)
    soup = "".join(f"<P>{text} <b>{text}<i>{text}</b> <br>{text}</i>\n" for text in texts)
    return (
        '<!DOCTYPE html>\n<html lang="ur" dir="rtl"><head><meta charset="utf-8"><style>p{direction:rtl}</style>'
        f"<title>{texts[0]}</title><script>if (1 < 2) x = '<p>no</p>';</script></head>\n<body>"
        f'{soup}<ul>{items}</ul><table><tr>{cells}</table><img src="a.png" alt="{texts[0]}"></body></html>'
    ).encode()


def windows_page(texts: list[str]) -> bytes:
    body = "<p dir=RTL>".join(texts)
    return f"<meta charset=windows-1256><p>{body}".encode("cp1256", "xmlcharrefreplace")


def many_tags() -> bytes:
    return b"<html>" + b"<a/>" * 2_000_000


def nested() -> bytes:
    return b"<html>" + b"<div>" * 100_000 + "متن".encode()


def unended() -> bytes:
    """Return tags that do not end, each of which might extend to the end of the page."""
    return b"<html>" + b"<a " * 500_000 + b"<b x='>"


def chopped() -> bytes:
    """Return a paragraph of nothing but formatting."""
    return b"<html><p>" + "<b>متن<i>".encode() * 40_000


def defined() -> bytes:
    return b'<!DOCTYPE html [<!ENTITY a "ha">]><html><p>&a;'


READERS = {"html": ReaderSample("a.html", web_page, (many_tags, nested, unended, chopped, defined))}
ORIGINALS = {
    "web page": RoundTripSample(HtmlReader(), "a.html", full_page),
    "Windows page": RoundTripSample(HtmlReader(), "a.htm", windows_page),
}
