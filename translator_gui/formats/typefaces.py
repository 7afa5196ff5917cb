"""Names of typefaces: which are made for Urdu, and their Latin replacements in English."""

import functools
import re

SERIF, SANS = "Times New Roman", "Arial"
_URDU = re.compile(
    "nasta.?l[iye]|naskh|nask\\b|urdu|arabic\\b|jameel|noori|alvi|\\bfaiz\\b|fajer|mehr\\b|nafees|awami|gulzar"
    "|amiri|scheherazade|lateef|harmattan|reem kufi|tajawal|cairo\\b|almarai|markazi|mirza\\b|aref ruqaa|rakkas"
    "|inpage|\\bpak\\b|batool|\\bmajalla|aldhabi|andalus|al.?mohanad|akhbar|diwani|thuluth|ruq.?a|kufi|kufya"
    "|persian|farsi|nazli|nazanin|\\bb (?:titr|lotus|zar|mitra|koodak|yekan)|iransans|quran|kasheeda|uthman",
    re.IGNORECASE,
)
_SANS = re.compile("kufi|kufya|sans|titr|cairo|tajawal|almarai|yekan|koodak", re.IGNORECASE)


@functools.lru_cache(maxsize=1024)
def is_urdu_face(family: str) -> bool:
    """Whether a typeface is made for Urdu, Arabic or Persian, even if it has Latin letters too."""
    return _URDU.search(family) is not None


def latin_face(family: str) -> str:
    """Return a Latin typeface to replace an Urdu one in the English; other typefaces are returned unchanged."""
    if not is_urdu_face(family):
        return family
    return SANS if _SANS.search(family) else SERIF
