"""Documents and their paragraphs, as a reader finds them and as a project keeps them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class ParagraphKind(StrEnum):
    """What a paragraph is in its document."""

    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text-box"


class SourceParagraph(NamedTuple):
    r"""A paragraph as a format's reader found it.

    Attributes:
        text: The characters, untouched; line breaks inside the paragraph are "\n", tabs "\t".
        kind: What it is.
        level: Of a heading or a list item, from 1; otherwise 0.
        marker: Of a list item, as a reader sees it ("۱۔", "•"); otherwise empty.
        place: For people, where the kind alone does not tell: "table 1, row 2, column 3".
    """

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0
    marker: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as a format's reader found it, with the bytes it was read from.

    Attributes:
        name: The file's name without its folder.
        format: The format's id: "txt", "docx".
        data: The file's bytes, untouched.
        paragraphs: In reading order; none of them is empty or white space alone.
        encoding: The codec a text file was read with; otherwise empty.
        paragraph_rule: "lines" or "blank-lines" for plain text; otherwise empty.
        doubts: Sentences for people about what was guessed or left out.
    """

    name: str
    format: str
    data: bytes = field(repr=False)
    paragraphs: tuple[SourceParagraph, ...] = field(repr=False)
    encoding: str = ""
    paragraph_rule: str = ""
    doubts: tuple[str, ...] = ()


class Document(NamedTuple):
    """A document of a project; `order_key` is the fractional key that it is ordered by."""

    id: int
    uid: str
    name: str
    format: str
    encoding: str = ""
    paragraph_rule: str = ""
    order_key: str = ""
