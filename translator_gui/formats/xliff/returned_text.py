"""The text of a source or a target that comes back: our tags in it, remarks taken out, other markup left out."""

import re
from collections.abc import Iterator

from translator_gui.formats.returned import ReturnedComment
from translator_gui.formats.xml import Element
from translator_gui.model.inline_tag import MOST_TAGS, alone, closing, numbers_in, opening, without_foreign

_IDENTITY = re.compile(r"([1-9]\d{0,3})(?:-\d+)?e?")
_AROUND = {"pc", "g"}
_ALONE = {"ph", "x"}
_NATIVE = {"bpt", "ept", "ph", "it", "sub"}
"""Hold what stands in the document itself, no text to translate."""


class ReturnedText:
    """The text of an element.

    Args:
        element: The source or the target; None where there is none.
        begins: Characters that stand before it in its row.
        known: Numbers of the tags that may stand in it; None where all may.

    Attributes:
        text: With tags.
        comments: What another program noted at its words.
    """

    def __init__(self, element: Element | None, begins: int = 0, known: frozenset[int] | None = None) -> None:
        self.comments: list[ReturnedComment] = []
        self._pieces: list[str] = []
        self._begins = self._length = begins
        self._known = known
        if element is not None:
            self._walk(element)
        self.text = "".join(self._pieces)

    @property
    def numbers(self) -> frozenset[int]:
        """Of the tags in it."""
        return numbers_in(self.text)

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def _walk(self, element: Element) -> None:
        self._add(without_foreign(element.text or ""))
        for one in element:
            start, local = self._length, str(one.tag).rpartition("}")[2]
            number = self._number(one)
            if local == "cp":
                self._add(_code_point(one.get("hex", "")))
            elif local in _AROUND:
                self._add(opening(number) if number else "")
                self._walk(one)
                self._add(closing(number) if number else "")
            else:
                self._add(_character(one, local, number) if number else "")
                if local not in _NATIVE:
                    self._walk(one)
            if local == "mrk" and (said := _said(one)):
                quote = "".join(self._pieces)[start - self._begins :]
                self.comments.append(ReturnedComment("", 0, said, start=start, end=self._length, quote=quote))
            self._add(without_foreign(one.tail or ""))

    def _number(self, one: Element) -> int:
        """Of the tag that an element is; 0 where it is none of ours."""
        identity = one.get("copyOf") or one.get("rid") or one.get("startRef") or one.get("id", "")
        found = _IDENTITY.fullmatch(identity)
        number = int(found[1]) if found else 0
        if number > MOST_TAGS or (self._known is not None and number not in self._known):
            return 0
        return number


def _character(one: Element, local: str, number: int) -> str:
    if local in _ALONE:
        return alone(number)
    if local in {"sc", "bx", "bpt"} or (local == "it" and one.get("pos") == "open"):
        return opening(number)
    return closing(number) if local in {"ec", "ex", "ept", "it"} else ""


def _said(mark: Element) -> str:
    """What a mark says of the words in it."""
    if mark.get("type") == "comment":
        return mark.get("value", "").strip()
    return mark.get("comment", "").strip() if mark.get("mtype") not in {"seg", None} else ""


def _code_point(digits: str) -> str:
    try:
        number = int(digits, 16)
    except ValueError:
        return ""
    return without_foreign(chr(number)) if 0 < number < 0xD800 or 0xE000 <= number < 0x110000 else ""  # noqa: PLR2004


def texts_of(source: Element | None, target: Element | None, begins: int, extra: str) -> Iterator[ReturnedText]:
    """The source and the target of a segment.

    Args:
        source: The element.
        target: The element.
        begins: Characters of targets before it in its row.
        extra: Numbers of tags that the target had besides those of the source when it was written.
    """
    urdu = ReturnedText(source)
    yield urdu
    yield ReturnedText(target, begins, urdu.numbers | {int(one) for one in extra.split() if one.isdigit()})
