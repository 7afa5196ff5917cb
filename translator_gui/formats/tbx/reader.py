"""Read glossaries (TBX 2 and 3) as documents: the Urdu terms, with the English that is there; write them again."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from lxml import etree

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.inline import TaggedParagraph, tagged
from translator_gui.formats.paragraphs import clean_paragraph, errors_at, line_list, too_long
from translator_gui.formats.target_builder import TargetParagraph, insert_english
from translator_gui.formats.tmx.inline import fill, in_english, pieces
from translator_gui.formats.xml import Element, begins_with_element
from translator_gui.formats.xml_file import XML_LANG, EditableXmlFile, children, insert_after, language, local, words
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ImportedSentenceTranslation, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.segment import MAX_PARAGRAPH
from translator_gui.model.status import Status

KIND = _("a glossary (TBX)")
ROOTS = ("martif", "tbx")
ENTRIES = ("termEntry", "conceptEntry")
LANGUAGES = ("langSet", "langSec")
SECTIONS = ("tig", "ntig", "termSec")


class TbxTerm(NamedTuple):
    """A term of a TBX terminology file to translate, with its entry and its English, if any.

    Attributes:
        entry: The concept that it names.
        number: Of the entry, from 1.
        group: Of the terms of its language.
        element: Its `term`.
        order: Which of the terms of its language it is, from 0.
        tagged: The term as the translator sees it.
    """

    entry: Element
    number: int
    group: Element
    element: Element
    order: int
    tagged: TaggedParagraph

    @property
    def target(self) -> Element | None:
        """The English `term` element for this Urdu term, matched by order; None if there is none."""
        group = self.english_group
        found = [] if group is None else list(terms_of(group))
        return found[self.order] if self.order < len(found) else None

    @property
    def english_group(self) -> Element | None:
        """The element with the English terms of this term's entry; None if there is none."""
        groups = children(self.entry, *LANGUAGES)
        return next((one for one in groups if _code(one) == "en" and one is not self.group), None)

    @property
    def english(self) -> str:
        """The English that the TBX file has for the term, with tags; empty if there is none."""
        return "" if self.target is None else english_of(self, self.target)

    @property
    def place(self) -> str:
        """Subject field and entry of the term, as human-readable location."""
        identity = words_of(self.entry.get("id")) or str(self.number)
        field = _category_texts(self.entry, "subjectField")
        return ", ".join((*field[:1], f"entry {identity}"))

    @property
    def note(self) -> str:
        """The definitions of the term in its TBX entry, as a note for the translator."""
        told = [*_category_texts(self.entry, "definition"), *_category_texts(self.group, "definition")]
        english = self.english_group
        if english is not None:
            told += _category_texts(english, "definition")
        return "\n".join(dict.fromkeys(told))


def english_of(term: TbxTerm, target: Element) -> str:
    """Return the text of an English TBX term, with the inline tags of the Urdu term."""
    return clean_paragraph(in_english(target, term.tagged))


def open_tbx(name: str, data: bytes) -> EditableXmlFile:
    """Parse a TBX terminology file; raise if it is none.

    Raises:
        TranslatorError: Broken, hostile, or no TBX.
    """
    file = EditableXmlFile(name, data, KIND, LANGUAGES)
    if local(file.root) not in ROOTS:
        raise TranslatorError(
            _("{name}, line 1: its outermost element is neither <tbx> nor <martif>, so it is no TBX.", name=name)
        )
    return file


def all_entries(file: EditableXmlFile) -> Iterator[Element]:
    """Iterate over the concept entries of a TBX file, in order."""
    for text in children(file.root, "text"):
        for body in children(text, "body"):
            yield from children(body, *ENTRIES)


def source_language(file: EditableXmlFile) -> str:
    """Return the language of a TBX file to translate from: Urdu if present, else another but English."""
    codes = dict.fromkeys(_code(one) for entry in all_entries(file) for one in children(entry, *LANGUAGES))
    if "ur" in codes:
        return "ur"
    own = language(file.root).partition("-")[0]
    others = [code for code in codes if code not in {"en", ""}]
    return own if own in others else next(iter(others or codes), "")


