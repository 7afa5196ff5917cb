"""The text of a Word table cell in two views: with tracked changes accepted, and with them rejected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from translator_gui.formats.docx.drawings import chosen_branch
from translator_gui.formats.docx.inline import SIGNS
from translator_gui.formats.ooxml import child, is_on, name_of, value
from translator_gui.formats.returned import milliseconds
from translator_gui.formats.xml import Element

_INSERTED = {"w:ins", "w:moveTo"}
_DELETED = {"w:del", "w:moveFrom"}
_SKIPPED = {
    "w:p",
    "w:pPr",
    "w:rPr",
    "w:sdtPr",
    "w:sdtEndPr",
    "w:tblPr",
    "w:tblGrid",
    "w:trPr",
    "w:tcPr",
    "w:instrText",
    "w:delInstrText",
    "w:txbxContent",
    "w:rt",
}


@dataclass(slots=True)
class DocxTrackedCellText:
    """Text of a table cell of a returned Word document, with its tracked changes accepted and rejected.

    Attributes:
        accepted: Every tracked change accepted.
        rejected: Every one rejected.
        author: Who made the latest tracked change; empty where there is none.
        time: When, milliseconds since 1970 UTC; 0 where it does not say.
        comments: Of each comment that hangs here: where its words begin and end in the accepted text.
    """

    accepted: str = ""
    rejected: str = ""
    author: str = ""
    time: int = 0
    comments: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])


def read_docx_cell(cell: Element) -> DocxTrackedCellText:
    """Read the text of a Word table cell (`w:tc`), or of any element that contains paragraphs, with tracked changes."""
    return _CellReader().read(_paragraphs(cell))


def read_docx_paragraph(paragraph: Element) -> str:
    """Read the text of one Word paragraph, with every tracked change accepted."""
    return _CellReader().read([paragraph]).accepted


class _CellReader:
    def __init__(self) -> None:
        self._accepted: list[str] = []
        self._rejected: list[str] = []
        self._length = 0
        self._found = DocxTrackedCellText()
        self._open: dict[str, int] = {}

    def read(self, paragraphs: Iterable[Element]) -> DocxTrackedCellText:
        # A paragraph's end is a letter too: it may have been inserted or deleted.
        breaks = (False, False)
        for number, paragraph in enumerate(paragraphs):
            if number:
                self._add("\n", inserted=breaks[0], deleted=breaks[1])
            self._walk(paragraph, inserted=False, deleted=False)
            mark = child(paragraph, "pPr", "rPr")
            breaks = self._tracked(mark, _INSERTED), self._tracked(mark, _DELETED)
        found = self._found
        for identity, start in self._open.items():
            found.comments[identity] = (start, self._length)
        self._strip()
        return found

    def _strip(self) -> None:
        """Strip white space from both ends of the text of a Word table cell and shift its comment ranges to match."""
        found = self._found
        whole = "".join(self._accepted)
        found.accepted, found.rejected = whole.strip(), "".join(self._rejected).strip()
        lead, length = len(whole) - len(whole.lstrip()), len(found.accepted)
        for identity, (start, end) in found.comments.items():
            found.comments[identity] = tuple(min(max(at - lead, 0), length) for at in (start, end))  # pyright: ignore[reportArgumentType] (two of them)

    def _tracked(self, mark: Element | None, kinds: Iterable[str]) -> bool:
        if mark is None:
            return False
        changes = [one for one in mark if name_of(one) in kinds]
        for one in changes:
            self._note(one)
        return bool(changes)

    def _note(self, change: Element) -> None:
        time = milliseconds(value(change, "date"))
        if not self._found.author or time >= self._found.time:
            self._found.author = (value(change, "author") or "").strip() or self._found.author
            self._found.time = max(time, self._found.time)

    def _add(self, text: str, *, inserted: bool, deleted: bool) -> None:
        if not deleted:
            self._accepted.append(text)
            self._length += len(text)
        if not inserted:
            self._rejected.append(text)

    def _walk(self, element: Element, *, inserted: bool, deleted: bool) -> None:
        for one in element:
            name = name_of(one)
            if name in {"w:t", "w:delText"}:
                self._add(one.text or "", inserted=inserted, deleted=deleted)
            elif name in SIGNS:
                self._add(SIGNS[name], inserted=inserted, deleted=deleted)
            elif name in _INSERTED or name in _DELETED:
                self._note(one)
                self._walk(one, inserted=inserted or name in _INSERTED, deleted=deleted or name in _DELETED)
            elif name == "mc:AlternateContent":
                self._walk(chosen_branch(one), inserted=inserted, deleted=deleted)
            elif name.startswith("w:comment"):
                self._comment(one, name)
            elif name not in _SKIPPED and not (name == "w:r" and is_on(child(one, "rPr", "vanish"))):
                self._walk(one, inserted=inserted, deleted=deleted)

    def _comment(self, one: Element, name: str) -> None:
        identity = value(one, "id") or ""
        if name == "w:commentRangeStart":
            self._open[identity] = self._length
        elif name == "w:commentRangeEnd":
            self._found.comments[identity] = (self._open.pop(identity, self._length), self._length)
        elif name == "w:commentReference":
            self._found.comments.setdefault(identity, (self._open.pop(identity, self._length), self._length))


def _paragraphs(element: Element) -> Iterator[Element]:
    """Yield the paragraphs of a Word table cell, including those in nested tables, but not those in text boxes."""
    for one in element:
        name = name_of(one)
        if name == "w:p":
            yield one
        elif name not in _SKIPPED:
            yield from _paragraphs(one)
