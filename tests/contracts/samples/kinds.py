"""Records of the samples that a format gives to the contract tests."""

import io
import zipfile
from collections.abc import Callable, Mapping
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


def changed(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """Return a package with some of its parts replaced, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as copy:
        for info in package.infolist():
            copy.writestr(info, parts.get(info.filename, package.read(info)))
        for name in parts.keys() - set(package.namelist()):
            copy.writestr(name, parts[name])
    return out.getvalue()
