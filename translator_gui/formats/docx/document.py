"""Reads the paragraphs of a Word document in order, with warnings about its content."""

from collections.abc import Iterator

from translator_gui.formats.docx.inline import DocxDetectedFeatures
from translator_gui.formats.docx.numbering import DocxListMarkerCounter
from translator_gui.formats.docx.other_texts import (
    figure_parts,
    figure_texts,
    readable_roots,
)
from translator_gui.formats.docx.run_formats import DocxFormatResolver
from translator_gui.formats.docx.story import DocxParagraph, DocxReadingContext, DocxStoryReader, other_paragraph
from translator_gui.formats.docx.styles import DocxStyles
from translator_gui.formats.ooxml import (
    OoxmlPackage,
    OoxmlPartRelationship,
    child,
    descendants,
    property_texts,
    relationship_id,
    value,
)
from translator_gui.formats.xml import Element
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ParagraphKind
from translator_gui.model.errors import TranslatorError

_MAIN = "officeDocument"
_TURNS = {"default": "", "first": ", first page", "even": ", even pages"}
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


class DocxSourceDocument:
    """A Word document opened to read its paragraphs, for import and for writing its translation.

    Attributes:
        roots: The root elements of the parts that were parsed, by name.
        findings: What was met; complete once all units are read.

    Raises:
        TranslatorError: The package is broken, or holds no Word document.
    """

    def __init__(self, package: OoxmlPackage, *, as_before: bool = False) -> None:
        self.package = package
        self.roots: dict[str, Element] = {}
        self.findings = DocxDetectedFeatures()
        self.main = _main_part(package)
        self._links = package.relationships(self.main)
        self._body = self.root(self.main)
        style_sheet = self._linked_root("styles")
        self.styles = DocxStyles(style_sheet)
        numbering = DocxListMarkerCounter(self._linked_root("numbering"), self.styles)
        self._shared = DocxReadingContext(
            DocxFormatResolver(self.styles, style_sheet), numbering, self.findings, as_before
        )
        self._has_charts = False

    def root(self, part: str) -> Element:
        """Return the root element of a part of the Word document, parsed once.

        Raises:
            TranslatorError: See `OoxmlPackage.parse`.
        """
        if part not in self.roots:
            self.roots[part] = self.package.parse(part)
        return self.roots[part]

    def parts(self, *kinds: str) -> list[str]:
        """Return the names of the parts of some types ("header", "styles" …) that the main part refers to."""
        found = (link.target for link in self._links.values() if link.type in kinds and link.target in self.package)
        return list(dict.fromkeys(found))

    def units(self) -> Iterator[DocxParagraph]:
        """Yield the paragraphs of the Word document in the order of its parts.

        They are the body with its text boxes, headers, footers, footnotes, endnotes, charts and diagrams, properties.

        Raises:
            TranslatorError: A part is broken; a paragraph has too many tags.
        """
        body = child(self._body, "body")
        if body is None:
            raise TranslatorError(_("{name} holds no Word document; save it as DOCX anew.", name=self.package.name))
        yield from self._story(body, self.main, ParagraphKind.BODY)
        yield from self._page_parts("headerReference", ParagraphKind.HEADER)
        yield from self._page_parts("footerReference", ParagraphKind.FOOTER)
        yield from self._notes("footnotes", ParagraphKind.FOOTNOTE, self.findings.footnotes)
        yield from self._notes("endnotes", ParagraphKind.ENDNOTE, self.findings.endnotes)

        yield from self._figures()
        if part := self.package.properties_part():
            for text, place, home in property_texts(self.root(part)):
                yield from other_paragraph((text, place, (home,)))

    def _figures(self) -> Iterator[DocxParagraph]:
        """Yield the texts of the charts and diagrams of the Word document."""
        for name, parts in figure_parts(self.package):
            roots = readable_roots(self.package, parts)
            if roots is None:
                self.findings.foreign.add(f"a {name.partition(' ')[0]}")
                continue
            self.roots.update(roots)
            for found in figure_texts([*roots.values()], name):
                self._has_charts = self._has_charts or name.startswith("chart")
                yield from other_paragraph(found)

    def doubts(self) -> tuple[str, ...]:
        """Return warnings about content of the Word document that is not translated; complete once all is read."""
        found = self.findings
        foreign = found.foreign
        doubts: list[tuple[object, str]] = [
            (found.tracked, str(_("It has tracked changes: they were read as accepted."))),
            (
                found.comments,
                str(_("Its comments ({comments}) stay as they are: they are not translated.", comments=found.comments)),
            ),
            (found.hidden, str(_("It has hidden text, which stays as it is."))),
            (
                found.lists,
                str(_("Its table of contents or index is not translated: Word makes it anew from the English.")),
            ),
            (self._has_charts, str(_("The tables behind its charts stay as they are: they are not translated."))),
            (foreign, str(_("The text of {foreign} in it was not read.", foreign=" and ".join(sorted(foreign))))),
        ]
        return tuple(doubt for reason, doubt in doubts if reason)

    def _story(self, root: Element, part: str, kind: ParagraphKind, place: str = "") -> Iterator[DocxParagraph]:
        return DocxStoryReader(root, self._shared, self.package.addresses(part), kind, place).units()

    def _page_parts(self, reference: str, kind: ParagraphKind) -> Iterator[DocxParagraph]:
        """Yield the paragraphs of all headers, or of all footers, in the order of the sections."""
        seen: set[str] = set()
        for element in descendants(self._body, reference):
            link = self._links.get(relationship_id(element) or "")
            if link is None or link.target in seen or link.target not in self.package:
                continue
            seen.add(link.target)
            place = kind.value + _TURNS.get(value(element, "type") or "default", "")
            yield from self._story(self.root(link.target), link.target, kind, place)

    def _notes(self, part: str, kind: ParagraphKind, referenced: dict[str, None]) -> Iterator[DocxParagraph]:
        """Yield the paragraphs of the footnotes, or of the endnotes, in the order in which the text refers to them."""
        name = next(iter(self.parts(part)), "")
        if not name or not referenced:
            return
        root = self.root(name)
        notes = {value(one, "id"): one for one in root if value(one, "type") not in _SEPARATORS}
        if any("".join(one.itertext()).strip() for one in root if value(one, "type") in _SEPARATORS):
            self.findings.foreign.add("the line above the notes")
        for index, identity in enumerate((identity for identity in referenced if identity in notes), 1):
            yield from self._story(notes[identity], name, kind, f"{kind.value} {index}")

    def _linked_root(self, kind: str) -> Element | None:
        name = next(iter(self.parts(kind)), "")
        return self.root(name) if name else None


def _main_part(package: OoxmlPackage) -> str:
    """Return the name of the main part of a Word package, usually `word/document.xml`.

    Raises:
        TranslatorError: It names none, or one that is not there.
    """
    links: list[OoxmlPartRelationship] = [link for link in package.relationships("").values() if link.type == _MAIN]
    if not links or links[0].target not in package:
        raise TranslatorError(
            _("{name} holds no Word document; save it as DOCX anew in Word or LibreOffice.", name=package.name)
        )
    return links[0].target
