"""Reads the paragraphs of an InDesign document in the order of its pages, with warnings about its content."""

from collections.abc import Iterator
from urllib.parse import unquote

from translator_gui.formats.idml.package import MAP, IdmlPackage
from translator_gui.formats.idml.pages import IdmlPages, hidden_layers, link_targets, page_size
from translator_gui.formats.idml.story import (
    IdmlFindings,
    IdmlHome,
    IdmlParagraph,
    IdmlStoryContext,
    IdmlStoryReader,
    alternative_text,
    plain_unit,
)
from translator_gui.formats.idml.styles import IdmlStyles
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import local
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ParagraphKind
from translator_gui.model.errors import TranslatorError
from translator_gui.text.direction import has_rtl

_SPREADS = ("Spread", "MasterSpread")
_METADATA = "META-INF/metadata.xml"


class IdmlSourceDocument(IdmlPackage):
    """An InDesign document opened to read its paragraphs, for import and for writing its translation.

    Attributes:
        parts: The names of the parts of each kind ("Spread", "Story", "Styles" …) that its map lists, in order.
        styles: Its styles, as they are before anything is written.
        is_right_bound: Whether its pages turn from left to right.

    Raises:
        TranslatorError: The package is broken, or holds no InDesign document.
    """

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(name, data)
        if MAP not in self or local(self.root(MAP)) != "Document":
            raise TranslatorError(
                _("{name} holds no InDesign document; export it as IDML anew in InDesign.", name=name)
            )
        self.parts: dict[str, list[str]] = {}
        for one in self.root(MAP):
            if (source := one.get("src")) is not None:
                self.parts.setdefault(local(one), []).append(self._name(source))
        styles = next((self.parse(part) for part in self.parts.get("Styles", ())), None)
        self.styles = IdmlStyles(styles)
        roots = [self.root(part) for part in self.parts.get("Preferences", ())]
        bindings = (one.get("PageBinding") for root in roots for one in root.iter("DocumentPreference"))
        self.is_right_bound = "RightToLeft" in bindings
        self._findings = IdmlFindings()
        targets = link_targets(self.root(MAP))
        self._context = IdmlStoryContext(self.styles, targets, self._findings, self._anchored)
        self._stories: dict[str, Element] = {}
        for part in self.parts.get("Story", ()):
            self._stories.update((one.get("Self", ""), one) for one in self.root(part).iter("Story"))
        self._read: set[str] = set()

    @property
    def has_facing_pages(self) -> bool:
        """Whether pages stand side by side, so that binding the document at the other edge moves them."""
        spreads = (one for kind in _SPREADS for part in self.parts.get(kind, ()) for one in self.root(part))
        return any(len(list(one.iterchildren("Page"))) > 1 for one in spreads)

    def units(self) -> Iterator[IdmlParagraph]:
        """Yield the paragraphs of the document.

        They are the stories on the pages, those of the master pages, and those that stand on no page; then the texts
        that stand for pictures, text variables, bookmarks, and titles of tables of contents.

        Raises:
            TranslatorError: A part is broken; a paragraph has too many tags.
        """
        directions = [one.get("StoryDirection") for story in self._stories.values() for one in story]
        pages = IdmlPages(
            hidden_layers(self.root(MAP)),
            page_size(self.root(part) for part in self.parts.get("Preferences", ())),
            is_rtl=self.is_right_bound or "RightToLeftDirection" in directions,
        )
        spreads = [
            one for kind in _SPREADS for part in self.parts.get(kind, ()) for one in self.root(part).iterchildren(kind)
        ]
        for spread in spreads:
            pages.add_spread(spread)
        for placed in pages.stories():
            kind = ParagraphKind.TEXT_BOX if placed.place.startswith("master page") else ParagraphKind.BODY
            yield from self._story(placed.story, kind, placed.place, placed.first_place)
        frames = (one for story in self._stories.values() for one in story.iter())
        anchored = {one.get("ParentStory") for one in frames}
        for story in [*(one for one in self._stories if one not in anchored), *self._stories]:
            yield from self._story(story, ParagraphKind.TEXT_BOX, "on no page")
        for spread in spreads:
            for one in spread.iter("ObjectExportOption"):
                yield from alternative_text(one, "")
        yield from self._names()

    def doubts(self) -> tuple[str, ...]:
        """Return warnings about content of the document that is not translated; complete once all is read."""
        found = self._findings
        doubts: list[tuple[object, str]] = [
            (found.tracked, str(_("It has tracked changes: they were read as accepted."))),
            (
                found.notes,
                str(_("Its notes ({notes}) stay as they are: they are not translated.", notes=found.notes)),
            ),
            (found.ruby, str(_("The small text above other text (ruby) stays as it is."))),
            (self._has_unplaced_xml(), str(_("The text of its XML structure that is on no page was not read."))),
            (
                any(has_rtl(one.get("Name", "")) for one in self.root(MAP).iter("Topic")),
                str(_("The entries of its index stay as they are: they are not translated.")),
            ),
            (
                _METADATA in self and has_rtl("".join(self.root(_METADATA).itertext())),
                str(_("Its title, its keywords and other properties of the file stay as they are.")),
            ),
            (
                self.is_right_bound and self.has_facing_pages,
                str(_("It is bound at the right and stays so; InDesign changes that in File > Document Setup.")),
            ),
        ]
        return tuple(doubt for reason, doubt in doubts if reason)

    def instances_of(self, variable: str) -> Iterator[Element]:
        """Iterate over the places in the text that show a text variable, by its identifier."""
        for story in self._stories.values():
            for one in story.iter("TextVariableInstance"):
                if one.get("AssociatedTextVariable") == variable:
                    yield one

    def _name(self, source: str) -> str:
        source = source.lstrip("/")
        return source if source in self else unquote(source)

    def _story(self, story: str, kind: ParagraphKind, place: str, first_place: str = "") -> Iterator[IdmlParagraph]:
        """Yield the paragraphs of a story, unless it is missing or has been read: frames may lead to one another."""
        if story in self._stories and story not in self._read:
            self._read.add(story)
            yield from IdmlStoryReader(self._stories[story], self._context, kind, place, first_place).units()

    def _anchored(self, story: str, place: str) -> Iterator[IdmlParagraph]:
        return self._story(story, ParagraphKind.TEXT_BOX, place)

    def _names(self) -> Iterator[IdmlParagraph]:
        """Yield the Urdu of text variables, of bookmarks, and the titles of tables of contents."""
        document = self.root(MAP)
        for variable in document.iter("TextVariable"):
            for one in variable.iter("Contents"):
                text = one.text or ""
                instances = self.instances_of(variable.get("Self", ""))
                shown = [IdmlHome(found, "ResultText") for found in instances if found.get("ResultText") == text]
                if has_rtl(text):
                    yield from plain_unit(text, (IdmlHome(one), *shown), f"text variable {variable.get('Name', '')}")
        for bookmark in document.iter("Bookmark"):
            if has_rtl(bookmark.get("Name", "")):
                yield from plain_unit(bookmark.get("Name", ""), (IdmlHome(bookmark, "Name"),), "bookmark")
        for part in self.parts.get("Styles", ()):
            for style in self.root(part).iter("TOCStyle"):
                if has_rtl(style.get("Title", "")):
                    homes = (IdmlHome(style, "Title"),)
                    yield from plain_unit(style.get("Title", ""), homes, "title of a table of contents")

    def _has_unplaced_xml(self) -> bool:
        stories = (self.root(part) for part in self.parts.get("BackingStory", ()))
        return any(any(map(str.isalnum, "".join(one.itertext()))) for root in stories for one in root.iter("Content"))
