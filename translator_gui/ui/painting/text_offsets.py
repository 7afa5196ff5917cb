"""Offsets: the program counts code points, Qt counts UTF-16 units; they differ after an emoji."""


def to_utf16(text: str, offset: int) -> int:
    """UTF-16 units before a code-point offset."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def to_code_points(text: str, units: int) -> int:
    """Code points before an offset in UTF-16 units."""
    if text.isascii():
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass"))
