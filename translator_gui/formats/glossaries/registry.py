"""The glossary files that are read and written: TSV, CSV, XLSX and TBX."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO

from translator_gui.formats.characters import sanitize
from translator_gui.formats.dictionaries.base import unpacked
from translator_gui.formats.encoding import decode_text
from translator_gui.formats.glossaries.table import table_entries, table_rows
from translator_gui.formats.glossaries.tbx_terms import read_tbx_terms, tbx_lines
from translator_gui.formats.output import atomic_write
from translator_gui.formats.sheets.delimited import cells, delimiter_of, guard_formula, unguard_formula
from translator_gui.formats.tbx.markup import TBX_VERSIONS
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.glossary import GlossaryEntry

GLOSSARY_SUFFIXES = (".tsv", ".csv", ".xlsx", ".tbx")
_TABS = (".tsv", ".txt", ".tab")
_UTF16_SHARE = 5


def read_glossary(path: Path) -> Iterator[GlossaryEntry]:
    """Yield the entries of a glossary file.

    Raises:
        TranslatorError: No such glossary, damaged, too large or made to harm; names the file and, where one is to
            blame, the row or line.
    """
    suffix = path.suffix.lower()
    if suffix not in {*GLOSSARY_SUFFIXES, *_TABS}:
        raise _unknown(path)
    data = unpacked(path)
    if suffix == ".tbx":
        return read_tbx_terms(path.name, data)
    if suffix == ".xlsx":
        # Spreadsheets are seldom glossaries: what reads them is imported when one comes.
        from translator_gui.formats.glossaries.sheet import sheet_rows  # noqa: PLC0415

        return table_entries(path.name, sheet_rows(path.name, data))
    return table_entries(path.name, _text_rows(path.name, data, tabs=suffix in _TABS))


def write_glossary(
    path: Path, entries: Sequence[GlossaryEntry], title: str, *, force: bool, tbx_version: str = TBX_VERSIONS[0]
) -> None:
    """Write glossary entries into a file of the kind that its ending names.

    Args:
        path: The file.
        entries: In their order.
        title: Of the glossary, where the kind of file has a place for it.
        force: Whether a file that is there is replaced.
        tbx_version: Of `TBX_VERSIONS`, for that kind of file.

    Raises:
        TranslatorError: Of no such kind, or it cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in GLOSSARY_SUFFIXES:
        raise _unknown(path)
    with atomic_write(path, force=force) as stream:
        if suffix == ".tbx":
            stream.writelines(line.encode() for line in tbx_lines(entries, title, tbx_version))
        elif suffix == ".xlsx":
            from translator_gui.formats.glossaries.sheet import write_sheet  # noqa: PLC0415

            write_sheet(stream, entries)
        else:
            _write_text(stream, entries, "\t" if suffix == ".tsv" else ",")


def _unknown(path: Path) -> TranslatorError:
    endings = " ".join(GLOSSARY_SUFFIXES)
    return TranslatorError(
        _("{name} is no glossary that can be read or written; these are: {endings}", name=path.name, endings=endings)
    )


def _text_rows(name: str, data: bytes, *, tabs: bool) -> Iterator[tuple[int, list[str]]]:
    # Of UTF-16 up to half the bytes are NUL.
    if 0 < _UTF16_SHARE * data.count(b"\0") < len(data):
        row = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise TranslatorError(
            _("{name}, row {row}: it holds NUL characters, so it is no table in text; save it anew", name=name, row=row)
        )
    text = decode_text(name, data).text
    delimiter = delimiter_of(text, tabs=tabs)
    for number, row in groupby(cells(text, delimiter), key=attrgetter("row")):
        found = [unguard_formula(cell.value) for cell in row]
        if not (tabs and found[0].startswith("#")):
            yield number, found


def _write_text(stream: BinaryIO, entries: Iterable[GlossaryEntry], delimiter: str) -> None:
    out = io.StringIO()
    write = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    write.writerows([guard_formula(sanitize(cell)) for cell in row] for row in table_rows(entries))
    # Excel takes a CSV file for one in Windows' encoding unless it has a mark.
    stream.write((b"\xef\xbb\xbf" if delimiter == "," else b"") + out.getvalue().encode())
