"""Reads word lists in Hunspell's format: stems with flags, and the affix rules of the flags.

Only what English lists use: prefixes and suffixes with conditions, forbidden suggestions. Compound rules make ordinals
out of digits there, which are never checked. Format: hunspell(5).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_AFFIX_FIELDS = 5
_HEAD_FIELDS = 4


class _AffixRule(NamedTuple):
    prefix: bool
    strip: int
    add: str
    condition: re.Pattern[str]
    crosses: bool


class _AllowedAffixes(NamedTuple):
    """The prefixes and suffixes that a word's flags allow; a suffix is a cut position and the letters added there."""

    prefixes: tuple[str, ...]
    alone: tuple[tuple[int | None, str], ...]
    crossing: tuple[tuple[int | None, str], ...]


class HunspellAffixRules:
    """The affix rules of a Hunspell .aff file, which make all forms of a word from its stem."""

    def __init__(self, text: str) -> None:
        """Parse the text of a Hunspell .aff file.

        Raises:
            ValueError: A condition is no regular expression, or a number is not one.
        """
        self.silent = ""
        """The flag of words that are known and never suggested."""
        self._rules: dict[str, list[_AffixRule]] = {}
        self._known: dict[tuple[str, str], _AllowedAffixes] = {}
        self._reach = 1
        crossing: set[str] = set()
        for line in text.splitlines():
            fields = line.split()
            if fields[:1] == ["NOSUGGEST"]:
                self.silent = fields[1]
            elif not fields or fields[0] not in {"PFX", "SFX"}:
                continue
            elif len(fields) == _HEAD_FIELDS and fields[3].isdecimal():
                crossing.update(fields[1] if fields[2] == "Y" else "")
            elif len(fields) >= _AFFIX_FIELDS:
                self._add(fields, fields[1] in crossing)

    def _add(self, fields: list[str], crosses: bool) -> None:
        kind, flag, strip, add, condition = fields[:_AFFIX_FIELDS]
        prefix = kind == "PFX"
        try:
            pattern = re.compile(condition if prefix else f"(?:{condition})$")
        except re.error as error:
            raise ValueError(f"the condition {condition} of the affix {flag}") from error
        self._reach = max(self._reach, len(re.sub(r"\[[^]]*\]", "x", condition)))
        rule = _AffixRule(prefix, 0 if strip == "0" else len(strip), "" if add == "0" else add, pattern, crosses)
        self._rules.setdefault(flag, []).append(rule)

    def forms(self, stem: str, flags: str) -> list[str]:
        """Return every form of a stem with these affix flags, the stem itself first."""
        # The conditions look at the last letters alone, so that a few hundred answers serve all stems.
        key = flags, stem[-self._reach :]
        endings = self._known.get(key)
        if endings is None:
            endings = self._known[key] = self._endings(stem, flags)
        crossing = [stem, *(stem[:keep] + add for keep, add in endings.crossing)]
        found = crossing + [stem[:keep] + add for keep, add in endings.alone]
        for prefix in endings.prefixes:
            found += [prefix + form for form in crossing]
        return found

    def _endings(self, stem: str, flags: str) -> _AllowedAffixes:
        rules = [rule for flag in flags for rule in self._rules.get(flag, ())]
        suffixes = [rule for rule in rules if not rule.prefix and rule.condition.search(stem)]
        return _AllowedAffixes(
            tuple(rule.add for rule in rules if rule.prefix),
            tuple((-rule.strip or None, rule.add) for rule in suffixes if not rule.crosses),
            tuple((-rule.strip or None, rule.add) for rule in suffixes if rule.crosses),
        )


class HunspellWordForms(NamedTuple):
    """Word forms read from a part of a Hunspell .dic file; the silent ones are accepted but never suggested."""

    words: set[str]
    silent: set[str]


def read_forms(affixes: HunspellAffixRules, text: str, portion: int = 100) -> Iterator[HunspellWordForms]:
    """Yield the forms of all words of a Hunspell .dic file, some stems at a time, so that a caller can pause."""
    lines = text.splitlines()[1:]
    for first in range(0, len(lines), portion):
        forms = HunspellWordForms(set(), set())
        for line in lines[first : first + portion]:
            stem, _, flags = line.partition("/")
            if not stem or stem[0].isdecimal():
                continue
            if not flags:
                forms.words.add(stem)
                continue
            found = affixes.forms(stem, flags)
            forms.words.update(found)
            if affixes.silent and affixes.silent in flags:
                forms.silent.update(found)
        yield forms
