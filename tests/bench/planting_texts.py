"""Plants slips of form and meaning in the English of sentence pairs: marks, words, negations, halves left out.

Each function takes the Urdu, the English and a source of random numbers, and returns the English with one error, or
None if the sentence has nothing to plant it in. They know nothing of the checks that are to find the errors.
"""

import re
from random import Random

from tests.bench.planting_numbers import PlantedErrorKind

_NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_AFFIRMATION = {"never": "always", "no": "a", "without": "with", "cannot": "can", "none": "all", "nothing": "something"}
_URDU_NEGATION = re.compile(r"(?<!\w)(?:نہیں|نہيں|بغیر|بغير)(?!\w)")
_AUXILIARY = re.compile(r"\b(?:is|was|are|were|has|have|will|would|can|could)\b")
_LINK = re.compile(r"(?:https?://|www\.)[!-~]{4,}")
_LATIN_IN_URDU = re.compile(r"(?<![\w@./-])[A-Za-z][A-Za-z0-9-]{2,}(?!\w)")
_URDU_SIGNS = str.maketrans("0123456789,?;%", "۰۱۲۳۴۵۶۷۸۹،؟؛٪")
_CYRILLIC = str.maketrans("aeopcx", "аеорсх")
_INVISIBLE = "\u200e\u200f\u202b\u202c\u200c\u2067"
_SHORTEST = 8
"""Words of a sentence that has a half to leave out."""


def _cut(text: str, at: int) -> str:
    return text[:at] + text[at + 1 :]


def _one_of(text: str, letters: str, random: Random) -> int | None:
    places = [at for at, letter in enumerate(text) if letter in letters]
    return random.choice(places) if places else None


def _with_end(target: str, mark: str, instead: str) -> str | None:
    bare = target.rstrip("\"'”’")
    return bare[:-1] + instead + target[len(bare) :] if bare.endswith(mark) else None


def lose_question_mark(source: str, target: str, random: Random) -> str | None:
    """End a question in a full stop."""
    del source, random
    return _with_end(target, "?", ".")


def add_question_mark(source: str, target: str, random: Random) -> str | None:
    """End a statement in a question mark."""
    del source, random
    return _with_end(target, ".", "?")


def lose_bracket(source: str, target: str, random: Random) -> str | None:
    """Leave out one bracket."""
    del source
    at = _one_of(target, "()[]", random)
    return None if at is None else _cut(target, at)


def double_word(source: str, target: str, random: Random) -> str | None:
    """Write one word twice."""
    del source
    words = target.split()
    fit = [at for at, word in enumerate(words) if word.isalpha() and word.islower()]
    if not fit:
        return None
    at = random.choice(fit)
    return " ".join([*words[: at + 1], *words[at:]])


def change_link(source: str, target: str, random: Random) -> str | None:
    """Leave out a letter of an address."""
    del source
    match = _LINK.search(target)
    return None if match is None else _cut(target, random.randrange(match.start(), match.end() - 1))


def lose_negation(source: str, target: str, random: Random) -> str | None:
    """Leave out the only negation of a sentence whose Urdu has one."""
    del random
    found = list(_NEGATION.finditer(target))
    if len(found) != 1 or not _URDU_NEGATION.search(source):
        return None
    words = target[: found[0].start()] + _AFFIRMATION.get(found[0].group().lower(), "") + target[found[0].end() :]
    return re.sub(" {2,}", " ", words)


def add_negation(source: str, target: str, random: Random) -> str | None:
    """Write "not" after the first auxiliary of a sentence without a negation."""
    del source, random
    match = _AUXILIARY.search(target)
    if match is None or _NEGATION.search(target):
        return None
    return f"{target[: match.end()]} not{target[match.end() :]}"


