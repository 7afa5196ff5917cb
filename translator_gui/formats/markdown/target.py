"""Writes an original Markdown file in English; all but its texts stays."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import BinaryIO, cast

from translator_gui.formats.base import ExportProgress, OriginalDocument
from translator_gui.formats.characters import sanitize
from translator_gui.formats.encoding import decode_text, encode_like
from translator_gui.formats.html.marking import UnfinishedSentenceHighlight, element_of, with_marks
from translator_gui.formats.html.target import HtmlOutputSyntax, english_page, joined
from translator_gui.formats.inline import (
    ClosingTag,
    InlineTagMarkup,
    OpeningTag,
    SourceToken,
    StandaloneTag,
    TargetTextPiece,
    TargetToken,
)
from translator_gui.formats.markdown.document import TranslatableMarkdownBlock, blocks
from translator_gui.formats.markdown.front_matter import front_matter_end, yaml_scalar
from translator_gui.formats.markdown.inline import MarkdownDelimiters, MarkdownPicture, pieces, title_in
from translator_gui.formats.markdown.parser import inline_tokens
from translator_gui.formats.target_builder import TargetParagraph, bracket_untranslated, insert_english
from translator_gui.model.inline_tag import TagMeaning, TagStyle, without_tags

_SPECIAL = re.compile(r"[\\`*\[\]]|~(?=~)|(?<=~)~|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_BEGINNING = re.compile(
    r"(\d{1,9})([.)])(?=\s|$)|(-(?=[\s-]|$)|\+(?=\s|$)|=(?==*\s*$)|#(?=#{0,5}(?:\s|$))|:(?=\s)|[>|])"
)
_BRACKETS = re.compile(r"\[\[?[^\[\]\n]*\]?\]")
_LINE_END = "\r"
"""The gap between sentences that have lines of their own."""
_MAY_BREAK = "\0"
"""A blank where a line may end: no text has one."""
_BLANK = re.compile(r"(?<! ) (?! )")
_MAY_BEGIN = re.compile(r"[^\W\d_]|[(“‘]|!?\[|[*_]{1,2}[^\W\d_]")
_CLOSING_MARKS = re.compile(r"(?<=\s)(#+)(\s*)$")
_TAGS = {TagStyle.BOLD: "strong", TagStyle.ITALIC: "em", TagStyle.STRIKE: "del"}
_LANGUAGE = re.compile(r"^((?:lang|language|locale)[ \t]*:[ \t]*[\"']?)ur(?:[-_]\w+)*\b", re.MULTILINE)
_DIRECTION = re.compile(r"^((?:dir|direction)[ \t]*:[ \t]*[\"']?)rtl\b", re.MULTILINE)
_TICKS = re.compile("`+")


def write_markdown(
    stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
) -> None:
    """Write an original Markdown file again with its text in English."""
    text, codec, _ = decode_text(original.name, original.data, original.options.encoding)
    found = blocks(original.name, text, as_before=original.options.as_before)
    whole = "".join(_rewritten(text, found, pace.over(paragraphs)))
    stream.write(encode_like(original.data, whole, codec))


def _rewritten(
    text: str, found: Sequence[TranslatableMarkdownBlock], paragraphs: Iterator[TargetParagraph]
) -> Iterator[str]:
    at, front = 0, front_matter_end(text)
    for block in found:
        yield from _between(text, at, block.start, front)
        own = list(islice(paragraphs, len(block.paragraphs)))
        if block.page:
            yield joined(english_page(block.page, own, HtmlOutputSyntax(turned=True)))
        elif block.scalar_quote is not None:
            yield yaml_scalar(_plain(insert_english(block.tagged, own[0].pieces)), block.scalar_quote)
        else:
            yield _TranslatedParagraph(block, own, text[block.start : block.end]).text()
        at = block.end
    # The pace counts the last one when it is asked for one more.
    next(paragraphs, None)
    yield from _between(text, at, len(text), front)


def _between(text: str, start: int, end: int, front: int) -> Iterator[str]:
    """Yield a part of a Markdown file between its paragraphs: unchanged but for the language in its front matter."""
    yield _DIRECTION.sub(r"\1ltr", _LANGUAGE.sub(r"\1en", text[start : min(end, front)]))
    yield text[max(start, front) : end]


def _plain(tokens: Sequence[TargetToken]) -> str:
    return "".join(token.text for token in bracket_untranslated(tokens) if isinstance(token, TargetTextPiece))


class _TranslatedParagraph:
    """Writes a translated paragraph, heading or cell in Markdown, to replace the original one.

    Args:
        block: The original.
        paragraphs: Its translation: one for each of its `paragraphs`.
        original: The Markdown of the original.
    """

    def __init__(self, block: TranslatableMarkdownBlock, paragraphs: Sequence[TargetParagraph], original: str) -> None:
        self._block = block
        self._original = original
        own = 1 if block.paragraph.text else 0
        pieces_of_all = [paragraph.pieces for paragraph in paragraphs]
        sentences = pieces_of_all[0] if own else ()
        self._is_unchanged = not any(one.open or one.urdu for one in sentences) and block.paragraph.text == "".join(
            one.gap * (number > 0) + one.text for number, one in enumerate(sentences)
        )
        if block.is_line_per_sentence:
            sentences = [one._replace(gap=_LINE_END) if one.gap == " " else one for one in sentences]
        self._tokens = with_marks(insert_english(block.tagged, sentences))
        texts = [
            "".join(f"[{piece.text}]" if piece.urdu else piece.text for piece in found) for found in pieces_of_all[own:]
        ]
        numbers = [number for number, _ in (*block.pictures, *block.titles)]
        self._pictures = dict(zip(numbers, texts[: len(block.pictures)], strict=False))
        self._titles = dict(zip(numbers[len(block.pictures) :], texts[len(block.pictures) :], strict=True))
        letters = without_tags(block.paragraph.text)
        self._brackets = {found for found in _BRACKETS.findall(original) if found in letters}
        """Brackets that are letters in the original: they need no escape here either, and may mean something."""

    def text(self) -> str:
        """Return the translated paragraph as Markdown."""
        is_empty = not any(isinstance(token, TargetTextPiece) and token.text.strip() for token in self._tokens)
        if is_empty and not self._pictures and not self._titles:
            return self._original if not self._block.tagged.text else ""
        if self._is_unchanged and not self._pictures and not self._titles:
            return self._original
        content = self._content(by_tags=False)
        read_again = pieces(inline_tokens(content.replace(_MAY_BREAK, " ")))
        if _normalised_pieces(read_again) != _normalised_pieces(self._tokens):
            content = self._content(by_tags=True)
        if self._block.is_cell:
            content = content.replace("|", "\\|")
        return _wrapped(content, self._block).replace("\n", f"\n{self._block.indent}")

    def _content(self, *, by_tags: bool) -> str:
        """Convert the translated text and its tags into Markdown.

        Args:
            by_tags: Write formatting as HTML, which holds where asterisks between letters and signs do not.
        """
        out: list[str] = []
        closing: list[str] = []
        for token in _with_code(self._tokens):
            match token:
                case TargetTextPiece(text):
                    # The text of a link is no footnote's mark.
                    out.append("\\" * (text.startswith("^") and out[-1:] == ["["]))
                    begins = not any(out) or out[-1].endswith("\n")
                    out.append(self._text(token, at_start=begins, keep=set() if by_tags else self._brackets))
                case OpeningTag(one):
                    before, behind = _markup(one, by_tags)
                    if isinstance(one.payload, MarkdownDelimiters):
                        behind = self._titled(behind, one.payload.title)
                    _escape_exclamation_mark(out, before)
                    out.append(before)
                    closing.append(behind)
                case ClosingTag():
                    out.append(closing.pop())
                case StandaloneTag(one):
                    raw = self._alone(one.payload)
                    _escape_exclamation_mark(out, raw)
                    out.append(raw)
        text = "".join(out)
        return text if self._block.wraps or self._block.is_cell else _CLOSING_MARKS.sub(_escaped_marks, text)

    def _alone(self, payload: object) -> str:
        if isinstance(payload, MarkdownPicture):
            text = self._pictures.get(payload.number)
            shown = payload.text if text is None else _escaped(" ".join(text.split()))
            return f"![{shown}{self._titled(payload.behind, payload.title)}"
        return str(payload)

    def _titled(self, behind: str, number: int) -> str:
        """Return the Markdown behind the text of a link or picture with its title in English."""
        found = title_in(behind) if number in self._titles else None
        if found is None:
            return behind
        title = " ".join(sanitize(self._titles[number]).split())
        quoted = title.replace("\\", "\\\\").replace('"', '\\"')
        return (
            f'{behind[: found.start()]}"{quoted}"{behind[found.end() :]}'
            if title
            else behind[: found.start()].rstrip() + ")"
        )

    def _text(self, token: TargetTextPiece, *, at_start: bool, keep: set[str]) -> str:
        if token.text == _LINE_END:
            return "\n"
        lines = [_escaped(line, keep) for line in sanitize(token.text).split("\n")]
        lines = [_escaped_line_start(line) if number or at_start else line for number, line in enumerate(lines)]
        if self._block.lines > 1:
            lines = [_BLANK.sub(_MAY_BREAK, line) for line in lines]
        return (f"{self._block.hard}\n" if self._block.wraps else "<br>").join(lines)


def _with_code(tokens: Sequence[TargetToken]) -> Iterator[TargetToken]:
    """Replace each inline code span, with its content, by one standalone tag."""
    texts: list[str] | None = None
    depth = 0
    for token in tokens:
        if texts is None:
            if (
                isinstance(token, OpeningTag)
                and isinstance(token.code.payload, MarkdownDelimiters)
                and token.code.payload.is_code
            ):
                texts, depth = [], 1
            else:
                yield token
            continue
        depth += isinstance(token, OpeningTag) - isinstance(token, ClosingTag)
        if isinstance(token, TargetTextPiece):
            texts.append(token.text)
        elif isinstance(token, StandaloneTag) and isinstance(token.code.payload, str):
            texts.append(token.code.payload)
        elif not depth:
            yield StandaloneTag(InlineTagMarkup(TagMeaning.CODE, "code", payload=_code("".join(texts))))
            texts = None


def _markup(code: InlineTagMarkup, by_tags: bool) -> tuple[str, str]:
    """Return the Markdown or HTML to write before and after formatted text."""
    if isinstance(code.payload, UnfinishedSentenceHighlight):
        return element_of(code.payload)
    pair = cast("MarkdownDelimiters", code.payload)
    tag = _TAGS.get(code.look, "") if by_tags and not pair.before.startswith("<") else ""
    return (f"<{tag}>", f"</{tag}>") if tag else (pair.before, pair.behind)


def _escape_exclamation_mark(out: list[str], behind: str) -> None:
    """Escape an exclamation mark before a link or note, which would make it a picture."""
    if behind.startswith("[") and out and out[-1].endswith("!"):
        out[-1] = f"{out[-1][:-1]}\\!"


def _wrapped(content: str, block: TranslatableMarkdownBlock) -> str:
    """Break the lines of a translated Markdown paragraph where it may be, if the original has wrapped lines."""
    if block.lines == 1:
        return content
    width = max(block.width, len(content) // block.lines) + 1
    lines = [""]
    for part in content.replace("\n", f"{_MAY_BREAK}\n{_MAY_BREAK}").split(_MAY_BREAK):
        if part == "\n":
            lines.append("")
        elif len(lines[-1]) + len(part) < width or not _MAY_BEGIN.match(part) or not lines[-1]:
            lines[-1] += (" " if lines[-1] else "") + part
        else:
            lines.append(part)
    return "\n".join(lines)


def _escaped(text: str, keep: Collection[str] = ()) -> str:
    """Escape what Markdown would take for markup, but for certain words in brackets."""
    if not any(one in text for one in keep):
        return _SPECIAL.sub(r"\\\g<0>", text)
    pattern = re.compile("(" + "|".join(map(re.escape, sorted(keep, key=len, reverse=True))) + ")")
    return "".join(part if part in keep else _SPECIAL.sub(r"\\\g<0>", part) for part in pattern.split(text))


def _escaped_line_start(line: str) -> str:
    """Escape characters at the beginning of a line that Markdown would take for a list, heading or quotation."""
    return _BEGINNING.sub(_escaped_beginning, line.lstrip(), count=1) if _BEGINNING.match(line.lstrip()) else line


def _escaped_beginning(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


def _escaped_marks(found: re.Match[str]) -> str:
    return f"\\{found[1]}{found[2]}"


def _code(text: str) -> str:
    """Return a text as Markdown inline code, in as many backticks as it needs; empty for an empty text."""
    text = " ".join(text.split())
    if not text:
        return ""
    longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    ticks = "`" * (longest + 1)
    return f"{ticks}{space}{text}{space}{ticks}"


def _normalised_pieces(found: Sequence[SourceToken] | Sequence[TargetToken]) -> list[str]:
    """Normalise text and tags for comparison, to check that written Markdown is parsed as intended."""
    out: list[str] = []
    for piece in found:
        if isinstance(piece, str | TargetTextPiece):
            text = " ".join((piece if isinstance(piece, str) else sanitize(piece.text)).split())
            is_more = out and out[-1].startswith("T")
            if is_more:
                out[-1] += text.replace(" ", "")
            elif text:
                out.append("T" + text.replace(" ", ""))
        elif isinstance(piece, ClosingTag):
            out.append("E")
        else:
            out.append(("S" if isinstance(piece, OpeningTag) else "A") + piece.code.kind + piece.code.words)
    return out
