"""What somebody searches for, and where it stands in a text.

Two ways to compare. *Folded*, one key for the many ways of typing the same (see `search_key`): ZWNJ is a space there,
and parts words as a space does. *Exact*, character by character. In both, a hit never cuts a letter from its marks.
Capitals are told apart only when asked for.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol

from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import has_tags
from translator_gui.text.pattern import UnfoldableError, folded_pattern, is_context_free, is_safe
from translator_gui.text.search_key import MARKS, KeyMap, UntaggedKeyMap, after_marks, lowered, search_key, small_key

Span = tuple[int, int]
"""Code-point offsets in a text: where it begins, where it ends."""

SEPARATOR = "\0"
"""Stands between keys that lie together; no text holds it."""
PATIENCE = 0.4
"""Seconds that a regular expression may take over one sentence."""
_LONGEST = 2000
_SHORT = 1000
"""Code points of a text in which a calm regular expression needs no watch kept."""

_CLITICS = "(?:s|ll|re|ve|d|m)"
_APOSTROPHE = "['’]"
_POINT = "[.,٫٬]"


class SearchQueryError(TranslatorError):
    """There is nothing to search for in what was typed; the message says where and why.

    Attributes:
        brief: The same in two or three words, for where there is no room.
    """

    def __init__(self, message: str, brief: str = "nothing to find") -> None:
        super().__init__(message)
        self.brief = brief


class SlowSearchError(SearchQueryError):
    """A regular expression takes too long; the search is given up."""

    def __init__(self) -> None:
        message = "the regular expression takes too long; say more exactly what may repeat (* and +)"
        super().__init__(message, "takes too long")


class SearchQuery(NamedTuple):
    """What to search for.

    Attributes:
        text: As it was typed.
        exact: Character by character, instead of folded.
        whole_words: Only where words begin and end.
        case: Capitals count.
        regex: The text is a regular expression, of the package `regex`.
    """

    text: str
    exact: bool = False
    whole_words: bool = False
    case: bool = False
    regex: bool = False


class RegexMatch(Protocol):
    """What `re` and `regex` find, as far as it matters here."""

    def span(self, group: int | str = 0, /) -> Span: ...
    def start(self, group: int | str = 0, /) -> int: ...
    def end(self, group: int | str = 0, /) -> int: ...


FindAll = Callable[[str], Iterable[RegexMatch]]


class TextMatch(NamedTuple):
    """A place where the needle stands.

    Attributes:
        span: In the text.
        match: What was found in `key`.
        key: The text as it was compared, and the way back; None where the text itself was.
    """

    span: Span
    match: RegexMatch
    key: KeyMap | None


class PatternGroups(NamedTuple):
    """The groups of a regular expression: how many, and the numbers of those with names."""

    number: int
    names: dict[str, int]


NO_PATTERN_GROUPS = PatternGroups(0, {})


class QueryMatcher:
    """Finds a needle. Make it with `compile_query`; it may be used by several threads.

    The yes/no tests take a text's key, prepared once by `source_key` or `target_key`, and the text itself, which is
    looked at only where the key does not decide. They may take a part of a ligature for a hit, which spans never do.
    Whatever looks at texts raises `SlowSearchError`.
    """

    def __init__(self, needle: SearchQuery, find: FindAll, groups: PatternGroups = NO_PATTERN_GROUPS) -> None:
        self.needle = needle
        self.groups = groups
        self._find = find
        self._small = not needle.exact and not needle.case
        # Whatever is found in a text is found in its key: most texts need no closer look.
        self._sieve = "" if needle.regex else small_key(needle.text)
        self._cased_sieve = "" if needle.regex else search_key(needle.text)
        self._has_case = self._sieve != self._sieve.upper()
        self._sieve_decides = bool(self._sieve) and self._small and not needle.whole_words
        self._joined = not needle.regex or (is_safe(needle.text) and is_context_free(needle.text))

    @property
    def swift(self) -> bool:
        """Whether a text is searched in microseconds, whatever it is: on the interface's thread then."""
        return not self.needle.regex

    # How often? For many keys that lie together, see `project.search_keys`.

    def haystack(self, key: str, *, small: bool) -> tuple[str, str]:
        """The key to look in, and what must stand in it if the needle does.

        Args:
            key: Of one text, or of several with `SEPARATOR` between them.
            small: Whether it is a `source_key`; else it is a `target_key`.
        """
        if small:
            return key, self._sieve
        if self.needle.case and not self.needle.exact:
            return key, self._cased_sieve
        return self._lowered(key), self._sieve

    def reads(self, *, small: bool) -> bool:
        """Whether hits may be counted in such haystacks; if not, in the texts themselves."""
        return not self.needle.exact and (self._small or not small)

    def reads_joined(self, longest: int) -> bool:
        """Whether hits may even be counted in several keys at once, the longest of which has so many code points."""
        return self._joined and (self.swift or longest <= _SHORT)

    @property
    def plain(self) -> bool:
        """Whether a haystack holds as many hits as it holds what must stand in it."""
        return self._sieve_decides

    def offsets(self, haystack: str) -> list[int]:
        """Where hits begin in a haystack."""
        return [match.start() for match in self._find(haystack) if match.end() > match.start()]

    # Where?

    def spans(self, text: str) -> list[Span]:
        """Where it stands in a text of either language: ascending, apart from each other, none empty."""
        return [hit.span for hit in self.hits(text)]

    def hits(self, text: str) -> list[TextMatch]:
        """Where it stands in a text of either language, with what was found."""
        if self._sieve not in small_key(text):
            return []
        if self.needle.exact and has_tags(text):
            return self._hits_among_tags(text)
        if self.needle.exact:
            matches = (match for match in self._find(text) if match.end() > match.start())
            return [TextMatch(self._exact_span(text, match), match, None) for match in matches]
        key = KeyMap(text, small=self._small)
        found = ((key.span(*match.span()), match) for match in self._find(key.key) if match.end() > match.start())
        return [TextMatch(span, match, key) for span, match in found if span is not None]

    def _hits_among_tags(self, text: str) -> list[TextMatch]:
        """Letters are compared exactly, and tags not at all."""
        key = UntaggedKeyMap(text)
        matches = (match for match in self._find(key.key) if match.end() > match.start())
        spans = [(key.span(*self._exact_span(key.key, match)), match) for match in matches]
        return [TextMatch(span, match, key) for span, match in spans if span is not None]

    def _exact_span(self, text: str, match: RegexMatch) -> Span:
        return (match.start(), after_marks(text, match.end())) if self.needle.regex else match.span()

    def _lowered(self, key: str) -> str:
        return lowered(key) if self._has_case or (self.needle.regex and self._small) else key


