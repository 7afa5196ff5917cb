"""Pieces of HTML as strings: the head of a page that loads nothing, and texts with the other script isolated."""

import base64
from collections.abc import Iterable
from html import escape

from translator_gui.formats.characters import safe, source_runs, target_runs
from translator_gui.formats.docx.font_embedding import nastaliq
from translator_gui.formats.html.style import FACE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"


def page_head(title: str, style: str) -> str:
    """Everything up to the body, with the Urdu face inside."""
    face = base64.b64encode(nastaliq()).decode()
    source = f'@font-face{{font-family:"{FACE}";src:url(data:font/ttf;base64,{face}) format("truetype")}}'
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{plain(title)}</title>\n<style>{style}{source}</style></head>\n<body>\n"
    )


def plain(text: str) -> str:
    """A text as it is."""
    return escape(safe(text))


def source(text: str) -> str:
    """Urdu, for an element that is set right to left; Latin islands isolated."""
    pieces = source_runs(safe(text))
    return _broken(escape(one) if rtl else f'<bdi lang="en" dir="ltr">{escape(one)}</bdi>' for one, rtl in pieces)


def english(text: str) -> str:
    """English, for an element that is set left to right; Urdu words isolated."""
    pieces = target_runs(safe(text))
    return _broken(f'<bdi lang="ur" dir="rtl">{escape(one)}</bdi>' if rtl else escape(one) for one, rtl in pieces)


def _broken(pieces: Iterable[str]) -> str:
    return "".join(pieces).replace("\n", "<br>")
