"""The place of a paragraph in a page: in a heading, a list, a table, a note."""

from typing import NamedTuple

from translator_gui.formats.html.elements import CELLS, HEADINGS, LISTS, NOTES, SIBLINGS
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ParagraphKind
from translator_gui.model.errors import TranslatorError

MAX_DEPTH = 1_500

_PLACES = {"caption": "caption of a table", "figcaption": "caption of a figure", "button": "label of a button",
           "option": "a choice", "legend": "heading of a form"}  # fmt: skip
_KEEPS = frozenset({"pre", "listing", "textarea"})


class _Setting(NamedTuple):
    """Kind, level and location of the paragraphs in an HTML element, and whether they stay untranslated."""

    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0
    place: str = ""
    keeps: bool = False
    stays: bool = False


class _Frame:
    """A block element of a web page that is open at the current position."""

    def __init__(self, name: str, setting: _Setting) -> None:
        self.name = name
        self.setting = setting
        self.marker = ""
        self.count = 0
        """Of a list its items, of a table its rows, of a row its cells."""
        self.number = 0
        """Of a table and a row: which it is."""


class HtmlParagraphLocator:
    """Tracks the open block elements of a web page to tell kind, level and location of each paragraph.

    Args:
        name: The file's name, for messages.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._stack = [_Frame("", _Setting())]
        self._names: dict[str, int] = {}
        self._tables = 0

    @property
    def keeps_white_space(self) -> bool:
        return self._stack[-1].setting.keeps

    @property
    def stays(self) -> bool:
        """Whether the text at the current position of the web page is excluded from translation."""
        return self._stack[-1].setting.stays

    @property
    def of_picture(self) -> tuple[ParagraphKind, str]:
        """Kind and location of a picture at this place in the page."""
        setting = self._stack[-1].setting
        return setting.kind, setting.place

    def open(self, name: str, marks: dict[str, str], *, stays: bool = False) -> None:
        """Record the opening tag of a block element of a web page, to locate the paragraphs inside it.

        Args:
            name: Its name.
            marks: Its attributes.
            stays: It is not to be translated.

        Raises:
            TranslatorError: They are nested too deeply.
        """
        self._end_siblings(name)
        if len(self._stack) > MAX_DEPTH:
            raise TranslatorError(
                _(
                    "{name} nests its elements more than {limit} deep; refused.",
                    name=self._name,
                    limit=format_number(MAX_DEPTH),
                )
            )
        setting = self._setting(name, marks)
        frame = _Frame(name, setting._replace(stays=True) if stays else setting)
        if name == "li":
            self._count_item(frame, marks)
        elif name == "table":
            self._tables += 1
            frame.number = self._tables
        elif name == "tr" and (table := self._nearest("table")):
            table.count += 1
            frame.number = table.count
        elif name in LISTS:
            frame.count = _whole(marks.get("start"), 1) - 1
        self._stack.append(frame)
        self._names[name] = self._names.get(name, 0) + 1

    def close(self, name: str) -> None:
        """Record the closing tag of a block element of a web page; it also closes elements still open inside it."""
        if name in HEADINGS and not self._names.get(name):
            name = next((one for one in HEADINGS if self._names.get(one)), name)
        if self._names.get(name):
            while self._pop() != name:
                pass

    def of_paragraph(self) -> tuple[ParagraphKind, int, str, str]:
        """Return kind, level, list marker and location of a paragraph at this place in the page; a marker only once."""
        setting = self._stack[-1].setting
        marker = ""
        if setting.kind is ParagraphKind.LIST_ITEM and (item := self._nearest("li")):
            marker, item.marker = item.marker, ""
        return setting.kind, setting.level, marker, setting.place

    def _pop(self) -> str:
        frame = self._stack.pop()
        self._names[frame.name] -= 1
        return frame.name

    def _end_siblings(self, name: str) -> None:
        if self._stack[-1].name == "p":
            self._pop()
        ended, borders = SIBLINGS.get(name, (frozenset[str](), frozenset[str]()))
        if not any(self._names.get(one) for one in ended):
            return
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].name in borders:
                return
            if self._stack[depth].name in ended:
                while len(self._stack) > depth:
                    self._pop()
                return

    def _nearest(self, name: str) -> _Frame | None:
        return next((frame for frame in reversed(self._stack) if frame.name == name), None)

    def _setting(self, name: str, marks: dict[str, str]) -> _Setting:
        outer = self._stack[-1].setting
        roles = {*marks.get("role", "").split(), *marks.get("epub:type", "").split(), *marks.get("class", "").split()}
        if roles & NOTES:
            return outer._replace(kind=ParagraphKind.FOOTNOTE, level=0, place="note")
        if name in _KEEPS or outer.kind is ParagraphKind.FOOTNOTE:
            return outer._replace(keeps=outer.keeps or name in _KEEPS)
        if name in HEADINGS:
            return outer._replace(kind=ParagraphKind.HEADING, level=HEADINGS[name])
        if name == "li":
            depth = sum(self._names.get(one, 0) for one in LISTS)
            return outer._replace(kind=ParagraphKind.LIST_ITEM, level=max(depth, 1))
        if name in CELLS:
            return outer._replace(kind=ParagraphKind.TABLE_CELL, level=0, place=self._cell())
        return outer._replace(place=_PLACES.get(name, outer.place))

    def _cell(self) -> str:
        table, row = self._nearest("table"), self._nearest("tr")
        if table is None or row is None:
            return ""
        row.count += 1
        return f"table {table.number}, row {row.number}, column {row.count}"

    def _count_item(self, frame: _Frame, marks: dict[str, str]) -> None:
        around = next((one for one in reversed(self._stack) if one.name in LISTS), None)
        if around is None or around.name != "ol":
            frame.marker = "•"
            return
        around.count = _whole(marks.get("value"), around.count + 1)
        frame.marker = f"{around.count}."


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else otherwise  # noqa: PLR2004
