"""Write resources/dictionaries/regions.tsv: countries, months and currencies of CLDR, in Urdu and English (Babel)."""

from pathlib import Path

from babel import Locale

TARGET = Path(__file__).parent.parent / "resources" / "dictionaries" / "regions.tsv"
_HEADING = "# Of CLDR, made by .ci/regions.py: Urdu, English, kind\n"


def rows() -> list[str]:
    """Return the lines of the list, sorted."""
    urdu, english = Locale("ur"), Locale("en")
    found: set[tuple[str, str, str]] = set()
    for kind, ours, theirs in (
        ("country", urdu.territories, english.territories),
        ("month", urdu.months["stand-alone"]["wide"], english.months["stand-alone"]["wide"]),
        ("currency", urdu.currencies, english.currencies),
    ):
        for code, name in ours.items():
            other = theirs.get(code, "")
            if other and any("\u0620" <= letter <= "\u06ff" for letter in name):
                found.add((name, other, kind))
    return ["\t".join(row) for row in sorted(found)]


if __name__ == "__main__":
    TARGET.write_text(_HEADING + "".join(f"{row}\n" for row in rows()), encoding="utf-8")
