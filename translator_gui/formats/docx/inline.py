"""The text of one paragraph of a Word document, as a reader of it sees it."""

from dataclasses import dataclass, field

from translator_gui.formats.docx.ooxml import Element, child, descendants, name_of, value
from translator_gui.formats.docx.styles import Styles

_SKIPPED = {
    "w:pPr",
    "w:rPr",
    "w:sdtPr",
    "w:sdtEndPr",
    "w:instrText",
    "w:delInstrText",
    "w:ffData",
    "w:rt",  # the small reading above a base text
}
_DELETED = {"w:del", "w:moveFrom"}
_INSERTED = {"w:ins", "w:moveTo"}
SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_PRIVATE_USE = 0xF000
_SYMBOLS = {
    "symbol": {
        0xB7: "•",
        0xB0: "°",
        0xB1: "±",
        0xB4: "×",
        0xA3: "≤",
        0xB3: "≥",
        0xB9: "≠",
        0xAE: "→",
        0xAC: "←",
        0xD7: "⋅",
    },
    "wingdings": {
        0xFC: "✓",
        0xFB: "✗",
        0xFE: "☑",
        0xA8: "☐",
        0x6F: "☐",
        0x6C: "●",
        0x6E: "■",
        0xE0: "→",
        0xDF: "←",
        0x4A: "☺",
    },
}
_UNKNOWN_SYMBOL = "□"


@dataclass(slots=True)
class Findings:
    """What was met on the way through a document and is worth a doubt."""

    tracked: bool = False
    hidden: bool = False
    comments: int = 0
    unknown_symbols: int = 0
    foreign: set[str] = field(default_factory=set[str])
    footnotes: dict[str, None] = field(default_factory=dict[str, None])
    endnotes: dict[str, None] = field(default_factory=dict[str, None])


@dataclass(slots=True)
class Inline:
    """What a paragraph holds.

    Attributes:
        text: As a reader sees it.
        boxes: The text boxes anchored in it, and the lettering of drawn words.
        runs_on: Whether it goes on in the next paragraph: its end is deleted, or it is a dropped capital.
    """

    text: str
    boxes: list[Element | str]
    runs_on: bool


class InlineReader:
    """Reads the paragraphs of one story in order: a field may begin in one and end in another."""

    def __init__(self, story: Element, styles: Styles, findings: Findings) -> None:
        self._styles = styles
        self._findings = findings
        self._fields: list[bool] = []
        self._fields_balanced = _fields_balanced(story)
        self._out: list[str] = []
        self._boxes: list[Element | str] = []
        self._hidden = False

    def read(self, paragraph: Element) -> Inline:
        """The text of a `w:p`."""
        properties = child(paragraph, "pPr")
        self._out, self._boxes = [], []
        self._hidden = self._styles.hides_paragraph(properties)
        self._walk(paragraph)
        if not self._fields_balanced:
            self._fields.clear()  # an end that never comes must not swallow the rest
        frame = value(child(properties, "framePr"), "dropCap")
        runs_on = child(properties, "rPr", "del") is not None or frame in {"drop", "margin"}
        return Inline("".join(self._out), self._boxes, runs_on)

    def _walk(self, element: Element) -> None:
        for one in element:
            name = name_of(one)
            if name == "w:r":
                self._run(one)
            elif name in _DELETED:
                self._findings.tracked = True
            elif name == "mc:AlternateContent":
                self._walk(chosen_branch(one))
            elif name == "w:txbxContent":
                self._boxes.append(one)
            elif name == "v:textpath":
                self._boxes.append(one.get("string", ""))
            elif name not in _SKIPPED:
                if name in _INSERTED:
                    self._findings.tracked = True
                self._walk(one)
                self._leaf(one, name)

    def _run(self, run: Element) -> None:
        if self._styles.hides_run(child(run, "rPr"), inherited=self._hidden):
            self._findings.hidden = True
            for one in descendants(run, "fldChar"):
                self._leaf(one, "w:fldChar")
            return
        for one in run:
            name = name_of(one)
            if name in _RUN_LEAVES:
                self._leaf(one, name)
            elif name == "mc:AlternateContent":
                self._walk(chosen_branch(one))
            elif name not in _SKIPPED:
                self._walk(one)

    def _leaf(self, one: Element, name: str) -> None:
        if name == "w:fldChar":
            self._field(value(one, "fldCharType") or "")
        elif name == "w:footnoteReference":
            self._findings.footnotes[value(one, "id") or ""] = None
        elif name == "w:endnoteReference":
            self._findings.endnotes[value(one, "id") or ""] = None
        elif name == "w:commentReference":
            self._findings.comments += 1
        elif all(self._fields):
            self._out.append(self._text(one, name))

    def _text(self, one: Element, name: str) -> str:
        if name in {"w:t", "m:t"}:
            return one.text or ""
        if name == "w:sym":
            return self._symbol(one)
        return SIGNS.get(name, "")

    def _field(self, kind: str) -> None:
        """A field's instruction is not text; its result, after "separate", is."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _symbol(self, one: Element) -> str:
        try:
            code = int(value(one, "char") or "", 16)
        except ValueError:
            code = _PRIVATE_USE
        if not _PRIVATE_USE <= code <= _PRIVATE_USE + 0xFF:
            return chr(code) if 0x1F < code < 0xD800 else _UNKNOWN_SYMBOL  # noqa: PLR2004
        found = _SYMBOLS.get((value(one, "font") or "").lower(), {}).get(code - _PRIVATE_USE)
        self._findings.unknown_symbols += found is None
        return found or _UNKNOWN_SYMBOL


_RUN_LEAVES = {
    "w:t",
    "w:sym",
    "w:fldChar",
    "w:footnoteReference",
    "w:endnoteReference",
    "w:commentReference",
    *SIGNS,
}


def chosen_branch(alternatives: Element) -> Element:
    """One branch of a `mc:AlternateContent`: the first that holds text, else the first."""
    branches = [one for one in alternatives if name_of(one) in {"mc:Choice", "mc:Fallback"}]
    return next(
        (one for one in branches if next(descendants(one, "t"), None) is not None), (branches or [alternatives])[0]
    )


def _fields_balanced(story: Element) -> bool:
    depth = 0
    for one in descendants(story, "fldChar"):
        depth += {"begin": 1, "end": -1}.get(value(one, "fldCharType") or "", 0)
        if depth < 0:
            return False
    return depth == 0
