"""Pieces of HTML as strings: the head of a self-contained page, and texts with the other script isolated."""

import base64
from collections.abc import Mapping, Sequence
from html import escape

from translator_gui.formats.characters import sanitize, source_runs, target_runs
from translator_gui.formats.html.style import FACE
from translator_gui.formats.nastaliq import BLESSING, nastaliq_font
from translator_gui.formats.rich_text import StyledTextRun, group_by_direction, wrap_in_html

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
_PICTURES = "; img-src data:"


def page_head(
    title: str, style: str, properties: Mapping[str, str] | None = None, *, has_pictures: bool = False
) -> str:
    """Return the HTML of an exported page up to its `<body>`, with the Urdu font embedded.

    Args:
        title: Of the page.
        style: Its style sheet.
        properties: By which the page is known when it comes back.
        has_pictures: Whether pictures are shown, which the page itself must hold.
    """
    policy = _POLICY + _PICTURES * has_pictures
    known = "".join(f'<meta name="{name}" content="{escape(text)}">' for name, text in (properties or {}).items())
    face = base64.b64encode(nastaliq_font()).decode()
    source = f'@font-face{{font-family:"{FACE}";src:url(data:font/ttf;base64,{face}) format("truetype")}}'
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="referrer" content="no-referrer">{known}'
        f"<title>{plain(title)}</title>\n<style>{style}{source}</style></head>\n<body>\n"
    )


def plain(text: str) -> str:
    """Escape a text for HTML."""
    return escape(sanitize(text))


def source(text: str) -> str:
    """Return Urdu text as HTML for a right-to-left element; Latin words are isolated by `<bdi>`."""
    return rich_urdu([StyledTextRun(*piece) for piece in source_runs(sanitize(text))])


def english(text: str) -> str:
    """Return English text as HTML for a left-to-right element; Urdu words are isolated by `<bdi>`."""
    return rich_english([StyledTextRun(*piece) for piece in target_runs(sanitize(text))])


def rich_urdu(runs: Sequence[StyledTextRun]) -> str:
    """Return styled Urdu runs as HTML for a right-to-left element; Latin words are isolated by `<bdi>`."""
    return _isolated(runs, '<bdi lang="en" dir="ltr">', rtl=True)


def rich_english(runs: Sequence[StyledTextRun]) -> str:
    """Return styled English runs as HTML for a left-to-right element; Urdu words are isolated by `<bdi>`."""
    return _isolated(runs, '<bdi lang="ur" dir="rtl">', rtl=False)


def _isolated(runs: Sequence[StyledTextRun], opening: str, *, rtl: bool) -> str:
    groups = (("".join(map(_styled, group)), way is rtl) for way, group in group_by_direction(runs))
    return "".join(content if own else f"{opening}{content}</bdi>" for content, own in groups).replace("\n", "<br>")


def _styled(run: StyledTextRun) -> str:
    text = escape(run.text)
    if run.mark:
        return f'<span class="tag">{text}</span>'
    if BLESSING in text:
        text = text.replace(BLESSING, f'<span class="blessing">{BLESSING}</span>')
    return wrap_in_html(text, run.look, run.link)
