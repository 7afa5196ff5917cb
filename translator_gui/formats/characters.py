"""Make text safe for files: forbidden characters, unclosed direction controls, runs of one direction."""

import re

from translator_gui.text.direction import has_rtl, runs

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Finds what `sanitize` changes."""
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_POP_EMBEDDING = "\u202c"
_POP_ISOLATE = "\u2069"
_ISOLATES = "\u2066\u2067\u2068"
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RTL_ISLAND = re.compile(f"[{_RTL}]+(?:[^A-Za-z0-9\n\t]*[{_RTL}]+)*")
_URDU_ALONE = re.compile(f"[\\s!-@\\[-`{{-~\u00a0-\u00bf\u2000-\u206f{_RTL}]*")
_STRONG = re.compile(f"([{_RTL}])|[A-Za-z\u00c0-\u024f]")


def sanitize(text: str) -> str:
    """Remove characters that XML 1.0 forbids from a text, and close every open Unicode direction control in it.

    An override left open would reverse the text that follows it in the next cell or line.
    """
    if not _UNSAFE.search(text):
        return text
    text = _FORBIDDEN.sub(_replacement, text.replace("\r\n", "\n").replace("\r", "\n"))
    return _closed(text) if _DIRECTION.search(text) else text


def without_direction_marks(text: str) -> str:
    """Remove direction marks from English, which does not need them; a text with right-to-left letters keeps them."""
    bare = text if text.isascii() else _MARKS.sub("", text)
    return text if has_rtl(bare) else bare


def source_runs(text: str) -> list[tuple[str, bool]]:
    """Split an Urdu text where its direction changes, into pairs (text, is right to left)."""
    return [(text, has_rtl(text))] if _URDU_ALONE.fullmatch(text) and text else runs(text)


def target_runs(text: str) -> list[tuple[str, bool]]:
    """Split an English text where its direction changes (Urdu names), into pairs (text, is right to left)."""
    out: list[tuple[str, bool]] = []
    position = 0
    for match in _RTL_ISLAND.finditer(text):
        if match.start() > position:
            out.append((text[position : match.start()], False))
        out.append((match.group(), True))
        position = match.end()
    if position < len(text):
        out.append((text[position:], False))
    return out


def is_rtl(text: str) -> bool:
    """Whether the first letter of a text that has a direction is right-to-left; False if there is none."""
    match = _STRONG.search(text)
    return match is not None and match[1] is not None


def _replacement(match: re.Match[str]) -> str:
    """Return what replaces a character that XML forbids: U+FFFD for a lone surrogate, else a line feed or nothing."""
    letter = match.group()
    if "\ud800" <= letter <= "\udfff":
        return "\ufffd"
    return "\n" if letter in "\x0b\x0c\x85" else ""


def _closed(text: str) -> str:
    """Pair a text's Unicode direction controls: drop surplus end marks, close open ones at the end of their line."""
    return "\n".join(map(_closed_line, text.split("\n")))


def _closed_line(line: str) -> str:
    out: list[str] = []
    stack: list[str] = []
    for letter in line:
        if not _DIRECTION.match(letter):
            out.append(letter)
        elif letter == _POP_EMBEDDING:
            if stack and stack[-1] == _POP_EMBEDDING:
                out.append(stack.pop())
        elif letter == _POP_ISOLATE:
            while stack and _POP_ISOLATE in stack:
                popped = stack.pop()
                out.append(popped)
                if popped == _POP_ISOLATE:
                    break
        else:
            out.append(letter)
            stack.append(_POP_ISOLATE if letter in _ISOLATES else _POP_EMBEDDING)
    return "".join(out + stack[::-1])
