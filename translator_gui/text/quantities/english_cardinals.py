"""Reads cardinals from the tokens of an English text: 2.5 million, twenty-one, nineteen forty-seven, half a million."""

from fractions import Fraction

from translator_gui.text.quantities import english_tables as english
from translator_gui.text.quantities.quantity import Number, whole
from translator_gui.text.quantities.token_stream import (
    FROM_SMALL,
    GROUPED_BY_STOP,
    HUNDRED,
    THOUSAND,
    Cardinal,
    CardinalReader,
    Token,
    TokenRole,
    TokenStream,
)

_Role = TokenRole
_TEN = 10
_CENTURIES = range(11, 21)
"""First halves of years in words: nineteen forty-seven."""
_THOUSANDS_LETTER = frozenset("kK")
_WITHOUT_SCALE = frozenset("mMbB")
"""Letters that mean millions or billions, but may be metres."""


def read_english_cardinal(stream: TokenStream, at: int) -> Cardinal | None:
    """Return the cardinal that begins at a token; None if none does."""
    reader = _EnglishCardinalReader(stream, at)
    if not reader.begin():
        return None
    reader.read()
    return reader.cardinal()


class _EnglishCardinalReader(CardinalReader):
    LEAST_AFTER_THOUSAND = HUNDRED

    def begin(self) -> bool:
        """Read "a" or "half a" before a scale; false where they are no number."""
        if self.first.role not in {_Role.ARTICLE, _Role.HALF}:
            return True
        has_article = self.first.role is _Role.HALF and self.stream.follows(self.index + 1, _Role.ARTICLE)
        index = self.index + (2 if has_article else 1)
        if not self.stream.follows(index, _Role.SCALE):
            return False
        self.pending = self.first.value
        self.index = self.start = index
        self._begun_before = True
        return True

    _begun_before = False
    """Whether "a" or "half a" came first."""

    def cardinal(self) -> Cardinal | None:
        value = self.value
        if value is None:
            return None
        first, is_alone = self.first, self.index == self.start + 1 and not self._begun_before
        is_scale_alone = is_alone and first.role is _Role.SCALE
        is_a_hundred = first.role is _Role.ARTICLE and self.index == self.start + 1
        certainty = self.certainty_of_words(
            value, is_unsure=is_scale_alone or is_a_hundred or (is_alone and value < FROM_SMALL)
        )
        others: tuple[Number, ...] = ()
        if is_alone and not self.scale and first.suffix in _WITHOUT_SCALE:
            others = (whole(value * english.SCALE_SUFFIXES[first.suffix.lower()]),)
        elif is_alone and first.suffix in _THOUSANDS_LETTER and not self._has_currency(self.start):
            others = (first.value,)  # "4K television"
        elif is_scale_alone:
            others = english.LOOSE_SCALES.get(first.word, ())
        elif is_alone and not first.suffix and GROUPED_BY_STOP.fullmatch(first.word):
            others = (whole(value * THOUSAND),)
        is_mixed = isinstance(value, Fraction) and value > 1 and not self.has_digits
        pieces = (int(value), value % 1) if is_mixed else ()
        return Cardinal(value, self.index, certainty, self.scale, others, pieces, self.is_ordinal)

    def _digits(self, token: Token) -> bool:
        if self.pending is not None or (self.last_scale and not self._continues(token)):
            return False
        self.pending, self.has_digits = token.value, True
        if token.suffix:
            self.is_complete = token.suffix.lower() not in english.SCALE_SUFFIXES
            if not self.is_complete and self._is_scaled(token.suffix):
                self.add_scale(english.SCALE_SUFFIXES[token.suffix.lower()])
                self.is_complete = True
        return True

    def _is_scaled(self, suffix: str) -> bool:
        """Whether letters after digits are a scale: 5bn, $5m; "5m" alone is five metres."""
        return suffix not in _WITHOUT_SCALE or self._has_currency(self.index)

    def _has_currency(self, at: int) -> bool:
        """Whether a sign or code of a currency stands before a token."""
        before = self.stream.tokens[at - 1] if at else None
        if before is None or before.role not in {_Role.CURRENCY, _Role.CURRENCY_SIGN}:
            return False
        return not self.stream.between(at).strip(" .")

    def _small(self, token: Token) -> bool:
        value, pending = token.value, self.pending
        if pending is None:
            self.pending = value
            return True
        if self.has_digits or not isinstance(pending, int):
            return False
        if pending and (pending % HUNDRED == 0 or (pending % _TEN == 0 and 0 < value < _TEN)):
            self.pending = pending + value
        elif pending in _CENTURIES and value >= _TEN and not self.total:
            self.pending = pending * HUNDRED + value
        else:
            return False
        return True

    def _scale(self, token: Token) -> bool:
        scale = int(token.value)
        if scale != HUNDRED or self.has_digits or (self.pending is None and self.last_scale):
            return self.add_scale(scale)
        if self.pending is not None and self.pending >= HUNDRED:
            return False
        self.pending = whole((1 if self.pending is None else self.pending) * HUNDRED)
        return True

    def _and(self, token: Token) -> bool:
        """Read "and five" after hundreds, or "and a half"."""
        del token
        if self.stream.between(self.index + 1) not in {" ", "-"}:
            return False
        following = self.stream.tokens[self.index + 1]
        if following.role is _Role.SMALL:
            in_hundreds = isinstance(self.pending, int) and bool(self.pending) and self.pending % HUNDRED == 0
            return in_hundreds or (self.pending is None and self.last_scale >= THOUSAND)
        index = self.index + (2 if following.role is _Role.ARTICLE else 1)
        is_half = self.stream.follows(index, _Role.HALF, _Role.OTHER)
        share = english.SHARES.get(self.stream.tokens[index].word, 0) if is_half else 0
        if not share:
            return False
        if self.pending is not None:
            self.pending += Fraction(1, share)
        elif self.last_scale:
            self.total += Fraction(self.last_scale, share)  # a million and a half
        else:
            return False
        self.index = index
        return True

    def _ordinal(self, token: Token) -> bool:
        """Read the last word of "one hundred and twenty-first"."""
        value, pending = token.value, self.pending
        if self.has_digits or self.index == self.start:
            return False
        if pending is None:
            ends = value < self.last_scale
        else:
            rest = pending % (_TEN if value < _TEN else HUNDRED)
            ends = isinstance(pending, int) and not rest and pending > value
        if ends:
            self.pending = (pending or 0) + value
            self.is_ordinal = self.is_complete = True
        return ends

    STEPS = {  # noqa: RUF012 (declared in the base class)
        **CardinalReader.STEPS,
        _Role.DIGITS: _digits,
        _Role.SMALL: _small,
        _Role.SCALE: _scale,
        _Role.AND: _and,
        _Role.ORDINAL: _ordinal,
    }
