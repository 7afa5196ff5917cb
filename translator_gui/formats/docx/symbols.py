"""Unicode characters for the signs of symbol fonts, as far as they are known."""

from translator_gui.formats.ooxml import child, value
from translator_gui.formats.xml import Element

_PRIVATE_USE = 0xF000
_SYMBOLS = {
    "symbol": {
        0xB7: "•",
        0xB0: "°",
        0xB1: "±",
        0xB4: "×",
        0xA3: "≤",
        0xB3: "≥",
        0xB9: "≠",
        0xAE: "→",
        0xAC: "←",
        0xD7: "⋅",
    },
    "wingdings": {
        0xFC: "✓",
        0xFB: "✗",
        0xFE: "☑",
        0xA8: "☐",
        0x6F: "☐",
        0x6C: "●",
        0x6E: "■",
        0xE0: "→",
        0xDF: "←",
        0x4A: "☺",
    },
}
UNKNOWN = "□"
_FIRST, _LAST = 0x20, 0xD7FF
_FONTS = ("symbol", "wingdings", "webdings")
_FEW = 3
_LAST_BYTE = 0xFF


def symbol(sign: Element, *, as_before: bool = False) -> tuple[str, bool]:
    """Return the Unicode character of a Word symbol (`w:sym`), and whether its code already was Unicode.

    Args:
        sign: The symbol.
        as_before: See `DocumentReadOptions`: the codes of symbol fonts were known only where they are private.
    """
    font = value(sign, "font") or ""
    try:
        code = int(value(sign, "char") or "", 16)
    except ValueError:
        return UNKNOWN, False
    if code <= _LAST_BYTE and font.lower().startswith(_FONTS) and not as_before:
        return _known(font, code), False
    if not _PRIVATE_USE <= code <= _PRIVATE_USE + 0xFF:
        return (chr(code), True) if _FIRST <= code <= _LAST else (UNKNOWN, False)
    return _known(font, code), False


def symbols(text: str, properties: Element | None) -> str:
    """Return Unicode characters for a short text set in a symbol font such as Wingdings; empty for any other text.

    Args:
        text: Of a `w:t`.
        properties: The `w:rPr` of its run.
    """
    signs = text.strip()
    if not signs or len(signs) > _FEW or signs.isdigit():
        return ""
    fonts = child(properties, "rFonts")
    font = value(fonts, "ascii") or value(fonts, "hAnsi") or ""
    private = all(_PRIVATE_USE <= ord(sign) <= _PRIVATE_USE + 0xFF for sign in signs)
    if not private and not font.lower().startswith(_FONTS):
        return ""
    return "".join(_known(font, ord(sign)) for sign in signs)


def _known(font: str, code: int) -> str:
    return _SYMBOLS.get(font.lower(), {}).get(code & 0xFF, UNKNOWN)
