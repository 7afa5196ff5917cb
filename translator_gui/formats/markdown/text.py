"""Escapes text for Markdown: CommonMark with GitHub's tables."""

import re
from collections.abc import Callable, Sequence
from html import escape

from translator_gui.formats.characters import sanitize, target_runs
from translator_gui.formats.rich_text import StyledTextRun, group_by_direction, wrap_in_html

_SPECIAL = re.compile(r"[\\`*_\[\]|~$^]")
_OPENING = re.compile(r"^(?:(\d{1,9})([.)])|([-+=#:]))")
"""What makes a list, a heading or a line of what stands at the beginning of a line."""


def markdown(text: str) -> str:
    """Escape a text for one line of Markdown; its line breaks become `<br>`."""
    lines = (" ".join(line.split()) for line in sanitize(text).split("\n"))
    return "<br>".join(_opened(_SPECIAL.sub(r"\\\g<0>", escape(line, quote=False))) for line in lines)


def raw_html(text: str) -> str:
    """Escape a text for an HTML element in Markdown: special characters become numeric entities."""
    lines = (" ".join(line.split()) for line in sanitize(text).split("\n"))
    return "<br>".join(
        _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", escape(line, quote=False)) for line in lines
    )


def rich_urdu(runs: Sequence[StyledTextRun]) -> str:
    """Convert formatted Urdu runs into Markdown within a line."""
    if not _is_rich(runs):
        return urdu_words(_text(runs))
    return f'<span dir="rtl" lang="ur">{_joined(runs, markdown)}</span>'


def rich_urdu_paragraph(runs: Sequence[StyledTextRun]) -> str:
    """Convert formatted Urdu runs into a right-to-left paragraph of Markdown."""
    if not _is_rich(runs):
        return urdu_paragraph(_text(runs))
    return f'<p dir="rtl" lang="ur">{_joined(runs, raw_html)}</p>'


def rich_english(runs: Sequence[StyledTextRun]) -> str:
    """Convert formatted English runs into Markdown; Urdu words in them are marked as Urdu.

    In elements of HTML, for Markdown's own signs do not hold everywhere: beside letters, and beside blanks.
    """
    if not _is_rich(runs):
        return english(_text(runs))
    groups = ((_joined(group, markdown), rtl) for rtl, group in group_by_direction(runs))
    return "".join(f'<span dir="rtl" lang="ur">{said}</span>' if rtl else said for said, rtl in groups).strip()


def _is_rich(runs: Sequence[StyledTextRun]) -> bool:
    return any(run.look or run.mark for run in runs)


def _text(runs: Sequence[StyledTextRun]) -> str:
    return "".join(run.text for run in runs)


def _joined(runs: Sequence[StyledTextRun], write: Callable[[str], str]) -> str:
    return "".join(
        f"<small>{write(run.text)}</small>" if run.mark else wrap_in_html(_spaced(run.text, write), run.look, run.link)
        for run in runs
    )


def urdu_words(text: str) -> str:
    """Convert plain Urdu into Markdown within a line, marked as right-to-left Urdu."""
    return f'<span dir="rtl" lang="ur">{markdown(text)}</span>' if text else ""


def urdu_paragraph(text: str) -> str:
    """Convert plain Urdu into a right-to-left paragraph of Markdown."""
    return f'<p dir="rtl" lang="ur">{raw_html(text)}</p>'


def english(text: str) -> str:
    """Convert plain English into Markdown; Urdu words in it are marked as Urdu."""
    pieces = target_runs(text)
    if not any(rtl for _, rtl in pieces):
        return markdown(text)
    return "".join(urdu_words(piece) if rtl else _spaced(piece) for piece, rtl in pieces)


def _spaced(piece: str, write: Callable[[str], str] = markdown) -> str:
    """Escape a part of a line for Markdown and keep the white space around it."""
    before, after = piece[:1].isspace(), piece[-1:].isspace()
    return f"{' ' if before else ''}{write(piece)}{' ' if after else ''}" if piece.strip() else " "


def _opened(line: str) -> str:
    return _OPENING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line)
