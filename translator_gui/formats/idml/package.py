"""InDesign packages (IDML): their parts, and the elements that their text flows through."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import takewhile
from typing import cast

from lxml import etree

from translator_gui.formats.xml import Element, parse_xml
from translator_gui.formats.xml_file import local
from translator_gui.formats.zipped import ZipPackage
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

MAP = "designmap.xml"
PARAGRAPH, RUN = "ParagraphStyleRange", "CharacterStyleRange"

_RANGES = frozenset({PARAGRAPH, RUN})
_FLOW = frozenset({"Content", "Br", RUN})
_ABOUT = frozenset({"Properties", "XMLAttribute", "XMLComment", "XMLInstruction"})
"""Children that describe a range or an XML element and are no text of it."""


class IdmlPackage(ZipPackage):
    """The parts of an IDML package; their processing instructions are kept, since some stand for characters."""

    def parse(self, part: str) -> Element:
        """Return the root element of an XML part of the package.

        Raises:
            TranslatorError: The part is missing or broken, or declares entities.
        """
        what = str(_("{name}: its part {part}", name=self.name, part=part))
        return parse_xml(what, self.read(part), self._broken(part), whole=True)

    def _broken(self, part: str = "") -> TranslatorError:
        if part:
            return TranslatorError(
                _(
                    "{name} is broken (its part {part}); open it in InDesign and export it as IDML anew.",
                    name=self.name,
                    part=part,
                )
            )
        return TranslatorError(_("{name} is broken; open it in InDesign and export it as IDML anew.", name=self.name))


def find_child(parent: Element | None, *path: str) -> Element | None:
    """Return the element along a path of child names ("Properties", "AppliedFont"); None if there is none."""
    for name in path:
        if parent is None:
            return None
        parent = next((one for one in _about(parent) if local(one) == name), None)
    return parent


def _about(element: Element) -> Iterator[Element]:
    """Iterate over the children of an element; of a range only those before its text, which may be a whole book."""
    is_range = local(element) in _RANGES
    return takewhile(lambda one: not is_range or local(one) not in _FLOW, element)


def property_text(element: Element | None, name: str) -> str:
    """Return the text of a child of an element's `Properties`; empty if it has none."""
    return (("" if (found := find_child(element, "Properties", name)) is None else found.text) or "").strip()


def is_about(element: Element) -> bool:
    """Whether an element only describes the one around it, such as `Properties`; comments do too."""
    return local(element) in _ABOUT or not isinstance(element.tag, str)


def hollow_copy(element: Element) -> Element:
    """Return a copy of a range, link or XML element without its text."""
    made = element.makeelement(element.tag, dict(element.attrib), element.nsmap)
    made.extend(deepcopy(one) for one in _about(element) if is_about(one))
    return made


def instruction_target(element: Element) -> str:
    """Return the target of a processing instruction, such as "ACE"; empty for a comment or an element."""
    # lxml gives a function in place of the name of an instruction, whatever its types say.
    if cast("object", element.tag) is not etree.ProcessingInstruction:
        return ""
    return str(getattr(element, "target", ""))


def children_through(element: Element, name: str, through: str) -> Iterator[Element]:
    """Iterate over the children of an element with a name, also those within children named `through`."""
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) == through:
            yield from children_through(one, name, through)
