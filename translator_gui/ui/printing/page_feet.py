"""Puts the feet of a PDF's pages, which tell how many pages there are, onto the pages, which were painted before them.

Qt writes a page as soon as it is full and never returns to it. So that a text need not be laid out twice, once to count
the pages, all feet are painted behind the last page, each on a page of its own; here each becomes a part of its page.
"""

import re
from itertools import pairwise

_PAGE_LIST = re.compile(rb"/Kids\s*\[(.*?)\]\s*/Count \d+", re.DOTALL)
_PARENT, _CONTENTS = re.compile(rb"/Parent (\d+) 0 R"), re.compile(rb"/Contents (\d+) 0 R")
_RESOURCES, _ANNOTATIONS = re.compile(rb"/Resources (\d+) 0 R"), re.compile(rb"/Annots (\d+) 0 R")
_FONTS = re.compile(rb"(?<=/Font <<\n)[^>]*")
_SIZE = re.compile(rb"/Size \d+")
_ENTRY = 20
"""Bytes of an entry in the list of a PDF's objects."""


def join_feet_to_pages(pdf: bytes) -> bytes:
    """Return a PDF of Qt without the second half of its pages, whose content is now that of the first half too."""
    objects, trailer = _objects(pdf)
    parent = _number(_PARENT, next(one for one in objects if one and b"/Type /Page\n" in one[:100]))
    kids = [int(one) for one in _PAGE_LIST.findall(objects[parent])[0].split(b"0 R") if one.strip()]
    pages = kids[: len(kids) // 2]
    # What the page does to the coordinates must not last.
    save, restore = len(objects), len(objects) + 1
    for page, foot in zip(pages, kids[len(pages) :], strict=True):
        content, behind = (_number(_CONTENTS, objects[one]) for one in (page, foot))
        parts = b"/Contents [%d 0 R %d 0 R %d 0 R %d 0 R]" % (save, content, restore, behind)
        objects[page] = _CONTENTS.sub(parts, objects[page])
        known, more = (_number(_RESOURCES, objects[one]) for one in (page, foot))
        fonts = dict.fromkeys(font for one in (known, more) for font in _FONTS.findall(objects[one])[0].splitlines())
        objects[known] = _FONTS.sub(b"\n".join([*fonts, b""]), objects[known], count=1)
        for unused in (foot, more, _number(_ANNOTATIONS, objects[foot])):
            objects[unused] = b""
    shown = b"/Kids \n[\n%s\n]\n/Count %d" % (b"\n".join(b"%d 0 R" % page for page in pages), len(pages))
    objects[parent] = _PAGE_LIST.sub(shown, objects[parent])
    for number, operator in ((save, b"q"), (restore, b"Q")):
        objects.append(b"%d 0 obj\n<<\n/Length 2\n>>\nstream\n%s\n\nendstream\nendobj\n" % (number, operator))
    return _file(pdf[: pdf.index(b"\n", pdf.index(b"\n") + 1) + 1], objects, trailer)


def _number(pattern: re.Pattern[bytes], written: bytes) -> int:
    return int(pattern.findall(written)[0])


def _objects(pdf: bytes) -> tuple[list[bytes], bytes]:
    """Return the objects of a PDF by their numbers (empty ones are unused), and its trailer."""
    beginning = int(pdf[pdf.rindex(b"startxref") + len(b"startxref") :].split()[0])
    trailer = pdf.index(b"trailer", beginning)
    first = pdf.index(b"\n", beginning + len(b"xref\n")) + 1
    entries = [pdf[at : at + _ENTRY] for at in range(first, trailer, _ENTRY)]
    places = {int(entry[:10]): number for number, entry in enumerate(entries) if b" n" in entry}
    found = [b""] * len(entries)
    ends = [*sorted(places), beginning]
    for start, end in pairwise(ends):
        found[places[start]] = pdf[start:end]
    return found, pdf[trailer : pdf.rindex(b"startxref")]


def _file(head: bytes, objects: list[bytes], trailer: bytes) -> bytes:
    """Return the bytes of a PDF."""
    places, at = list[bytes](), len(head)
    for written in objects:
        places.append(b"%010d 00000 n \n" % at if written else b"%010d 65535 f \n" % 0)
        at += len(written)
    listed = b"xref\n0 %d\n%s" % (len(objects), b"".join(places))
    trailer = _SIZE.sub(b"/Size %d" % len(objects), trailer)
    return b"".join((head, *objects, listed, trailer, b"startxref\n%d\n%%%%EOF\n" % at))
