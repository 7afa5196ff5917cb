"""Search queries: what a user searches for, and its matches in a text.

Three ways to compare. *Folded*, one key for the many ways of typing the same (see `search_key`): ZWNJ is a space
there, and parts words as a space does. *Loose*, with similar spellings (see `loose_key`), wanted if nothing is found
folded. *Exact*, character by character. In all, a hit never cuts a letter from its marks. Capitals are told apart only
when asked for.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol

from translator_gui.messages import LazyMessage, format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import has_tags
from translator_gui.text.acronyms import PART_AFTER, PARTS_BEFORE, is_acronym_part
from translator_gui.text.loose_key import common_letter, loose_pattern
from translator_gui.text.pattern import UnfoldableRegexError, folded_pattern, is_context_free, is_safe
from translator_gui.text.search_key import (
    MARKS,
    SearchKeyMap,
    UntaggedSearchKeyMap,
    after_marks,
    lowered,
    search_key,
    small_key,
)

Span = tuple[int, int]
"""Code-point offsets in a text: where it begins, where it ends."""

SEPARATOR = "\0"
"""Stands between keys that lie together; no text holds it."""
PATIENCE = 0.4
"""Seconds that a regular expression may take over one sentence."""
_LONGEST = 2000
_LONGEST_LOOSE = 400
"""Code points of a text that is searched for loosely: its expression takes 20 ms to compile."""
_SHORT = 1000
"""Code points of a text in which a calm regular expression needs no watch kept."""

_FIRST_WORD, _LAST_WORD = re.compile(r"\w+"), re.compile(r"\w+$")
_CLITICS = "(?:s|ll|re|ve|d|m)"
_APOSTROPHE = "['’]"
_POINT = "[.,٫٬]"


class SearchQueryError(TranslatorError):
    """Raised for an invalid search query; the message says what is wrong and where."""

    def __init__(self, message: LazyMessage | str, brief: LazyMessage | str | None = None) -> None:
        super().__init__(message)
        self._brief = _("nothing to find") if brief is None else brief

    @property
    def brief(self) -> str:
        """The message about an invalid search query in two or three words, for narrow places."""
        return str(self._brief)


class SlowSearchError(SearchQueryError):
    """Raised when a search is stopped because its regular expression takes too long."""

    def __init__(self) -> None:
        super().__init__(
            _("the regular expression takes too long; say more exactly what may repeat (* and +)"), _("takes too long")
        )


class SearchQuery(NamedTuple):
    """A search query of the user: the text to find and the match options.

    Attributes:
        text: As it was typed.
        exact: Character by character, instead of folded.
        whole_words: Only where words begin and end.
        case: Capitals count.
        regex: The text is a regular expression, of the package `regex`.
        loose: Similar spellings are matches too; only for a text that is neither exact nor a regular expression.
    """

    text: str
    exact: bool = False
    whole_words: bool = False
    case: bool = False
    regex: bool = False
    loose: bool = False

    def loosened(self) -> "SearchQuery | None":
        """Return the query for similar spellings too; None if it is one, or if the text is to be found as it is."""
        return None if self.loose or self.exact or self.regex else self._replace(loose=True)


class RegexMatchProtocol(Protocol):
    """Protocol of the match objects of the packages `re` and `regex`."""

    def span(self, group: int | str = 0, /) -> Span: ...
    def start(self, group: int | str = 0, /) -> int: ...
    def end(self, group: int | str = 0, /) -> int: ...


FindAll = Callable[[str], Iterable[RegexMatchProtocol]]


class QueryMatch(NamedTuple):
    """A match of a search query in a text: its range, and the groups of the regular expression.

    Attributes:
        span: In the text.
        match: The match in `key`.
        key: The search key that was searched, with offsets mapped to the text; None if the text itself was searched.
    """

    span: Span
    match: RegexMatchProtocol
    key: SearchKeyMap | None


class RegexGroupNumbers(NamedTuple):
    """The number of groups in a search's regular expression, and the number of each named group."""

    number: int
    names: dict[str, int]


NO_PATTERN_GROUPS = RegexGroupNumbers(0, {})


