"""Messages between the window and its helper process: pickles, each after its length in four bytes.

Both ends are this program, joined by pipes that nobody else can open.
"""

import struct
from typing import IO, Any

_LENGTH = struct.Struct("<I")


def write_frame(stream: IO[bytes], message: object) -> None:
    """Write one message between window and helper process: its length, then its pickle."""
    import pickle  # noqa: PLC0415 (the window is painted without it)

    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Any:
    """Read one pickled message between window and helper process.

    Raises:
        EOFError: The other end was closed.
    """
    import pickle  # noqa: PLC0415 (see `write_frame`)

    if data := read_pickle(stream):
        return pickle.loads(data)  # noqa: S301 (see above)
    raise EOFError


def read_pickle(stream: IO[bytes]) -> bytes:
    """Read one message between window and helper process as it is; empty if the other end was closed."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return b""
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else b""
