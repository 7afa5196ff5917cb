"""The registry of formats, and functions that read and write documents of any format.

A new format is a folder of `formats` and an entry here; dialogs and the command line take theirs from it, and
`tests/conventions/test_formats.py` compares it with the README and `.importlinter`.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from translator_gui.formats.base import (
    BilingualWriter,
    DocumentFormat,
    DocumentReader,
    DocumentReadOptions,
    ExportFormatGroup,
    ExportProgress,
)
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.docx.reader import DocxReader
from translator_gui.formats.docx.returned import read_returned_docx
from translator_gui.formats.docx.writer import BilingualDocxWriter
from translator_gui.formats.epub.reader import EpubReader
from translator_gui.formats.epub.writer import BilingualEpubWriter
from translator_gui.formats.html.reader import HtmlReader
from translator_gui.formats.html.returned import read_returned_html
from translator_gui.formats.html.writer import BilingualHtmlWriter
from translator_gui.formats.idml.reader import IdmlReader
from translator_gui.formats.localization.android import AndroidReader
from translator_gui.formats.localization.json_reader import ArbReader, JsonReader
from translator_gui.formats.markdown.reader import MarkdownReader
from translator_gui.formats.markdown.writer import BilingualMarkdownWriter
from translator_gui.formats.odt.reader import OdtReader
from translator_gui.formats.odt.returned import read_returned_odt
from translator_gui.formats.odt.writer import BilingualOdtWriter
from translator_gui.formats.office import OFFICE_SUFFIXES, convert_with_office, find_office, office_kind
from translator_gui.formats.output import write_or_cancel
from translator_gui.formats.plain.reader import PlainTextReader
from translator_gui.formats.plain.writer import BilingualTextWriter
from translator_gui.formats.po.reader import PoReader
from translator_gui.formats.po.returned import read_returned_po
from translator_gui.formats.po.writer import BilingualPoWriter
from translator_gui.formats.pptx.reader import PptxReader
from translator_gui.formats.returned import ReturnedDocument
from translator_gui.formats.rich_text import hide_tags, is_for_reading
from translator_gui.formats.sheets.csv_reader import CsvReader
from translator_gui.formats.sheets.csv_writer import BilingualCsvWriter
from translator_gui.formats.sheets.returned import read_returned_csv, read_returned_xlsx
from translator_gui.formats.sheets.xlsx_reader import XlsmReader, XlsxReader
from translator_gui.formats.sheets.xlsx_writer import BilingualXlsxWriter
from translator_gui.formats.subtitles.reader import SrtReader, VttReader
from translator_gui.formats.tbx.markup import TBX_VERSIONS
from translator_gui.formats.tbx.reader import TbxReader
from translator_gui.formats.tbx.writer import TbxWriter
from translator_gui.formats.tmx.reader import TmxReader
from translator_gui.formats.tmx.returned import read_returned_tmx
from translator_gui.formats.tmx.writer import TmxWriter
from translator_gui.formats.unsupported_files import refuse_unsupported
from translator_gui.formats.xliff.reader import XliffReader
from translator_gui.formats.xliff.returned import read_returned_xliff
from translator_gui.formats.xliff.writer import XliffWriter
from translator_gui.formats.zipped import is_signed
from translator_gui.messages import format_list, format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError

PDF = ".pdf"

FORMATS: tuple[DocumentFormat, ...] = (
    DocumentFormat(
        package="docx",
        reader=DocxReader(),
        suffix=".docx",
        export_name=_("Word document (.docx)"),
        writer=BilingualDocxWriter(),
        is_paged=True,
        read_returned=read_returned_docx,
    ),
    DocumentFormat(
        package="odt",
        reader=OdtReader(),
        suffix=".odt",
        export_name=_("OpenDocument text (.odt)"),
        writer=BilingualOdtWriter(),
        read_returned=read_returned_odt,
        is_paged=True,
    ),
    DocumentFormat(
        package="",
        suffix=PDF,
        export_name=_("PDF, for print (.pdf)"),
        is_paged=True,
    ),
    DocumentFormat(
        package="html",
        reader=HtmlReader(),
        reading_rank=1,
        suffix=".html",
        export_name=_("Web page (.html)"),
        writer=BilingualHtmlWriter(),
        read_returned=read_returned_html,
        is_paged=True,
        equal_suffixes=frozenset({".html", ".htm"}),
    ),
    DocumentFormat(
        package="idml",  # before EPUB, whose container it has too
        reader=IdmlReader(),
        round_trip_suffixes=frozenset(IdmlReader.suffixes),
    ),
    DocumentFormat(
        package="epub",
        reader=EpubReader(),
        suffix=".epub",
        export_name=_("Electronic book (.epub)"),
        writer=BilingualEpubWriter(),
        is_paged=True,
    ),
    DocumentFormat(
        package="plain",
        reader=PlainTextReader(),
        reading_rank=9,  # it takes all that is left
        suffix=".txt",
        export_name=_("Text (.txt)"),
        writer=BilingualTextWriter(),
    ),
    DocumentFormat(
        package="markdown",
        reader=MarkdownReader(),
        reading_rank=1,
        suffix=".md",
        export_name=_("Markdown (.md)"),
        writer=BilingualMarkdownWriter(),
        suffix_aliases=(".markdown",),
        equal_suffixes=frozenset({".md", ".markdown"}),
    ),
    DocumentFormat(
        package="pptx",
        reader=PptxReader(),
        round_trip_suffixes=frozenset(PptxReader.suffixes),
    ),
    DocumentFormat(
        package="sheets",
        reader=XlsmReader(),
        reading_rank=4,
        round_trip_suffixes=frozenset({".xlsm"}),
    ),
    DocumentFormat(
        package="sheets",
        reader=XlsxReader(),
        reading_rank=4,
        suffix=".xlsx",
        export_name=_("Excel workbook (.xlsx)"),
        writer=BilingualXlsxWriter(),
        read_returned=read_returned_xlsx,
        purpose=ExportFormatGroup.SPREADSHEET,
        is_paged=True,
    ),
    DocumentFormat(
        package="sheets",
        reader=CsvReader(),
        reading_rank=4,
        suffix=".csv",
        export_name=_("Table for spreadsheets (.csv)"),
        writer=BilingualCsvWriter(),
        read_returned=read_returned_csv,
        purpose=ExportFormatGroup.SPREADSHEET,
        round_trip_suffixes=frozenset({".tsv"}),
    ),
    DocumentFormat(
        package="xliff",
        reader=XliffReader(),
        reading_rank=2,
        suffix=".xlf",
        export_name=_("XLIFF, for other translation programs (.xlf)"),
        writer=XliffWriter(),
        purpose=ExportFormatGroup.PROGRAM,
        has_history=True,
        versions=("2.1", "1.2"),
        suffix_aliases=(".xliff",),
        equal_suffixes=frozenset({".xlf", ".xliff"}),
        read_returned=read_returned_xliff,
    ),
    DocumentFormat(
        package="tmx",
        reader=TmxReader(),
        reading_rank=2,
        suffix=".tmx",
        export_name=_("Translation memory, TMX (.tmx)"),
        writer=TmxWriter(),
        read_returned=read_returned_tmx,
        purpose=ExportFormatGroup.PROGRAM,
    ),
    DocumentFormat(
        package="tbx",
        reader=TbxReader(),
        reading_rank=2,
        suffix=".tbx",
        export_name=_("Glossary, TBX (.tbx)"),
        writer=TbxWriter(),
        purpose=ExportFormatGroup.PROGRAM,
        versions=TBX_VERSIONS,
    ),
    DocumentFormat(
        package="po",
        reader=PoReader(),
        reading_rank=2,
        suffix=".po",
        export_name=_("gettext, PO (.po)"),
        writer=BilingualPoWriter(),
        read_returned=read_returned_po,
        purpose=ExportFormatGroup.PROGRAM,
        equal_suffixes=frozenset({".po", ".pot"}),
    ),
    *(
        DocumentFormat(package="localization", reader=one, reading_rank=3, round_trip_suffixes=frozenset(one.suffixes))
        for one in (JsonReader(), ArbReader(), AndroidReader())
    ),
    DocumentFormat(
        package="subtitles",
        reader=VttReader(),
        reading_rank=3,
        round_trip_suffixes=frozenset({".vtt"}),
    ),
    DocumentFormat(
        package="subtitles",
        reader=SrtReader(),
        reading_rank=3,
        round_trip_suffixes=frozenset({".srt"}),
    ),
)
"""In the order of the export dialog."""

READERS: tuple[DocumentReader, ...] = tuple(
    one.reader for one in sorted(FORMATS, key=lambda one: one.reading_rank) if one.reader
)
"""In the order in which they are asked."""


WRITERS: tuple[BilingualWriter, ...] = tuple(
    one.writer for one in FORMATS if one.writer and one.purpose is ExportFormatGroup.PEOPLE
)
SHEETS: tuple[BilingualWriter, ...] = tuple(
    one.writer for one in FORMATS if one.writer and one.purpose is ExportFormatGroup.SPREADSHEET
)
EXCHANGES: tuple[BilingualWriter, ...] = tuple(
    one.writer for one in FORMATS if one.writer and one.purpose is ExportFormatGroup.PROGRAM
)

SHEET_SUFFIXES = (*XlsxReader.suffixes, *XlsmReader.suffixes, *CsvReader.suffixes)
"""The endings of documents whose columns are chosen."""

MAX_BYTES = 256 << 20
"""The largest document that is read: some ten million words."""


def read_document(path: Path, *, encoding: str | None = None, paragraph_rule: str | None = None) -> SourceDocument:
    """Read a source document in any format, detected from the file's content and ending.

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
    data, suffix, doubts = _converted(name, data, suffix)
    refuse_unsupported(name, data, suffix, is_known=_is_recognised)
    reader = next(reader for reader in READERS if reader.recognises(data, suffix))
    document = reader.read(name, data, DocumentReadOptions(encoding, paragraph_rule))
    if not document.paragraphs:
        raise TranslatorError(_("{name} holds no text; open a document with at least one paragraph.", name=name))
    if is_signed(data):
        doubts = (*doubts, str(_("Its digital signature holds for the Urdu alone: the English goes without it.")))
    return replace(document, doubts=(*doubts, *document.doubts)) if doubts else document


