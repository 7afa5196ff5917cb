"""Recognise files of kinds that are not read and refuse them with advice."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from translator_gui.formats.odt.package import is_flat_text, is_text_package, media_type
from translator_gui.formats.xml import begins_with_element
from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    (
        "EncryptedPackage",
        _("{name} is protected by a password; open it in its own program with the password and save it without."),
    ),
    (
        "InPage",
        _("{name} is an InPage file; export it from InPage as Unicode text (or through its clipboard) and open that."),
    ),
    (
        "WordDocument",
        _(
            "{name} is a Word 97–2003 document (.doc), which LibreOffice converts once it is installed; or open it in "
            "Word and save it as DOCX."
        ),
    ),
    (
        "PowerPoint Document",
        _(
            "{name} is a PowerPoint 97–2003 presentation (.ppt), which LibreOffice Impress converts once it is "
            "installed; or open it in PowerPoint and save it as PPTX."
        ),
    ),
    ("Workbook", _("{name} is an Excel 97–2003 workbook (.xls); open it in Excel or LibreOffice and save it as XLSX.")),
)
_ZIP_TYPES = (
    (
        "application/vnd.oasis.opendocument.text-master",
        _("{name} is a master document; open the documents that it is made of, one by one."),
    ),
    (
        "application/vnd.oasis.opendocument.presentation",
        _(
            "{name} is an OpenDocument presentation (ODP), which LibreOffice Impress converts once it is installed; or "
            "open it in its own program and save it as PPTX."
        ),
    ),
    (
        "application/vnd.oasis.opendocument.spreadsheet",
        _("{name} is an OpenDocument spreadsheet (ODS); open it in LibreOffice and save it as XLSX."),
    ),
    (
        "application/vnd.oasis.opendocument",
        _("{name} is an OpenDocument file but no text; copy its text into a DOCX."),
    ),
)
_ZIP_PARTS = (
    ("xl/workbook.bin", _("{name} is a binary workbook (XLSB); open it in Excel or LibreOffice and save it as XLSX.")),
    ("Index/Document.iwa", _("{name} is a Pages document; export it from Pages as Word (DOCX).")),
)
_BEGINNINGS = (
    (
        b"{\\rtf",
        _(
            "{name} is a Rich Text (RTF) document, which LibreOffice converts once it is installed; or open it in Word "
            "and save it as DOCX."
        ),
    ),
    (b"SQLite format 3\0", _("{name} is a database or a project, not a document; open a project as such.")),
    (
        (b"\x89PNG", b"\xff\xd8\xff"),
        _("{name} is a picture; type its text, or have it recognised, and save that as DOCX or plain text."),
    ),
    (
        (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b"),
        _("{name} is an archive; unpack it and open the document in it."),
    ),
)
_ENDINGS = {
    ".xml": _("{name} is an XML file, which is not read yet; save its text as DOCX or plain text."),
    ".rtf": _(
        "{name} is no Rich Text though its name ends in {suffix}; name it .txt if it is text, or save it as DOCX."
    ),
    **dict.fromkeys(
        (".yml", ".yaml"), _("{name} is a YAML file, which is not read yet; save its text as DOCX or plain text.")
    ),
    ".properties": _("{name} is a file of properties, which is not read yet; convert it to PO and open that."),
    ".dtd": _("{name} defines a kind of XML (DTD) and holds no text; open the document that it belongs to."),
    ".inp": _OLE_STREAMS[1][1],
    **dict.fromkeys(
        (".ass", ".ssa", ".sub", ".smi"),
        _("{name} holds subtitles of a kind that is not read; save them as SubRip (.srt) in a subtitle editor."),
    ),
}
_PDF = _("{name} is a PDF, which holds no paragraphs; ask for the original, or convert it to DOCX in a word processor.")
_PDF_HEAD = 1024


def refuse_unsupported(name: str, data: bytes, suffix: str, *, is_known: Callable[[bytes], bool]) -> None:
    """Raise if a file to import is of a known kind that the program does not read, such as PDF or RTF.

    Args:
        name: For the message.
        data: The file's bytes.
        suffix: Its ending, lower case, with the dot.
        is_known: Whether a reader recognises XML by its content.

    Raises:
        TranslatorError: It is of such a kind; the message gives the way out.
    """
    if begins_with_element(data, "xliff", "resources"):
        return
    reason = _by_content(data, is_known) or _by_ending(data, suffix)
    if reason:
        raise TranslatorError(replace(reason, fields={"name": name, "suffix": suffix}))


def _by_content(data: bytes, is_known: Callable[[bytes], bool]) -> LazyMessage | None:
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"PK"):
        return _zip(data)
    if b"%PDF-" in data[:_PDF_HEAD]:
        return _PDF
    return next((reason for beginning, reason in _BEGINNINGS if data.startswith(beginning)), None) or _markup(
        data, is_known
    )


def _markup(data: bytes, is_known: Callable[[bytes], bool]) -> LazyMessage | None:
    head = data[:_PDF_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not head.startswith(b"<?xml") or is_known(data):
        return None
    return _("{name} is an XML file, which is not read; save its text as DOCX or plain text.")


def _ole(data: bytes) -> LazyMessage | None:
    for stream, reason in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return reason
    return _("{name} is a file of an older Office program; open it there and save it as DOCX.")


def _zip(data: bytes) -> LazyMessage | None:
    """Return why a ZIP-based file cannot be imported; None for supported formats such as DOCX, or a broken ZIP."""
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return None
    if is_text_package(data):
        return None
    kind = media_type(data)
    for mimetype, reason in _ZIP_TYPES:
        if kind.startswith(mimetype):
            return reason
    for part, reason in _ZIP_PARTS:
        if part in names:
            return reason
    if "xl/workbook.xml" in names or "designmap.xml" in names or kind.endswith("idml-package"):
        return None
    is_office = "[Content_Types].xml" in names or any(one.startswith("word/") for one in names)
    is_book = kind == "application/epub+zip" or "META-INF/container.xml" in names
    return None if is_office or is_book else _("{name} is an archive (ZIP); unpack it and open the document in it.")


def _by_ending(data: bytes, suffix: str) -> LazyMessage | None:
    if suffix in {".docx", ".docm", ".dotx"} and not data.startswith(b"PK"):
        return _(
            "{name} is no Word document though its name ends in {suffix}; save it as DOCX anew, or name it .txt if it "
            "is text."
        )
    if suffix in {".odt", ".ott", ".fodt"} and not (data.startswith(b"PK") or is_flat_text(data)):
        return _(
            "{name} is no OpenDocument text though its name ends in {suffix}; save it as ODT anew, or name it .txt if "
            "it is text."
        )
    if suffix in {".xlsx", ".xlsm"} and not data.startswith(b"PK"):
        return _(
            "{name} is no Excel workbook though its name ends in {suffix}; save it as XLSX, or name it .csv if it is "
            "text."
        )
    if suffix in {".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"} and not data.startswith(b"PK"):
        return _(
            "{name} is no presentation though its name ends in {suffix}; save it as PPTX anew, or name it .txt if it "
            "is text."
        )
    if suffix == ".idml" and not data.startswith(b"PK"):
        return _(
            "{name} is no InDesign document though its name ends in {suffix}; export it as IDML anew, or name it .txt "
            "if it is text."
        )
    return _ENDINGS.get(suffix)
