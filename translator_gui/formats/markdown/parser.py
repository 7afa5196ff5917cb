"""Parses Markdown (CommonMark, tables, strikethrough, footnotes, tasks, definitions).

Links and pictures keep their source text.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Protocol

from translator_gui.formats.paragraphs import too_long
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import MOST_TAGS
from translator_gui.model.segment import MAX_PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

FOOTNOTE = "footnote"
"""The type of a footnote's mark, and of its text's beginning and end with `_open` and `_close`."""
_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:")
_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_INDENT = 4
MAX_NESTING = 100
MAX_MARKS = 2 * MOST_TAGS
"""Of each sort in a paragraph: each may begin something that is looked for up to its end."""
MAX_INLINE = 2 * MAX_PARAGRAPH
"""Characters of a paragraph with its markup."""
NAME = "name"
"""The key of the file's name in the parser's environment, for messages."""
AS_BEFORE = "as before"
"""The key in the parser's environment that leaves out what earlier releases did not know: tasks and definitions."""
TASK = "task"
"""The key in the `meta` of a paragraph's token with the box of a task: "[ ] "."""
DEFINITION = "definition"
"""The type of the definition of a term, with `_open` and `_close`."""
_TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_DEFINED = re.compile(r":[ \t]+(?=\S)")
_MARKS = ("[", "~~", "*", "_", "`", "<")


class _Rule(Protocol):
    def __call__(self, state: StateInline, silent: bool, /) -> bool: ...


@functools.cache
def parser() -> MarkdownIt:
    """Return the Markdown parser of markdown-it, imported at first use."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (slow to load)
    from markdown_it.rules_inline.image import image  # noqa: PLC0415
    from markdown_it.rules_inline.link import link  # noqa: PLC0415

    made = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    made.inline.ruler.at("link", _spanned(link, 0))
    made.inline.ruler.at("image", _spanned(image, 1))
    made.inline.ruler.before("link", FOOTNOTE, _mark)
    made.core.ruler.before("inline", "marks", _refuse_marks)
    made.core.ruler.before("inline", TASK, _part_tasks)
    made.block.ruler.before("reference", DEFINITION, _defined, {"alt": ["paragraph", "reference"]})
    made.block.ruler.before("reference", "term", _begins_term, {"alt": ["paragraph"]})
    made.block.ruler.before("reference", FOOTNOTE, _definition, {"alt": ["paragraph", "reference"]})
    return made


def _refuse_marks(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        place = f"{state.env.get(NAME, '')}, line {token.map[0] + 1 if token.map else 1}"
        if any(token.content.count(mark) > MAX_MARKS for mark in _MARKS):
            raise TranslatorError(
                _(
                    "{place}: a paragraph has more than {limit} signs of markup; this is no text that people wrote.",
                    place=place,
                    limit=format_number(MAX_MARKS),
                )
            )
        if len(token.content) > MAX_INLINE:
            raise too_long(state.env.get(NAME, ""), place.rpartition(", ")[2], token.content)


def _part_tasks(state: StateCore) -> None:
    """Take the box of a task ("[ ] ") out of the text of its list item."""
    if state.env.get(AS_BEFORE):
        return
    before = ""
    for token in state.tokens:
        if token.type == "paragraph_open":
            continue
        if token.type == "inline" and before == "list_item_open" and (found := _TASK.match(token.content)):
            token.meta[TASK] = found.group()
            token.content = token.content[found.end() :]
        before = token.type


def _spanned(rule: _Rule, label: int) -> Callable[[StateInline, bool], bool]:
    """Wrap a parser rule for links or pictures so that its tokens keep the Markdown around their text.

    Args:
        rule: Of links or pictures.
        label: How far behind its beginning the "[" stands.
    """

    def run(state: StateInline, silent: bool) -> bool:
        at, count = state.pos, len(state.tokens)
        if silent or not state.src.startswith("![" if label else "[", at):
            return rule(state, silent)
        end = state.md.helpers.parseLinkLabel(state, at + label, not label)
        if not rule(state, silent):
            return False
        opened = next((one for one in state.tokens[count:] if one.type in {"link_open", "image"}), None)
        if opened is not None and end >= 0:
            text, behind = state.src[at + label + 1 : end], state.src[end : state.pos]
            # A reference that is known by its text alone must be told once the text is another one.
            opened.meta["behind"] = f"][{text}]" if behind in {"]", "][]"} else behind
            opened.meta["text"] = text
        return True

    return run


def _mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push(FOOTNOTE, "", 0)
        token.content, token.info = found.group(), found[1]
    state.pos = found.end()
    return True


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    found = _DEFINITION.match(state.src, at, state.eMarks[start])
    if found is None or state.is_code_block(start):
        return False
    if silent:
        return True
    token = state.push(f"{FOOTNOTE}_open", "", 1)
    token.info = found[1]
    _within(state, start, end, found.end())
    state.push(f"{FOOTNOTE}_close", "", -1)
    return True


def _defined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse the definition of a term, a line that begins with a colon: ": what it means"."""
    at = state.bMarks[start] + state.tShift[start]
    found = _DEFINED.match(state.src, at, state.eMarks[start])
    has_term = start > 0 and bool(state.src[state.bMarks[start - 1] : state.eMarks[start - 1]].strip())
    if found is None or not has_term or state.env.get(AS_BEFORE) or state.is_code_block(start):
        return False
    if silent:
        return True
    state.push(f"{DEFINITION}_open", "", 1)
    outer, state.env[DEFINITION] = state.env.get(DEFINITION, False), True
    _within(state, start, end, found.end())
    state.env[DEFINITION] = outer
    state.push(f"{DEFINITION}_close", "", -1)
    return True


def _begins_term(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Whether a line ends the definition above it, since it is the next term: a definition follows."""
    if not silent or not state.env.get(DEFINITION) or start + 1 >= end:
        return False
    at = state.bMarks[start + 1] + state.tShift[start + 1]
    return _DEFINED.match(state.src, at, state.eMarks[start + 1]) is not None


def _within(state: StateBlock, start: int, end: int, after: int) -> None:
    """Parse the content of a footnote or definition: the text behind its mark and the indented lines below."""
    kept = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    text = state.src[after : state.eMarks[start]]
    blanks = len(text) - len(text.lstrip(" \t"))
    state.bMarks[start], state.tShift[start], state.sCount[start] = after, blanks, state.blkIndent + _INDENT
    state.blkIndent += _INDENT
    state.parentType = FOOTNOTE
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= _INDENT
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = kept


def inline_tokens(content: str) -> list[Token]:
    """Parse one text as inline Markdown; return its tokens."""
    return parser().parseInline(content)[0].children or []
