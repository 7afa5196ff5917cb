"""The tokens of a text that may belong to a number, and the reading of cardinals from them, for both languages."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import IntEnum, auto
from fractions import Fraction
from typing import ClassVar, NamedTuple, Self, cast

from translator_gui.text.quantities.quantity import LARGEST, LONGEST_NUMBER, Certainty, Number, whole

FROM_SMALL, FROM_SURE = 3, 13
"""Words below the first may be no numbers ("a", "two"); from the second on they surely are."""
HUNDRED, THOUSAND = 100, 1000
GROUPED_BY_STOP = re.compile(r"\d{1,3}\.\d{3}")
"""A decimal, or thousands grouped as in German."""
_LARGEST_DIGIT = 9
_MANY_WORDS = 40
_WORD = re.compile(r"[^\W\d_]+")


class TokenRole(IntEnum):
    """What a token may be in a quantity."""

    NONE = auto()
    DIGITS = auto()
    SMALL = auto()
    SCALE = auto()
    QUARTER = auto()
    MIXED = auto()
    SIGN = auto()
    POINT = auto()
    AND = auto()
    ARTICLE = auto()
    HALF = auto()
    SHARE = auto()
    OTHER = auto()
    ORDINAL = auto()
    ORDINAL_SUFFIX = auto()
    MONTH = auto()
    HIJRI_MONTH = auto()
    WEEKDAY = auto()
    CURRENCY = auto()
    CURRENCY_SIGN = auto()
    ADJECTIVE = auto()
    PERCENT = auto()
    UNIT = auto()
    ERA = auto()
    YEAR_BEFORE = auto()
    CENTURY = auto()
    DECADE = auto()
    OF = auto()
    O_CLOCK = auto()
    STRUCK = auto()
    PAST = auto()
    PART_OF_DAY = auto()
    NOON = auto()
    TIME = auto()
    DATE = auto()
    CODE = auto()


class Token(NamedTuple):
    """A word, a sign or digits that may belong to a quantity.

    Attributes:
        role: What it may be.
        value: Of its own.
        start: Where it begins.
        end: Where it ends.
        word: As the tables spell it.
        suffix: Letters glued to digits: "th", "bn".
    """

    role: TokenRole
    value: Number
    start: int
    end: int
    word: str
    suffix: str = ""


SIGNS: Mapping[str, tuple[TokenRole, Number]] = {
    "%": (TokenRole.PERCENT, 0),
    **dict.fromkeys("$£€¥₹₨", (TokenRole.CURRENCY_SIGN, 0)),
    "½": (TokenRole.SIGN, Fraction(1, 2)),
    "¼": (TokenRole.SIGN, Fraction(1, 4)),
    "¾": (TokenRole.SIGN, Fraction(3, 4)),
}
"""What a sign stands for in either language."""
WordTable = dict[str, tuple[TokenRole, Number]]


def word_table(*tables: tuple[TokenRole, Mapping[str, Number] | Iterable[str]]) -> WordTable:
    """Return the role and value of words; a word of a later table replaces that of an earlier one."""
    words: WordTable = {}
    for role, table in tables:
        if isinstance(table, Mapping):
            values = cast("Mapping[str, Number]", table)
            words.update((word, (role, value)) for word, value in values.items())
        else:
            words.update((word, (role, 0)) for word in table)
    return words


def find_words(text: str, words: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the places of some words in a text, in no order: start, end, word. A few are found fastest one by one."""
    if len(words) > _MANY_WORDS:
        yield from ((*match.span(), match.group()) for match in _WORD.finditer(text) if match.group() in words)
        return
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not text[end : end + 1].isalpha() and not (at and text[at - 1].isalpha()):
                yield at, end, word
            at = text.find(word, end)


def in_order(tokens: list[Token]) -> Iterator[Token]:
    """Yield tokens in the order of the text, without those inside others: phrases come before their words."""
    tokens.sort(key=lambda token: (token.start, -token.end))
    end = 0
    for token in tokens:
        if token.start >= end:
            yield token
            end = token.end


class TokenStream:
    """The tokens of a text in order, with what is between them."""

    def __init__(self, text: str, tokens: Iterable[Token], joints: frozenset[str] = frozenset()) -> None:
        """Set the tokens of a text.

        Args:
            text: Where they are.
            tokens: In order.
            joints: What may be between two tokens that belong together besides white space, such as hyphens.
        """
        self.text, self.tokens, self._joints = text, list(tokens), joints

    def between(self, at: int) -> str:
        """Return the text between a token and the one before it; a full stop if there is none."""
        if not 0 < at < len(self.tokens):
            return "."
        return self.text[self.tokens[at - 1].end : self.tokens[at].start]

    def touches(self, at: int) -> bool:
        """Whether a token follows the one before it with no more than a space or hyphen between them."""
        if not 0 < at < len(self.tokens):
            return False
        between = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return not between or between.isspace() or between in self._joints

    def follows(self, at: int, *roles: TokenRole) -> bool:
        """Whether a token of one of some roles follows the one before it directly."""
        return 0 < at < len(self.tokens) and self.tokens[at].role in roles and self.touches(at)

    def before(self, at: int) -> Token | None:
        """Return the token directly before one."""
        return self.tokens[at - 1] if self.touches(at) else None

    def after(self, at: int) -> Token | None:
        """Return a token if it directly follows the one before it."""
        return self.tokens[at] if self.touches(at) else None


