"""XML elements with their positions in the file's text, so that edits can leave the rest untouched.

A parser's tree has no positions. The text has been parsed before: it is well-formed.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from translator_gui.formats.xml import Element as Tree
from translator_gui.formats.xml import check_xml, codec_of, fault
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_TOKENS = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<data>.*?)\]\]>|<!(?P<other>[^>]*)>|</[^>]*>"
    r"|<(?P<name>[^\s/>]+)(?P<rest>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_ATTRIBUTES = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCES = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#(\d+)|(lt|gt|amp|quot|apos));")
_BLANKS = str.maketrans("\t\r\n", "   ")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_XML = "http://www.w3.org/XML/1998/namespace"
_DEEPEST = 256

Child: TypeAlias = "PositionedXmlElement | str"


class _NamespacePrefixes(dict[str, str]):
    """The namespaces that are declared somewhere in a file, by their prefixes."""

    def __init__(self, spaces: Mapping[str, str]) -> None:
        super().__init__(spaces)
        self._names: dict[str, tuple[str, str, str]] = {}

    def split(self, name: str) -> tuple[str, str, str]:
        """Return prefix with colon, name with namespace in braces, and local name of a name as it is written."""
        found = self._names.get(name)
        if found is None:
            before, colon, local = name.rpartition(":")
            space = self.get(before, "")
            found = self._names[name] = before + colon, f"{{{space}}}{local}" if space else local, local
        return found


class PositionedXmlElement:
    """An XML element with the offsets at which it begins and ends in the file's text.

    Attributes:
        tag: Its name, with its namespace in braces where it has one.
        local: Its name without its namespace.
        prefix: Of its name as it is written, with the colon; empty where it has none.
        raw_attributes: As they are written.
        parent: The element around it.
        children: Its elements and texts in order; of what is not `whole`, none.
        start: Where it begins.
        inner: Where its content begins.
        inner_end: End of its content; equal to `inner` for an empty-element tag.
        end: Where it ends.
        is_single: Written as one tag.
    """

    __slots__ = (
        "_attributes",
        "children",
        "end",
        "inner",
        "inner_end",
        "is_single",
        "local",
        "parent",
        "prefix",
        "raw_attributes",
        "spaces",
        "start",
        "tag",
    )

    def __init__(
        self, name: str, raw_attributes: str, parent: "PositionedXmlElement | None", start: int, inner: int
    ) -> None:
        self.parent = parent
        self.raw_attributes = raw_attributes
        outer = parent.spaces if parent is not None else _NamespacePrefixes({"xml": _XML})
        self.spaces = _spaces(raw_attributes, outer) if "xmlns" in raw_attributes else outer
        self.prefix, self.tag, self.local = self.spaces.split(name)
        self._attributes: dict[str, str] | None = None
        self.children: list[Child] = []
        self.start, self.inner, self.inner_end, self.end = start, inner, inner, inner
        self.is_single = False

    @property
    def attributes(self) -> dict[str, str]:
        """The element's attributes by name, with the namespace in braces if there is one."""
        if self._attributes is None:
            self._attributes = self._read_attributes()
        return self._attributes

    def _read_attributes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, double, single in _ATTRIBUTES.findall(self.raw_attributes) if self.raw_attributes else ():
            value = double or single
            if "&" in value or not value.isprintable():
                value = unreferenced(value.translate(_BLANKS))
            if ":" in name:
                name = self.spaces.split(name)[1]  # noqa: PLW2901
            found[name] = value
        return found

    def get(self, name: str, otherwise: str = "") -> str:
        """Return the value of one of the XML element's attributes; `otherwise` if it is missing."""
        return self.attributes.get(name, otherwise)

    @property
    def elements(self) -> Iterator["PositionedXmlElement"]:
        """The child elements of the XML element, without the texts between them."""
        return (child for child in self.children if isinstance(child, PositionedXmlElement))

    def first(self, tag: str) -> "PositionedXmlElement | None":
        """Return the XML element's first child element with a name; None if there is none."""
        for child in self.children:
            if isinstance(child, PositionedXmlElement) and child.tag == tag:
                return child
        return None

    def every(self) -> Iterator["PositionedXmlElement"]:
        """Iterate over all descendant elements of the XML element, in document order."""
        for child in self.elements:
            yield child
            yield from child.every()

    @property
    def text(self) -> str:
        """All text within the XML element, at any depth."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def inherited(self, name: str) -> str:
        """Return an XML attribute of this element or of its nearest ancestor that has it; else empty."""
        node: PositionedXmlElement | None = self
        while node is not None:
            if name in node.attributes:
                return node.attributes[name]
            node = node.parent
        return ""


def parse_xliff(name: str, data: bytes) -> tuple[Tree, str, str]:
    """Parse an XLIFF file safely; return the root element, the file's text and its codec.

    Raises:
        TranslatorError: Broken, hostile, or in an unknown encoding.
    """
    broken = TranslatorError(_("{name} is broken; export it anew from the program that made it.", name=name))
    try:
        root = check_xml(name, data, broken, ("unit", "trans-unit"))
    except TranslatorError as error:
        if isinstance(cause := error.__cause__, etree.XMLSyntaxError):
            raise TranslatorError(
                _(
                    "{name}, line {line}: the XML is broken ({reason}); export it anew from the program that made it.",
                    name=name,
                    line=cause.lineno,
                    reason=fault(cause),
                )
            ) from error
        raise
    codec = codec_of(root, data)
    try:
        return root, data.decode(codec), codec
    except (LookupError, UnicodeDecodeError) as error:
        raise TranslatorError(
            _("{name} is written in an encoding that is not read; save it anew in UTF-8.", name=name)
        ) from error


def whole_elements(name: str, text: str, whole: Mapping[str, frozenset[str]]) -> Iterator[PositionedXmlElement]:
    """Yield the XML elements with these names and their content, in order.

    Args:
        name: The file's, for messages.
        text: Well-formed XML.
        whole: Names without namespaces, each with those of its children whose content is wanted.

    Raises:
        TranslatorError: It is not what the parser took it for.
    """
    scan = _ElementBuilder(name, text, whole)
    tokens = _TOKENS.finditer(text)
    while (token := next(tokens, None)) is not None:
        done = scan.take(token)
        if done is not None:
            yield done
        elif scan.skipped:
            tokens = _TOKENS.finditer(text, scan.skipped)
            scan.skipped = 0
    if scan.node is not None:
        raise _confused(name)


class _ElementBuilder:
    """Builds XML elements with positions from the tags of a file.

    Attributes:
        node: The innermost element that is open.
        skipped: Where it ends if its content is not wanted; else 0.
    """

    def __init__(self, name: str, text: str, whole: Mapping[str, frozenset[str]]) -> None:
        self.node: PositionedXmlElement | None = None
        self.skipped = 0
        self._name, self._text, self._whole = name, text, whole
        self._kept: PositionedXmlElement | None = None
        self._at = self._depth = 0

    def take(self, token: re.Match[str]) -> PositionedXmlElement | None:
        """Process an XML file's next tag, comment or CDATA section; return the element that it completes, else None."""
        start, end = token.span()
        if start > self._at and self._kept is not None:
            self._add(self._text[self._at : start])
        self._at = end
        kind = token.lastgroup
        if kind == "rest":
            return self._begin(token)
        if kind == "data":
            self._add(token["data"], resolve=False)
        elif kind is None and self._text.startswith("</", start):
            return self._end(token)
        return None

    def _add(self, text: str, *, resolve: bool = True) -> None:
        if text and self._kept is not None and self.node is not None:
            text = _lines(text)
            self.node.children.append(unreferenced(text) if resolve else text)

    def _begin(self, token: re.Match[str]) -> PositionedXmlElement | None:
        name, raw = token["name"], token["rest"]
        is_single = raw.endswith("/")
        node = PositionedXmlElement(name, raw[:-1] if is_single else raw, self.node, *token.span())
        kept = self._kept
        if kept is not None and self.node is not None:
            self.node.children.append(node)
            if self.node is kept and not is_single and node.local not in self._whole[kept.local]:
                self._skip(name, token.end())
        elif node.local in self._whole:
            self._kept = node
        if not is_single:
            self.node, self._depth = node, self._depth + 1
            if self._depth > _DEEPEST:
                raise _confused(self._name)
            return None
        node.is_single = True
        return self._done(node)

    def _skip(self, name: str, start: int) -> None:
        """Note where the element that begins with a tag ends, if a search for its end tag tells."""
        end = self._text.find(f"</{name}", start)
        content = self._text[start:end]
        if end >= 0 and not any(sign in content for sign in ("<!", "<?", f"<{name}")):
            self.skipped = self._at = end

    def _end(self, token: re.Match[str]) -> PositionedXmlElement | None:
        node = self.node
        if node is None:
            raise _confused(self._name)
        node.inner_end, node.end = token.start(), token.end()
        self.node, self._depth = node.parent, self._depth - 1
        return self._done(node)

    def _done(self, node: PositionedXmlElement) -> PositionedXmlElement | None:
        if node is not self._kept:
            return None
        self._kept = None
        return node


