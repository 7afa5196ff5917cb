"""The formats there are, and the two doors to them: `read_document` and `write_bilingual`."""

from collections.abc import Callable
from pathlib import Path

from translator_gui.formats.base import BilingualWriter, Pace, Reader, ReadOptions
from translator_gui.formats.bilingual import BilingualDocument, BilingualLayout, ExportOptions
from translator_gui.formats.docx.reader import DocxReader
from translator_gui.formats.docx.returned import read_returned_docx
from translator_gui.formats.docx.writer import DocxWriter
from translator_gui.formats.epub.reader import EpubReader
from translator_gui.formats.epub.writer import EpubWriter
from translator_gui.formats.html.reader import HtmlReader
from translator_gui.formats.html.writer import HtmlWriter
from translator_gui.formats.markdown.reader import MarkdownReader
from translator_gui.formats.markdown.writer import MarkdownWriter
from translator_gui.formats.odt.reader import OdtReader
from translator_gui.formats.odt.writer import OdtWriter
from translator_gui.formats.output import written_whole
from translator_gui.formats.plain.reader import PlainTextReader
from translator_gui.formats.plain.writer import BilingualTextWriter
from translator_gui.formats.po.reader import PoReader
from translator_gui.formats.po.writer import PoWriter
from translator_gui.formats.refusals import refuse_foreign
from translator_gui.formats.returned import ReturnedDocument
from translator_gui.formats.rich_text import hide_tags
from translator_gui.formats.sheets.csv_reader import CsvReader
from translator_gui.formats.sheets.csv_writer import CsvWriter
from translator_gui.formats.sheets.xlsx_reader import XlsmReader, XlsxReader
from translator_gui.formats.sheets.xlsx_writer import XlsxWriter
from translator_gui.formats.subtitles.reader import SrtReader, VttReader
from translator_gui.formats.tbx.reader import TbxReader
from translator_gui.formats.tbx.writer import TbxWriter
from translator_gui.formats.tmx.reader import TmxReader
from translator_gui.formats.tmx.writer import TmxWriter
from translator_gui.formats.xliff.reader import XliffReader
from translator_gui.formats.xliff.returned import read_returned_xliff
from translator_gui.formats.xliff.writer import XliffWriter
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError

READERS: tuple[Reader, ...] = (
    DocxReader(),
    OdtReader(),
    EpubReader(),
    HtmlReader(),
    MarkdownReader(),
    XliffReader(),
    PoReader(),
    TmxReader(),
    TbxReader(),
    VttReader(),
    SrtReader(),
    XlsmReader(),
    XlsxReader(),
    CsvReader(),
    PlainTextReader(),
)
"""In the order in which they are asked; plain text takes what is left."""

SHEET_SUFFIXES = (*XlsxReader.suffixes, *XlsmReader.suffixes, *CsvReader.suffixes)
"""The endings of documents whose columns are chosen."""

WRITERS: tuple[BilingualWriter, ...] = (
    DocxWriter(),
    OdtWriter(),
    HtmlWriter(),
    EpubWriter(),
    BilingualTextWriter(),
    MarkdownWriter(),
)
"""For people to read."""

SHEETS: tuple[BilingualWriter, ...] = (XlsxWriter(), CsvWriter())
"""For spreadsheets: tables, and no other layout."""

EXCHANGES: tuple[BilingualWriter, ...] = (XliffWriter(), TmxWriter(), TbxWriter(), PoWriter())
"""For other programs: layouts and what is shown do not matter to them."""

PDF = ".pdf"
"""Painted by Qt, in `ui.printing`: those who may have Qt hand its writer in."""

_ALIASES = {".xliff": ".xlf", ".markdown": ".md"}

MAX_BYTES = 256 << 20
"""The largest document that is read: some ten million words."""


