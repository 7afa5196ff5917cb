"""Accepts the tracked changes of a Word document."""

from translator_gui.formats.ooxml import child, name_of
from translator_gui.formats.xml import Element

_INSERTED = frozenset({"w:ins", "w:moveTo"})
_DELETED = frozenset({"w:del", "w:moveFrom"})
_GONE = frozenset(
    f"w:{name}"
    for name in [
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "tblPrExChange",
        "numberingChange",
        "cellIns",
        "cellDel",
        "cellMerge",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
    ]
)
_PROPERTIES = frozenset({"w:rPr", "w:trPr", "m:ctrlPr", "w:tcPr", "w:tblPr", "w:numPr", "w:pPr"})


def accept_revisions(root: Element) -> None:
    """Accept all tracked changes below an element of a Word document."""
    joined: list[Element] = []
    for one in list(root.iter()):
        name = name_of(one)
        parent = one.getparent()
        if parent is None:
            continue
        above = name_of(parent)
        if name in _GONE:
            parent.remove(one)
        elif name in _DELETED:
            if above == "w:trPr":
                _remove_row(parent)
            elif above == "w:rPr" and (mark := parent.getparent()) is not None and name_of(mark) == "w:pPr":
                joined.append(mark)
            parent.remove(one)
        elif name in _INSERTED:
            if above in _PROPERTIES:
                parent.remove(one)
            else:
                _unwrap(parent, one)
    for properties in joined:
        _join(properties)


def _unwrap(parent: Element, one: Element) -> None:
    at = parent.index(one)
    parent.remove(one)
    for step, inner in enumerate(list(one)):
        parent.insert(at + step, inner)


def _remove_row(properties: Element) -> None:
    row = properties.getparent()
    table = None if row is None else row.getparent()
    if row is None or table is None:
        return
    table.remove(row)
    above = table.getparent()
    if above is not None and name_of(table) == "w:tbl" and not any(name_of(one) == "w:tr" for one in table.iter()):
        above.remove(table)


def _join(properties: Element) -> None:
    """Join a Word paragraph with the next one, as its paragraph mark was deleted with change tracking."""
    paragraph = properties.getparent()
    following = None if paragraph is None else paragraph.getnext()
    if paragraph is None or following is None or name_of(following) != "w:p" or child(properties, "sectPr") is not None:
        return
    at = 0 if child(following, "pPr") is None else 1
    for step, one in enumerate([one for one in paragraph if one is not properties]):
        following.insert(at + step, one)
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)
