"""Reads the paragraphs of a presentation in order, with warnings about its content."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from translator_gui.formats.ooxml import OoxmlPackage, name_of, property_texts, relationship_id
from translator_gui.formats.pptx.charts import PptxChart
from translator_gui.formats.pptx.diagrams import PptxDiagram
from translator_gui.formats.pptx.story import PptxHome, PptxPage, PptxParagraph, PptxShapeReader, plain_unit
from translator_gui.formats.pptx.text_styles import (
    PptxStyleResolver,
    all_of,
    find_child,
    is_on,
    placeholder,
    placeholder_type,
)
from translator_gui.formats.xml import Element
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.text.direction import has_rtl

if TYPE_CHECKING:
    from translator_gui.model.document import SourcePicture


class PptxSourcePresentation(OoxmlPackage):
    """A presentation opened to read its paragraphs, for import and for writing its translation.

    Attributes:
        slides: The names of its slides, in order.
        charts: Its charts, once all is read.
        diagrams: Its SmartArt diagrams, likewise.
        pictures: Its pictures, likewise.
        copies: Its alternatives for newer programs, each with the one for older ones; likewise.

    Raises:
        TranslatorError: The package is broken, or holds no presentation.
    """

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(name, data)
        self.charts: list[PptxChart] = []
        self.diagrams: list[PptxDiagram] = []
        self.pictures: list[SourcePicture] = []
        self.copies: list[tuple[Element, Element]] = []
        if not self.main or name_of(self.root(self.main)) != "p:presentation":
            raise TranslatorError(
                _("{name} holds no presentation; save it as PPTX anew in PowerPoint or LibreOffice.", name=name)
            )
        self._default = find_child(self.root(self.main), "p:defaultTextStyle")
        links = self.relationships(self.main)
        listed = find_child(self.root(self.main), "p:sldIdLst")
        found = (links.get(relationship_id(one) or "") for one in (() if listed is None else listed))
        self.slides = list(dict.fromkeys(link.target for link in found if link is not None and link.target in self))
        self._foreign: set[str] = set()

    def styles(self, part: str) -> PptxStyleResolver:
        """Return what the paragraphs of a slide, layout, master or notes page inherit."""
        above: list[str] = []
        for kind in ("slideLayout", "slideMaster", "notesMaster"):
            above += self.linked(above[-1] if above else part, kind)[:1]
        roots = [self.root(one) for one in above if one != part]
        if name_of(self.root(part)) in {"p:sldMaster", "p:notesMaster", "p:handoutMaster"}:
            roots = [self.root(part)]
        return PptxStyleResolver(tuple(roots), self._default)

    def units(self) -> Iterator[PptxParagraph]:
        """Yield the paragraphs of the presentation: each slide and its notes, what stands on its layouts, its names.

        Placeholders of layouts and masters only say what to type; they are not read.

        Raises:
            TranslatorError: A part is broken; a paragraph has too many tags.
        """
        for number, part in enumerate(self.slides, 1):
            show = self.root(part).get("show")
            place = f"slide {number}" if show is None or is_on(show) else f"slide {number}, hidden"
            yield from PptxShapeReader(self._page(part, place), _is_any).units()
            for notes in self.linked(part, "notesSlide"):
                yield from PptxShapeReader(self._page(notes, f"{place}, notes"), _is_written).units()
        layouts = list(dict.fromkeys(one for part in self.slides for one in self.linked(part, "slideLayout")))
        masters = list(dict.fromkeys(one for part in layouts for one in self.linked(part, "slideMaster")))
        for part in [*masters, *layouts]:
            name = find_child(self.root(part), "p:cSld")
            place = (
                "slide master" if part in masters else f"slide layout {'' if name is None else name.get('name', '')}"
            )
            yield from PptxShapeReader(self._page(part, place.strip()), lambda one: placeholder(one) is None).units()
        yield from self._names()

    def doubts(self) -> tuple[str, ...]:
        """Return warnings about content of the presentation that is not translated; complete once all is read."""
        parts = [part for part in self if part.startswith("ppt/comments/") and part.endswith(".xml")]
        comments = sum(1 for part in parts for one in self.parse(part).iter() if str(one.tag).endswith("}cm"))
        formulas = (one for root in self.roots.values() for one in root.iter("{*}oMath"))
        if any(has_rtl("".join(str(text) for text in one.itertext())) for one in formulas):
            self._foreign.add("a formula")
        doubts: list[tuple[object, str]] = [
            (
                comments,
                str(_("Its comments ({comments}) stay as they are: they are not translated.", comments=comments)),
            ),
            (
                self._foreign,
                str(_("The text of {foreign} in it was not read.", foreign=" and ".join(sorted(self._foreign)))),
            ),
        ]
        return tuple(doubt for reason, doubt in doubts if reason)

    def _names(self) -> Iterator[PptxParagraph]:
        """Yield the Urdu names of sections, and the Urdu properties of the presentation."""
        for section in self.root(self.main).iter("{*}section"):
            if has_rtl(name := section.get("name", "")):
                yield from plain_unit(name, (PptxHome(section, "name"),), "name of a section")
        if part := self.properties_part():
            for text, place, home in property_texts(self.root(part)):
                yield from plain_unit(text, (PptxHome(home),), place)

    def _page(self, part: str, place: str) -> PptxPage:
        def embedded(element: Element, place: str) -> Iterator[PptxParagraph]:
            return self._embedded(part, element, place)

        targets = self.addresses(part)
        has_notes = name_of(self.root(part)) == "p:notes"
        return PptxPage(
            self.root(part),
            self.styles(part),
            targets,
            place,
            embedded,
            self.copies,
            has_notes,
            self.images(part),
            self.pictures,
        )

    def _embedded(self, part: str, element: Element, place: str) -> Iterator[PptxParagraph]:
        """Yield the paragraphs of a chart or diagram that an element of a slide's frame refers to."""
        links = self.relationships(part)
        name = name_of(element)
        if name in {"c:chart", "cx:chart"}:
            link = links.get(relationship_id(element) or "")
            if link is not None and link.target in self:
                chart = PptxChart(link.target, self.root(link.target), place)
                chart.drawings = [self.root(one) for one in self.linked(link.target, "chartUserShapes")]
                self.charts.append(chart)
                yield from chart.units()
        elif name == "dgm:relIds":
            ids = {str(key).rpartition("}")[2]: str(what) for key, what in element.attrib.items()}
            link = links.get(ids.get("dm", ""))
            if link is not None and link.target in self:
                diagram = PptxDiagram(self.root(link.target), place)
                drawing = links.get(diagram.drawing_id)
                if drawing is not None and drawing.target in self:
                    diagram.drawing = self.root(drawing.target)
                self.diagrams.append(diagram)
                yield from diagram.units()
        elif next(all_of(element, "p:oleObj"), None) is not None:
            self._foreign.add("an embedded object")


def _is_any(_shape: Element) -> bool:
    return True


def _is_written(shape: Element) -> bool:
    """Whether a shape of a notes page holds what the speaker wrote, its header or footer, or fills no placeholder."""
    mark = placeholder(shape)
    return mark is None or placeholder_type(mark) in {"body", "hdr", "ftr"}