class QueryMatcher:
    """Finds the matches of a search query. Made by `compile_query`; several threads may use it.

    The yes/no tests take a text's key, prepared once by `small_key` or `search_key`, and the text itself, which is
    looked at only where the key does not decide. They may take a part of a ligature for a hit, which spans never do.
    Whatever looks at texts raises `SlowSearchError`.
    """

    def __init__(self, needle: SearchQuery, find: FindAll, groups: RegexGroupNumbers = NO_PATTERN_GROUPS) -> None:
        self.needle = needle
        self.groups = groups
        self._find = find
        self._small = not needle.exact and not needle.case
        # Whatever is found in a text is found in its key: most texts need no closer look.
        self._sieve, self._cased_sieve = _sieve(needle, small_key), _sieve(needle, search_key)
        self._has_case = not needle.regex and (key := small_key(needle.text)) != key.upper()
        self._sieve_decides = bool(self._sieve) and self._small and not needle.whole_words and not needle.loose
        self._joined = not needle.regex or (is_safe(needle.text) and is_context_free(needle.text))

    @property
    def is_fast(self) -> bool:
        """Whether searching a text takes only microseconds, fast enough for the thread of the user interface."""
        return not self.needle.regex

    # How often? For many keys that lie together, see `project.search_keys`.

    def search_text(self, key: str, *, small: bool) -> tuple[str, str]:
        """Return the form of a search key to search, and a substring that it must contain if there is a match.

        Args:
            key: Of one text, or of several with `SEPARATOR` between them.
            small: Whether it is a `small_key`; else it is a `search_key`.
        """
        if small:
            return key, self._sieve
        if self.needle.case and not self.needle.exact:
            return key, self._cased_sieve
        return self._lowered(key), self._sieve

    def can_count_in_keys(self, *, small: bool) -> bool:
        """Whether matches of the query can be counted in search keys; if not, in the texts themselves."""
        return not self.needle.exact and (self._small or not small)

    def can_count_in_joined_keys(self, longest: int) -> bool:
        """Whether matches can be counted in several joined search keys at once, at most `longest` code points long."""
        return self._joined and (self.is_fast or longest <= _SHORT)

    @property
    def plain(self) -> bool:
        """Whether matches can be counted as occurrences of the plain substring that `search_text` returns."""
        return self._sieve_decides

    def offsets(self, search_text: str) -> list[int]:
        """Return the offsets at which the query's matches begin in a search key that `search_text` returned."""
        return [match.start() for match in self._find(search_text) if match.end() > match.start()]

    # Where?

    def spans(self, text: str) -> list[Span]:
        """Return the ranges of the query's matches in an Urdu or English text: ascending, separate, none empty."""
        return [hit.span for hit in self.hits(text)]

    def hits(self, text: str) -> list[QueryMatch]:
        """Return the query's matches in an Urdu or English text with their ranges and regular-expression groups."""
        if self._sieve not in small_key(text):
            return []
        if self.needle.exact and has_tags(text):
            return self._hits_among_tags(text)
        if self.needle.exact:
            matches = (match for match in self._find(text) if match.end() > match.start())
            return [QueryMatch(self._exact_span(text, match), match, None) for match in matches]
        key = SearchKeyMap(text, small=self._small)
        found = ((key.span(*match.span()), match) for match in self._find(key.key) if match.end() > match.start())
        return [QueryMatch(span, match, key) for span, match in found if span is not None]

    def _hits_among_tags(self, text: str) -> list[QueryMatch]:
        """Return the matches of an exact search in a text with inline tags, as if it had none."""
        key = UntaggedSearchKeyMap(text)
        matches = (match for match in self._find(key.key) if match.end() > match.start())
        spans = [(key.span(*self._exact_span(key.key, match)), match) for match in matches]
        return [QueryMatch(span, match, key) for span, match in spans if span is not None]

    def _exact_span(self, text: str, match: RegexMatchProtocol) -> Span:
        return (match.start(), after_marks(text, match.end())) if self.needle.regex else match.span()

    def _lowered(self, key: str) -> str:
        return lowered(key) if self._has_case or (self.needle.regex and self._small) else key


def compile_query(needle: SearchQuery) -> QueryMatcher:
    """Check a search query and compile it to a matcher.

    Raises:
        SearchQueryError: There is nothing to search for, or the regular expression is broken.
    """
    if not needle.text:
        raise SearchQueryError(_("there is nothing to search for; type a word"))
    if len(needle.text) > _LONGEST:
        raise SearchQueryError(
            _(
                "a search of {number} characters is too long; keep it under {most}",
                number=format_number(len(needle.text)),
                most=format_number(_LONGEST),
            )
        )
    if needle.exact or needle.regex or len(needle.text) > _LONGEST_LOOSE:
        needle = needle._replace(loose=False)
    if needle.regex:
        return _regex_matcher(needle)
    if needle.text.lower() == needle.text.upper():
        needle = needle._replace(case=False)
    text = needle.text if needle.exact else search_key(needle.text) if needle.case else small_key(needle.text)
    if not text:
        raise SearchQueryError(
            _("folded, nothing is left to search for: only marks were typed; search exactly"), _("only exactly")
        )
    if needle.loose and (loose := _loosely_bounded(text, needle)):
        return QueryMatcher(needle, re.compile(loose).finditer)
    needle = needle._replace(loose=False)
    pattern = re.compile(_bounded(text, needle), re.NOFLAG if needle.case or not needle.exact else re.IGNORECASE)
    return QueryMatcher(needle, pattern.finditer)


