"""Conversion of offsets: the program counts code points, Qt counts UTF-16 units; they differ after an emoji."""


def to_utf16(text: str, offset: int) -> int:
    """Convert an offset in code points to one in UTF-16 units."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def to_code_points(text: str, units: int) -> int:
    """Convert an offset in UTF-16 units to one in code points."""
    if text.isascii():
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass"))
