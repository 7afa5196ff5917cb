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
from translator_gui.formats.ooxml import OoxmlPackage, child, descendants, property_texts, relationship_id, value
from translator_gui.formats.xml import Element
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ParagraphKind, SourcePicture
from translator_gui.model.errors import TranslatorError

_TURNS = {"default": "", "first": ", first page", "even": ", even pages"}
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


class DocxSourceDocument(OoxmlPackage):
    """A Word document opened to read its paragraphs, for import and for writing its translation.

    Attributes:
        findings: What was met; complete once all units are read.

    Raises:
        TranslatorError: The package is broken, or holds no Word document.
    """

    def __init__(self, name: str, data: bytes, *, as_before: bool = False) -> None:
        super().__init__(name, data)
        self.findings = DocxDetectedFeatures()
        if not self.main:
            raise TranslatorError(
                _("{name} holds no Word document; save it as DOCX anew in Word or LibreOffice.", name=name)
            )
        self._main_links = self.relationships(self.main)
        self._body = self.root(self.main)
        style_sheet = self._linked_root("styles")
        self.styles = DocxStyles(style_sheet)
        numbering = DocxListMarkerCounter(self._linked_root("numbering"), self.styles)
        self._shared = DocxReadingContext(
            DocxFormatResolver(self.styles, style_sheet), numbering, self.findings, as_before
        )
        self._has_charts = False

    @property
    def pictures(self) -> list[SourcePicture]:
        """The pictures met so far in the Word document."""
        return self._shared.pictures

    def parts(self, *kinds: str) -> list[str]:
        """Return the names of the parts of some types ("header", "styles" …) that the main part refers to."""
        return self.linked(self.main, *kinds)

    def units(self) -> Iterator[DocxParagraph]:
        """Yield the paragraphs of the Word document in the order of its parts.

        They are the body with its text boxes, headers, footers, footnotes, endnotes, charts and diagrams, properties.

        Raises:
            TranslatorError: A part is broken; a paragraph has too many tags.
        """
        body = child(self._body, "body")
        if body is None:
            raise TranslatorError(_("{name} holds no Word document; save it as DOCX anew.", name=self.name))
        yield from self._story(body, self.main, ParagraphKind.BODY)
        yield from self._page_parts("headerReference", ParagraphKind.HEADER)
        yield from self._page_parts("footerReference", ParagraphKind.FOOTER)
        yield from self._notes("footnotes", ParagraphKind.FOOTNOTE, self.findings.footnotes)
        yield from self._notes("endnotes", ParagraphKind.ENDNOTE, self.findings.endnotes)

        yield from self._figures()
        if part := self.properties_part():
            for text, place, home in property_texts(self.root(part)):
                yield from other_paragraph((text, place, (home,)))

    def _figures(self) -> Iterator[DocxParagraph]:
        """Yield the texts of the charts and diagrams of the Word document."""
        for name, parts in figure_parts(self):
            roots = readable_roots(self, parts)
            if not roots:
                self.findings.foreign.add(f"a {name.partition(' ')[0]}")
            for found in figure_texts(roots, name):
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
        return DocxStoryReader(root, self._shared, self.addresses(part), self.images(part), kind, place).units()

    def _page_parts(self, reference: str, kind: ParagraphKind) -> Iterator[DocxParagraph]:
        """Yield the paragraphs of all headers, or of all footers, in the order of the sections."""
        seen: set[str] = set()
        for element in descendants(self._body, reference):
            link = self._main_links.get(relationship_id(element) or "")
            if link is None or link.target in seen or link.target not in self:
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
