"""What an XLIFF file is known by."""

import re

SUFFIXES = (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff")
"""Of OASIS, Trados, Memsource and memoQ."""
_HEAD = 1 << 16
_ROOT = re.compile(rb"<([\w.-]+:)?xliff[\s>]")


def is_xliff(data: bytes) -> bool:
    """Whether a file is XLIFF by its beginning, whatever it is called."""
    head = data[:_HEAD].replace(b"\0", b"")
    return b"<" in head[:8] and _ROOT.search(head) is not None
