"""Pieces of WordprocessingML as strings: runs of either direction, paragraphs, comments.

Strings, because ten thousand rows as an element tree cost six times the time and five times the memory.
"""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from translator_gui.formats import characters
from translator_gui.formats.bilingual import ExportedComment
from translator_gui.formats.bilingual_blocks import NumberedTranslatorNote
from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.nastaliq import BLESSING, BLESSING_SIZE, split_at_blessings
from translator_gui.formats.rich_text import StyledTextRun
from translator_gui.model.inline_tag import TagStyle

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_RTL = "<w:rtl/>"
_TAG = '<w:rStyle w:val="InlineTag"/>'
_BEFORE_HIGHLIGHT = (
    (TagStyle.MONOSPACE, '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>'),
    (TagStyle.BOLD, "<w:b/><w:bCs/>"),
    (TagStyle.ITALIC, "<w:i/><w:iCs/>"),
    (TagStyle.STRIKE, "<w:strike/>"),
)
_BEHIND_HIGHLIGHT = (
    (TagStyle.UNDERLINE, '<w:u w:val="single"/>'),
    (TagStyle.SUPERSCRIPT, '<w:vertAlign w:val="superscript"/>'),
    (TagStyle.SUBSCRIPT, '<w:vertAlign w:val="subscript"/>'),
)
"""In the schema's order."""
_LINK_COLOUR = '<w:color w:val="0563C1"/>'
_BLESSING_SIZE = f'<w:szCs w:val="{2 * BLESSING_SIZE}"/>'
"""Of the schema's order just before the highlight."""
_RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def source_runs(text: str, properties: str = "") -> str:
    """Return the WordprocessingML runs of Urdu text: right-to-left, except for Latin words in it."""
    return "".join(run(piece, properties, rtl=rtl) for piece, rtl in characters.source_runs(sanitize(text)))


def english_runs(text: str, properties: str = "") -> str:
    """Return the WordprocessingML runs of English text: left-to-right, except for Urdu words in it."""
    return "".join(run(piece, properties, rtl=rtl) for piece, rtl in characters.target_runs(sanitize(text)))


def rich_runs(runs: Iterable[StyledTextRun], highlight: str = "") -> str:
    """Return the WordprocessingML of styled runs; `highlight` is added to the run properties of each."""
    return "".join(
        _linked(link, "".join(_rich_run(one, highlight) for one in group))
        for link, group in groupby(runs, key=lambda one: one.link)
    )


def _rich_run(one: StyledTextRun, highlight: str) -> str:
    if BLESSING in one.text:
        return _runs_with_blessings(one, highlight)
    return run(one.text, _look(one, highlight) if one.look or one.mark else highlight, rtl=one.rtl)


def _linked(link: str, runs: str) -> str:
    """Put runs into a field that links to an address: unlike `w:hyperlink` it needs no relationship of its part."""
    if not link:
        return runs
    address = link.replace('"', "%22").replace("\\", "%5C")
    code = escape(f' HYPERLINK "{address}" ')
    return f'<w:fldSimple w:instr="{code}">{runs}</w:fldSimple>'


def _runs_with_blessings(one: StyledTextRun, highlight: str) -> str:
    return "".join(
        run(piece, _look(one, _BLESSING_SIZE + highlight if piece == BLESSING else highlight), rtl=one.rtl)
        for piece in split_at_blessings(one.text)
    )


def _look(one: StyledTextRun, highlight: str) -> str:
    if one.mark:
        return _TAG + highlight
    before, behind = (
        "".join(markup for look, markup in known if look in one.look)
        for known in (_BEFORE_HIGHLIGHT, _BEHIND_HIGHLIGHT)
    )
    # Of two that exclude each other the schema takes one.
    before += _LINK_COLOUR * bool(one.link)
    return before + highlight + (behind if TagStyle.SUPERSCRIPT | TagStyle.SUBSCRIPT not in one.look else "")


def run(text: str, properties: str = "", *, rtl: bool = False) -> str:
    """Return the WordprocessingML of one run of text; line breaks and tabs become elements.

    Args:
        text: What XML allows.
        properties: Markup for `w:rPr` that may stand before `w:rtl`.
        rtl: Whether it is right to left.
    """
    markup = properties + _RTL if rtl else properties
    head = f"<w:r><w:rPr>{markup}</w:rPr>" if markup else "<w:r>"
    if "\n" not in text and "\t" not in text:
        return f"{head}{_text(text)}</w:r>"
    lines = "<w:br/>".join("<w:tab/>".join(map(_text, line.split("\t"))) for line in text.split("\n"))
    return f"{head}{lines}</w:r>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>' if text else ""


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return the WordprocessingML of a paragraph; `properties` is markup for its `w:pPr` after the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def either_paragraph(style: str, text: str, lead: str = "") -> str:
    """Return a Word paragraph in the direction of its first letter; `lead` is markup before the text."""
    if is_rtl(text):
        return paragraph(style, lead + source_runs(text), "<w:bidi/>")
    return paragraph(style, lead + english_runs(text))


