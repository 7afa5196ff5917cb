"""Formats list numbers in Word's number formats (ECMA-376 part 1, 17.18.59)."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HINDI_CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
_HINDI_VOWELS = "अआइईउऊऋएऐओऔ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_DEVANAGARI_ZERO = 0x0966
_THAI_ZERO = 0x0E50
_MAX_ROMAN = 32767
_MAX_REPEATS = 100


def format_list_number(number: int, style: str, custom: str = "") -> str:
    """Format a list item's number in a Word number format; decimal if the format cannot show it.

    Args:
        number: From 0.
        style: The value of `w:numFmt`: "decimal", "arabicAbjad" ….
        custom: The pattern that goes with the value "custom": "۱, ۲, ۳, ..." or "001, 002, 003, ...".
    """
    if style == "custom":
        return _custom(number, custom)
    make = _FORMATS.get(style)
    return make(number) if make and number > 0 else str(number)


def _repeated(alphabet: str) -> Callable[[int], str]:
    """Return a function that formats list numbers as letters, as Word does: a … z, aa, bb, … zz, aaa."""

    def letters(number: int) -> str:
        repeats, index = divmod(number - 1, len(alphabet))
        return alphabet[index] * min(repeats + 1, _MAX_REPEATS)

    return letters


def _digits(zero: int) -> Callable[[int], str]:
    def digits(number: int) -> str:
        return "".join(chr(zero + int(digit)) for digit in str(number))

    return digits


def _roman(number: int) -> str:
    if number > _MAX_ROMAN:
        return str(number)
    out: list[str] = []
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        out.append(sign * times)
    return "".join(out)


def _ordinal(number: int) -> str:
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _custom(number: int, pattern: str) -> str:
    first = pattern.partition(",")[0].strip()
    if not first.isdecimal():
        return str(number)
    zero = ord(first[-1]) - int(first[-1])
    return _digits(zero)(number).rjust(len(first), chr(zero))


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _repeated(_LATIN),
    "upperLetter": _repeated(_LATIN.upper()),
    "arabicAlpha": _repeated(_ARABIC_ALPHABET),
    "arabicAbjad": _repeated(_ABJAD),
    "hindiNumbers": _digits(_DEVANAGARI_ZERO),
    "hindiConsonants": _repeated(_HINDI_CONSONANTS),
    "hindiVowels": _repeated(_HINDI_VOWELS),
    "thaiNumbers": _digits(_THAI_ZERO),
    "hebrew2": _repeated(_HEBREW),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
}