def read_document(path: Path, *, encoding: str | None = None, paragraph_rule: str | None = None) -> SourceDocument:
    """Reads a document of any format there is, chosen by its content and its ending.

    Args:
        path: The file.
        encoding: The codec of a text file; None to detect it.
        paragraph_rule: "lines" or "blank-lines" for a text file, "columns B,D" for a sheet; None to detect it.

    Raises:
        TranslatorError: Missing, a folder, unreadable, empty, of a kind that is not read, broken, encrypted, hostile,
            or without any paragraph.
    """
    name, suffix = path.name, path.suffix.lower()
    data = _bytes(path)
    refuse_foreign(name, data, suffix)
    reader = next(reader for reader in READERS if reader.recognises(data, suffix))
    document = reader.read(name, data, ReadOptions(encoding, paragraph_rule))
    if not document.paragraphs:
        raise TranslatorError(f"{name} holds no text; open a document with at least one paragraph.")
    return document


def read_returned(path: Path) -> ReturnedDocument:
    """Reads a bilingual document that was exported and comes back: DOCX, or XLIFF 2.

    Raises:
        TranslatorError: Missing, unreadable, neither of the two, broken, hostile, or of a layout that cannot be read.
    """
    name, data = path.name, _bytes(path)
    if data.startswith(b"PK"):
        refuse_foreign(name, data, "")
        return read_returned_docx(name, data)
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        return read_returned_xliff(name, data)
    raise TranslatorError(
        f"{name} is neither a bilingual Word document (DOCX) nor XLIFF; choose the file that came back."
    )


def readable_suffixes() -> tuple[str, ...]:
    """The endings of all documents that are read, in the order of their readers."""
    return tuple(dict.fromkeys(suffix for reader in READERS for suffix in reader.suffixes))


def writer_for(path: Path, painted: tuple[BilingualWriter, ...] = ()) -> BilingualWriter:
    """The writer of a file's ending; `painted` are those that need Qt.

    Raises:
        TranslatorError: There is none; the message names those there are.
    """
    suffix = path.suffix.lower()
    for writer in (*WRITERS, *SHEETS, *EXCHANGES, *painted):
        if writer.suffix == _ALIASES.get(suffix, suffix):
            return writer
    known = ", ".join(written_suffixes())
    raise TranslatorError(f"{path.name}: bilingual documents are written as {known}; end the name in one of them.")


def written_suffix(ending: str) -> str | None:
    """The ending of a format of bilingual documents as its writer has it: ".docx" for "docx"; None: there is none."""
    suffix = f".{ending.strip().lower().removeprefix('.')}"
    suffix = _ALIASES.get(suffix, suffix)
    return suffix if suffix in written_suffixes() else None


def written_suffixes() -> tuple[str, ...]:
    """The endings of all formats that bilingual documents are written in."""
    return (*(writer.suffix for writer in (*WRITERS, *SHEETS, *EXCHANGES)), PDF)


def tells_history(path: Path) -> bool:
    """Whether the format of a file's ending tells what its sentences were before."""
    suffix = path.suffix.lower()
    return _ALIASES.get(suffix, suffix) == XliffWriter().suffix


def write_bilingual(
    path: Path,
    document: BilingualDocument,
    options: ExportOptions,
    *,
    force: bool = False,
    painted: tuple[BilingualWriter, ...] = (),
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Writes a bilingual document in the format of the path's ending: whole, or not at all.

    Args:
        path: The file to make.
        document: What to write (`bilingual.bilingual_document`).
        options: The same that made its rows.
        force: Replace a file that is there.
        painted: Writers that need Qt, to choose from besides.
        progress: Called with (rows done, rows in all) from time to time.
        cancelled: Asked from time to time whether to stop.

    Returns:
        False if it was cancelled; then nothing was written.

    Raises:
        TranslatorError: The ending is unknown, the file is there already, or the disk refuses.
    """
    writer = writer_for(path, painted)
    if options.layout is BilingualLayout.TARGET and writer not in EXCHANGES:
        document = hide_tags(document)
    pace = Pace(document.row_count, progress, cancelled)
    return written_whole(path, lambda stream: writer.write(stream, document, options, pace), force=force)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise TranslatorError(f"{path} is a folder; name a document in it.")
        if path.stat().st_size > MAX_BYTES:
            raise TranslatorError(f"{path.name} is larger than {MAX_BYTES >> 20} MB; split it into several documents.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise TranslatorError(f"{path} does not exist; check the name and the folder.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TranslatorError(f"{path} cannot be read ({reason}); check its permissions.") from error
    if not data or data.isspace():
        raise TranslatorError(f"{path.name} is empty; open a document with at least one paragraph.")
    return data
