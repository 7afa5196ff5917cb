"""Reads the content of a paragraph of a Word document: visible text and tags."""

from dataclasses import dataclass, field

from translator_gui.formats.docx.drawings import chosen_branch, find_boxes, find_pictures, has_text, is_floating
from translator_gui.formats.docx.fields import DocxFieldKind, DocxParsedField, describe_link, parse_field
from translator_gui.formats.docx.inline_tree import (
    DocxInlineContainer,
    DocxPreservedElement,
    DocxRunProperties,
    DocxTaggedTextBuilder,
    DocxTextOrTag,
    flatten_items,
)
from translator_gui.formats.docx.other_texts import OtherText, picture_texts
from translator_gui.formats.docx.run_formats import DocxFormatResolver
from translator_gui.formats.docx.symbols import symbol, symbols
from translator_gui.formats.inline import SourceToken
from translator_gui.formats.ooxml import child, descendants, name_of, relationship_id, value
from translator_gui.formats.xml import Element
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourcePicture
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import TagMeaning
from translator_gui.text.direction import has_rtl

MAX_FIELDS = 100
"""How deep fields may stand in each other; a dozen is much."""

_DROPPED = {
    "w:pPr",
    "w:rPr",
    "w:proofErr",
    "w:lastRenderedPageBreak",
    "w:smartTagPr",
    "w:customXmlPr",
    "w:moveFromRangeStart",
    "w:moveFromRangeEnd",
    "w:moveToRangeStart",
    "w:moveToRangeEnd",
    "w:delText",
}
_DELETED = {"w:del", "w:moveFrom"}
_INSERTED = {"w:ins", "w:moveTo"}
_TRACKED_MARKS = ("ins", "del", "moveFrom", "moveTo")
_TRANSPARENT = {"w:smartTag", "w:dir", "w:bdo"}
_DRAWN = {"w:drawing", "w:pict", "w:object", "w:control"}
_MARKS = {
    "w:bookmarkStart": "bookmark",
    "w:bookmarkEnd": "end of a bookmark",
    "w:permStart": "permission",
    "w:permEnd": "end of a permission",
    "w:footnoteRef": "number of the note",
    "w:endnoteRef": "number of the note",
    "w:annotationRef": "mark of the comment",
}
_OTHERS = {"m:oMath": "formula", "m:oMathPara": "formula", "w:pgNum": "page number", "w:subDoc": "another document"}
SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_BREAKS = {"page": "page break", "column": "column break"}
_LAST_EDIT_BOOKMARK = "_GoBack"
"""The bookmark in which Word keeps the place that was edited last."""


@dataclass(slots=True)
class DocxDetectedFeatures:
    """Special features found while reading a Word document (tracked changes, comments, notes …), for warnings.

    Attributes:
        lists: Tables of contents and indexes were met.
        quotes: Fields were met that repeat words of the document.
        box_copies: Text boxes, each with the copy that older programs read.
        entries: The paragraphs of those lists.
    """

    tracked: bool = False
    hidden: bool = False
    comments: int = 0
    lists: bool = False
    quotes: bool = False
    foreign: set[str] = field(default_factory=set[str])
    footnotes: dict[str, None] = field(default_factory=dict[str, None])
    endnotes: dict[str, None] = field(default_factory=dict[str, None])
    box_copies: list[tuple[Element, Element]] = field(default_factory=list[tuple[Element, Element]])
    entries: list[Element] = field(default_factory=list[Element])

    @property
    def repeats(self) -> bool:
        """Whether the Word document has tables of contents or cross-references, which repeat its headings."""
        return self.lists or self.quotes


@dataclass(slots=True)
class DocxParagraphContent:
    """Content of a source paragraph of a Word document: text and tags, default run format, and text boxes.

    Attributes:
        pieces: Its text and what becomes tags.
        shape: How its text is formatted where no tag says otherwise.
        boxes: The text boxes anchored in it, and the lettering of drawn words.
        pictures: The descriptions and titles of its pictures.
        leading_images: The pictures before its first word.
        images: Its other pictures.
        runs_on: Whether it goes on in the next paragraph: its end is deleted, or it is a dropped capital.
    """

    pieces: list[SourceToken]
    shape: DocxRunProperties
    boxes: list[Element]
    pictures: list[OtherText]
    leading_images: list[SourcePicture]
    images: list[SourcePicture]
    runs_on: bool


