"""Records of the samples that a format gives to the contract tests."""

from collections.abc import Callable
from typing import NamedTuple

from translator_gui.formats.base import RoundTripFormat


class ReaderSample(NamedTuple):
    """Sample documents with which every reader is tested.

    Attributes:
        name: Of a file.
        make: Writes one that holds these paragraphs and no others, as plainly as can be.
        hostile: Write files that want to do harm.
        breaks_up: A paragraph that is too long becomes several.
    """

    name: str
    make: Callable[[list[str]], bytes]
    hostile: tuple[Callable[[], bytes], ...]
    breaks_up: bool = False


class RoundTripSample(NamedTuple):
    """A sample document with which every round-trip format is tested.

    Attributes:
        format: It reads and writes.
        name: Of a file.
        make: Writes one that holds these paragraphs, at least, in this order.
        bilingual: Its files keep the Urdu, with the English beside it.
    """

    format: RoundTripFormat
    name: str
    make: Callable[[list[str]], bytes]
    bilingual: bool = False
