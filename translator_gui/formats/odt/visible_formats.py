"""The visible formatting of a text, and its difference from the surrounding text in words."""

from collections.abc import Mapping
from typing import NamedTuple

from translator_gui.formats.inline import InlineTagMarkup
from translator_gui.formats.odt.styles import Properties, merged
from translator_gui.formats.typefaces import is_urdu_face
from translator_gui.model.inline_tag import TagMeaning, TagStyle

_BY_SCRIPT = {
    "weight": ("fo:font-weight", "style:font-weight-complex"),
    "posture": ("fo:font-style", "style:font-style-complex"),
    "size": ("fo:font-size", "style:font-size-complex"),
}
_FACES = (("style:font-name", "fo:font-family"), ("style:font-name-complex", "style:font-family-complex"))
_ALIKE = {
    "underline": "style:text-underline-style",
    "strike": "style:text-line-through-style",
    "overline": "style:text-overline-style",
    "position": "style:text-position",
    "colour": "fo:color",
    "ground": "fo:background-color",
    "capitals": "fo:text-transform",
    "small": "fo:font-variant",
    "spacing": "fo:letter-spacing",
    "outline": "style:text-outline",
    "shadow": "fo:text-shadow",
    "relief": "style:font-relief",
    "emphasis": "style:text-emphasize",
    "scale": "style:text-scale",
    "blinking": "style:text-blinking",
    "turned": "style:text-rotation-angle",
}
_NEUTRAL = {"", "normal", "none", "auto", "transparent", "false", "0", "100%", "0% 100%"}
_BOLD = 600
_MONOSPACE = ("mono", "courier", "consolas", "typewriter")
_LOOKS = {
    "weight": TagStyle.BOLD,
    "posture": TagStyle.ITALIC,
    "underline": TagStyle.UNDERLINE,
    "strike": TagStyle.STRIKE,
}
_WORDS = {
    "weight": ("bold", "not bold"),
    "posture": ("italic", "not italic"),
    "strike": ("struck through", "not struck through"),
    "underline": ("underlined", "not underlined"),
    "overline": ("overlined", "not overlined"),
    "colour": ("colour", "plain colour"),
    "ground": ("highlighted", "not highlighted"),
    "capitals": ("capitals", "no capitals"),
    "small": ("small capitals", "no small capitals"),
    "spacing": ("spaced", "not spaced"),
}


class OdtVisibleFormat(NamedTuple):
    """Visible format of a text in a source OpenDocument text, for Urdu and for Latin letters; without defaults."""

    urdu: Mapping[str, str]
    latin: Mapping[str, str]
    key: object
    """Equal for those that show the same."""


def visible_format(properties: Properties, faces: Mapping[str, str]) -> OdtVisibleFormat:
    """Return the visible format that results from OpenDocument text properties.

    Args:
        properties: Those that hold in the end.
        faces: Families of typefaces by the names that styles call them by.
    """
    alike = {key: text for key, name in _ALIKE.items() if (text := properties.get(name, "")) not in _NEUTRAL}
    if properties.get("style:use-window-font-color") == "true":
        alike.pop("colour", None)
    if properties.get("style:text-line-through-type", "") == "none":
        alike.pop("strike", None)
    urdu, latin = (_of_script(properties, faces, at, alike) for at in (1, 0))
    return OdtVisibleFormat(urdu, latin, (frozenset(urdu.items()), frozenset(latin.items())))


def with_span_properties(properties: Properties, above: Properties) -> dict[str, str]:
    """Return OpenDocument text properties overlaid with those of a span inside the text."""
    found = merged(properties, above)
    if above.get("style:text-underline-type") == "none":
        found["style:text-underline-style"] = "none"
    return found


def _of_script(properties: Properties, faces: Mapping[str, str], at: int, alike: dict[str, str]) -> dict[str, str]:
    found = dict(alike)
    for key, names in _BY_SCRIPT.items():
        text = properties.get(names[at], "")
        if key == "weight":
            text = "bold" if _is_bold(text) else ""
        if text not in _NEUTRAL:
            found[key] = text
    name, family = (properties.get(one, "") for one in _FACES[at])
    face = (faces.get(name, name) or family.strip("'\"")).lower()
    # English is set in the same Latin typeface whichever one the Urdu was set in.
    if face and not is_urdu_face(face):
        found["face"] = face
    return found


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isascii() and weight.isdigit() and int(weight[:4]) >= _BOLD)


def difference(base: Mapping[str, str], other: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return the differences between the visible format of a text and that of the text around it."""
    return frozenset((key, other.get(key, "")) for key in base.keys() | other.keys() if base.get(key) != other.get(key))


def format_code(found: frozenset[tuple[str, str]], base: Mapping[str, str], payload: object) -> InlineTagMarkup:
    """Return the format tag for text that differs from the paragraph's most common format."""
    words: list[str] = []
    look = TagStyle(0)
    for key, text in sorted(found, key=lambda item: _ORDER.index(item[0])):
        word, more = _describe_difference(key, text, base.get(key, ""))
        look |= more
        if word not in words:
            words.append(word)
    return InlineTagMarkup(TagMeaning.FORMAT, ", ".join(words), look, payload=payload)


def _describe_difference(key: str, text: str, usual: str) -> tuple[str, TagStyle]:
    """Return words and a `TagStyle` for one format difference, such as ("italic", TagStyle.ITALIC)."""
    if key == "position":
        return _position(text)
    if key == "size":
        return _size(text, usual), TagStyle(0)
    if key == "face":
        return "typeface", TagStyle.MONOSPACE if any(one in text for one in _MONOSPACE) else TagStyle(0)
    word, opposite = _WORDS.get(key, ("other look", "usual look"))
    return (word, _LOOKS.get(key, TagStyle(0))) if text else (opposite, TagStyle(0))


def _position(text: str) -> tuple[str, TagStyle]:
    if text.startswith(("sub", "-")):
        return "subscript", TagStyle.SUBSCRIPT
    return ("superscript", TagStyle.SUPERSCRIPT) if text else ("not raised", TagStyle(0))


def _size(text: str, usual: str) -> str:
    try:
        return "larger" if float(text.rstrip("ptincm%")) > float(usual.rstrip("ptincm%")) else "smaller"
    except ValueError:
        return "other size"


_ORDER = [*_BY_SCRIPT, *_ALIKE, "face"]
