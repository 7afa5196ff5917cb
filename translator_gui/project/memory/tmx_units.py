"""Reads TMX files for an import: large ones in a second process, so that reading and writing go on side by side.

Run as a module it is that process: it writes the units of the file that it is given to its standard output.
"""

import contextlib
import pickle
import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from queue import Full, Queue
from threading import Event, Thread
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Self, cast

from translator_gui.formats.tmx.memory_exchange import TmxUnitStream
from translator_gui.memory.scoring import key_words
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.memory_unit import ImportedUnit, MemoryUnit
from translator_gui.project.helper.frames import read_pickle, write_frame
from translator_gui.project.helper.second_process import start_module
from translator_gui.project.memory.unit_keys import content_uid, source_key
from translator_gui.store.memory.unit_words import loose_words, word_keys
from translator_gui.store.memory.units import PreparedUnit

if TYPE_CHECKING:
    import subprocess

_LARGE = 16 << 20
"""Bytes of a file for which a second process is worth its start."""
_AT_ONCE = 1000
_MOST_WAITING = 12
"""Messages that wait to be written: some ten million letters."""
_PATIENCE = 0.2
"""Seconds after which a full queue is looked at again."""
_KEYS = MemoryUnit._fields.index("next_key") + 1
"""The first field of a unit behind its texts and keys."""


class TmxUnits:
    """Iterates over the units of a TMX file with their keys and words, and counts them.

    Args:
        path: The file.
        stream: It, opened.

    Attributes:
        read: Number of units so far.
        skipped: Number of units so far without Urdu or English.
    """

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path = path
        self._stream = stream
        self._process: subprocess.Popen[bytes] | None = None
        self._pump: Thread | None = None
        self._has_ended = Event()
        self.read = 0
        self.skipped = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._has_ended.set()
        if self._process is not None:
            self._process.kill()
            if self._pump is not None:
                self._pump.join()
            self._process.communicate()

    def __iter__(self) -> Iterator[PreparedUnit]:
        """Yield the units.

        Raises:
            TranslatorError: It is no TMX, broken, or hostile; the units before were yielded.
        """
        if self._path.stat().st_size >= _LARGE:
            # Without a second process the file is read here.
            self._process = start_module(__name__, str(self._path))
        portions = self._read_here() if self._process is None else self._received(self._process)
        for unit in chain.from_iterable(portions):
            self.read += 1
            yield unit

    def _read_here(self) -> Iterator[list[PreparedUnit]]:
        units = TmxUnitStream(self._path.name, self._stream)
        remaining = iter(units)
        while some := list(islice(remaining, _AT_ONCE)):
            self.skipped = units.skipped
            yield [(MemoryUnit._make(fields), source, target) for fields, source, target in map(_finished, some)]
        self.skipped = units.skipped

    def _received(self, process: "subprocess.Popen[bytes]") -> Iterator[list[PreparedUnit]]:
        waiting: Queue[bytes] = Queue(_MOST_WAITING)
        # A pipe holds little: unless a thread empties it, the process stands still whenever units are written.
        self._pump = Thread(target=self._fill, args=(waiting, process.stdout), daemon=True)
        self._pump.start()
        while True:
            data = waiting.get()
            if not data:
                raise TranslatorError(_("{path}: reading it was interrupted", path=self._path))
            message: Any = pickle.loads(data)  # noqa: S301 (of this program: see `helper.frames`)
            match message:
                case list():
                    portion = cast("list[tuple[tuple[Any, ...], str, str]]", message)
                    yield [(MemoryUnit._make(fields), source, target) for fields, source, target in portion]
                case int():
                    self.skipped = message
                    return
                case _:
                    raise TranslatorError(message)

    def _fill(self, waiting: "Queue[bytes]", stream: IO[bytes]) -> None:
        """Put the messages of the process into a queue until it ends, or nobody wants them any more."""
        data = b"more"
        while data:
            data = read_pickle(stream)
            while not self._has_ended.is_set():
                with contextlib.suppress(Full):
                    waiting.put(data, timeout=_PATIENCE)
                    break


def _finished(imported: ImportedUnit) -> tuple[tuple[Any, ...], str, str]:
    """Return the unit of an exchange file with its uid and its keys, as a plain tuple, and the words of both texts.

    Naming the class of the tuple a million times would take as long as the rest.
    """
    unit, previous, following = imported
    words = key_words(unit.source)
    fields = (
        content_uid(unit.source, unit.target, unit.source_language, unit.target_language),
        unit.source,
        unit.target,
        source_key(unit.source, words),
        source_key(previous) if previous else unit.previous_key,
        source_key(following) if following else unit.next_key,
        *unit[_KEYS:],
    )
    return fields, loose_words(words), word_keys(unit.target)


def main(path: Path, out: BinaryIO) -> None:
    """Write the units of a TMX file as frames: lists of units, then how many were skipped, or why it cannot be read."""
    try:
        with path.open("rb") as stream:
            units = TmxUnitStream(path.name, stream)
            remaining = iter(units)
            while some := list(islice(remaining, _AT_ONCE)):
                write_frame(out, list(map(_finished, some)))
            write_frame(out, units.skipped)
    except TranslatorError as error:
        write_frame(out, str(error))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdout.buffer)