def source_key(urdu: str) -> str:
    """What a matcher's tests want to know of an Urdu text; keep it, it takes about 6 µs a sentence."""
    return small_key(urdu)


def target_key(english: str) -> str:
    """What a matcher's tests want to know of an English text: mostly the very same object, which takes no room."""
    return search_key(english)


def compile_query(needle: SearchQuery) -> QueryMatcher:
    """Prepares a search.

    Raises:
        NeedleError: There is nothing to search for, or the regular expression is broken.
    """
    if not needle.text:
        raise SearchQueryError("there is nothing to search for; type a word")
    if len(needle.text) > _LONGEST:
        raise SearchQueryError(f"a search of {len(needle.text):,} characters is too long; keep it under {_LONGEST:,}")
    if needle.regex:
        return _regex_matcher(needle)
    if needle.text.lower() == needle.text.upper():
        needle = needle._replace(case=False)
    text = needle.text if needle.exact else search_key(needle.text) if needle.case else small_key(needle.text)
    if not text:
        raise SearchQueryError(
            "folded, nothing is left to search for: only marks were typed; search exactly", "only exactly"
        )
    pattern = re.compile(_bounded(text, needle), re.NOFLAG if needle.case or not needle.exact else re.IGNORECASE)
    return QueryMatcher(needle, pattern.finditer)


