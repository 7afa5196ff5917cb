"""The paragraphs of a Markdown file: their places and kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from translator_gui.formats.html.page import HtmlParsedPage, page
from translator_gui.formats.inline import TaggedParagraph, tagged
from translator_gui.formats.markdown.front_matter import front_matter_end, front_matter_texts
from translator_gui.formats.markdown.inline import is_titled, pieces
from translator_gui.formats.markdown.parser import AS_BEFORE, FOOTNOTE, NAME, TASK, parser
from translator_gui.formats.paragraphs import checked_paragraphs, clean_paragraph, errors_at
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ParagraphKind, SourceParagraph, SourcePicture
from translator_gui.model.errors import TranslatorError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markdown_it.token import Token

MAX_LENGTH = 16 << 20
"""Characters of a file."""
MAX_LINES = 250_000
MAX_LISTS = 50
"""How deep lists and quotations may stand in each other."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_OPENING = re.compile(r"[\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s+)*(?:#{1,6}\s+)?")
_DEEP = re.compile(
    r"^(?![ \t]*([-*])(?:[ \t]*\1)*[ \t]*$)"  # a line of nothing else is drawn across the page
    rf"(?:[ \t]*(?:>|(?:[-+*]|\d{{1,9}}[.)])(?=\s))){{{MAX_LISTS}}}",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[۔؟!.?:…][\"'”’*_)\]]*$")
_BULLET = "•"
_DEFINED_TITLE = re.compile(r"""(?<=\s)("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^)\\])*\))[ \t]*(?:\r\n?|\n)?$""")
_NOT_INDENT = re.compile(r"[^>\s]")


class TranslatableMarkdownBlock(NamedTuple):
    """A part of a Markdown file with text to translate: a paragraph, heading, table cell or HTML block.

    Attributes:
        start: Where its text begins in the file.
        end: Where it ends.
        paragraph: What the translator gets; its text is empty where only pictures have text.
        tagged: Its text with what its tags stand for.
        pictures: The texts of its pictures by the picture's number: paragraphs of their own.
        titles: The titles of its links and pictures by their number, likewise.
        indent: What goes before its further lines.
        wraps: It has lines: it is no heading and no cell.
        is_cell: It stands in a table.
        hard: What ends a line within it.
        page: Of HTML: all that it holds.
        lines: How many lines its text was wrapped into; 1 if it is one line, or has a line per sentence.
        width: How long they are.
        is_line_per_sentence: Whether each sentence has a line of its own.
        scalar_quote: Of a text in the front matter, or a title that stands apart: its quotation mark, "" for none;
            else None.
    """

    start: int
    end: int
    paragraph: SourceParagraph = SourceParagraph("")
    tagged: TaggedParagraph = TaggedParagraph("")
    pictures: tuple[tuple[int, SourceParagraph], ...] = ()
    titles: tuple[tuple[int, SourceParagraph], ...] = ()
    indent: str = ""
    wraps: bool = True
    is_cell: bool = False
    hard: str = "\\"
    page: HtmlParsedPage | None = None
    lines: int = 1
    width: int = 0
    is_line_per_sentence: bool = False
    scalar_quote: str | None = None

    @property
    def paragraphs(self) -> list[SourceParagraph]:
        """The translatable paragraphs of the block: its text and the texts of its pictures, or those of its HTML."""
        if self.page is not None:
            return [unit.paragraph for unit in self.page.units]
        texts = [*self.pictures, *self.titles]
        return [*([self.paragraph] if self.paragraph.text else []), *(text for _, text in texts)]


def blocks(
    name: str, text: str, *, as_before: bool = False, pictures: list[tuple[int, SourcePicture]] | None = None
) -> list[TranslatableMarkdownBlock]:
    """Return the front matter, paragraphs, headings, cells and HTML blocks of a Markdown file that hold text, in order.

    Args:
        name: The file's, for messages.
        text: The file's.
        as_before: See `DocumentReadOptions`.
        pictures: Added to: the pictures of the file with the offsets where they stand.

    Raises:
        TranslatorError: It is too large or nested too deeply, or a paragraph is too long.
    """
    if len(text) > MAX_LENGTH or text.count("\n") > MAX_LINES:
        raise TranslatorError(_("{name} is too large for Markdown; split it into several.", name=name))
    if _DEEP.search(text):
        raise TranslatorError(
            _("{name} nests lists or quotations more than {limit} deep; refused.", name=name, limit=MAX_LISTS)
        )
    front = front_matter_end(text)
    # Its lines stay, empty: what follows is found by its line.
    body = re.sub(r"[^\r\n]", "", text[:front]) + text[front:]
    environment: dict[str, Any] = {NAME: name, AS_BEFORE: as_before}
    tokens = parser().parse(body, environment)
    titles = _definition_blocks(text, environment.get("references", {}).values())
    finder = _BlockFinder(name, text, tokens, as_before=as_before)
    found = [*_front_matter_blocks(text), *titles, *finder.blocks()]
    if pictures is not None:
        pictures += finder.images
    found.sort(key=lambda block: block.start)
    checked_paragraphs(name, (one for block in found for one in block.paragraphs))
    return found


def _front_matter_blocks(text: str) -> Iterator[TranslatableMarkdownBlock]:
    for entry in front_matter_texts(text):
        content = tagged([entry.value])
        paragraph = SourceParagraph(content.text, place=f"{entry.words} in the front matter")
        yield TranslatableMarkdownBlock(entry.start, entry.end, paragraph, content, scalar_quote=entry.quote)


def _definition_blocks(text: str, definitions: Iterable[Mapping[str, Any]]) -> Iterator[TranslatableMarkdownBlock]:
    """Yield the titles of the addresses that stand apart from their links and pictures: `[1]: address "title"`."""
    lines = [(one.start(), one.end()) for one in _LINE.finditer(text)]
    for definition in definitions:
        title = str(definition.get("title", ""))
        first, last = map(int, definition.get("map", (0, 0)))
        if not any(map(str.isalpha, title)) or not first < last <= len(lines):
            continue
        found = _DEFINED_TITLE.search(text, lines[first][0], lines[last - 1][1])
        if found:
            content = tagged([title])
            paragraph = SourceParagraph(content.text, place="title of a link or picture")
            yield TranslatableMarkdownBlock(found.start(1), found.end(1), paragraph, content, scalar_quote='"')


class _BlockFinder:
    def __init__(self, name: str, text: str, tokens: Sequence[Token], *, as_before: bool) -> None:
        self._as_before = as_before
        self._name = name
        self._text = text
        self._tokens = tokens
        self._lines = [(one.start(), one.end()) for one in _LINE.finditer(text)]
        self.images: list[tuple[int, SourcePicture]] = []
        self._lists: list[Token] = []
        self._marker = ""
        self._kind, self._level = ParagraphKind.BODY, 0
        self._note = ""
        self._table = self._row = self._column = self._cursor = 0

    def blocks(self) -> Iterator[TranslatableMarkdownBlock]:
        for token in self._tokens:
            if token.type == "inline" and token.map and token.children:
                if block := self._paragraph(token, token.map[0], token.map[1]):
                    yield block
            elif token.type == "html_block" and token.map:
                if token.level == 0 or ">" not in self._start_of(token.map[0]):
                    yield self._html(token.map[0], token.map[1])
            else:
                self._follow(token)

    def _follow(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(token)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._marker = f"{token.info}{token.markup}" if token.info else _BULLET
            case "heading_open":
                self._kind, self._level = ParagraphKind.HEADING, int(token.tag[1:])
            case "heading_close" | "table_close":
                self._kind, self._level = ParagraphKind.BODY, 0
            case "table_open":
                self._kind = ParagraphKind.TABLE_CELL
                self._table, self._row = self._table + 1, 0
            case "tr_open":
                self._row, self._column, self._cursor = self._row + 1, 0, 0
            case "th_open" | "td_open":
                self._column += 1
            case _ if token.type.startswith(FOOTNOTE):
                self._note = f"note {token.info}" if token.type.endswith("_open") else ""
            case _:
                pass

    def _start_of(self, line: int) -> str:
        start, end = self._lines[line]
        found = _OPENING.match(self._text, start, end)
        return found.group() if found else ""

    def _html(self, first: int, last: int) -> TranslatableMarkdownBlock:
        start, end = self._lines[first][0], self._lines[min(last, len(self._lines)) - 1][1]
        found = page(self._name, self._text[start:end], as_before=self._as_before)
        self.images += ((start if one.before == 0 else end, one) for one in found.pictures)
        return TranslatableMarkdownBlock(start, end, page=found)

    def _paragraph(self, token: Token, first: int, last: int) -> TranslatableMarkdownBlock | None:
        content = token.content
        is_cell = self._kind is ParagraphKind.TABLE_CELL
        start, end = self._cell(content, first) if is_cell else self._span(content, first, last)
        with errors_at(_("{name}, line {line}", name=self._name, line=first + 1)):
            found = tagged(pieces(token.children or []))
        pictures = tuple(self._picture_texts(token.children or []))
        titles = tuple(_titles(token.children or []))
        text = found.text if clean_paragraph(found.text) else ""
        self._add_images(token.children or [], start, end)
        if not text and not pictures and not titles:
            return None
        indent = ""
        if self._kind is ParagraphKind.BODY:
            before = self._start_of(first + 1) if last > first + 1 else self._text[self._lines[first][0] : start]
            indent = _NOT_INDENT.sub(" ", before)
        return TranslatableMarkdownBlock(
            start,
            end,
            SourceParagraph(
                found.text if clean_paragraph(found.text) else "",
                *self._setting(token.meta.get(TASK, "")),
                tags=found.tags,
            ),
            found,
            pictures,
            titles,
            indent,
            self._kind is ParagraphKind.BODY,
            is_cell,
            "  " if re.search(r" {2,}\n", content) else "\\",
            **_wrapping(content),
        )

    def _add_images(self, tokens: Sequence[Token], start: int, end: int) -> None:
        kind, _level, _marker, place = self._setting("", takes_marker=False)
        has_words = False
        for token in tokens:
            if token.type == "image":
                address, alt = str(token.attrGet("src") or ""), "".join(one.content for one in token.children or [])
                picture = SourcePicture(address, alt=alt.strip(), kind=kind, place=place)
                self.images.append((end if has_words else start, picture))
            has_words = has_words or (token.type == "text" and not token.content.isspace() and token.content != "")

    def _setting(self, task: str, *, takes_marker: bool = True) -> tuple[ParagraphKind, int, str, str]:
        if self._kind is ParagraphKind.HEADING:
            return self._kind, self._level, "", ""
        if self._kind is ParagraphKind.TABLE_CELL:
            return self._kind, 0, "", f"table {self._table}, row {self._row}, column {self._column}"
        if self._note:
            return ParagraphKind.FOOTNOTE, 0, "", self._note
        if self._lists:
            marker = self._marker
            if takes_marker:
                self._marker = ""
            if task:
                box = "\N{BALLOT BOX WITH CHECK}" if "x" in task.lower() else "\N{BALLOT BOX}"
                marker = box if marker == _BULLET else f"{marker} {box}"
            return ParagraphKind.LIST_ITEM, len(self._lists), marker, ""
        return ParagraphKind.BODY, 0, "", ""

    def _picture_texts(self, tokens: Sequence[Token]) -> Iterator[tuple[int, SourceParagraph]]:
        number = 0
        for token in tokens:
            if token.type == "image":
                number += 1
                inside = tagged(["".join(one.content or " " for one in token.children or [])])
                if clean_paragraph(inside.text):
                    yield number, SourceParagraph(inside.text, place="text of a picture")

    def _span(self, content: str, first: int, last: int) -> tuple[int, int]:
        """Return the start and end offsets of a Markdown paragraph or heading from its first and last line."""
        start, end = self._lines[first]
        line = self._text[start:end].rstrip()
        beginning = content.split("\n", 1)[0].rstrip()
        at = line.rfind(beginning) if beginning else -1
        if at < 0:
            at = len(self._start_of(first))
        if last == first + 1:
            return start + at, start + at + len(beginning)
        begin, end = self._lines[last - 1]
        return start + at, begin + len(self._text[begin:end].rstrip())

    def _cell(self, content: str, line: int) -> tuple[int, int]:
        start, end = self._lines[line]
        raw = content.replace("|", "\\|")
        at = self._text.find(raw, start + self._cursor, end)
        if at < 0:
            raise TranslatorError(
                _("{name}, line {line}: this table cannot be read; check its columns.", name=self._name, line=line + 1)
            )
        self._cursor = at + len(raw) - start
        return at, at + len(raw)


def _titles(tokens: Sequence[Token]) -> Iterator[tuple[int, SourceParagraph]]:
    titled = [token for token in tokens if token.type in {"image", "link_open"} and is_titled(token)]
    for number, token in enumerate(titled, 1):
        place = "title of a picture" if token.type == "image" else "title of a link"
        yield number, SourceParagraph(tagged([str(token.attrGet("title"))]).text, place=place)


class _Wrapping(TypedDict):
    """The fields of a block that tell how its lines are broken."""

    lines: int
    width: int
    is_line_per_sentence: bool


def _wrapping(content: str) -> _Wrapping:
    """Tell how the lines of a Markdown paragraph are broken where that means nothing but a blank."""
    lines = content.split("\n")
    soft = [line for line in lines[:-1] if not line.endswith(("\\", "  "))]
    by_sentence = bool(soft) and all(_SENTENCE_END.search(line) for line in soft)
    is_wrapped = bool(soft) and not by_sentence
    return _Wrapping(
        lines=len(lines) if is_wrapped else 1, width=max(map(len, lines)), is_line_per_sentence=by_sentence
    )