def read_returned(path: Path) -> ReturnedDocument:
    """Read a bilingual document that comes back from a review or from another program, by its content.

    Raises:
        TranslatorError: Missing, unreadable, of a format that cannot come back, broken, hostile, or of a layout that
            cannot be read.
    """
    name = path.name
    data, suffix, _doubts = _converted(name, _bytes(path), path.suffix.lower())
    if data.startswith(b"PK"):
        refuse_unsupported(name, data, "", is_known=_is_recognised)
    reader = next((one for one in READERS if one.recognises(data, "")), None)
    if reader is None or isinstance(reader, PlainTextReader):
        reader = next((one for one in READERS if one.recognises(data, suffix)), None)
    found = next((one for one in FORMATS if one.reader is reader), None)
    if found is not None and found.read_returned is not None:
        return found.read_returned(name, data)
    raise TranslatorError(
        _(
            "{name} cannot come back: only {endings} can, which were exported from the project as a table or for "
            "another program; choose the file that came back.",
            name=name,
            endings=format_list(returned_suffixes()),
        )
    )


def openable_suffixes() -> tuple[str, ...]:
    """Return the file endings that a dialog offers to open: those of all readers, and those LibreOffice converts."""
    return (*readable_suffixes(), *OFFICE_SUFFIXES)


