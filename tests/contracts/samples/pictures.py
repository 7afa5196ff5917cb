"""Small pictures, and documents that hold them."""

import base64
import io
import struct
import zlib

import docx
from docx.shared import Pt

from tests.contracts.samples.epub import electronic_book
from tests.contracts.samples.odt import content, package
from tests.contracts.samples.pptx import deck, page, paragraph, shape


def png(width: int, height: int, shade: int = 0, *, drawn: bool = True) -> bytes:
    """Return a grey picture; of one that is not `drawn` only the head is sound."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = (b"\0" + bytes([shade]) * width) * height if drawn else b""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(lines)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


DARK, LIGHT = png(40, 20), png(20, 40, 200)
GIF = base64.b64decode("R0lGODlhCAAGAIAAAAAAAP///yH5BAAAAAAALAAAAAAIAAYAAAIHhI+py+0PFgA7")
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b08001e003c01011100ffd9")
"""The beginning of one of 60 × 30 pixels."""
TEXTS = ("پہلا پیراگراف۔", "خانے میں متن۔", "اگلا خانہ۔", "آخری پیراگراف۔")
"""Of the documents below: a picture leads; one stands in the third paragraph's cell; one behind the last paragraph."""


def data_address(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph().add_run().add_picture(io.BytesIO(DARK), width=Pt(200))
    document.add_paragraph(TEXTS[0])
    table = document.add_table(1, 2)
    table.cell(0, 0).text = TEXTS[1]
    table.cell(0, 1).paragraphs[0].add_run().add_picture(io.BytesIO(LIGHT))
    table.cell(0, 1).add_paragraph(TEXTS[2])
    last = document.add_paragraph(TEXTS[3])
    last.add_run().add_picture(io.BytesIO(DARK))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def frame(part: str, more: str = "") -> str:
    return f'<draw:frame svg:width="200pt" svg:height="100pt"><draw:image xlink:href="{part}"/>{more}</draw:frame>'


def open_document(last: str = "Pictures/a.png", first: str = "Pictures/a.png") -> bytes:
    body = (
        f"<text:p>{frame(first)}</text:p><text:p>{TEXTS[0]}</text:p><table:table><table:table-row>"
        f"<table:table-cell><text:p>{TEXTS[1]}</text:p></table:table-cell><table:table-cell><text:p>"
        f"{frame('Pictures/b.png', '<svg:desc>fort</svg:desc>')}{TEXTS[2]}</text:p></table:table-cell>"
        f"</table:table-row></table:table><text:p>{TEXTS[3]}{frame(last)}</text:p>"
    )
    return package(
        {"content.xml": content(body), "Pictures/a.png": DARK, "Pictures/b.png": LIGHT, "Pictures/c.emf": b"x"}
    )


def web_page(first: str = data_address(DARK), second: str = data_address(LIGHT)) -> bytes:
    return (
        f'<html><body><p><img src="{first}" width="200"></p><p>{TEXTS[0]}</p><table><tr><td>{TEXTS[1]}</td><td>'
        f'<img alt="fort" src="{second}">{TEXTS[2]}</td></tr></table><p>{TEXTS[3]} <img src="{first}"></p>'
        '<img src="https://example.org/count.gif" width="1" height="1"><img src="https://example.org/a.png">'
        "</body></html>"
    ).encode()


def book() -> bytes:
    page = web_page("p/a.png", "../b%20b.png").replace(b'<img src="https://example.org/a.png">', b"")
    parts = {"EPUB/b.xhtml": page, "EPUB/p/a.png": DARK, "b b.png": LIGHT}
    return electronic_book([], "b.xhtml", parts)


def presentation() -> bytes:
    def picture(number: int) -> str:
        return (
            f'<p:pic><p:nvPicPr><p:cNvPr id="9" name="p" descr="fort"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="r{number}"/></p:blipFill><p:spPr><a:xfrm><a:ext cx="2540000" cy="1270000"/></a:xfrm>'
            "</p:spPr></p:pic>"
        )

    text = [shape(paragraph(one)) for one in TEXTS]
    slide = page("sld", picture(2) + "".join(text[:2]) + picture(3) + "".join(text[2:]) + picture(2))
    links = [("image", "../media/a.png"), ("image", "../media/b.png")]
    return deck([slide], more={"ppt/media/a.png": DARK, "ppt/media/b.png": LIGHT}, links=links)


def marked_down() -> bytes:
    first, second = data_address(DARK), data_address(LIGHT)
    return (
        f"![]({first})\n\n{TEXTS[0]}\n\n| {TEXTS[1]} | ![]({second}) {TEXTS[2]} |\n|--|--|\n\n"
        f"{TEXTS[3]} ![]({first})\n\n![](outside.png)\n"
    ).encode()
