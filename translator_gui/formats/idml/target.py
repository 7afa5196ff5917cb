"""Writes an original InDesign document in English; parts without text or direction stay."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO, NamedTuple

from translator_gui.formats.base import ExportProgress, OriginalDocument
from translator_gui.formats.idml.direction import (
    bind_at_left,
    english_language,
    keep_font,
    split_range,
    to_english,
    turn_part,
    turn_range,
    turn_styles,
)
from translator_gui.formats.idml.document import IdmlSourceDocument
from translator_gui.formats.idml.inline import LINKS
from translator_gui.formats.idml.package import MAP, PARAGRAPH, RUN
from translator_gui.formats.idml.rebuilding import write_paragraph
from translator_gui.formats.idml.styles import IdmlStyles
from translator_gui.formats.inline import TargetTextPiece, TargetToken
from translator_gui.formats.target_builder import TargetParagraph, bracket_untranslated, insert_english
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import local
from translator_gui.text.direction import has_rtl


class _FilledParagraph(NamedTuple):
    """A paragraph whose text has been written: the break that ends it, and whether its Urdu waits."""

    end: Element | None
    waits: bool
    was_urdu: bool


def write_indesign(
    stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
) -> None:
    """Write the English InDesign document: the source file with its Urdu replaced by the translation."""
    target = _Target(original)
    target.fill(paragraphs, pace)
    target.turn()
    target.write(stream)


class _Target:
    def __init__(self, original: OriginalDocument) -> None:
        self._document = IdmlSourceDocument(original.name, original.data)
        self._units = list(self._document.units())
        self._sources = self._link_sources()
        self._language = english_language(self._document.root(MAP))
        self._ranges: dict[Element, list[_FilledParagraph]] = {}

    def fill(self, paragraphs: Sequence[TargetParagraph], pace: ExportProgress) -> None:
        """Replace the Urdu paragraphs of the document by the English, in its order."""
        for unit, paragraph in zip(self._units, pace.over(paragraphs), strict=True):
            tokens = bracket_untranslated(insert_english(unit.content, paragraph.pieces))
            write_paragraph(unit, tokens, partial(self._adapt, unit.range))
            if unit.range is not None:
                filled = _FilledParagraph(unit.end, _waits(tokens), has_rtl(unit.paragraph.text))
                self._ranges.setdefault(unit.range, []).append(filled)

    def turn(self) -> None:
        """Make all parts of the English document left-to-right; Urdu that waits stays as it was."""
        document, before = self._document, self._document.styles
        for part in (*document.parts.get("Styles", ()), *document.parts.get("Preferences", ())):
            turn_styles(document.root(part), before, self._language)
        after = IdmlStyles(next((document.root(part) for part in document.parts.get("Styles", ())), None))
        for part in document.parts.get("Story", ()):
            self._turn_story(document.root(part), before, after)
        turn_part(document.root(MAP))
        self._forget_links()
        if not document.has_facing_pages:
            for part in document.parts.get("Preferences", ()):
                bind_at_left(document.root(part))

    def _turn_story(self, story: Element, before: IdmlStyles, after: IdmlStyles) -> None:
        """Make the ranges and tables of a story left-to-right; notes of editors are not translated, and stay."""
        for one in list(story.iter(PARAGRAPH, RUN)):
            if next(one.iterancestors("Note"), None) is not None:
                continue
            if local(one) == PARAGRAPH:
                for paragraph, stays, was_urdu in _split(one, self._ranges.get(one, ())):
                    turn_range(paragraph, before, after, self._language, stays=stays, was_urdu=was_urdu)
            elif not any(has_rtl("".join(text.itertext())) for text in one.iterchildren("Content")):
                to_english(one, self._language)
        turn_part(story)

    def write(self, stream: BinaryIO) -> None:
        """Write the ZIP package of the English document; unchanged parts are copied from the source file."""
        self._document.write(stream)

    def _link_sources(self) -> set[str]:
        """Return the identifiers of the texts in the stories that are links."""
        stories = (self._document.root(part) for part in self._document.parts.get("Story", ()))
        return {one.get("Self", "") for story in stories for one in story.iter(*LINKS)}

    def _forget_links(self) -> None:
        """Remove links whose text the translator left out: InDesign looks for the text of each."""
        gone = self._sources - self._link_sources()
        for one in list(self._document.root(MAP).iter("Hyperlink")):
            parent = one.getparent()
            if parent is not None and one.get("Source") in gone:
                parent.remove(one)

    def _adapt(self, paragraph: Element | None, run: Element, source: Element, text: TargetTextPiece) -> None:
        """Change the copy of a character range for English; for Urdu that waits, keep its font."""
        if text.urdu:
            keep_font(run, self._document.styles.font(source, paragraph))
        else:
            to_english(run, self._language)


def _waits(tokens: Sequence[TargetToken]) -> bool:
    """Whether a paragraph holds Urdu and no English."""
    texts = [token for token in tokens if isinstance(token, TargetTextPiece) and token.text.strip()]
    return any(text.urdu for text in texts) and not any(
        not text.urdu and any(map(str.isalnum, text.text)) for text in texts
    )


def _split(paragraph: Element, filled: Sequence[_FilledParagraph]) -> Iterator[tuple[Element, bool, bool]]:
    """Split a paragraph range where translated paragraphs meet waiting ones, which run in another direction.

    Yields:
        Each range, from the last to the first so that little moves; whether its paragraphs wait, and were Urdu.
    """
    end = len(filled)
    for at in range(end - 1, 0, -1):
        last = _child_of(paragraph, filled[at - 1].end) if filled[at - 1].waits != filled[at].waits else None
        if last is not None:
            yield split_range(paragraph, last), *_fate(filled[at:end])
            end = at
    yield paragraph, *_fate(filled[:end])


def _fate(filled: Sequence[_FilledParagraph]) -> tuple[bool, bool]:
    return bool(filled) and all(one.waits for one in filled), any(one.was_urdu for one in filled)


def _child_of(paragraph: Element, end: Element | None) -> Element | None:
    """Return the child of a paragraph range that ends with a break; None if the break stands deeper."""
    parent = None if end is None else end.getparent()
    if parent is paragraph:
        return end
    return parent if parent is not None and parent.getparent() is paragraph and parent[-1] is end else None
