"""Writes an original Markdown file in English; all but its texts stays."""

import re
from collections.abc import Iterator, Sequence
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
from translator_gui.formats.markdown.document import TranslatableMarkdownBlock, blocks, front_matter
from translator_gui.formats.markdown.inline import MarkdownDelimiters, MarkdownPicture, pieces
from translator_gui.formats.markdown.parser import inline_tokens
from translator_gui.formats.target_builder import TargetParagraph, insert_english
from translator_gui.model.inline_tag import TagMeaning, TagStyle

_SPECIAL = re.compile(r"[\\`*\[\]~]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_BEGINNING = re.compile(r"(\d{1,9})([.)])(?=\s|$)|([-+=#>|])")
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
    whole = "".join(_rewritten(original.name, text, pace.over(paragraphs)))
    stream.write(encode_like(original.data, whole, codec))


def _rewritten(name: str, text: str, paragraphs: Iterator[TargetParagraph]) -> Iterator[str]:
    at = front_matter(text)
    yield _DIRECTION.sub(r"\1ltr", _LANGUAGE.sub(r"\1en", text[:at]))
    for block in blocks(name, text):
        yield text[at : block.start]
        own = list(islice(paragraphs, len(block.paragraphs)))
        yield (
            joined(english_page(block.page, own, HtmlOutputSyntax(turned=True)))
            if block.page
            else _TranslatedParagraph(block, own).text(text)
        )
        at = block.end
    # The pace counts the last one when it is asked for one more.
    next(paragraphs, None)
    yield text[at:]


class _TranslatedParagraph:
    def __init__(self, block: TranslatableMarkdownBlock, paragraphs: Sequence[TargetParagraph]) -> None:
        self._block = block
        own = 1 if block.paragraph.text else 0
        pieces_of_all = [paragraph.pieces for paragraph in paragraphs]
        self._tokens = with_marks(insert_english(block.tagged, pieces_of_all[0] if own else ()))
        self._pictures = {
            number: "".join(f"[{piece.text}]" if piece.urdu else piece.text for piece in found)
            for (number, _), found in zip(block.pictures, pieces_of_all[own:], strict=True)
        }

    def text(self, original: str) -> str:
        """Return the translated paragraph as Markdown, to replace the original one."""
        if (
            not any(isinstance(token, TargetTextPiece) and token.text.strip() for token in self._tokens)
            and not self._pictures
        ):
            return original[self._block.start : self._block.end] if not self._block.tagged.text else ""
        content = self._content(by_tags=False)
        if _normalised_pieces(pieces(inline_tokens(content))) != _normalised_pieces(self._tokens):
            content = self._content(by_tags=True)
        if self._block.is_cell:
            content = content.replace("|", "\\|")
        return content.replace("\n", f"\n{self._block.indent}")

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
                    out.append(self._text(token, at_start=not "".join(out)))
                case OpeningTag(one):
                    before, behind = _markup(one, by_tags)
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
            return f"![{payload.text if text is None else _escaped(' '.join(text.split()))}{payload.behind}"
        return str(payload)

    def _text(self, token: TargetTextPiece, *, at_start: bool) -> str:
        lines = [_escaped(line) for line in sanitize(token.text).split("\n")]
        lines = [_escaped_line_start(line) if number or at_start else line for number, line in enumerate(lines)]
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


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


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