def _bounded(text: str, needle: SearchQuery) -> str:
    """A pattern of plain text. The text comes first: `re` looks for it swiftly, and looks around it only there."""
    escaped = re.escape(text)
    looks = ""
    if needle.whole_words:
        before, after = word_edges(text[0], text[-1], exact=needle.exact)
        looks = "".join(f"(?<!{one}{escaped})" for one in before) + after
    return f"{escaped}{looks}(?![{MARKS}])" if needle.exact else escaped + looks


def word_edges(first: str, last: str, *, exact: bool) -> tuple[tuple[str, ...], str]:
    """What may not stand before a whole word, and a look ahead at what may stand after it.

    An apostrophe within a word belongs to it (don't, Qur'an) but for 's, 'll and their like; so do the points and
    commas of a number. The sign of a year after its digits is no part of the number.

    Args:
        first: The word's first character; what is no letter, digit or mark has no word to be part of.
        last: Its last.
        exact: Whether a text is looked at, where marks and ZWNJ belong to words, or its key.
    """
    inner = rf"[\w{MARKS}\u0640\u200c\u200d]" if exact else r"\w"
    before: tuple[str, ...] = ()
    if re.match(inner, first):
        before = (inner, inner + _APOSTROPHE) if not first.isdecimal() else (inner, rf"\d{_POINT}")
    if not re.match(inner, last):
        return before, ""
    if last.isdecimal():
        return before, rf"(?=[ءھہ]?(?!{inner}|{_POINT}\d))"
    return before, rf"(?!{inner}|{_APOSTROPHE}(?!{_CLITICS}(?!{inner})){inner})"


def _regex_matcher(needle: SearchQuery) -> QueryMatcher:
    import regex  # noqa: PLC0415 (27 ms, which nobody should wait for who does not use it)

    flags = 0 if needle.case else regex.IGNORECASE
    try:
        typed = regex.compile(needle.text, flags)
    except regex.error as error:
        what, _, place = str(error).partition(" at position ")
        where = f" at character {int(place.split()[0]) + 1}" if place else ""
        message = f"the regular expression is broken{where}: {what}; mend it, or search plain text"
        raise SearchQueryError(message, f"broken{where.replace('character ', '')}") from error
    except (OverflowError, RecursionError) as error:
        message = "the regular expression is too deep or counts too far; make it simpler"
        raise SearchQueryError(message, "too deep") from error
    try:
        pattern = needle.text if needle.exact else folded_pattern(needle.text)
        compiled = regex.compile(_whole(pattern, exact=needle.exact) if needle.whole_words else pattern, flags)
    except (UnfoldableError, regex.error) as error:
        message = f"folded, this part of the regular expression means nothing: {error}; search exactly"
        raise SearchQueryError(message, "only exactly") from error
    calm = is_safe(needle.text)

    def find(text: str) -> Iterable[RegexMatch]:
        return compiled.finditer(text) if calm and (len(text) <= _SHORT or SEPARATOR in text) else watched(text)

    def watched(text: str) -> Iterator[RegexMatch]:
        try:
            yield from compiled.finditer(text, timeout=PATIENCE, concurrent=True)
        except TimeoutError as error:
            raise SlowSearchError from error

    return QueryMatcher(needle, find, PatternGroups(typed.groups, dict(typed.groupindex)))


def _whole(pattern: str, *, exact: bool) -> str:
    """A regular expression that begins and ends where words do, as `word_edges` has it."""
    letter_before, letter_after = word_edges("a", "a", exact=exact)
    digit_before, digit_after = word_edges("1", "1", exact=exact)
    inner = letter_before[0]
    opening = "".join(f"(?<!{one})" for one in letter_before), "".join(f"(?<!{one})" for one in digit_before)
    return (
        rf"(?:(?!{inner})|(?=\d){opening[1]}|(?!\d){opening[0]})"
        rf"(?:{pattern})"
        rf"(?:(?<!{inner})|(?<=\d){digit_after}|(?<!\d){letter_after})"
    )
