import io
import zipfile
from pathlib import Path

import pytest

from translator_gui.formats import registry
from translator_gui.formats.registry import MAX_BYTES, read_document
from translator_gui.model.errors import TranslatorError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


FOREIGN = {
    "a.pdf": (b"%PDF-1.7\n...", "PDF"),
    "b.txt": (b"%PDF-1.7\n...", "PDF"),
    "a.doc": (OLE + "WordDocument".encode("utf-16-le"), "save it as DOCX"),
    "a.inp": (OLE + "InPage300".encode("utf-16-le"), "InPage"),
    "b.inp": (b"anything", "InPage"),
    "secret.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "a.xls": (OLE, "older Office"),
    "a.rtf": (rb"{\rtf1 text}", "RTF"),
    "a.odm": (zipped(mimetype="application/vnd.oasis.opendocument.text-master"), "master document"),
    "a.ods": (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
    "b.ods": (zipped(**{"content.xml": "", "mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "OpenDoc"),
    "a.idml": (zipped(**{"mimetype": "application/vnd.adobe.indesign-idml-package", "designmap.xml": ""}), "InDesign"),
    "b.idml": (zipped(**{"designmap.xml": "", "META-INF__container.xml": ""}), "InDesign"),
    "text.idml": ("صرف متن".encode(), "no InDesign document"),
    "text.odt": ("صرف متن".encode(), "no OpenDocument text"),
    "a.epub": (zipped(mimetype="application/epub+zip"), "EPUB"),
    "b.epub": ("صرف متن".encode(), "broken"),
    "a.xlsx": (zipped(**{"[Content_Types].xml": "", "xl__workbook.xml": ""}), "no workbook"),
    "a.xlsb": (zipped(**{"[Content_Types].xml": "", "xl__workbook.bin": ""}), "XLSB"),
    "b.xls": (OLE + "Workbook".encode("utf-16-le"), "save it as XLSX"),
    "secret.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "text.xlsx": ("صرف متن".encode(), "no Excel workbook"),
    "a.zip": (zipped(**{"a.txt": "x"}), "unpack"),
    "a.srt": ("1\n00:00 --> 00:01\nروس".encode(), "no line gives a time"),
    "a.vtt": ("WEBVTT\n\nNOTE روس\n".encode(), "no line gives a time"),
    "a.ass": (b"[Script Info]\n", "SubRip"),
    "a.tproj": (b"SQLite format 3\0" + bytes(80), "project"),
    "a.png": (b"\x89PNG\r\n\x1a\n", "picture"),
    "a.ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), "save it as PPTX"),
    "a.odp": (zipped(mimetype="application/vnd.oasis.opendocument.presentation"), "save it as PPTX"),
    "text.pptx": ("صرف متن".encode(), "no presentation"),
    "a.pptx": (zipped(**{"[Content_Types].xml": "", "ppt__presentation.xml": ""}), "no presentation"),
    "text.docx": ("صرف متن".encode(), "no Word document"),
    "a.yml": ("title: متن\n".encode(), "YAML"),
    "a.yaml": ("- متن\n".encode(), "YAML"),
    "a.properties": ("title=متن\n".encode(), "properties"),
    "a.dtd": ("<!ELEMENT متن ANY>\n".encode(), "DTD"),
    "a.xml": (b"<?xml version='1.0'?><a/>", "XML"),
}


@pytest.fixture(autouse=True)
def _without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "find_office", lambda: None)


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_of_another_kind_is_refused_with_a_way_out(tmp_path: Path, name: str) -> None:
    data, word = FOREIGN[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(TranslatorError, match=word) as caught:
        read_document(tmp_path / name)
    message = str(caught.value)
    assert message.startswith(name)
    assert message.count(". ") == 0
    assert "\n" not in message


@pytest.mark.parametrize("content", [b"", b" \n\t ", "\u200f\n\ufeff\n".encode()])
def test_nothing_to_read_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(TranslatorError, match=r"a\.txt"):
        read_document(tmp_path / "a.txt")


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TranslatorError, match="does not exist"):
        read_document(tmp_path / "a.txt")
    with pytest.raises(TranslatorError, match="folder"):
        read_document(tmp_path)
    with pytest.raises(TranslatorError, match="cannot be read"):
        read_document(Path("a\0b.txt"))


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(TranslatorError, match="256 MB"):
        read_document(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["a.txt", "a", "a.ur", "A.TXT"])
def test_text_under_any_other_name_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("روس اور پاکستان۔\n", "utf-8")
    document = read_document(tmp_path / name)
    assert (document.name, document.format, document.paragraphs[0].text) == (name, "txt", "روس اور پاکستان۔")