class Cardinal(NamedTuple):
    """A number that was read from tokens.

    Attributes:
        value: Exact.
        after: Index of the token after it.
        certainty: How sure it is that it is a number.
        scale: The scale that its words end in, 0 for none.
        others: Other values that it may have.
        pieces: Values of its parts, if it may be several numbers.
        is_ordinal: Whether its last word is an ordinal.
    """

    value: Number
    after: int
    certainty: Certainty
    scale: int = 0
    others: tuple[Number, ...] = ()
    pieces: tuple[Number, ...] = ()
    is_ordinal: bool = False


class CardinalReader:
    """Reads one cardinal: groups of a number and a scale, each scale below the one before.

    Subclasses add to `STEPS` what each token does; a step that returns false ends the number before its token.
    """

    LEAST_AFTER_THOUSAND = 0
    """Digits that are smaller begin a number of their own after "thousand"."""
    DECIMALS: ClassVar[frozenset[TokenRole]] = frozenset({TokenRole.SMALL})
    """What may follow "point"."""
    FIRST_DECIMALS = _LARGEST_DIGIT
    """The largest number that may follow "point" at once."""

    def __init__(self, stream: TokenStream, at: int) -> None:
        self.stream, self.start, self.index = stream, at, at
        self.first = stream.tokens[at]
        self.total: Number = 0
        self.pending: Number | None = None
        self.last_scale = 0
        self.is_scaled_twice = False
        self.has_digits = False
        self.has_hundred = False
        self.is_ordinal = False
        self.is_complete = False

    def read(self) -> None:
        """Read tokens as long as they belong to the number."""
        tokens = self.stream.tokens
        while self.index < len(tokens) and not self.is_complete:
            token = tokens[self.index]
            step = self.STEPS.get(token.role)
            if step is None or not (self.index == self.start or self.is_joined()) or not step(self, token):
                return
            self.index += 1

    def is_joined(self) -> bool:
        """Whether the next token is close enough to belong to the number."""
        return self.stream.touches(self.index)

    @property
    def value(self) -> Number | None:
        """The number read so far; None if there is none or it is beyond all bounds."""
        value = whole(self.total + (self.pending or 0))
        return value if self.index > self.start and value < LARGEST else None

    @property
    def scale(self) -> int:
        """The scale that the number ends in."""
        return self.last_scale if self.pending is None else 0

    def add_scale(self, scale: int) -> bool:
        """Multiply the group by a scale below the one before, or "lakh" by "crore" once."""
        if self.pending is None and self.last_scale:
            is_word = not self.stream.tokens[self.index - 1].word[:1].isdigit()
            if self.is_scaled_twice or scale < 10 * HUNDRED or not is_word:
                return False
            self.total, self.last_scale, self.is_scaled_twice = self.total * scale, scale, True
            return True
        if self.last_scale and scale >= self.last_scale:
            return False
        self.total += (1 if self.pending is None else self.pending) * scale
        self.pending, self.last_scale, self.has_hundred = None, scale, False
        return True

    def _continues(self, token: Token) -> bool:
        """Whether digits after a scale belong to the same number: 4 lakh 25 thousand 529."""
        if self.stream.follows(self.index + 1, TokenRole.SCALE):
            return self.stream.tokens[self.index + 1].value < self.last_scale
        return self.last_scale == THOUSAND and self.LEAST_AFTER_THOUSAND <= token.value < self.last_scale

    def _sign(self, token: Token) -> bool:
        self.pending = (self.pending or 0) + token.value
        self.is_complete = True
        return self.index == self.start or self.has_digits

    def _point(self, token: Token) -> bool:
        """Read the decimals after "point": three point two five, چار اعشاریہ دو پانچ."""
        del token
        digits, index = "", self.index + 1
        while self.stream.follows(index, *self.DECIMALS) and len(digits) < LONGEST_NUMBER:
            value = self.stream.tokens[index].value
            if not isinstance(value, int) or value > (_LARGEST_DIGIT if digits else self.FIRST_DECIMALS):
                break
            digits, index = f"{digits}{value}", index + 1
        if not digits or not isinstance(self.pending, int):
            return False
        self.pending = whole(self.pending + Fraction(int(digits), 10 ** len(digits)))
        self.index = index - 1
        return True

    STEPS: ClassVar[Mapping[TokenRole, Callable[[Self, Token], bool]]] = {  # type: ignore[misc]
        TokenRole.SIGN: _sign,
        TokenRole.POINT: _point,
    }

    def certainty_of_words(self, value: Number, *, is_unsure: bool) -> Certainty:
        """Return how sure a number is.

        Args:
            value: Of the number.
            is_unsure: Whether its words have other meanings too.
        """
        if self.has_digits:
            return Certainty.DIGITS
        if is_unsure:
            return Certainty.UNSURE
        if value >= FROM_SURE or not isinstance(value, int):
            return Certainty.SURE
        return Certainty.SMALL if value >= FROM_SMALL else Certainty.UNSURE
