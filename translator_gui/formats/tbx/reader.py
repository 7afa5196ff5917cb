"""Glossaries (TBX 2 and 3) as documents: the Urdu terms of their entries, with the English that is there."""

from collections.abc import Sequence
from typing import BinaryIO

from lxml import etree

from translator_gui.formats.base import OriginalDocument, ProgressTracker, ReadOptions
from translator_gui.formats.paragraphs import too_long
from translator_gui.formats.target_builder import TargetParagraph, placed
from translator_gui.formats.tbx.entries import SECTIONS, TbxTerm, english_of, opened, source_language, terms
from translator_gui.formats.tbx.faults import faults
from translator_gui.formats.tmx.inline import fill
from translator_gui.formats.xml import Element, begins_with_element
from translator_gui.formats.xml_file import XML_LANG, EditableXmlFile, children, insert_after, local
from translator_gui.model.document import ImportedSentence, SourceDocument, SourceParagraph
from translator_gui.model.segment import MAX_PARAGRAPH
from translator_gui.model.status import Status


class TbxReader:
    """A .tbx file."""

    id = "tbx"
    name = "glossary (TBX)"
    suffixes = (".tbx",)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """By its ending, or by its outermost element."""
        return suffix in self.suffixes or begins_with_element(data, "martif", "tbx")

    def read(self, name: str, data: bytes, options: ReadOptions) -> SourceDocument:
        """A paragraph a term.

        Raises:
            TranslatorError: Broken, hostile, no TBX, or a term that is too long.
        """
        del options  # XML tells its encoding
        file = opened(name, data)
        paragraphs: list[SourceParagraph] = []
        for term in terms(name, file):
            text = term.tagged.text
            if len(text) > MAX_PARAGRAPH:
                raise too_long(name, f"line {term.element.sourceline}", text)
            english = term.english
            status = Status.TRANSLATED if english else Status.NOT_STARTED
            given = (ImportedSentence(0, english, status, "" if term.order else term.note),)
            paragraphs.append(SourceParagraph(text, place=term.place, tags=term.tagged.tags, given=given))
        source = source_language(file)
        foreign = (f"No term is Urdu: those in another language ({source or 'unnamed'}) were read.",)
        doubts = (*(() if source == "ur" or not paragraphs else foreign), *faults(file))
        return SourceDocument(name, self.id, data, tuple(paragraphs), doubts=doubts)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ProgressTracker
    ) -> None:
        """See `OriginalWriter`: what has English gets it, all else stays as it is."""
        file = opened(original.name, original.data)
        found = list(terms(original.name, file))
        targets = [term.target for term in found]
        for term, target, paragraph in zip(found, targets, pace.over(paragraphs), strict=True):
            pieces = paragraph.pieces
            if not any(piece.text and not piece.urdu for piece in pieces):
                if target is not None:
                    _remove(file, term, target)
            elif target is None or "".join(piece.text for piece in pieces) != english_of(term, target):
                fill(_added(file, term) if target is None else target, placed(term.tagged, pieces))
                _tell(file, term)
        stream.write(file.written())


def _tell(file: EditableXmlFile, term: TbxTerm) -> None:
    if (group := term.english_group) is not None:
        file.change(group)


def _remove(file: EditableXmlFile, term: TbxTerm, target: Element) -> None:
    """Takes a term out with its section; with the last one its language too."""
    group = term.english_group
    if group is None:
        return
    sections = list(children(group, *SECTIONS))
    if len(sections) == 1:
        file.remove(group)
        return
    for section in sections:
        if target in set(section.iter()):
            group.remove(section)
    file.change(group)


def _added(file: EditableXmlFile, term: TbxTerm) -> Element:
    """A place for the English of a term: a section like its own, in the entry's English, which is made if need be."""
    section = next(one for one in children(term.group, *SECTIONS) if term.element in set(one.iter()))
    made = etree.Element(section.tag)
    wrapped = term.element.getparent()
    inner = made if wrapped is None or wrapped is section else etree.SubElement(made, wrapped.tag)
    word = etree.SubElement(inner, term.element.tag)
    for before, element in ((section, made), (wrapped, inner)):
        # As far in as the Urdu.
        element.text = before.text if before is not None else None
        element[-1].tail = _last_space(before)
    group = term.english_group
    if group is None or not list(children(group, *SECTIONS)):
        group = etree.Element(term.group.tag, {XML_LANG: "en"})
        group.text, made.tail = _space(term.group.text), _last_space(term.group)
        group.append(made)
        file.add(_groups(term)[-1], group)
    else:
        insert_after(list(children(group, *SECTIONS))[-1], made)
    return word


def _groups(term: TbxTerm) -> Sequence[Element]:
    return [one for one in term.entry if local(one) == local(term.group)]


def _last_space(element: Element | None) -> str | None:
    return _space(element[-1].tail) if element is not None and len(element) else None


def _space(text: str | None) -> str | None:
    return text if text is None or not text.strip() else None
