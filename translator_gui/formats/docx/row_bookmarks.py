"""Hidden bookmarks and properties that identify the rows of a returned bilingual Word document.

Of all that a Word document can carry, word processors keep bookmarks and custom properties best: a bookmark goes
with its row wherever that is moved, through OpenDocument and RTF too. One whose name begins with _ is not shown.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape, unescape

from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.docx.markup import XML_HEAD
from translator_gui.formats.export_properties import export_properties
from translator_gui.formats.identity import (
    ExportedSentenceIdentity,
    ReturnedRowIdentity,
    source_checksum,
    target_checksum,
    uid_from_digits,
    uid_to_digits,
)

_SEGMENT, _REVISION, _SUMS, _OWN = "_seg_", "_rev_", "_sum_", "_own_"
_ELEMENT = re.compile("<[^>]*>")
_COPY = re.compile(r"_Copy_\d+$")
_SUMS_OF = re.compile(r"([0-9a-f]{6})([0-9a-f]{14})([0-9a-f]{14})")
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


class RowBookmarkWriter:
    """Creates the hidden Word bookmarks that identify each row when an exported table is returned."""

    def __init__(self) -> None:
        self._bookmarks = 0
        self._rows = 0

    def bookmarks_of_row(self, parts: Sequence[ExportedSentenceIdentity], urdu: str, english: str) -> str:
        """Return the hidden Word bookmarks that identify an exported row; empty if the row cannot be matched on return.

        Args:
            parts: What its sentences are matched by.
            urdu: The plain text of its Urdu cell, a line per line and paragraph.
            english: The plain text of its English cell.
        """
        if not parts:
            return ""
        self._rows += 1
        names = [f"{_SUMS}{self._rows:06x}{source_checksum(urdu)}{target_checksum(english)}"]
        for part in parts:
            names.append(_SEGMENT + uid_to_digits(part.segment))
            names += [_REVISION + uid_to_digits(uid) for uid in part.revisions]
        return "".join(map(self._bookmark, names))

    def own_paragraph(self, paragraph: str) -> str:
        """Put a hidden bookmark into a paragraph outside the rows, by which it is not taken for somebody else's."""
        text = unescape(_ELEMENT.sub("", paragraph))
        head, end, rest = paragraph.partition("</w:pPr>")
        # No two bookmarks have one name, though two paragraphs may have one text.
        name = f"{_OWN}{self._bookmarks:04x}{source_checksum(text)}"
        return f"{head}{end}{self._bookmark(name)}{rest}" if end else paragraph

    def _bookmark(self, name: str) -> str:
        self._bookmarks += 1
        identity = self._bookmarks
        return f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/><w:bookmarkEnd w:id="{identity}"/>'


def read_row_bookmarks(names: Iterable[str]) -> ReturnedRowIdentity:
    """Parse the hidden bookmarks of a row in a returned Word document; other bookmarks are ignored."""
    segments, revisions, sums = dict[str, None](), dict[str, None](), dict[tuple[int, str, str], None]()
    copied = False
    for name in names:
        plain = _COPY.sub("", name)
        if plain.startswith(_SEGMENT) and (uid := uid_from_digits(plain.removeprefix(_SEGMENT))):
            segments[uid] = None
            copied = copied or plain != name
        elif plain.startswith(_REVISION) and (uid := uid_from_digits(plain.removeprefix(_REVISION))):
            revisions[uid] = None
        elif plain.startswith(_SUMS) and (found := _SUMS_OF.fullmatch(plain.removeprefix(_SUMS))):
            sums[int(found[1], 16), found[2], found[3]] = None
    return ReturnedRowIdentity(tuple(segments), tuple(revisions), copied, tuple(sums))


def is_own_paragraph(text: str, names: Iterable[str]) -> bool:
    """Whether a paragraph outside the rows is as it was exported, by its text and its bookmarks."""
    known = source_checksum(text)
    return any(name.startswith(_OWN) and _COPY.sub("", name).endswith(known) for name in names)


def custom_properties(document: BilingualDocument, options: BilingualExportOptions) -> str:
    """Return the XML of `docProps/custom.xml`, which identifies project and export; empty without a project."""
    values = export_properties(document, options)
    if not values:
        return ""
    rows = "".join(
        f'<property fmtid="{_FMTID}" pid="{number}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(values.items(), 2)
    )
    return f'{XML_HEAD}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{rows}</Properties>'