@dataclass(slots=True)
class _OpenField:
    """A Word field whose end has not been read yet; `scope` is None if it began in another paragraph."""

    scope: DocxInlineContainer | None
    shown: bool = False
    lists: bool = False
    code: list[str] = field(default_factory=list[str])


class DocxInlineReader:
    """Reads the inline content of Word paragraphs into text and tags; fields may span paragraphs.

    Args:
        story: The element that holds them.
        looks: The document's.
        findings: To be added to.
        targets: The addresses that links of this part lead to, by relationship id.
        as_before: See `DocumentReadOptions`.
    """

    def __init__(
        self,
        story: Element,
        looks: DocxFormatResolver,
        findings: DocxDetectedFeatures,
        targets: dict[str, str],
        *,
        as_before: bool = False,
    ) -> None:
        self._as_before = as_before
        self._looks = looks
        self._findings = findings
        self._targets = targets
        self._fields: list[_OpenField] = []
        self._fields_balanced = _fields_balanced(story)
        self._scope = DocxInlineContainer()
        self._boxes: list[Element] = []
        self._pictures: list[OtherText] = []
        self._leading_images: list[SourcePicture] = []
        self._images: list[SourcePicture] = []
        self._has_words = False
        self._hidden = False
        self._last_edit_bookmarks: set[str] = set()

    def read(self, paragraph: Element) -> DocxParagraphContent:
        """Read the content of a Word paragraph (`w:p`) into text and inline tags."""
        properties = child(paragraph, "pPr")
        root = self._scope = DocxInlineContainer()
        self._boxes, self._pictures, self._leading_images, self._images = [], [], [], []
        self._has_words = False
        self._hidden = self._looks.styles.hides_paragraph(properties)
        listed = self._in_list()
        self._walk(paragraph)
        if listed or self._in_list():
            self._findings.entries.append(paragraph)
        self._close_container(root)
        if not self._fields_balanced:
            self._fields.clear()  # an end that never comes must not swallow the rest
        dropped = value(child(properties, "framePr"), "dropCap") in {"drop", "margin"}
        runs_on = dropped or child(properties, "rPr", "del") is not None
        if any(child(properties, "rPr", name) is not None for name in _TRACKED_MARKS):
            self._findings.tracked = True
        met = self._boxes, self._pictures, self._leading_images, self._images, runs_on
        if dropped:
            return DocxParagraphContent([root.text()], DocxRunProperties(), *met)
        pieces, shape = DocxTaggedTextBuilder(self._looks, value(child(properties, "pStyle")) or "").of(root)
        return DocxParagraphContent(pieces, shape, *met)

    def _in_list(self) -> bool:
        return any(one.lists for one in self._fields)

    def _walk(self, element: Element) -> None:
        for one in element:
            name = name_of(one)
            if name == "w:r":
                self._run(one)
            elif name in _DELETED:
                self._findings.tracked = True
            elif name in _INSERTED:
                self._findings.tracked = True
                self._walk(one)
            elif name == "mc:AlternateContent" and has_text(chosen_branch(one)):
                self._walk(chosen_branch(one))
            elif name in _TRANSPARENT:
                self._walk(one)
            elif name not in _DROPPED:
                self._add_child(one, name, DocxPreservedElement(one))

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        hidden = self._looks.styles.hides_run(properties, inherited=self._hidden)
        self._findings.hidden = self._findings.hidden or hidden
        for one in run:
            name = name_of(one)
            if name in _DROPPED or name in _DELETED:
                continue
            kept = DocxPreservedElement(one, properties, in_run=True)
            if name == "w:fldChar":
                self._field(value(one, "fldCharType") or "", kept)
            elif hidden or not all(open_field.shown for open_field in self._fields):
                self._add_invisible(one, name, kept, "hidden text" if hidden else "field")
            elif name == "mc:AlternateContent" and has_text(chosen_branch(one)):
                self._walk(chosen_branch(one))
            else:
                self._add_child(one, name, kept)

    def _add_invisible(self, one: Element, name: str, kept: DocxPreservedElement, words: str) -> None:
        if name in {"w:instrText", "w:delInstrText"} and self._fields:
            self._fields[-1].code.append(one.text or "")
        self._scope.add(DocxTextOrTag((kept,), kind=TagMeaning.ANCHOR, words=words))

    def _add_child(self, one: Element, name: str, kept: DocxPreservedElement) -> None:
        """Add a child element of a Word paragraph or run, as text or as a tag, to the current container."""
        if name == "w:t":
            signs = symbols(one.text or "", kept.properties)
            if signs:
                self._scope.add(DocxTextOrTag((kept,), kind=TagMeaning.OTHER, words=f"symbol {signs}"))
            elif one.text:
                self._has_words = self._has_words or not one.text.isspace()
                self._scope.add(DocxTextOrTag((kept,), one.text))
        elif name == "w:hyperlink":
            target = self._targets.get(relationship_id(one) or "", "") or f"#{value(one, 'anchor') or ''}"
            self._read_wrapper(
                kept, one, TagMeaning.LINK, describe_link(target), "" if target.startswith("#") else target
            )
        elif name == "w:fldSimple":
            self._simple_field(kept)
        elif name in {"w:sdt", "w:customXml", "w:ruby"}:
            self._control(kept, name)
        elif name == "w:br" and (words := _BREAKS.get(value(one, "type") or "")):
            self._scope.add(DocxTextOrTag((kept,), kind=TagMeaning.OTHER, words=words))
        elif name in SIGNS:
            self._scope.add(DocxTextOrTag((kept,), SIGNS[name]))
        elif name == "w:sym":
            sign, is_letter = symbol(one, as_before=self._as_before)
            leaf = (
                DocxTextOrTag((kept,), sign)
                if is_letter
                else DocxTextOrTag((kept,), kind=TagMeaning.OTHER, words=f"symbol {sign}")
            )
            self._scope.add(leaf)
        else:
            self._add_standalone(one, name, kept)

    def _add_standalone(self, one: Element, name: str, kept: DocxPreservedElement) -> None:
        kind, words = TagMeaning.ANCHOR, _MARKS.get(name, "mark")
        if name in {"w:footnoteReference", "w:endnoteReference"}:
            known = self._findings.footnotes if name == "w:footnoteReference" else self._findings.endnotes
            known[value(one, "id") or ""] = None
            kind, words = TagMeaning.NOTE, name[2:].removesuffix("Reference")
        elif name.startswith("w:comment"):
            self._findings.comments += name == "w:commentReference"
            kind, words = TagMeaning.COMMENT, "beginning of a comment" if name == "w:commentRangeStart" else "comment"
        elif name in _DRAWN or name == "mc:AlternateContent":
            kind, words = self._collect_text_boxes(one)
        elif name in _OTHERS:
            kind, words = TagMeaning.OTHER, _OTHERS[name]
            if words == "formula" and has_rtl("".join(str(text) for text in one.itertext())):
                self._findings.foreign.add("a formula")
        elif name.startswith("w:bookmark") and self._is_last_edit_bookmark(one):
            return
        elif not kept.in_run and has_text(one):
            self._read_wrapper(kept, one, TagMeaning.OTHER, "wrapper")
            return
        self._scope.add(DocxTextOrTag((kept,), kind=kind, words=words))

    def _is_last_edit_bookmark(self, bookmark: Element) -> bool:
        identity = value(bookmark, "id") or ""
        if value(bookmark, "name") == _LAST_EDIT_BOOKMARK:
            self._last_edit_bookmarks.add(identity)
            return True
        return name_of(bookmark) == "w:bookmarkEnd" and identity in self._last_edit_bookmarks

    def _collect_text_boxes(self, drawing: Element) -> tuple[TagMeaning, str]:
        """Collect the text boxes of a drawing; return the kind and description of its inline tag."""
        known = len(self._boxes)
        find_boxes(drawing, self._boxes, self._findings.box_copies)
        self._pictures += picture_texts(drawing)
        images = self._images if self._has_words else self._leading_images
        images += find_pictures(drawing)
        words = "text box" if len(self._boxes) > known else "picture"
        return TagMeaning.ANCHOR if is_floating(drawing) else TagMeaning.IMAGE, words

    def _control(self, kept: DocxPreservedElement, name: str) -> None:
        one = kept.element
        if name == "w:sdt":
            words = value(child(one, "sdtPr", "alias")) or "content control"
            self._read_wrapper(kept, child(one, "sdtContent"), TagMeaning.OTHER, words)
        elif name == "w:ruby":
            self._findings.foreign.add("a reading above a word")
            self._read_wrapper(kept, child(one, "rubyBase"), TagMeaning.OTHER, "reading above it")
        else:
            self._read_wrapper(kept, one, TagMeaning.OTHER, value(one, "element") or "XML")

    def _read_wrapper(
        self, around: DocxPreservedElement, content: Element | None, kind: TagMeaning, words: str, code: str = ""
    ) -> None:
        """Read a wrapping element into a tag pair around its text, or into a standalone tag if it has no letters."""
        scope = DocxInlineContainer(self._scope, around, kind, words, code)
        self._scope = scope
        if content is not None:
            self._walk(content)
        self._close_container(scope)
        parent = self._scope = scope.parent or DocxInlineContainer()
        if any(map(str.isalnum, scope.text())):
            parent.add(scope)
        else:
            shown = any(
                isinstance(item, DocxInlineContainer) or item.kind is not TagMeaning.ANCHOR for item in scope.items
            )
            parent.add(DocxTextOrTag((around,), kind=TagMeaning.OTHER if shown else TagMeaning.ANCHOR, words=words))

    def _close_container(self, scope: DocxInlineContainer) -> None:
        """Close a container; a field that began in it and ends elsewhere becomes separate standalone tags."""
        while self._scope is not scope:
            unclosed = self._scope
            for one in self._fields:
                if one.scope is unclosed:
                    one.scope = None
            self._scope = unclosed.parent or scope
            self._scope.add(
                DocxTextOrTag(tuple(unclosed.opening), kind=TagMeaning.ANCHOR, words="beginning of a field")
            )
            for item in unclosed.items:
                self._scope.add(item)

    def _simple_field(self, kept: DocxPreservedElement) -> None:
        found = self._record_field(parse_field(value(kept.element, "instr") or ""))
        if found.kind in {DocxFieldKind.LINK, DocxFieldKind.WORDS}:
            kind = TagMeaning.LINK if found.kind is DocxFieldKind.LINK else TagMeaning.FIELD
            self._read_wrapper(kept, kept.element, kind, found.words)
            return
        kind = TagMeaning.FIELD if found.kind is DocxFieldKind.COMPUTED else TagMeaning.ANCHOR
        self._scope.add(DocxTextOrTag((kept,), kind=kind, words=found.words))

    def _field(self, step: str, kept: DocxPreservedElement) -> None:
        """Process a `w:fldChar`: skip the field's code, and read its result (after "separate") as text."""
        if step == "begin":
            if len(self._fields) >= MAX_FIELDS:
                raise TranslatorError(
                    _("its fields stand in each other more than {limit} deep; refused.", limit=MAX_FIELDS)
                )
            self._scope = DocxInlineContainer(self._scope, opening=[kept], separated=False)
            self._fields.append(_OpenField(self._scope))
        elif not self._fields:
            self._scope.add(DocxTextOrTag((kept,), kind=TagMeaning.ANCHOR, words="field"))
        elif step == "separate":
            state = self._fields[-1]
            found = self._record_field(parse_field("".join(state.code)))
            state.lists = found.kind is DocxFieldKind.LIST
            state.shown = not state.lists
            self._scope.add(DocxTextOrTag((kept,), kind=TagMeaning.ANCHOR, words="field"))
            if state.scope is self._scope:
                self._scope.separated = True
        else:
            self._end_field(self._fields.pop(), kept)

    def _end_field(self, state: _OpenField, kept: DocxPreservedElement) -> None:
        scope = self._scope
        if state.scope is not scope or scope.parent is None:
            scope.add(DocxTextOrTag((kept,), kind=TagMeaning.ANCHOR, words="end of a field"))
            return
        self._scope = scope.parent
        scope.closing.append(kept)
        scope.separated = True
        code = "".join(state.code).strip()
        found = self._record_field(parse_field(code))
        if found.kind in {DocxFieldKind.LINK, DocxFieldKind.WORDS} and any(map(str.isalnum, scope.text())):
            scope.kind = TagMeaning.LINK if found.kind is DocxFieldKind.LINK else TagMeaning.FIELD
            scope.words = found.words
            self._scope.add(scope)
            return
        shows = found.kind is DocxFieldKind.COMPUTED or scope.text().strip()
        kind = TagMeaning.FIELD if shows else TagMeaning.ANCHOR
        self._scope.add(DocxTextOrTag(tuple(flatten_items(scope)), kind=kind, words=found.words))

    def _record_field(self, found: DocxParsedField) -> DocxParsedField:
        self._findings.lists = self._findings.lists or found.kind is DocxFieldKind.LIST
        self._findings.quotes = self._findings.quotes or found.quotes
        return found


def _fields_balanced(story: Element) -> bool:
    depth = 0
    for one in descendants(story, "fldChar"):
        depth += {"begin": 1, "end": -1}.get(value(one, "fldCharType") or "", 0)
        if depth < 0:
            return False
    return depth == 0
