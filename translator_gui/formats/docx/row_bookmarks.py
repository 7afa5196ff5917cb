"""Hidden bookmarks and properties that identify the rows of a returned bilingual Word document."""

import re
from collections.abc import Sequence
from html import escape, unescape

from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.docx.markup import XML_HEAD
from translator_gui.formats.export_properties import export_properties
from translator_gui.formats.identity import ExportedSentenceIdentity
from translator_gui.formats.row_bookmarks import RowBookmarkNames

_ELEMENT = re.compile("<[^>]*>")
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


class RowBookmarkWriter:
    """Creates the hidden Word bookmarks that identify each row when an exported table is returned."""

    def __init__(self) -> None:
        self._bookmarks = 0
        self._names = RowBookmarkNames()

    def bookmarks_of_row(self, parts: Sequence[ExportedSentenceIdentity], urdu: str, english: str) -> str:
        """Return the hidden Word bookmarks that identify an exported row; see `RowBookmarkNames.names_of_row`."""
        return "".join(map(self._bookmark, self._names.names_of_row(parts, urdu, english)))

    def own_paragraph(self, paragraph: str) -> str:
        """Put a hidden bookmark into a paragraph outside the rows, by which it is not taken for somebody else's."""
        head, end, rest = paragraph.partition("</w:pPr>")
        mark = self._bookmark(self._names.name_of_own(unescape(_ELEMENT.sub("", paragraph))))
        return f"{head}{end}{mark}{rest}" if end else paragraph

    def _bookmark(self, name: str) -> str:
        self._bookmarks += 1
        identity = self._bookmarks
        return f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/><w:bookmarkEnd w:id="{identity}"/>'


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
