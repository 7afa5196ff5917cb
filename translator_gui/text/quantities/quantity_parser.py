"""The base class of the parsers of both languages: goes through the tokens and reads what they write alike."""

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from typing import ClassVar, Self

from translator_gui.text.quantities.combining import ScaledQuantity, numeric_date
from translator_gui.text.quantities.quantity import Calendar, Certainty, Quantity, QuantityKind
from translator_gui.text.quantities.token_stream import FROM_SURE, HUNDRED, Cardinal, TokenRole, TokenStream

FoundQuantity = tuple[Quantity | None, int]
"""A quantity, if there is one, and the index of the token after it."""
HOURS, HOUR, NOON = 24, 60, 720
"""Of a day, in minutes, in minutes."""
LAST_YEAR = 9999


class QuantityParser:
    """Reads the quantities of a text from its tokens, each with its own method.

    Subclasses add to `PARSERS` what is read at a token of a role.
    """

    ERAS: ClassVar[Mapping[str, str]] = {}
    UNSURE_ORDINALS: ClassVar[Collection[str]] = ()
    UNSURE_MONTHS: ClassVar[Collection[str]] = ()

    def __init__(self, stream: TokenStream) -> None:
        self._stream, self._tokens = stream, stream.tokens
        self._scale = 0

    def quantities(self) -> list[ScaledQuantity]:
        """Return the quantities of the text with the scales that their words end in."""
        found: list[ScaledQuantity] = []
        tokens, parsers = self._tokens, self.PARSERS
        at = 0
        while at < len(tokens):
            parse = parsers.get(tokens[at].role)
            if parse is None:
                at += 1
                continue
            self._scale = 0
            quantity, at = parse(self, at)
            if quantity is not None:
                found.append(ScaledQuantity(quantity, self._scale))
        return found

    def _counted(self, cardinal: Cardinal, at: int) -> Quantity:
        """Return the quantity of a cardinal that begins at a token."""
        self._scale = cardinal.scale
        start, end = self._tokens[at].start, self._tokens[cardinal.after - 1].end
        value, certainty = cardinal.value, cardinal.certainty
        return Quantity(
            QuantityKind.CARDINAL, value, start, end, certainty, others=cardinal.others, pieces=cardinal.pieces
        )

    def _with_share(self, quantity: Quantity, after: int, below: int) -> tuple[Quantity, int]:
        """Return a number as a fraction, if it is smaller than the number below the line."""
        if not isinstance(quantity.value, int) or not 0 < quantity.value < below:
            return quantity, after
        share, end = Fraction(quantity.value, below), self._tokens[after].end
        return quantity._replace(value=share, end=end, certainty=Certainty.UNSURE), after + 1

    def _ordinal(self, at: int) -> FoundQuantity:
        token = self._tokens[at]
        is_sure = token.value >= FROM_SURE and token.word not in self.UNSURE_ORDINALS
        certainty = Certainty.SURE if is_sure else Certainty.UNSURE
        quantity = Quantity(QuantityKind.ORDINAL, token.value, token.start, token.end, certainty)
        return self._with_century(quantity, at + 1)

    def _with_century(self, quantity: Quantity, after: int) -> tuple[Quantity, int]:
        if not self._stream.follows(after, TokenRole.CENTURY):
            return quantity, after
        others = ((quantity.value - 1) * HUNDRED,) if quantity.value > 1 else ()
        is_ordinal = quantity.kind is QuantityKind.ORDINAL  # "ایک صدی" is a hundred years
        certainty = max(quantity.certainty, Certainty.SURE) if is_ordinal else quantity.certainty
        end = self._tokens[after].end
        quantity = quantity._replace(kind=QuantityKind.CENTURY, end=end, certainty=certainty, others=others)
        era = self._stream.after(after + 1)
        if era is None or era.role is not TokenRole.ERA:
            return quantity, after + 1
        return quantity._replace(unit=self.ERAS[era.word], end=era.end), after + 2

    def _month(self, at: int) -> FoundQuantity:
        token = self._tokens[at]
        unit = Calendar.GREGORIAN if token.role is TokenRole.MONTH else Calendar.HIJRI
        certainty = Certainty.UNSURE if token.word in self.UNSURE_MONTHS else Certainty.SURE
        return Quantity(QuantityKind.MONTH, token.value, token.start, token.end, certainty, unit), at + 1

    def _date(self, at: int) -> FoundQuantity:
        return numeric_date(self._tokens[at].word, self._tokens[at].start), at + 1

    PARSERS: ClassVar[Mapping[TokenRole, Callable[[Self, int], FoundQuantity]]] = {  # type: ignore[misc]
        TokenRole.ORDINAL: _ordinal,
        TokenRole.MONTH: _month,
        TokenRole.HIJRI_MONTH: _month,
        TokenRole.DATE: _date,
    }