def _loosely_bounded(text: str, needle: SearchQuery) -> str:
    """Return the regular expression that finds the similar spellings of a plain search; empty if there are none."""
    words = text.strip()
    return loose_pattern(text, *_edges(words, exact=False)) if needle.whole_words and words else loose_pattern(text)


def _edges(text: str, *, exact: bool) -> tuple[tuple[str, ...], str]:
    """Return what must not stand before and after a text so that it is whole words, be they in an acronym with stops.

    What is a part of an acronym (ڈی) is no whole word in one (پی۔ایچ۔ڈی).
    """
    before, after = word_edges(text[0], text[-1], exact=exact)
    first, last = _FIRST_WORD.match(text), _LAST_WORD.search(text)
    if first and is_acronym_part(first.group()):
        before += PARTS_BEFORE
    return before, f"{after}(?!{PART_AFTER})" if last and is_acronym_part(last.group()) else after


def _sieve(needle: SearchQuery, key: Callable[[str], str]) -> str:
    """Return a substring that the key of every text with a match contains; empty if there may be none."""
    if needle.regex:
        return ""
    return common_letter(key(needle.text)) if needle.loose else key(needle.text)


def _bounded(text: str, needle: SearchQuery) -> str:
    """Return the regular expression that finds the text of a plain search; it begins with the text, for speed."""
    escaped = re.escape(text)
    looks = ""
    if needle.whole_words:
        before, after = _edges(text, exact=needle.exact)
        looks = "".join(f"(?<!{one}{escaped})" for one in before) + after
    return f"{escaped}{looks}(?![{MARKS}])" if needle.exact else escaped + looks


def word_edges(first: str, last: str, *, exact: bool) -> tuple[tuple[str, ...], str]:
    """Return regular expressions of what must not stand before and after a match, so that it is a whole word.

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
        what, _at, place = str(error).partition(" at position ")
        if not place:
            message = _("the regular expression is broken: {error}; mend it, or search plain text", error=what)
            raise SearchQueryError(message, _("broken")) from error
        position = int(place.split()[0]) + 1
        message = _(
            "the regular expression is broken at character {position}: {error}; mend it, or search plain text",
            position=position,
            error=what,
        )
        raise SearchQueryError(message, _("broken at {position}", position=position)) from error
    except (OverflowError, RecursionError) as error:
        message = _("the regular expression is too deep or counts too far; make it simpler")
        raise SearchQueryError(message, _("too deep")) from error
    try:
        pattern = needle.text if needle.exact else folded_pattern(needle.text)
        compiled = regex.compile(_whole(pattern, exact=needle.exact) if needle.whole_words else pattern, flags)
    except (UnfoldableRegexError, regex.error) as error:
        message = _("folded, this part of the regular expression means nothing: {part}; search exactly", part=error)
        raise SearchQueryError(message, _("only exactly")) from error
    calm = is_safe(needle.text)

    def find(text: str) -> Iterable[RegexMatchProtocol]:
        return compiled.finditer(text) if calm and (len(text) <= _SHORT or SEPARATOR in text) else watched(text)

    def watched(text: str) -> Iterator[RegexMatchProtocol]:
        try:
            yield from compiled.finditer(text, timeout=PATIENCE, concurrent=True)
        except TimeoutError as error:
            raise SlowSearchError from error

    return QueryMatcher(needle, find, RegexGroupNumbers(typed.groups, dict(typed.groupindex)))


def _whole(pattern: str, *, exact: bool) -> str:
    """Limit a regular expression to matches of whole words, as `word_edges` defines them."""
    letter_before, letter_after = word_edges("a", "a", exact=exact)
    digit_before, digit_after = word_edges("1", "1", exact=exact)
    inner = letter_before[0]
    opening = "".join(f"(?<!{one})" for one in letter_before), "".join(f"(?<!{one})" for one in digit_before)
    return (
        rf"(?:(?!{inner})|(?=\d){opening[1]}|(?!\d){opening[0]})"
        rf"(?:{pattern})"
        rf"(?:(?<!{inner})|(?<=\d){digit_after}|(?<!\d){letter_after})"
    )
