"""Android string resources (`strings.xml`): strings, arrays and plurals, with their escapes and placeholders."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import BinaryIO, NamedTuple

from lxml import etree

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.characters import sanitize
from translator_gui.formats.inline import (
    HTML_LOOKS,
    ClosingTag,
    InlineTagMarkup,
    OpeningTag,
    SourceToken,
    StandaloneTag,
    TaggedParagraph,
    TargetTextPiece,
    TargetToken,
    tagged,
)
from translator_gui.formats.localization.placeholders import MARKUP, PERCENT, placeholder_pieces
from translator_gui.formats.paragraphs import checked_paragraphs, clean_paragraph, errors_at
from translator_gui.formats.target_builder import TargetParagraph, insert_english
from translator_gui.formats.xml import Element, append_text, begins_with_element
from translator_gui.formats.xml_file import EditableXmlFile, children, local
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ImportedSentenceTranslation, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import TagMeaning, TagStyle, without_tags

_PLACEHOLDERS = re.compile(f"{PERCENT}|{MARKUP}")
_KIND = _("a file of strings (strings.xml)")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\(.)", re.DOTALL)
_QUOTED = re.compile(r'(?<!\\)((?:\\\\)*)"')
_SPACES = re.compile(r"[ \t\r\n]+")
_LETTERS = {"n": "\n", "t": "\t"}
_TO_ESCAPE = str.maketrans({"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\t": "\\t"})
_SECOND_SPACE = re.compile("(?<= ) ")
_LAST_SPACE = re.compile(r" \Z")
_SPACE = r"\u0020"
"""White space that Android does not take for that of the file."""


class _AndroidString(NamedTuple):
    """A text of an Android string resource: its element, its place for people, and what the translator sees."""

    element: Element
    place: str
    content: TaggedParagraph


class AndroidReader:
    """Reads Android string resources (strings.xml) and writes them again in English."""

    id = "android"
    suffixes = (".xml",)

    def recognises(self, data: bytes, suffix: str) -> bool:  # noqa: ARG002 (other XML has that ending too)
        """Whether a file is an Android resource: XML whose root is `resources`."""
        return begins_with_element(data, "resources")

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read Android string resources: one paragraph per string, array item and plural form that is translatable.

        Raises:
            TranslatorError: Broken (with the line), hostile, or a string that is too long; or an encoding or paragraph
                rule was given, which the file itself tells.
        """
        if options.encoding or options.paragraph_rule:
            raise TranslatorError(_("{name} has no encoding or paragraph rule to choose; leave them out.", name=name))
        whole = (ImportedSentenceTranslation(0),)
        paragraphs = (
            SourceParagraph(found.content.text, place=found.place, tags=found.content.tags, sentences=whole)
            for found in _strings(_opened(name, data))
        )
        return SourceDocument(name, self.id, data, checked_paragraphs(name, paragraphs))

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the Android string resources with their strings in English; all else stays byte for byte."""
        file = _opened(original.name, original.data)
        strings = list(_strings(file))
        for found, paragraph in zip(strings, pace.over(paragraphs), strict=True):
            if "".join(piece.text for piece in paragraph.pieces) != found.content.text:
                _fill(found.element, insert_english(found.content, paragraph.pieces))
                file.change(found.element)
        stream.write(file.written())


def _opened(name: str, data: bytes) -> EditableXmlFile:
    return EditableXmlFile(name, data, _KIND, ("string", "item"))


def _strings(file: EditableXmlFile) -> Iterator[_AndroidString]:
    """Yield the translatable texts of Android string resources in order."""
    for element, place in _elements(file.root):
        with errors_at(place):
            content = tagged(_pieces(element))
        if clean_paragraph(without_tags(content.text)):
            yield _AndroidString(element, place, content)


def _elements(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield the elements with a translatable text, and their places: "title", "days[2]", "songs, one"."""
    for group in children(root, "string", "string-array", "plurals"):
        name = group.get("name", "")
        if group.get("translatable") == "false":
            continue
        if local(group) == "string":
            yield group, name
        for number, item in enumerate(children(group, "item") if local(group) != "string" else ()):
            yield item, f"{name}[{number}]" if local(group) == "string-array" else f"{name}, {item.get('quantity', '')}"


def _pieces(element: Element) -> Iterator[SourceToken]:
    """Yield the text and the inline tags of an Android string: its elements and placeholders."""
    yield from placeholder_pieces(_unescaped(element.text or ""), _PLACEHOLDERS)
    for child in element:
        name = local(child)
        if name in HTML_LOOKS or (name in {"a", "annotation", "font", "big", "small"}):
            kind = TagMeaning.FORMAT if name in HTML_LOOKS else TagMeaning.LINK if name == "a" else TagMeaning.OTHER
            yield OpeningTag(InlineTagMarkup(kind, name, HTML_LOOKS.get(name, TagStyle(0)), f"<{name}>", child))
            yield from _pieces(child)
            yield ClosingTag()
        elif name:
            shown = "".join(child.itertext()).strip() or name
            yield StandaloneTag(InlineTagMarkup(TagMeaning.CODE, shown, code=shown, payload=child))
        yield from placeholder_pieces(_unescaped(child.tail or ""), _PLACEHOLDERS)


def _unescaped(text: str) -> str:
    r"""Return a text as Android shows it: "\n" is a line break, white space outside of quotes is one space."""
    out: list[str] = []
    quoted = False
    for number, part in enumerate(_QUOTED.split(text)):
        if number % 2:
            out.append(_ESCAPED.sub(_letter, part))
            quoted = not quoted
        else:
            out.append(_ESCAPED.sub(_letter, part if quoted else _SPACES.sub(" ", part)))
    return "".join(out)


def _letter(found: re.Match[str]) -> str:
    if not found[1]:
        return _LETTERS.get(found[2], found[2])
    letter = chr(int(found[1], 16))
    return "\ufffd" if letter == "\0" or "\ud800" <= letter <= "\udfff" else letter


def _escaped(text: str) -> str:
    return _SECOND_SPACE.sub(lambda _found: _SPACE, text.translate(_TO_ESCAPE))


def _fill(element: Element, tokens: Sequence[TargetToken]) -> None:
    """Write the tokens of a translation into an Android string."""
    element[:] = []
    element.text = None
    parents = [element]
    for token in tokens:
        if isinstance(token, TargetTextPiece):
            append_text(parents[-1], _escaped(sanitize(token.text)))
        elif isinstance(token, ClosingTag):
            parents.pop()
        else:
            payload = token.code.payload
            if isinstance(payload, str):
                append_text(parents[-1], _escaped(payload))
            elif isinstance(payload, Element) and isinstance(token, OpeningTag):
                parents.append(etree.SubElement(parents[-1], payload.tag, dict(payload.attrib)))
            elif isinstance(payload, Element):
                copy = deepcopy(payload)
                copy.tail = None
                parents[-1].append(copy)
    text = element.text or ""
    if text[:1] in {"@", "?"}:
        element.text = f"\\{text}"
    elif text.startswith(" "):
        element.text = _SPACE + text[1:]
    if len(element):
        element[-1].tail = _LAST_SPACE.sub(lambda _found: _SPACE, element[-1].tail or "")
    else:
        element.text = _LAST_SPACE.sub(lambda _found: _SPACE, element.text or "")
