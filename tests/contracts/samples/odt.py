"""Minimal OpenDocument texts, made part by part."""

import io
import zipfile
from collections.abc import Callable
from html import escape

from tests.contracts.samples.hostile import crowd, deep, foreign_entity, laughing
from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.odt.reader import OdtReader

MIME = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_COMPATIBLE = {"fo": "xsl-fo-compatible", "svg": "svg-compatible", "draw": "drawing", "number": "datastyle"}
NAMESPACES = " ".join(
    [
        f'xmlns:{name}="{_OASIS}:{_COMPATIBLE.get(name, name)}:1.0"'
        for name in ("office", "style", "text", "table", "draw", "fo", "svg", "number", "meta", "manifest", "form")
    ]
    + ['xmlns:xlink="http://www.w3.org/1999/xlink"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"']
)
LIBREOFFICE = "LibreOffice/7.4.7.2$Linux_X86_64"


def content(body: str, automatic: str = "") -> str:
    """Return a `content.xml` with this body and these automatic styles."""
    return (
        f"<office:document-content {NAMESPACES}><office:font-face-decls/><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def style_part(common: str = "", automatic: str = "", masters: str = "") -> str:
    """Return a `styles.xml` with these styles and master pages."""
    return (
        f"<office:document-styles {NAMESPACES}><office:font-face-decls/><office:styles>{common}</office:styles>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles><office:master-styles>{masters}"
        "</office:master-styles></office:document-styles>"
    )


def package(parts: dict[str, str | bytes], generator: str = LIBREOFFICE) -> bytes:
    """Return a file of these parts; the others are minimal."""
    meta = f"<office:document-meta {NAMESPACES}><office:meta><meta:generator>{generator}</meta:generator></office:meta>"
    manifest = f'<manifest:manifest {NAMESPACES}><manifest:file-entry manifest:full-path="/"/></manifest:manifest>'
    every = {
        "content.xml": content(""),
        "styles.xml": style_part(),
        "meta.xml": meta + "</office:document-meta>",
        "META-INF/manifest.xml": manifest,
        **parts,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        for name, part in every.items():
            archive.writestr(name, part)
    return stream.getvalue()


def odt(body: str, looks: str = "", **styles: str) -> bytes:
    """Return a file with this body, these automatic styles of the text, and what `style_part` takes."""
    return package({"content.xml": content(body, looks), "styles.xml": style_part(**styles)})


def paragraphs(texts: list[str]) -> bytes:
    """Return a file with a paragraph per text."""
    return odt("".join(f"<text:p>{escape(text, quote=False)}</text:p>" for text in texts))


def flat(texts: list[str]) -> bytes:
    """Return a flat XML file with a paragraph per text."""
    body = "".join(f"<text:p>{escape(text, quote=False)}</text:p>" for text in texts)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:mimetype="{MIME}">'
        f"<office:automatic-styles/><office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def bomb() -> bytes:
    """Return a text that unpacks to 300 MB."""
    return package({"content.xml": b" " * (300 << 20)})


def locked() -> bytes:
    """Return a text that is protected by a password."""
    manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    whole = f"<manifest:manifest {NAMESPACES}>{manifest}</manifest:manifest>"
    return package({"META-INF/manifest.xml": whole, "content.xml": bytes(range(256))})


def holding(make: Callable[[str], bytes]) -> Callable[[], bytes]:
    """Return a maker of a text that contains hostile XML."""
    return lambda: package({"content.xml": make("x")})


READERS = {
    "odt": ReaderSample(
        "a.odt",
        paragraphs,
        (bomb, locked, holding(laughing), holding(foreign_entity), holding(crowd), holding(deep)),
    )
}
ORIGINALS = {
    "odt": RoundTripSample(OdtReader(), "a.odt", paragraphs),
    "flat odt": RoundTripSample(OdtReader(), "a.fodt", flat),
}