def returned_suffixes() -> tuple[str, ...]:
    """Return the endings of the bilingual documents that can come back."""
    found = [one for one in FORMATS if one.read_returned is not None]
    return tuple(dict.fromkeys(suffix for one in found for suffix in (one.suffix, *one.suffix_aliases) if suffix))


def readable_suffixes() -> tuple[str, ...]:
    """Return the file endings of all source documents that can be read."""
    return tuple(dict.fromkeys(suffix for reader in READERS for suffix in reader.suffixes))


def format_written_as(suffix: str) -> DocumentFormat | None:
    """Return the bilingual export format of a file ending ("docx" or ".DOCX"); None if there is none."""
    wanted = f".{suffix.strip().lower().removeprefix('.')}"
    return next((one for one in FORMATS if one.suffix and wanted in {one.suffix, *one.suffix_aliases}), None)


def writer_for(path: Path, painted: tuple[BilingualWriter, ...] = ()) -> BilingualWriter:
    """Return the writer of bilingual documents for a path's ending; `painted` are further writers, which need Qt.

    Raises:
        TranslatorError: There is none; the message names the possible endings.
    """
    found = format_written_as(path.suffix) if path.suffix else None
    writer = found and (found.writer or next((one for one in painted if one.suffix == found.suffix), None))
    if writer:
        return writer
    raise TranslatorError(
        _(
            "{name}: bilingual documents are written as {endings}; end the name in one of them.",
            name=path.name,
            endings=", ".join(written_suffixes()),
        )
    )


