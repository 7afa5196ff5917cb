"""Documents and their paragraphs, as a reader finds them and as a project keeps them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.inline_tag import InlineTag
from translator_gui.model.status import Status


class ParagraphKind(StrEnum):
    """The kind of a paragraph: body text, heading, footnote and so on."""

    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text-box"


class ImportedSentenceTranslation(NamedTuple):
    """The English of a sentence in an imported bilingual file: where the sentence begins, its English, status and note.

    Attributes:
        start: Code-point offset in the paragraph's text; the first is 0.
        target: The English; empty where there is none.
        status: Of it; without English `NOT_STARTED`.
        note: A translator's note.
    """

    start: int
    target: str = ""
    status: Status = Status.NOT_STARTED
    note: str = ""


class SourceParagraph(NamedTuple):
    r"""A paragraph of an imported document, as the reader of the file format found it.

    Attributes:
        text: The characters, untouched; line breaks inside the paragraph are "\n", tabs "\t", and inline tags stand
            in it as `inline_tag` says.
        kind: What it is.
        level: Of a heading or a list item, from 1; otherwise 0.
        marker: Of a list item, as a reader sees it ("۱۔", "•"); otherwise empty.
        place: For people, where the kind alone does not tell: "table 1, row 2, column 3".
        tags: Those of the text, by number.
        sentences: Its sentences, if the file format stores them; if empty, the text is split by rules.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0
    marker: str = ""
    place: str = ""
    tags: tuple[InlineTag, ...] = ()
    sentences: tuple[ImportedSentenceTranslation, ...] = ()


class SourcePicture(NamedTuple):
    """A picture of an imported document: where it stands, and the address of its bytes within the document's file.

    Attributes:
        address: A part of the file ("word/media/image1.png"), a `data:` address, or an address outside the file.
        before: Number of the paragraphs before it.
        alt: The text that stands for it, if it has one.
        kind: That of the paragraph it stands in.
        place: Where it stands, as of a paragraph.
        width: As the document shows it, in points; 0 where it does not say.
        height: Likewise.
    """

    address: str
    before: int = 0
    alt: str = ""
    kind: ParagraphKind = ParagraphKind.BODY
    place: str = ""
    width: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """An imported document, as the reader of the file format found it, with the bytes of the file.

    Attributes:
        name: The file's name without its folder.
        format: The format's id: "txt", "docx".
        data: The file's bytes, untouched.
        paragraphs: In reading order; none of them is empty or white space alone.
        encoding: The codec a text file was read with; otherwise empty.
        paragraph_rule: How its paragraphs were found, where that is a choice: "lines" or "blank-lines" for plain text,
            "columns B,D" for a spreadsheet; otherwise empty.
        doubts: Sentences for people about what was guessed or left out.
        pictures: In reading order.
    """

    name: str
    format: str
    data: bytes = field(repr=False)
    paragraphs: tuple[SourceParagraph, ...] = field(repr=False)
    encoding: str = ""
    paragraph_rule: str = ""
    doubts: tuple[str, ...] = ()
    pictures: tuple[SourcePicture, ...] = field(default=(), repr=False)


class ProjectDocument(NamedTuple):
    """A document of a project: name, format and so on; documents are sorted by `order_key`, a fractional key."""

    id: int
    uid: str
    name: str
    format: str
    encoding: str = ""
    paragraph_rule: str = ""
    order_key: str = ""
