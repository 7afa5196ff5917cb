"""XLIFF that comes back from another program: changed targets, changed states, added notes."""

import io
from collections.abc import Iterator

from lxml import etree

from translator_gui.formats.returned import ReturnedDocument, ReturnedRow, row_count, whole_number
from translator_gui.formats.xliff.returned_rows import entries_of, newer_row, older_row
from translator_gui.formats.xliff.states import CORE, FORMAT, METADATA, OLDER, OWN, PROJECT, ROWS, TIME, VERSION
from translator_gui.formats.xml import MAX_PART, Element, fault
from translator_gui.model.errors import TranslatorError

_CORE, _META, _OWN, _OLDER = f"{{{CORE}}}", f"{{{METADATA}}}", f"{{{OWN}}}", f"{{{OLDER}}}"
_TOLD = {f"{_CORE}unit", f"{_META}metadata", f"{_OLDER}trans-unit"}
_VERSIONS = {f"{_CORE}xliff": {"2.0", "2.1", "2.2"}, f"{_OLDER}xliff": {"1.2"}}
_MOST_TAGS = 6_000_000
"""Its elements are let go of one by one: only their number costs."""


def read_returned_xliff(name: str, data: bytes) -> ReturnedDocument:
    """Reads an XLIFF file that `writer` wrote, of either version, whatever another program did to it since.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: Broken, hostile, no XLIFF, or of another version.
    """
    if len(data) > MAX_PART or data.count(b"<") > _MOST_TAGS:
        raise TranslatorError(f"{name} is too large; export fewer sentences at a time.")
    entries = dict[str, str]()
    rows: list[ReturnedRow] = []
    try:
        for element in _elements(name, data):
            if element.tag == f"{_CORE}unit":
                rows.append(newer_row(element, len(rows) + 1))
            elif element.tag == f"{_OLDER}trans-unit":
                rows.append(older_row(element, len(rows) + 1))
            elif element.tag == f"{_OLDER}file":
                entries = {
                    **{name: element.get(f"{_OWN}{name}", "") for name in (PROJECT, TIME, ROWS, VERSION)},
                    **entries,
                }
            else:
                entries = {**entries_of(element), **entries}
    except etree.XMLSyntaxError as error:
        raise TranslatorError(f"{name} is broken ({fault(error)}); export it anew from the other program.") from error
    if whole_number(entries.get(VERSION, "")) > FORMAT:
        raise TranslatorError(f"{name} was written by a newer version of this program; update the program.")
    return ReturnedDocument(
        name,
        entries.get(PROJECT, ""),
        whole_number(entries.get(TIME, "")),
        row_count(entries.get(ROWS, "")),
        rows=tuple(rows),
    )


def _elements(name: str, data: bytes) -> Iterator[Element]:
    """The units, and what a file says of itself; each is emptied after it was looked at."""
    context = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    seen_root = False
    for event, element in context:
        if not seen_root:
            _refuse(name, element)
            seen_root = True
        if event == "start" and element.tag == f"{_OLDER}file":
            yield element
        if event == "end" and element.tag in _TOLD:
            parent = element.getparent()
            of_unit = parent is not None and parent.tag == f"{_CORE}unit"
            if not of_unit:
                yield element
                element.clear()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]


def _refuse(name: str, root: Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise TranslatorError(f"{name} declares entities, which no XLIFF does; refused.")
    if str(root.tag).rpartition("}")[2] != "xliff":
        raise TranslatorError(f"{name} is no XLIFF file; choose the file that came back.")
    version = root.get("version", "")
    if version not in _VERSIONS.get(str(root.tag), ()):
        raise TranslatorError(
            f"{name} is XLIFF {version[:8] or 'of an unknown version'}; only XLIFF 2 and 1.2 are read back: save it as "
            "one of them in the other program."
        )