def indent(level: int) -> str:
    """Return the `w:ind` of a list item at a level from 1."""
    return f'<w:ind w:left="{360 * max(level, 1)}" w:hanging="360"/>'


class DocxAnnotationWriter:
    """Collects comments and footnotes while a bilingual Word document is exported, and writes their parts."""

    def __init__(self) -> None:
        self._comments: list[str] = []
        self._threads: list[str] = []
        self._footnotes: list[str] = []

    def anchor_comments(self, content: str, comments: Iterable[ExportedComment]) -> str:
        """Return Word runs with the markup that anchors comments to them; the comments are collected."""
        ends: list[str] = []
        starts: list[str] = []
        first = 0
        for comment in comments:
            identity = len(self._comments)
            first = first if comment.answers else identity
            self._threads.append(_answer(identity, first))
            self._comments.append(_comment(identity, comment))
            starts.append(f'<w:commentRangeStart w:id="{identity}"/>')
            ends.append(
                f'<w:commentRangeEnd w:id="{identity}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
                f'<w:commentReference w:id="{identity}"/></w:r>',
            )
        return "".join([*starts, content, *ends])

    def footnote_references(self, notes: Iterable[NumberedTranslatorNote]) -> str:
        """Return Word footnote references for translator's notes; the footnotes are collected."""
        references: list[str] = []
        for identity, note in notes:
            mark = f"<w:r>{_RAISED}<w:footnoteRef/></w:r>"
            self._footnotes.append(
                f'<w:footnote w:id="{identity}">{either_paragraph("FootnoteText", note, mark + run(" "))}</w:footnote>',
            )
            references.append(f'<w:r>{_RAISED}<w:footnoteReference w:id="{identity}"/></w:r>')
        return "".join(references)

    def comments_part(self) -> str:
        """Return the XML of `word/comments.xml` with all collected comments."""
        names = f'xmlns:w="{W_NAMESPACE}" xmlns:mc="{_COMPATIBILITY}" xmlns:w14="{WORD_2010}" mc:Ignorable="w14"'
        return f"{XML_HEAD}<w:comments {names}>{''.join(self._comments)}</w:comments>"

    def threads_part(self) -> str:
        """Return the XML of `word/commentsExtended.xml`, which links replies to the first comment of their thread."""
        names = f'xmlns:mc="{_COMPATIBILITY}" xmlns:w15="{WORD_2012}" mc:Ignorable="w15"'
        return f"{XML_HEAD}<w15:commentsEx {names}>{''.join(self._threads)}</w15:commentsEx>"

    def footnotes_part(self) -> str:
        """Return the XML of `word/footnotes.xml` with all collected footnotes and the two separators Word needs."""
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{identity}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
            f'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for identity, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        return f'{XML_HEAD}<w:footnotes xmlns:w="{W_NAMESPACE}">{separators}{"".join(self._footnotes)}</w:footnotes>'


def _answer(identity: int, first: int) -> str:
    """Return the `w15:commentEx` of a comment: the first of its thread, or a reply to the first."""
    parent = f' w15:paraIdParent="{_mark(first)}"' if first != identity else ""
    return f'<w15:commentEx w15:paraId="{_mark(identity)}"{parent} w15:done="0"/>'


def _mark(identity: int) -> str:
    """Return the paragraph id by which `commentsExtended.xml` refers to a comment."""
    return f"{identity + 1:08X}"


def _comment(identity: int, comment: ExportedComment) -> str:
    author = sanitize(comment.author)
    initials = "".join(word[0] for word in author.split())[:3]
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    paragraphs = "".join(
        either_paragraph("CommentText", line, "" if index else mark)
        # On a line of its own: before Urdu it would turn the line round.
        for index, line in enumerate(
            [*([f"[{comment.kind}]"] if comment.kind else ()), *sanitize(comment.text).split("\n")]
        )
    )
    head, last, tail = paragraphs.rpartition("<w:p>")
    paragraphs = f'{head}<w:p w14:paraId="{_mark(identity)}">{tail}' if last else paragraphs
    return (
        f'<w:comment w:id="{identity}" w:author="{escape(author)}" w:date="{comment.date:%Y-%m-%dT%H:%M:%SZ}" '
        f'w:initials="{escape(initials)}">{paragraphs}</w:comment>'
    )
