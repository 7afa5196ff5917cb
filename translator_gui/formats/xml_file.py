"""Edit single elements of an XML file and leave the rest byte for byte."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from translator_gui.formats.xml import Element, codec_of, fault, is_too_large
from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_TAGS = re.compile(
    r"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>"""
    r"""|<(?P<closes>/?)(?P<name>[^\s/>]+)(?:[^"'/>]|"[^"]*"|'[^']*')*(?P<single>/?)>""",
    re.DOTALL,
)
_WIDEST_INDENT = 200


class EditableXmlFile:
    """An XML file in which single elements are changed, added or removed; the rest stays byte for byte.

    Args:
        name: Its name, for messages.
        data: Its bytes.
        kind: What people call such a file, with its article: "a translation memory (TMX)".
        pieces: Names (without namespaces) of the elements that may be changed, or get one beside them; they do not
            stand in each other.

    Raises:
        TranslatorError: Broken (with the line), too large, or it declares entities or elements of its own.
    """

    def __init__(self, name: str, data: bytes, kind: LazyMessage, pieces: Sequence[str]) -> None:
        self._data = data
        if is_too_large(data):
            raise TranslatorError(_("{name} is too large; split it into several files.", name=name))
        try:
            self.root: Element = etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError as error:
            line = error.lineno or 1
            raise TranslatorError(
                _(
                    "{name}, line {line}: this is no sound XML ({reason}); ask for {kind} that is whole.",
                    name=name,
                    line=line,
                    reason=fault(error),
                    kind=kind,
                )
            ) from error
        except ValueError as error:
            raise TranslatorError(
                _("{name} is no sound XML; ask for {kind} that is whole.", name=name, kind=kind)
            ) from error
        dtd = self.root.getroottree().docinfo.internalDTD
        if dtd is not None and (any(True for _ in dtd.iterentities()) or any(True for _ in dtd.iterelements())):
            raise TranslatorError(
                _("{name} declares entities or elements of its own, as no such file needs; refused.", name=name)
            )
        self._names = frozenset(pieces)
        self._pieces = {element: number for number, element in enumerate(self._found())}
        self._changed: dict[int, Element | None] = {}
        self._added: dict[int, Element] = {}

    def change(self, piece: Element) -> None:
        """Mark an XML element as changed, so that the edited file gets its new content."""
        if piece in self._pieces:
            self._changed[self._pieces[piece]] = piece

    def add(self, before: Element, piece: Element) -> None:
        """Insert a new XML element after an existing one, for the edited file that `written` returns."""
        insert_after(before, piece)
        self._added[self._pieces[before]] = piece

    def remove(self, piece: Element) -> None:
        """Remove an XML element, and the white space before it, from the edited file."""
        parent = piece.getparent()
        if parent is not None:
            parent.remove(piece)
            self._changed[self._pieces[piece]] = None

    def written(self) -> bytes:
        """Return the edited XML file's bytes in its encoding; letters it lacks become references like `&#1575;`."""
        codec = codec_of(self.root, self._data)
        try:
            text = self._data.decode(codec)
        except (LookupError, UnicodeDecodeError):
            return self._rewritten("utf-8")
        spans = list(_spans(text, self._names))
        if len(spans) != len(self._pieces):
            return self._rewritten(codec)
        end_of_line = "\r\n" if "\r\n" in text else "\n"
        out: list[str] = []
        at = 0
        for number in sorted({*self._changed, *self._added}):
            start, end = spans[number]
            if number not in self._changed:
                out.append(text[at:end])
            elif (changed := self._changed[number]) is not None:
                out += [text[at:start], _fragment(changed, end_of_line)]
            else:
                out.append(text[at:start].rstrip())
            if number in self._added:
                lead = text[max(0, start - _WIDEST_INDENT) : start]
                out += [lead[len(lead.rstrip()) :], _fragment(self._added[number], end_of_line)]
            at = end
        return "".join([*out, text[at:]]).encode(codec, "xmlcharrefreplace")

    def _rewritten(self, codec: str) -> bytes:
        """Return the whole XML file as the parser serialises it, if single elements cannot be replaced."""
        tree = self.root.getroottree()
        try:
            return etree.tostring(tree, encoding=codec, xml_declaration=True)
        except LookupError:
            return etree.tostring(tree, encoding="utf-8", xml_declaration=True)

    def _found(self) -> Iterator[Element]:
        return (element for element in self.root.iter() if local(element) in self._names)


def _fragment(piece: Element, end_of_line: str) -> str:
    """Serialise a changed element as text, without the namespaces declared around it."""
    written = etree.tostring(piece, encoding="unicode", with_tail=False)
    parent = piece.getparent()
    head, end, rest = written.partition(">")
    for prefix, uri in (parent.nsmap if parent is not None else {}).items():
        head = head.replace(f' xmlns{f":{prefix}" if prefix else ""}="{uri}"', "")
    return (head + end + rest).replace("\n", end_of_line)


def _spans(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the named elements in the XML text, in order."""
    start = -1
    for tag in _TAGS.finditer(text):
        name = tag["name"]
        if name is None or name.rpartition(":")[2] not in names:
            continue
        if not tag["closes"]:
            start = tag.start()
        if tag["closes"] or tag["single"]:
            yield start, tag.end()


def local(element: Element) -> str:
    """Return an XML element's name without its namespace; empty for comments, instructions and entities."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Iterate over an XML element's children with these names in any namespace."""
    return (child for child in element if local(child) in names)


def language(element: Element) -> str:
    """Return the language code of an XML element, lower case: "ur-pk"; empty if not declared."""
    return (element.get(XML_LANG) or element.get("lang") or "").strip().lower().replace("_", "-")


def is_in(element: Element, code: str) -> bool:
    """Whether the language of an XML element is that of a code, in any country: "en-GB" is "en"."""
    return language(element).partition("-")[0] == code


def words(element: Element | None) -> str:
    """Return all text in an XML element, on one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def insert_after(before: Element, new: Element) -> None:
    """Insert an XML element after a sibling, with the sibling's line break and indentation."""
    parent = before.getparent()
    if parent is not None:
        new.tail, before.tail = before.tail, _indent(before)
        parent.insert(parent.index(before) + 1, new)


def _indent(element: Element) -> str | None:
    """Return the text, usually white space, before an XML element; None if there is none."""
    previous = element.getprevious()
    if previous is not None:
        return previous.tail
    parent = element.getparent()
    return parent.text if parent is not None else None
