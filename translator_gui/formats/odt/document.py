"""Iterates over the paragraphs of an OpenDocument text, for reading and writing alike."""

from collections.abc import Iterator

from translator_gui.formats.odt.inline import OdtDetectedFeatures
from translator_gui.formats.odt.names import child, children, name_of, value
from translator_gui.formats.odt.package import OdtPackage
from translator_gui.formats.odt.story import OdtParagraph, OdtStoryReader, OdtTextBoxCounter
from translator_gui.formats.odt.styles import OdtStyles
from translator_gui.formats.xml import Element
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ParagraphKind, SourcePicture
from translator_gui.text.direction import has_rtl

_INDEX = _(
    "The lines of its table of contents or index are not shown: those that repeat a heading take its English; update "
    "it in the word processor."
)
_PROPERTIES = {
    "dc:title": "title of the document",
    "dc:subject": "subject of the document",
    "dc:description": "comments on the document",
    "meta:keyword": "keyword of the document",
}
_FOOTNOTE = ParagraphKind.FOOTNOTE.value
_TURNS = {"": "", "first": ", first page", "left": ", even pages"}


class OdtSourceDocument:
    """An OpenDocument text opened to read its paragraphs, for import and for writing its translation."""

    def __init__(self, package: OdtPackage) -> None:
        self._package = package
        self._findings = OdtDetectedFeatures()
        self._counts = OdtTextBoxCounter()
        self._read = self._rtl = self._pushed = 0
        self.styles = OdtStyles(package.content, package.styles)
        """Those of the body."""
        common = package.styles
        self.page_styles = self.styles if common is None or common is package.content else OdtStyles(common, common)
        """Those of headers and footers."""

    @property
    def is_rtl(self) -> bool:
        """Whether most paragraphs of the OpenDocument text are right-to-left; valid once all have been read."""
        return self._rtl * 2 > self._read

    @property
    def is_pushed(self) -> bool:
        """Whether most Urdu is set left-to-right, only aligned right; valid once all paragraphs have been read."""
        return self._pushed * 2 > self._read

    @property
    def pictures(self) -> list[SourcePicture]:
        """The pictures met so far in the OpenDocument text."""
        return self._counts.pictures

    def units(self) -> Iterator[OdtParagraph]:
        """Yield the OpenDocument paragraphs: body with boxes, headers, footers, footnotes, endnotes, properties."""
        for unit in self._units():
            if unit.is_plain:
                yield unit
                continue
            self._read += 1
            style = value(unit.element, "text:style-name")
            is_rtl = unit.styles.is_rtl(style)
            self._rtl += is_rtl
            pushed = not is_rtl and unit.styles.paragraph(style).get("fo:text-align") in {"right", "end"}
            self._pushed += pushed and has_rtl(unit.source.text)
            yield unit

    def doubts(self) -> tuple[str, ...]:
        """Return warnings about content of the OpenDocument text that is not translated; complete once all is read."""
        found = self._findings
        doubts: list[tuple[object, str]] = [
            (found.tracked, str(_("It has tracked changes: they were read as accepted."))),
            (
                found.comments,
                str(_("Its comments ({comments}) are kept and are not translated.", comments=found.comments)),
            ),
            (found.hidden, str(_("It has hidden text, which is kept and is not translated."))),
            (found.indexes, str(_INDEX)),
            (
                found.urdu_fields,
                str(_("Fields that show Urdu (its title, a placeholder …) are kept and are not translated.")),
            ),
            (
                found.readings,
                str(_("The text of {foreign} in it was not read.", foreign="a reading above a word")),
            ),
            (found.objects, str(_("The text of charts or other objects in it was not read."))),
        ]
        return tuple(doubt for reason, doubt in doubts if reason)

    def _units(self) -> Iterator[OdtParagraph]:
        counts = self._counts
        body = OdtStoryReader(self.styles, self._findings, counts)
        text = child(self._package.body, "office:text")
        if text is not None:
            yield from body.units(text, ParagraphKind.BODY)
        notes = list(self._findings.notes)
        pages = OdtStoryReader(self.page_styles, self._findings, counts)
        for kind in (ParagraphKind.HEADER, ParagraphKind.FOOTER):
            for part, place in self._page_parts(kind):
                yield from pages.units(part, kind, place)
        for kind in (ParagraphKind.FOOTNOTE, ParagraphKind.ENDNOTE):
            of_kind = [
                one for one in notes if (value(one, "text:note-class") == "endnote") is (kind is ParagraphKind.ENDNOTE)
            ]
            for at, note in enumerate(of_kind, 1):
                note_body = child(note, "text:note-body")
                if note_body is not None:
                    yield from body.units(note_body, kind, f"{kind.value} {at}")

        properties = child(self._package.meta, "office:meta")
        for one in () if properties is None else properties:
            if place := _PROPERTIES.get(name_of(one)):
                yield from body.plain_text(one, place)

    def _page_parts(self, kind: ParagraphKind) -> Iterator[tuple[Element, str]]:
        masters = child(self._package.styles, "office:master-styles")
        for master in children(masters, "style:master-page"):
            for one in master:
                name = name_of(one).partition(":")[2]
                turn = name.removeprefix(kind.value).removeprefix("-")
                if name.startswith(kind.value) and turn in _TURNS and value(one, "style:display") != "false":
                    yield one, kind.value + _TURNS[turn]