def written_suffix(ending: str) -> str | None:
    """Return the usual ending of a bilingual export format: ".docx" for "docx"; None if there is none."""
    found = format_written_as(ending)
    return found.suffix if found else None


def written_suffixes() -> tuple[str, ...]:
    """Return the endings of all bilingual export formats; PDF is the last."""
    return (*(one.suffix for one in FORMATS if one.writer), PDF)


def stores_history(path: Path) -> bool:
    """Whether a bilingual export of this ending stores the earlier versions of its sentences."""
    found = format_written_as(path.suffix)
    return found is not None and found.has_history


def is_for_people(path: Path) -> bool:
    """Whether a bilingual export of this ending is read by people, not by another translation program."""
    found = format_written_as(path.suffix)
    return found is not None and found.purpose is not ExportFormatGroup.PROGRAM


def write_bilingual(
    path: Path,
    document: BilingualDocument,
    options: BilingualExportOptions,
    *,
    force: bool = False,
    painted: tuple[BilingualWriter, ...] = (),
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Export a bilingual document in the format of the path's ending: the whole file or none.

    Args:
        path: The file to make.
        document: What to write (`bilingual.build_bilingual_document`).
        options: The ones that made its rows.
        force: Replace an existing file.
        painted: Further writers, which need Qt.
        progress: Called with (rows done, rows in all) from time to time.
        cancelled: Asked from time to time whether to stop.

    Returns:
        False if it was cancelled; then nothing was written.

    Raises:
        TranslatorError: The ending is unknown, the file exists already, or the disk refuses.
    """
    writer = writer_for(path, painted)
    if writer not in EXCHANGES and is_for_reading(writer.suffix, options.layout):
        document = hide_tags(document)
    pace = ExportProgress(document.row_count, progress, cancelled)
    return write_or_cancel(path, lambda stream: writer.write(stream, document, options, pace), force=force)


def _converted(name: str, data: bytes, suffix: str) -> tuple[bytes, str, tuple[str, ...]]:
    """Return a document as LibreOffice converts it, with its ending and a warning; unchanged if that is not needed.

    The project keeps what LibreOffice made of it: that can be written again in English.
    """
    kind = office_kind(data)
    office = find_office() if kind else None
    if kind is None or office is None:
        return data, suffix, ()
    doubt = _("LibreOffice converted it to {kind}: the English goes back in that format.", kind=kind.becomes.upper())
    return convert_with_office(name, data, kind, office), f".{kind.becomes}", (str(doubt),)


def _is_recognised(data: bytes) -> bool:
    """Whether the reader of any document format other than plain text recognises a file by its content."""
    return any(reader.recognises(data, "") for reader in READERS[:-1])


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise TranslatorError(_("{path} is a folder; name a document in it.", path=path))
        if path.stat().st_size > MAX_BYTES:
            message = _(
                "{name} is larger than {size} MB; split it into several documents.",
                name=path.name,
                size=format_number(MAX_BYTES >> 20),
            )
            raise TranslatorError(message)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise TranslatorError(_("{path} does not exist; check the name and the folder.", path=path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TranslatorError(
            _("{path} cannot be read ({reason}); check its permissions.", path=path, reason=reason)
        ) from error
    if not data or data.isspace():
        raise TranslatorError(_("{name} is empty; open a document with at least one paragraph.", name=path.name))
    return data
