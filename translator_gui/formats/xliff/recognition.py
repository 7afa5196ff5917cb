"""What an XLIFF file is known by."""

SUFFIXES = (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff")
"""Of OASIS, Trados, Memsource and memoQ."""
_HEAD = 4096


def is_xliff(data: bytes) -> bool:
    """Whether a file is XLIFF by its beginning, whatever it is called."""
    head = data[:_HEAD].replace(b"\0", b"")
    return b"<" in head[:8] and b"xliff" in head