def leave_half_out(source: str, target: str, random: Random) -> str | None:
    """Leave out the second half."""
    del source, random
    words = target.split()
    return " ".join(words[: len(words) // 2]) if len(words) > _SHORTEST else None


def leave_stop_alone(source: str, target: str, random: Random) -> str | None:
    """Write nothing but a full stop."""
    del source, target, random
    return "."


def copy_source(source: str, target: str, random: Random) -> str | None:
    """Leave the Urdu as it is."""
    del target, random
    return source


def leave_urdu_word(source: str, target: str, random: Random) -> str | None:
    """Leave an Urdu word in the place of an English one."""
    urdu = [word for word in source.split() if word.isalpha() and not word.isascii()]
    words = target.split()
    if not urdu or len(words) < _SHORTEST:
        return None
    words[random.randrange(len(words))] = random.choice(urdu)
    return " ".join(words)


def leave_urdu_sign(source: str, target: str, random: Random) -> str | None:
    """Write a digit or a mark as in Urdu."""
    del source
    at = _one_of(target, "0123456789,?;%", random)
    return None if at is None else target[:at] + target[at].translate(_URDU_SIGNS) + target[at + 1 :]


def add_invisible(source: str, target: str, random: Random) -> str | None:
    """Add a mark of direction or a joiner."""
    del source
    at = random.randrange(len(target) + 1)
    return target[:at] + random.choice(_INVISIBLE) + target[at:]


def add_space(source: str, target: str, random: Random) -> str | None:
    """Double a space, or add one before a comma or at the end."""
    del source
    places = [at for at, letter in enumerate(target) if letter in " ,"]
    at = random.choice([*places, len(target)])
    return f"{target[:at]} {target[at:]}"


def lose_full_stop(source: str, target: str, random: Random) -> str | None:
    """Leave out the full stop at the end where the Urdu has one."""
    del random
    return target[:-1] if target.endswith(".") and source.endswith("۔") else None


def lose_quotation_mark(source: str, target: str, random: Random) -> str | None:
    """Leave out one quotation mark."""
    del source
    at = _one_of(target, '"“”', random)
    return None if at is None else _cut(target, at)


def lose_latin_word(source: str, target: str, random: Random) -> str | None:
    """Leave out a word that the Urdu has in Latin letters too."""
    words = [word for word in _LATIN_IN_URDU.findall(source) if word in target]
    return target.replace(random.choice(words), "") if words else None


def mix_scripts(source: str, target: str, random: Random) -> str | None:
    """Write a letter inside a word in Cyrillic."""
    del source
    places = [at for at in range(1, len(target) - 1) if target[at] in "aeopcx" and target[at - 1 : at + 2].isalpha()]
    if not places:
        return None
    at = random.choice(places)
    return target[:at] + target[at].translate(_CYRILLIC) + target[at + 1 :]


PLANTED_TEXT_ERRORS = (
    PlantedErrorKind("question-mark", "question mark lost", lose_question_mark, 95),
    PlantedErrorKind("question-mark", "question mark added", add_question_mark, 95),
    PlantedErrorKind("brackets", "bracket lost", lose_bracket, 95),
    PlantedErrorKind("doubled-word", "word doubled", double_word, 95),
    PlantedErrorKind("links", "address changed", change_link, 95),
    PlantedErrorKind("negation-lost", "negation lost", lose_negation, 45),
    PlantedErrorKind("negation-added", "negation added", add_negation, 85),
    PlantedErrorKind("length", "half left out", leave_half_out, 85),
    PlantedErrorKind("empty", "only a full stop", leave_stop_alone, 100),
    PlantedErrorKind("copied-source", "Urdu copied", copy_source, 99),
    PlantedErrorKind("urdu-left", "Urdu word left", leave_urdu_word, 99),
    PlantedErrorKind("urdu-left", "Urdu digit or mark left", leave_urdu_sign, 99),
    PlantedErrorKind("bidi", "invisible character", add_invisible, 99),
    PlantedErrorKind("spaces", "space added", add_space, 99),
    PlantedErrorKind("end-mark", "full stop lost", lose_full_stop, 95),
    PlantedErrorKind("quotes", "quotation mark lost", lose_quotation_mark, 80),
    PlantedErrorKind("latin-kept", "Latin word lost", lose_latin_word, 90),
    PlantedErrorKind("mixed-script", "Cyrillic letter", mix_scripts, 95),
)
