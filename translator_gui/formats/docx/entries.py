"""Translates the headings repeated in tables of contents and cross-references of a Word document.

Word makes these anew; other programs show what stands there.
"""

from collections.abc import Iterable, Iterator, Mapping

from translator_gui.formats.ooxml import descendants, name_of
from translator_gui.formats.xml import Element


def translate_entries(entries: Iterable[Element], english: Mapping[str, str]) -> Iterator[Element]:
    """Write the English headings into the entries of a Word document's tables of contents; keep page numbers.

    Args:
        entries: The `w:p` of tables of contents.
        english: By the Urdu of headings.

    Yields:
        The entries that were changed.
    """
    for entry in entries:
        for texts in _columns(entry):
            urdu = "".join(text.text or "" for text in texts)
            found = english.get(" ".join(urdu.split()))
            if found:
                for number, text in enumerate(texts):
                    text.text = "" if number else found
                yield entry


def translate_references(root: Element, english: Mapping[str, str], done: str) -> None:
    """Write the English headings into the cross-references of a Word document that repeat a heading.

    Args:
        root: Of a part.
        english: By the Urdu of headings.
        done: The attribute of runs that are as they should be.
    """
    for text in descendants(root, "t"):
        parent = text.getparent()
        found = english.get(" ".join((text.text or "").split()))
        if found and parent is not None and done not in parent.attrib:
            text.text = found


def _columns(entry: Element) -> Iterator[list[Element]]:
    """Yield the text elements of an entry of a table of contents, grouped by the tabs between them."""
    column: list[Element] = []
    for one in descendants(entry, "t", "tab"):
        if name_of(one) == "w:t":
            column.append(one)
        elif (parent := one.getparent()) is not None and name_of(parent) == "w:r":
            yield column
            column = []
    yield column