def line_of(text: str, place: int) -> int:
    """Return the line number, from 1, of an offset in the XML text."""
    return text.count("\n", 0, place) + 1


def unreferenced(text: str) -> str:
    """Return XML text with its character references (`&lt;`, `&#65;`) resolved."""
    return _REFERENCES.sub(_referenced, text) if "&" in text else text


def with_attribute(text: str, node: PositionedXmlElement, name: str, value: str | None) -> str:
    """Return an XML element's start tag with one attribute set to a value, or removed if the value is None.

    Args:
        text: The file's.
        node: The element.
        name: As it is written in the file.
        value: Already escaped.
    """
    return tag_with(text[node.start : node.inner], name, value)


def tag_with(tag: str, name: str, value: str | None) -> str:
    """Return an XML tag with one attribute set to a value, or removed if the value is None."""
    for found in _ATTRIBUTES.finditer(tag):
        if found[1] == name:
            start = len(tag[: found.start()].rstrip())
            return tag[:start] + ("" if value is None else f' {name}="{value}"') + tag[found.end() :]
    end = re.search(r"\s*/?>$", tag)
    if value is None or end is None:
        return tag
    return f'{tag[: end.start()]} {name}="{value}"{end.group()}'


def _referenced(found: re.Match[str]) -> str:
    digits, number, name = found.groups()
    if name:
        return _NAMED[name]
    return chr(int(digits, 16) if digits else int(number))


def _confused(name: str) -> TranslatorError:
    return TranslatorError(
        _("{name} is no XML that can be read; export it anew from the program that made it.", name=name)
    )


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _spaces(raw: str, outer: _NamespacePrefixes) -> _NamespacePrefixes:
    found = dict(outer)
    for name, *values in _ATTRIBUTES.findall(raw):
        if name == "xmlns" or name.startswith("xmlns:"):
            found[name[6:]] = unreferenced(values[0] or values[1])
    return _NamespacePrefixes(found)
