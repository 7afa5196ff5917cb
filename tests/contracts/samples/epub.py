"""Sample electronic books."""

import html
import io
import zipfile
from collections.abc import Callable, Mapping

from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.epub.reader import EpubReader

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
ENCRYPTION = (
    '<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'
    "</enc:EncryptedData></encryption>"
)


def electronic_book(
    paragraphs: list[str], page: str = "a.xhtml", extra: Mapping[str, str | bytes] | None = None
) -> bytes:
    """Return a book of one page; `extra` are further parts."""
    stream = io.BytesIO()
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        package.writestr("META-INF/container.xml", CONTAINER)
        package.writestr(
            "EPUB/a.opf",
            '<package version="3.0"><manifest>'
            f'<item id="a" href="{page}" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
        )
        package.writestr("EPUB/a.xhtml", f"<html><body>{body}</body></html>")
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return stream.getvalue()


def book(version: str) -> Callable[[list[str]], bytes]:
    """Return a maker of books whose tables of contents and titles repeat their headings."""

    def made(texts: list[str]) -> bytes:
        sections = "".join(f'<h2 xml:lang="ur" dir="rtl">{text}</h2><p>{text} <i>{text}</i><br/></p>' for text in texts)
        parts = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
            "a.opf": f'<?xml version="1.0"?><package version="{version}"><metadata><dc:title>{texts[0]}</dc:title>'
            "<dc:language>ur</dc:language></metadata><manifest>"
            '<item id="p" href="text/p%201.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
            '<item id="x" href="x.ncx" media-type="application/x-dtbncx+xml"/>'
            '<item id="c" href="c.css" media-type="text/css"/></manifest>'
            '<spine toc="x" page-progression-direction="rtl"><itemref idref="p"/></spine></package>',
            "text/p 1.xhtml": '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
            f"<head><title>{texts[0]}</title></head><body>{sections}</body></html>",
            "n.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li><a href="text/p%201.xhtml">'
            f"{texts[0]}</a></li></ol></nav></body></html>",
            "x.ncx": f"<ncx><docTitle><text>{texts[0]}</text></docTitle></ncx>",
            "c.css": "body { direction: rtl; text-align: right }",
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return stream.getvalue()

    return made


def outside() -> bytes:
    return electronic_book(["متن"], "../../../etc/passwd")


def slipping() -> bytes:
    return electronic_book(["متن"], extra={"../../evil.xhtml": "x"})


def protected() -> bytes:
    return electronic_book(["متن"], extra={"META-INF/encryption.xml": ENCRYPTION})


def swollen() -> bytes:
    return electronic_book(["متن"], extra={"EPUB/b.css": b" " * (300 << 20)})


READERS = {"epub": ReaderSample("a.epub", electronic_book, (outside, slipping, protected, swollen))}
ORIGINALS = {
    "book": RoundTripSample(EpubReader(), "a.epub", book("3.0")),
    "older book": RoundTripSample(EpubReader(), "a.epub", book("2.0")),
}
