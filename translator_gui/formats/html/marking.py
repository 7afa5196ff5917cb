"""Marks around untranslated sentences in a page, as few as their formatting allows."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from translator_gui.formats.inline import ClosingTag, InlineCode, OpeningTag, TargetText, TargetToken
from translator_gui.model.inline_tag import TagMeaning

_DEEPEST = 100
_SHADE = ' style="background-color: #ffef9e"'


class OpenSentenceMark(NamedTuple):
    """The highlight of a sentence that is not done.

    Attributes:
        open: To be marked.
        urdu: It has no English yet.
    """

    open: bool
    urdu: bool


_DONE = OpenSentenceMark(open=False, urdu=False)
_Group: TypeAlias = list[TargetToken]


def with_marks(tokens: Sequence[TargetToken], depth: int = 0) -> list[TargetToken]:
    """Return the tokens of a paragraph with marks around open sentences (payload: `OpenSentenceMark`)."""
    out: list[TargetToken] = []
    waiting: list[_Group] = []
    state: OpenSentenceMark | None = None
    for group in _groups(tokens):
        states = {one for one in map(_state, group) if one is not None}
        mark = _DONE if len(states) > 1 else next(iter(states), None)
        if mark is not None and mark != state:
            out += _wrapped(waiting, state)
            waiting, state = [], mark
        if len(states) > 1 and depth < _DEEPEST:
            group = [group[0], *with_marks(group[1:-1], depth + 1), group[-1]]  # noqa: PLW2901 (its inside is marked)
        waiting.append(group)
    return [*out, *_wrapped(waiting, state)]


def element_of(mark: OpenSentenceMark, *, has_mark: bool = True) -> tuple[str, str]:
    """Return the tags of a mark, of HTML or (without `<mark>`) of XHTML 1."""
    element = "mark" if mark.open and has_mark else "span"
    language = "lang" if has_mark else "xml:lang"
    urdu = f' {language}="ur" dir="rtl"' if mark.urdu else ""
    shade = _SHADE if mark.open and not has_mark else ""
    return f"<{element}{urdu}{shade}>", f"</{element}>"


def _groups(tokens: Sequence[TargetToken]) -> list[_Group]:
    """Group neighbouring tokens: single ones, and pairs with all they hold."""
    groups: list[_Group] = []
    depth = 0
    for token in tokens:
        if depth:
            groups[-1].append(token)
        else:
            groups.append([token])
        depth += isinstance(token, OpeningTag) - isinstance(token, ClosingTag)
    return groups


def _state(token: TargetToken) -> OpenSentenceMark | None:
    if not isinstance(token, TargetText) or not token.text.strip():
        return None
    return OpenSentenceMark(token.open, token.urdu)


def _wrapped(groups: list[_Group], mark: OpenSentenceMark | None) -> list[TargetToken]:
    """Return groups of tokens inside a mark, as far in as possible and without those that hold no text."""
    if mark is None or mark == _DONE:
        return [token for group in groups for token in group]
    before: list[TargetToken] = []
    behind: list[list[TargetToken]] = []
    while True:
        seen = [index for index, group in enumerate(groups) if any(_state(token) is not None for token in group)]
        first, last = seen[0], seen[-1] + 1
        before += [token for group in groups[:first] for token in group]
        behind.append([token for group in groups[last:] for token in group])
        groups = groups[first:last]
        if len(groups) > 1 or not isinstance(groups[0][0], OpeningTag):
            break
        before.append(groups[0][0])
        behind.append([groups[0][-1]])
        groups = _groups(groups[0][1:-1])
    code = InlineCode(TagMeaning.FORMAT, "highlighted" if mark.open else "formatting", payload=mark)
    inner = [token for group in groups for token in group]
    return [*before, OpeningTag(code), *inner, ClosingTag(), *(token for part in reversed(behind) for token in part)]