def terms(name: str, file: EditableXmlFile) -> Iterator[TbxTerm]:
    """Yield the terms of a TBX file to translate, in order.

    Raises:
        TranslatorError: A term with too many tags.
    """
    source = source_language(file)
    for number, entry in enumerate(all_entries(file), 1):
        group = next((one for one in children(entry, *LANGUAGES) if _code(one) == source), None)
        for index, element in enumerate(terms_of(group) if group is not None else ()):
            with errors_at(_("{name}, line {line}", name=name, line=element.sourceline)):
                found = tagged(pieces(element))
            if group is not None and clean_paragraph(without_tags(found.text)):
                yield TbxTerm(entry, number, group, element, index, found)


def terms_of(group: Element) -> Iterator[Element]:
    """Iterate over the `term` elements of one language of a TBX entry, one per section."""
    for section in children(group, *SECTIONS):
        if (term := next((one for one in section.iter() if local(one) == "term"), None)) is not None:
            yield term


def words_of(text: str | None) -> str:
    """Return a text of a TBX file on one line, with single spaces; empty for None."""
    return " ".join((text or "").split())


def _code(group: Element) -> str:
    return language(group).partition("-")[0]


def _category_texts(element: Element, category: str) -> list[str]:
    """Return the texts of a TBX data category ("definition") of an element, in either style of TBX."""
    found: list[str] = []
    for child in element:
        inner = next(children(child, "descrip", category), None) if local(child) == "descripGrp" else child
        if inner is not None and category in {local(inner), inner.get("type")} and (text := words(inner)):
            found.append(text)
    return found


class TbxReader:
    """Reads terminology files (TBX) and writes them again with English terms."""

    id = "tbx"
    suffixes = (".tbx",)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is TBX, by its ending or its outermost element."""
        return suffix in self.suffixes or begins_with_element(data, "martif", "tbx")

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read a TBX file: one paragraph per term, with its English, if any.

        Raises:
            TranslatorError: Broken, hostile, no TBX, or a term that is too long.
        """
        del options  # XML tells its encoding
        file = open_tbx(name, data)
        paragraphs: list[SourceParagraph] = []
        for term in terms(name, file):
            text = term.tagged.text
            if len(text) > MAX_PARAGRAPH:
                raise too_long(name, line_list([term.element.sourceline or 0]), text)
            english = term.english
            status = Status.TRANSLATED if english else Status.NOT_STARTED
            given = (ImportedSentenceTranslation(0, english, status, "" if term.order else term.note),)
            paragraphs.append(SourceParagraph(text, place=term.place, tags=term.tagged.tags, sentences=given))
        source = source_language(file)
        foreign = (
            _("No term is Urdu: those in another language ({language}) were read.", language=source)
            if source
            else _("No term is Urdu: those in a language without a name were read.")
        )
        doubts = () if source == "ur" or not paragraphs else (str(foreign),)
        return SourceDocument(name, self.id, data, tuple(paragraphs), doubts=doubts)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original TBX file again with the English terms."""
        file = open_tbx(original.name, original.data)
        found = list(terms(original.name, file))
        targets = [term.target for term in found]
        for term, target, paragraph in zip(found, targets, pace.over(paragraphs), strict=True):
            pieces = paragraph.pieces
            if not any(piece.text and not piece.urdu for piece in pieces):
                if target is not None:
                    _remove(file, term, target)
            elif target is None or "".join(piece.text for piece in pieces) != english_of(term, target):
                fill(_added(file, term) if target is None else target, insert_english(term.tagged, pieces))
                _mark_changed(file, term)
        stream.write(file.written())


def _mark_changed(file: EditableXmlFile, term: TbxTerm) -> None:
    if (group := term.english_group) is not None:
        file.change(group)


def _remove(file: EditableXmlFile, term: TbxTerm, target: Element) -> None:
    """Remove an English term from a TBX file with its section; the language too if it was the last term."""
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
    """Insert an empty English term into a TBX entry, with a section like that of the Urdu term; return it."""
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
