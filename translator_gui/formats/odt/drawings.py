"""Pictures in the drawings of an OpenDocument text."""

from collections.abc import Iterator

from translator_gui.formats.odt.names import child, children, name_of, value
from translator_gui.formats.pictures import points
from translator_gui.formats.xml import Element
from translator_gui.model.document import SourcePicture

_SHOWN = (".png", ".jpg", ".jpeg", ".gif")
_TEXTS = {"text:p", "text:h", "text:list", "table:table"}


def find_pictures(drawing: Element, alt: str = "") -> Iterator[SourcePicture]:
    """Yield the pictures of a drawing in an OpenDocument text, but not those within its text.

    Args:
        drawing: A `draw:` element.
        alt: The text that stands for the drawing around it.
    """
    alt = _alternative(drawing) or alt
    images = list(children(drawing, "draw:image"))
    if images:
        # A frame has one picture in several formats: an Enhanced Metafile, and a PNG for other programs.
        addresses = [address for image in images if (address := _address(image))]
        address = next((one for one in addresses if one.lower().endswith(_SHOWN)), addresses[0] if addresses else "")
        width, height = (points(value(drawing, name)) for name in ("svg:width", "svg:height"))
        yield SourcePicture(address, alt=alt, width=width, height=height)
    for one in drawing:
        name = name_of(one)
        if name.startswith("draw:") and name != "draw:image" and not any(name_of(two) in _TEXTS for two in one):
            yield from find_pictures(one, alt)


def _alternative(drawing: Element) -> str:
    for name in ("svg:desc", "svg:title"):
        described = child(drawing, name)
        if described is not None and (described.text or "").strip():
            return (described.text or "").strip()
    return ""


def _address(image: Element) -> str:
    """Return the part of the file with the bytes of a picture, or the bytes where they stand in the text."""
    code = child(image, "office:binary-data")
    if code is not None:
        return f"data:;base64,{code.text or ''}"
    return value(image, "xlink:href").removeprefix("./")
