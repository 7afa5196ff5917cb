"""The entries of a TBX file, version 2 (`martif`) or 3 (`tbx`, in either style): Urdu terms and their English."""

from collections.abc import Iterator
from typing import NamedTuple

from translator_gui.formats.inline import TaggedParagraph, tagged
from translator_gui.formats.paragraphs import clean_paragraph
from translator_gui.formats.tmx.inline import in_english, pieces
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import EditableXmlFile, children, language, local, words
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags

KIND = "a glossary (TBX)"
ROOTS = ("martif", "tbx")
ENTRIES = ("termEntry", "conceptEntry")
LANGUAGES = ("langSet", "langSec")
SECTIONS = ("tig", "ntig", "termSec")


class TbxTerm(NamedTuple):
    """A term to translate.

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
        """The `term` of its English, if there is one: the first for the first, and so on."""
        group = self.english_group
        found = [] if group is None else list(terms_of(group))
        return found[self.order] if self.order < len(found) else None

    @property
    def english_group(self) -> Element | None:
        """The English terms of the entry."""
        groups = children(self.entry, *LANGUAGES)
        return next((one for one in groups if _code(one) == "en" and one is not self.group), None)

    @property
    def english(self) -> str:
        """The English that is there, with tags."""
        return "" if self.target is None else english_of(self, self.target)

    @property
    def place(self) -> str:
        """The field that it belongs to, and its entry."""
        identity = words_of(self.entry.get("id")) or str(self.number)
        field = _told(self.entry, "subjectField")
        return ", ".join((*field[:1], f"entry {identity}"))

    @property
    def note(self) -> str:
        """What it means, as the entry or its Urdu part tells."""
        told = [*_told(self.entry, "definition"), *_told(self.group, "definition")]
        english = self.english_group
        if english is not None:
            told += _told(english, "definition")
        return "\n".join(dict.fromkeys(told))


def english_of(term: TbxTerm, target: Element) -> str:
    """The English of a term, with its tags."""
    return clean_paragraph(in_english(target, term.tagged))


def opened(name: str, data: bytes) -> EditableXmlFile:
    """A TBX file.

    Raises:
        TranslatorError: Broken, hostile, or no TBX.
    """
    file = EditableXmlFile(name, data, KIND, LANGUAGES)
    if local(file.root) not in ROOTS:
        raise TranslatorError(f"{name}, line 1: its outermost element is neither <tbx> nor <martif>, so it is no TBX.")
    return file


def all_entries(file: EditableXmlFile) -> Iterator[Element]:
    """Every entry, in order."""
    for text in children(file.root, "text"):
        for body in children(text, "body"):
            yield from children(body, *ENTRIES)


def source_language(file: EditableXmlFile) -> str:
    """Urdu where there is some; else the language of the file, if not English; else the first that is not; else any."""
    codes = dict.fromkeys(_code(one) for entry in all_entries(file) for one in children(entry, *LANGUAGES))
    if "ur" in codes:
        return "ur"
    own = language(file.root).partition("-")[0]
    others = [code for code in codes if code not in {"en", ""}]
    return own if own in others else next(iter(others or codes), "")


def terms(name: str, file: EditableXmlFile) -> Iterator[TbxTerm]:
    """The terms to translate, in order.

    Raises:
        TranslatorError: A term with too many tags.
    """
    source = source_language(file)
    for number, entry in enumerate(all_entries(file), 1):
        group = next((one for one in children(entry, *LANGUAGES) if _code(one) == source), None)
        for index, element in enumerate(terms_of(group) if group is not None else ()):
            try:
                found = tagged(pieces(element))
            except TranslatorError as error:
                raise TranslatorError(f"{name}, line {element.sourceline}: {error}") from error
            if group is not None and clean_paragraph(without_tags(found.text)):
                yield TbxTerm(entry, number, group, element, index, found)


def terms_of(group: Element) -> Iterator[Element]:
    """The `term` elements of a language, one a section."""
    for section in children(group, *SECTIONS):
        if (term := next((one for one in section.iter() if local(one) == "term"), None)) is not None:
            yield term


def words_of(text: str | None) -> str:
    """A text on one line."""
    return " ".join((text or "").split())


def _code(group: Element) -> str:
    return language(group).partition("-")[0]


def _told(element: Element, category: str) -> list[str]:
    """What is told of an element in a category of data, in the style of attributes or that of elements."""
    found: list[str] = []
    for child in element:
        inner = next(children(child, "descrip", category), None) if local(child) == "descripGrp" else child
        if inner is not None and category in {local(inner), inner.get("type")} and (text := words(inner)):
            found.append(text)
    return found
