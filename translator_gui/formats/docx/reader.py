"""Word documents: every paragraph of the body, tables, text boxes, headers, footers and notes."""

from collections.abc import Iterator

from translator_gui.formats.base import ReadOptions
from translator_gui.formats.docx.inline import Findings
from translator_gui.formats.docx.numbering import Numbering
from translator_gui.formats.docx.ooxml import Element, Package, Relationship, child, descendants, relationship_id, value
from translator_gui.formats.docx.story import Shared, Story
from translator_gui.formats.docx.styles import Styles
from translator_gui.formats.paragraphs import too_long
from translator_gui.model.document import ParagraphKind, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import MAX_PARAGRAPH

_MAIN = "officeDocument"
_TURNS = {"default": "", "first": ", first page", "even": ", even pages"}
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_FOREIGN = {"diagrams/data": "a diagram", "charts/chart": "a chart"}


class DocxReader:
    """Word's .docx (and .docm, .dotx), transitional and strict."""

    id = "docx"
    name = "Word document"
    suffixes = (".docx", ".docm")

    def recognises(self, data: bytes, suffix: str) -> bool:
        """A zip whose directory names a Word document's parts, or a zip that claims to be one by its ending."""
        return data.startswith(b"PK") and (b"word/" in data or suffix == ".docx")

    def read(self, name: str, data: bytes, options: ReadOptions) -> SourceDocument:
        """Body first, with text boxes at their anchors; then headers, footers, footnotes, endnotes.

        Raises:
            TranslatorError: Broken, encrypted, hostile, no Word document, a paragraph too long; or an encoding or
                paragraph rule was given, which a Word document has not.
        """
        if options.encoding or options.paragraph_rule:
            raise TranslatorError(f"{name} is a Word document: it has no encoding or paragraph rule; leave them out.")
        document = _Document(Package(name, data))
        paragraphs: list[SourceParagraph] = []
        for index, paragraph in enumerate(document.paragraphs(), 1):
            if len(paragraph.text) > MAX_PARAGRAPH:
                raise too_long(name, paragraph.place or f"paragraph {index}", paragraph.text)
            paragraphs.append(paragraph)
        return SourceDocument(name, self.id, data, tuple(paragraphs), doubts=document.doubts())


class _Document:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = _main_part(package)
        self._body = package.parse(self._main)
        self._links = package.relationships(self._main)
        styles = Styles(self._linked_root("styles"))
        self._findings = Findings()
        self._shared = Shared(styles, Numbering(self._linked_root("numbering"), styles), self._findings)

    def paragraphs(self) -> Iterator[SourceParagraph]:
        body = child(self._body, "body")
        if body is None:
            raise TranslatorError(f"{self._package.name} holds no Word document; save it as DOCX anew.")
        yield from Story(body, self._shared, ParagraphKind.BODY).paragraphs()
        yield from self._page_parts("headerReference", ParagraphKind.HEADER)
        yield from self._page_parts("footerReference", ParagraphKind.FOOTER)
        yield from self._notes("footnotes", ParagraphKind.FOOTNOTE, self._findings.footnotes)
        yield from self._notes("endnotes", ParagraphKind.ENDNOTE, self._findings.endnotes)

    def doubts(self) -> tuple[str, ...]:
        """What the person should know; complete once all paragraphs are read."""
        found = self._findings
        foreign = found.foreign | {what for part in self._package for key, what in _FOREIGN.items() if key in part}
        doubts: list[tuple[object, str]] = [
            (found.tracked, "It has tracked changes: they were read as accepted."),
            (found.comments, f"Its comments ({found.comments}) were left out."),
            (found.hidden, "It has hidden text, which was left out."),
            (found.unknown_symbols, f"Symbols ({found.unknown_symbols}) that have no letter are shown as □."),
            (foreign, f"The text of {' and '.join(sorted(foreign))} in it was not read."),
        ]
        return tuple(doubt for reason, doubt in doubts if reason)

    def _page_parts(self, reference: str, kind: ParagraphKind) -> Iterator[SourceParagraph]:
        """Headers or footers in the order of the sections that use them, each part once."""
        seen: set[str] = set()
        for element in descendants(self._body, reference):
            link = self._links.get(relationship_id(element) or "")
            if link is None or link.target in seen or link.target not in self._package:
                continue
            seen.add(link.target)
            place = kind.value + _TURNS.get(value(element, "type") or "default", "")
            yield from Story(self._package.parse(link.target), self._shared, kind, place).paragraphs()

    def _notes(self, part: str, kind: ParagraphKind, referenced: dict[str, None]) -> Iterator[SourceParagraph]:
        """Notes in the order in which the text refers to them; those it does not refer to are in no document."""
        root = self._linked_root(part)
        if root is None or not referenced:
            return
        notes = {value(one, "id"): one for one in root if value(one, "type") not in _SEPARATORS}
        for index, identity in enumerate((identity for identity in referenced if identity in notes), 1):
            yield from Story(notes[identity], self._shared, kind, f"{kind.value} {index}").paragraphs()

    def _linked_root(self, kind: str) -> Element | None:
        link = next((link for link in self._links.values() if link.type == kind), None)
        return None if link is None or link.target not in self._package else self._package.parse(link.target)


def _main_part(package: Package) -> str:
    """The part that the package names as its document.

    Raises:
        TranslatorError: It names none, or one that is not there.
    """
    links: list[Relationship] = [link for link in package.relationships("").values() if link.type == _MAIN]
    if not links or links[0].target not in package:
        raise TranslatorError(f"{package.name} holds no Word document; save it as DOCX anew in Word or LibreOffice.")
    return links[0].target
