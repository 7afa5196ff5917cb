"""Writes Urdu names in Latin letters, as a hint for names that nobody has spelt yet: short vowels are guessed."""

from translator_gui.text.folding import fold

_CONSONANTS = {
    letter: latin
    for latin, letters in {
        "b": "ب",
        "p": "پ",
        "t": "تٹط",
        "s": "ثسص",
        "j": "ج",
        "ch": "چ",
        "h": "حہھ",
        "kh": "خ",
        "d": "دڈ",
        "z": "ذزضظ",
        "r": "رڑ",
        "zh": "ژ",
        "sh": "ش",
        "gh": "غ",
        "f": "ف",
        "q": "ق",
        "k": "ک",
        "g": "گ",
        "l": "ل",
        "m": "م",
        "n": "نں",
    }.items()
    for letter in letters
}
_VOWELS = {"ا": "a", "آ": "a", "ع": "a", "ی": "i", "ے": "e", "و": "o"}
_USUAL = {"خان": "Khan", "علی": "Ali", "محمد": "Muhammad", "احمد": "Ahmed", "حسین": "Hussain", "حسن": "Hasan"}
_LONG = frozenset("اآ")


def romanised(name: str) -> str:
    """Return a rough transliteration of an Urdu name, each word with a capital; a hint, never a translation."""
    return " ".join(filter(None, map(_word, fold(name).split())))


def _word(word: str) -> str:
    if word in _USUAL:
        return _USUAL[word]
    letters = [letter for letter in word if letter in _CONSONANTS or letter in _VOWELS]
    pieces: list[str] = []
    for at, letter in enumerate(letters):
        before, after = letters[at - 1] if at else "", letters[at + 1] if at + 1 < len(letters) else ""
        glides = letter in "وی" and (not at or after in _LONG)
        if letter == "ہ" and not after:
            # Written for the vowel that ends a word: جنجوعہ, چیمہ.
            pieces.append("" if before == "ع" else "h" if before in _LONG else "a")
        elif glides or (letter in _CONSONANTS and letter != "ھ"):
            # A short vowel is likely after the first consonant and before the last one.
            if before in _CONSONANTS and (at == 1 or not after or glides):
                pieces.append("a")
            pieces.append({"و": "w", "ی": "y"}.get(letter) or _CONSONANTS[letter])
        else:
            pieces.append(_VOWELS.get(letter, "h"))
    text = "".join(pieces)
    return text[:1].upper() + text[1:]
