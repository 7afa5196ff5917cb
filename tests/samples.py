"""Sample files and schemas: our own small ones in `tests/data`, and third-party ones where they are present."""

from functools import cache
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared/data"
"""Files that may not be shipped; a fresh clone has none of them."""
_OWN = ROOT / "tests/data"


def sample_files(kind: str, *patterns: str) -> list[Path]:
    """Return our own samples of a kind, then the third parties' files that match the patterns, if they are present."""
    own = sorted((_OWN / "samples" / kind).glob("*"))
    return [*own, *sorted(path for pattern in patterns for path in SHARED.glob(f"formats/{pattern}"))]


@cache
def own_schema(name: str) -> etree.DTD:
    """Return our own schema of what the program writes: "tmx", "tbx", "xliff21" or "xliff12"."""
    return etree.DTD(str(_OWN / "schemas" / f"{name}.dtd"))
