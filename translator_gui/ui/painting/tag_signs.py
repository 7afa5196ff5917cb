"""Signs that are displayed for inline tags in right-to-left text.

Unicode treats a private character as a Latin letter: in Urdu it would split the line and move numbers to its end.
The signs here are neutral, one UTF-16 unit wide as the tags are, and come in pairs that every text engine mirrors: an
opening sign in left-to-right text looks like a closing one in right-to-left text, and each points to its text in both.
Only the font for right-to-left tags draws them as tags, where a format asks for it; otherwise they are mathematics.
"""

from itertools import chain

from translator_gui.model.inline_tag import INLINE, TagPart, mark_of

MOST_NUMBERS = 99
"""Tags with higher numbers share one sign."""

_PAIRS = (
    (0x2A79, 0x2AA2),
    (0x2AA6, 0x2AAD),
    (0x2AAF, 0x2AD6),
    (0x2AF7, 0x2AFA),
    (0x2A2B, 0x2A2E),
    (0x2A34, 0x2A35),
    (0x2A3C, 0x2A3D),
    (0x2A64, 0x2A65),
    (0x2AEC, 0x2AED),
    (0x29A4, 0x29A5),
    (0x29A8, 0x29AF),
    (0x29C0, 0x29C1),
    (0x29C4, 0x29C5),
    (0x29CF, 0x29D2),
    (0x29D4, 0x29D5),
    (0x29E8, 0x29E9),
    (0x29F8, 0x29F9),
    (0x27C3, 0x27C4),
    (0x27C8, 0x27C9),
    (0x27D5, 0x27D6),
    (0x27DD, 0x27DE),
    (0x27E2, 0x27E5),
    (0x2252, 0x2255),
    (0x2268, 0x226B),
    (0x2272, 0x2273),
    (0x2276, 0x2277),
    (0x227A, 0x227F),
    (0x2282, 0x2283),
    (0x2286, 0x2287),
    (0x228A, 0x228B),
    (0x228F, 0x2292),
    (0x22A2, 0x22A3),
    (0x22B0, 0x22B7),
    (0x22C9, 0x22CC),
    (0x22D6, 0x22DF),
    (0x22E4, 0x22E9),
    (0x22F0, 0x22F1),
)
"""First and last code points of ranges of paired signs: each at an even place mirrors the next one."""
_PLAIN = ((0x2900, 0x2933), (0x2936, 0x297F))
"""Ranges of signs that are not mirrored."""

_PAIRED = tuple(map(chr, chain.from_iterable(range(first, last + 1) for first, last in _PAIRS)))
_ALONE = tuple(map(chr, chain.from_iterable(range(first, last + 1) for first, last in _PLAIN)))


def tag_sign(part: TagPart, number: int) -> str:
    """Return the character displayed in Urdu for a part of the inline tag with a number (0 above `MOST_NUMBERS`)."""
    if part is TagPart.ALONE:
        return _ALONE[number]
    return _PAIRED[2 * number + (part is TagPart.CLOSING)]


def with_tag_signs(text: str) -> str:
    """Replace the inline tags of an Urdu text by their displayed signs; all offsets stay."""

    def sign(character: str) -> str:
        part, number = mark_of(character)
        return tag_sign(part, number if number <= MOST_NUMBERS else 0)

    return INLINE.sub(lambda found: sign(found.group()), text)
