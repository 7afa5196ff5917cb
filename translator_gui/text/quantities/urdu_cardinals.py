"""Reads cardinals from the tokens of an Urdu text: ڈھائی کروڑ, ساڑھے تین سو, ۱۲ لاکھ ۵۰ ہزار."""

from translator_gui.text.quantities import urdu_tables as urdu
from translator_gui.text.quantities.quantity import LARGEST, Number, decimal_number, whole
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
_COUNTED_IN_THOUSANDS = frozenset({10**7, 10**9, 10**11})
"""کروڑ, ارب and کھرب."""


def read_urdu_cardinal(stream: TokenStream, at: int) -> Cardinal | None:
    """Return the cardinal that begins at a token; None if none does."""
    reader = _UrduCardinalReader(stream, at)
    reader.read()
    return reader.cardinal()


class _UrduCardinalReader(CardinalReader):
    DECIMALS = frozenset({_Role.DIGITS, _Role.SMALL})
    FIRST_DECIMALS = LARGEST

    def __init__(self, stream: TokenStream, at: int) -> None:
        super().__init__(stream, at)
        self._added: Number = 0
        """What ساڑھے, سوا or پونے adds to the number that follows."""

    def cardinal(self) -> Cardinal | None:
        value = self.value
        if value is None:
            return None
        first, is_alone = self.first, self.index == self.start + 1
        may_be_word = first.role is not _Role.SMALL or first.word in urdu.HOMOGRAPHS or value < FROM_SMALL
        others: tuple[Number, ...] = ()
        pieces: tuple[Number, ...] = ()
        if is_alone and "۔" in first.word:
            before, _stop, after = first.word.partition("۔")
            pieces = decimal_number(before), decimal_number(after)
        elif is_alone and GROUPED_BY_STOP.fullmatch(first.word):
            others = (whole(value * THOUSAND),)
        elif self.scale == urdu.LOOSE_SCALE:
            others = (value * 10,)
        ends_in_hundred = self.has_hundred and self.stream.tokens[self.index - 1].value == HUNDRED
        scale = self.scale or (HUNDRED if ends_in_hundred and not self.last_scale else 0)
        certainty = self.certainty_of_words(value, is_unsure=is_alone and may_be_word)
        return Cardinal(value, self.index, certainty, scale, others, pieces)

    def _digits(self, token: Token) -> bool:
        if self.has_hundred and self.pending is not None and token.value < HUNDRED:
            if self.pending % HUNDRED:
                return False
            self.pending += token.value
        elif self.pending is not None or (self.last_scale and not self._continues(token)):
            return False
        else:
            self.pending = whole(token.value + self._added)
            self._added = 0
        self.has_digits = True
        return True

    def _continues(self, token: Token) -> bool:
        if super()._continues(token):
            return True
        scale = self.stream.tokens[self.index + 1].value if self.stream.follows(self.index + 1, _Role.SCALE) else 0
        return self._is_thousands(scale) and token.value < THOUSAND

    def _is_thousands(self, scale: Number) -> bool:
        """Whether thousands so far may count a scale: ۲ ہزار ۴۱ ارب is 2,041 billion."""
        return self.last_scale == THOUSAND and scale in _COUNTED_IN_THOUSANDS and not self.is_scaled_twice

    def _quarter(self, token: Token) -> bool:
        following = self.stream.follows(self.index + 1, _Role.DIGITS, _Role.SMALL, _Role.SCALE)
        before = self.stream.before(self.index)
        if token.word == urdu.EXCEPT and before is not None and before.role is _Role.OF:
            return False  # "کے سوا": except
        if self.pending is not None or self._added or not following:
            return False
        self._added = token.value
        return True

    def _mixed(self, token: Token) -> bool:
        is_last = not self.stream.follows(self.index + 1, _Role.SCALE)
        if self.pending is not None or self._added or (self.last_scale and is_last):
            return False
        self.pending = token.value
        return True

    def _small(self, token: Token) -> bool:
        if self.pending is None:
            # With a scale behind it the fraction is one of that scale: ساڑھے تین لاکھ.
            self.pending = token.value + self._added
            self._added = 0
        elif self.has_hundred and self.pending % HUNDRED == 0:
            self.pending += token.value
        else:
            return False
        return True

    def _scale(self, token: Token) -> bool:
        scale = int(token.value)
        if self._added:
            self.pending, self._added = 1 + self._added, 0
        if scale != HUNDRED and self.pending is not None and self._is_thousands(scale):
            self.total, self.pending = (self.total + self.pending) * scale, None
            self.last_scale, self.is_scaled_twice, self.has_hundred = scale, True, False
            return True
        if scale != HUNDRED:
            return self.add_scale(scale)
        if self.has_hundred or (self.pending is None and self.last_scale):
            return False
        self.pending = whole((1 if self.pending is None else self.pending) * HUNDRED)
        self.has_hundred = True
        return True

    STEPS = {  # noqa: RUF012 (declared in the base class)
        **CardinalReader.STEPS,
        _Role.DIGITS: _digits,
        _Role.SMALL: _small,
        _Role.SCALE: _scale,
        _Role.QUARTER: _quarter,
        _Role.MIXED: _mixed,
    }
