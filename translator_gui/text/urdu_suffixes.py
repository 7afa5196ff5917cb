"""Base forms of inflected Urdu words, as dictionaries list them: about 40 endings and the irregular verbs.

Words are loose keys (see `loose_key`): ئ is ی, ؤ is و, ھ is ہ. The rules propose; what is in no dictionary is dropped.
"""

from functools import lru_cache

_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # Nouns and adjectives: plural, oblique, feminine.
    ("ییوں", ("یی", "ا")),
    ("یوں", ("ی", "یہ", "")),
    ("ووں", ("و",)),
    ("اوں", ("ا", "اں")),
    ("وں", ("", "ہ", "ا", "نا")),
    ("یاں", ("ی",)),
    ("ییں", ("", "نا")),
    ("یں", ("", "نا")),
    ("یات", ("ی", "یہ", "یت", "")),
    ("ات", ("", "ہ", "ت", "ا")),
    ("یوں", ("",)),
    ("یین", ("ی",)),
    ("ین", ("", "ی")),
    ("گان", ("ہ",)),
    ("ان", ("", "ہ")),
    ("جات", ("", "ہ")),
    ("انہ", ("",)),
    ("یے", ("", "ہ", "یہ", "نا")),
    ("ے", ("ہ", "ا", "نا", "")),
    ("یی", ("نا", "ا", "")),
    ("ی", ("ا", "", "ہ", "نا")),
    # Verbs: participles, subjunctive, future, conjunctive; each leads to the infinitive.
    ("تا", ("نا",)),
    ("تی", ("نا",)),
    ("تے", ("نا",)),
    ("تیں", ("نا",)),
    ("نے", ("نا",)),
    ("نی", ("نا",)),
    ("یا", ("نا",)),
    ("ا", ("نا",)),
    ("یگا", ("نا",)),
    ("یگی", ("نا",)),
    ("یگے", ("نا",)),
    ("ونگا", ("نا",)),
    ("ینگے", ("نا",)),
    ("ینگی", ("نا",)),
    ("و", ("نا",)),
    ("کر", ("نا",)),
    ("کے", ("نا",)),
    ("", ("نا",)),
)
_NOUN_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("یوں", ("یاں",)),
    ("وں", ("", "ہ", "ا", "ے", "یں")),
    ("ییں", ("",)),
    ("یں", ("", "ی")),
    ("یاں", ("ی",)),
    ("ے", ("ہ", "ا", "یہ")),
    ("ہ", ("ے",)),
    ("ا", ("ے",)),
    ("جات", ("", "ہ")),
    ("ات", ("", "ہ", "ت")),
    ("گان", ("ہ",)),
    ("ین", ("",)),
    ("ان", ("",)),
)
"""Plural and oblique endings of nouns alone: what a glossary means by a term, which may be a plural; not adjectives."""
_SHORTEST_STEM = 2
_IRREGULAR = {
    form: infinitive
    for infinitive, forms in {
        "کرنا": "کر کیا کی کیے کییے کیں کرو کریں کرے کروں",
        "دینا": "دے دیا دی دیے دییے دیں دیتا دیتی دیتے دو دوں",
        "لینا": "لے لیا لی لیے لییے لیں لو لوں",
        "جانا": "جا گیا گیی گیے گییں جایے جاییں جاو",
        "ہونا": "ہو ہوا ہویی ہویے ہوییں ہے ہیں تہا تہی تہے تہیں ہوں ہوگا ہوگی",
        "آنا": "آ آیا آیی آیے آییں آو",
        "پانا": "پا پایا پایی پایے پاییں",
        "لانا": "لا لایا لایی لایے لاییں",
        "کہنا": "کہہ کہا کہی کہے",
    }.items()
    for form in forms.split()
}


@lru_cache(maxsize=32_768)
def noun_forms(word: str) -> tuple[str, ...]:
    """Return the nouns, as loose keys, of which a word may be the plural or an oblique case; the word itself first.

    Args:
        word: A loose key.
    """
    found = [word]
    for suffix, endings in _NOUN_RULES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            found += [word[: len(word) - len(suffix)] + ending for ending in endings]
    return tuple(dict.fromkeys(found))


def base_forms(word: str) -> tuple[str, ...]:
    """Return the words, as loose keys, of which a word may be an inflected form; the word itself first.

    Args:
        word: A loose key.
    """
    found = [word]
    if word in _IRREGULAR:
        found.append(_IRREGULAR[word])
    for suffix, endings in _RULES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            stem = word[: len(word) - len(suffix)]
            found += [stem + ending for ending in endings]
    return tuple(dict.fromkeys(found))
