"""Office Open XML packages: parts, relationships between them, names of elements; reading and writing them again."""

import functools
import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import BinaryIO, NamedTuple

from translator_gui.formats.xml import Element
from translator_gui.formats.zipped import ZipPackage
from translator_gui.text.direction import has_rtl

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://purl.oclc.org/ooxml/presentationml/main": "p",
}
_W, _W_STRICT = (f"{{{uri}}}" for uri, prefix in _PREFIXES.items() if prefix == "w")
_R, _R_STRICT = (f"{{{uri}}}" for uri, prefix in _PREFIXES.items() if prefix == "r")
_OFF = {"0", "false", "off"}
EMU = 12_700
"""English Metric Units in a point: lengths of drawings."""
_MAIN = "officeDocument"
_TYPES = "[Content_Types].xml"
_DOCUMENT_TYPES = (
    (b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", b"ms-word.document.macroEnabled.main+xml"),
    (b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"),
    (b"ms-powerpoint.template.macroEnabled.main+xml", b"ms-powerpoint.presentation.macroEnabled.main+xml"),
    (b"spreadsheetml.template.main+xml", b"spreadsheetml.sheet.main+xml"),
    (b"ms-excel.template.macroEnabled.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"),
)
"""What a template is, and the document that is made of it: programs open no template under a document's name."""
_TOP_LINKS, _SIGNATURE_LINK = "_rels/.rels", "digital-signature/origin"
_SIGNATURE_TYPES = re.compile(rb"""<[\w:]*(?:Override\b[^>]*["']/_xmlsignatures/|Default\b[^>]*["']sigs["'])[^>]*/>""")
_PROPERTIES = {
    "title": "title of the document",
    "subject": "subject of the document",
    "description": "comments on the document",
    "keywords": "keywords of the document",
    "category": "category of the document",
}


@functools.lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    uri, _, local = tag[1:].rpartition("}")
    return f"{_PREFIXES.get(uri, '')}:{local}"


def name_of(element: Element) -> str:
    """Return an XML element's name with the usual prefix: "w:p"; ":x" if the namespace is unknown."""
    return _short(str(element.tag))


def value(element: Element | None, attribute: str = "val") -> str | None:
    """Return a `w:` attribute of a WordprocessingML element; None if absent."""
    if element is None:
        return None
    found = element.get(_W + attribute)
    return element.get(_W_STRICT + attribute) if found is None else found


def number(element: Element | None, attribute: str = "val") -> int | None:
    """Return a `w:` attribute of a WordprocessingML element as a whole number; None if it is none."""
    text = value(element, attribute)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def relationship_id(element: Element) -> str | None:
    """Return the `r:id` attribute of an OOXML element, which names a relationship; None if absent."""
    return element.get(_R + "id") or element.get(_R_STRICT + "id")


def embedded_id(element: Element) -> str | None:
    """Return the `r:embed` attribute of an OOXML picture, which names a relationship; None if absent."""
    return element.get(_R + "embed") or element.get(_R_STRICT + "embed")


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along a path of `w:` names, or None: `child(p, "pPr", "pStyle")`."""
    for local in path:
        if element is None:
            return None
        # `find` would look for a path and take several times as long.
        element = next(element.iterchildren(_W + local, _W_STRICT + local), None)
    return element


def is_on(element: Element | None) -> bool:
    """Whether an on/off property of WordprocessingML is present and not switched off."""
    return element is not None and (value(element) or "1") not in _OFF


def descendants(element: Element | None, *local: str) -> Iterator[Element]:
    """Iterate over all descendants of an element with one of these `w:` names, in document order."""
    if element is None:
        return iter(())
    return element.iter(*(space + name for name in local for space in (_W, _W_STRICT)))


def paragraphs_above(element: Element) -> Iterator[Element]:
    """Iterate over the `w:p` elements around an element, nearest first."""
    return (one for one in element.iterancestors() if name_of(one) == "w:p")


class OoxmlPartRelationship(NamedTuple):
    """A relationship from one part of an OOXML package to another: its type and the part's name."""

    type: str
    target: str


class OoxmlPackage(ZipPackage):
    """The parts of an Office Open XML file (DOCX, XLSX, PPTX) and the relationships between them."""

    @functools.cached_property
    def main(self) -> str:
        """The name of the part that holds the document itself; empty if there is none."""
        return next(iter(self.linked("", _MAIN)), "")

    def linked(self, part: str, *kinds: str) -> list[str]:
        """Return the names of the parts of some types ("styles", "slideLayout" …) that a part refers to."""
        links = self.relationships(part).values()
        return list(dict.fromkeys(link.target for link in links if link.type in kinds and link.target in self))

    def properties_part(self) -> str:
        """Return the name of the part with the properties of the document (title, subject …); empty if none."""
        return next(iter(self.linked("", "core-properties")), "")

    def write(
        self, stream: BinaryIO, *, changed: Container[str] = (), replaced: Mapping[str, bytes] | None = None
    ) -> None:
        """Write the package again: see `ZipPackage.write`; a template becomes a document."""
        types = _SIGNATURE_TYPES.sub(b"", self.read(_TYPES)) if _TYPES in self else b""
        for template, document in _DOCUMENT_TYPES:
            types = types.replace(template, document)
        links = self.root(_TOP_LINKS)
        for link in [one for one in links if one.get("Type", "").endswith(_SIGNATURE_LINK)]:
            links.remove(link)
        super().write(stream, changed=changed, replaced={_TYPES: types, **(replaced or {})})

    def relationships(self, part: str) -> dict[str, OoxmlPartRelationship]:
        """Return the relationships of a part ("" for the package) to other parts by id; external links are left out."""
        folder = posixpath.dirname(part)
        found: dict[str, OoxmlPartRelationship] = {}
        for link in self._links(part):
            target, identity = link.get("Target"), link.get("Id")
            if target and identity and link.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[identity] = OoxmlPartRelationship(link.get("Type", "").rpartition("/")[2], path)
        return found

    def addresses(self, part: str) -> dict[str, str]:
        """Return the addresses of a part's external links by relationship id."""
        links = ((link.get("Id"), link.get("Target"), link.get("TargetMode")) for link in self._links(part))
        return {identity: target for identity, target, mode in links if identity and target and mode == "External"}

    def images(self, part: str) -> dict[str, str]:
        """Return the names of the pictures in the package that a part refers to, by relationship id."""
        return {identity: link.target for identity, link in self.relationships(part).items() if link.type == "image"}

    def _links(self, part: str) -> Iterable[Element]:
        folder, file = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{file}.rels")
        return self.parse(links) if links in self else ()


def property_texts(root: Element) -> Iterator[tuple[str, str, Element]]:
    """Yield the Urdu properties of a document (its title, its subject …): text, what it is, and its element."""
    for one in root:
        place = _PROPERTIES.get(str(one.tag).rpartition("}")[2], "")
        if place and has_rtl(one.text or ""):
            yield one.text or "", place, one
