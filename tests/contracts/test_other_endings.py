"""A document is exported under the ending it came with, or refused with the ending to use."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.contracts.samples import odt
from tests.contracts.samples.docx import word
from tests.contracts.samples.html import web_page
from tests.contracts.samples.plain import lines
from tests.contracts.samples.pptx import presented
from tests.contracts.samples.sheets import workbook
from tests.contracts.samples.xliff import older_xliff
from tests.contracts.test_originals import URDU
from translator_gui.formats.base import DocumentReadOptions, OriginalDocument
from translator_gui.formats.registry import read_document
from translator_gui.formats.round_trip import RoundTripExport, own_suffix, write_original
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.errors import TranslatorError

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = MAIN.replace("document.main", "template.main")
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
TYPES = "[Content_Types].xml"
LINKS = "_rels/.rels"
ORIGIN = (
    b'<Relationship Id="signed" Target="_xmlsignatures/origin.sigs" '
    b'Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"/>'
)


def with_replaced(data: bytes, part: str, before: bytes, after: bytes, more: dict[str, bytes] | None = None) -> bytes:
    """The package with other bytes in one of its parts, and with further parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, source.read(name).replace(before, after) if name == part else source.read(name))
        for name, content in (more or {}).items():
            copy.writestr(name, content)
    return out.getvalue()


def typed(kind: str) -> bytes:
    """A Word document whose main part says that it is of another kind."""
    return with_replaced(word(URDU), TYPES, MAIN.encode(), kind.encode())


def target(folder: Path, name: str, data: bytes) -> RoundTripExport:
    (folder / name).write_bytes(data)
    found = read_document(folder / name)
    paragraphs = tuple(TargetParagraph(one.text, (TargetSentence("English.", one.text),)) for one in found.paragraphs)
    options = DocumentReadOptions(found.encoding or None, found.paragraph_rule or None)
    return RoundTripExport(found.format, OriginalDocument(name, data, options), paragraphs)


@pytest.mark.parametrize(
    ("name", "data", "out", "way_out"),
    [
        ("a.docm", typed(MACROS), "b.docx", "end the name in .docm"),
        ("a.docx", word(URDU), "b.docm", "end the name in .docx"),
        ("a.ott", odt.paragraphs(URDU), "b.odt", "end the name in .ott"),
        ("a.fodt", odt.flat(URDU), "b.odt", "end the name in .fodt"),
        ("a.xlf", older_xliff(URDU), "b.sdlxliff", "end the name in .xlf"),
        ("a.sdlxliff", older_xliff(URDU), "b.xlf", "end the name in .sdlxliff"),
        ("a.html", web_page(URDU), "b.xhtml", "end the name in .html"),
    ],
)
def test_a_name_that_no_program_would_open_is_refused(
    tmp_path: Path, name: str, data: bytes, out: str, way_out: str
) -> None:
    with pytest.raises(TranslatorError, match=way_out) as caught:
        write_original(tmp_path / out, target(tmp_path, name, data))
    assert str(caught.value).startswith(f"{out}: {name} ")
    assert not (tmp_path / out).exists()


@pytest.mark.parametrize(
    ("name", "data", "out"),
    [
        ("a.htm", web_page(URDU), "b.html"),
        ("a.markdown", lines(URDU), "b.md"),
        ("a.xliff", older_xliff(URDU), "b.xlf"),
        ("a.docm", typed(MACROS), "b.docm"),
        ("a.ott", odt.paragraphs(URDU), "b.ott"),
    ],
)
def test_another_name_of_the_same_kind_is_written(tmp_path: Path, name: str, data: bytes, out: str) -> None:
    assert write_original(tmp_path / out, target(tmp_path, name, data))
    assert read_document(tmp_path / out).paragraphs


@pytest.mark.parametrize(
    ("name", "kind", "out", "becomes"),
    [
        ("a.dotx", TEMPLATE, "b.docx", MAIN),
        ("a.dotm", MACROS.replace("document.macroEnabled", "template.macroEnabledTemplate"), "b.docm", MACROS),
    ],
)
def test_a_template_goes_back_as_a_document(tmp_path: Path, name: str, kind: str, out: str, becomes: str) -> None:
    document = target(tmp_path, name, typed(kind))
    assert own_suffix("docx", name) == Path(out).suffix
    assert write_original(tmp_path / out, document)
    with zipfile.ZipFile(tmp_path / out) as package:
        types = package.read(TYPES).decode()
    assert becomes in types
    assert "emplate" not in types


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", word(URDU)), ("a.xlsx", workbook(URDU)), ("a.pptx", presented(URDU))]
)
def test_a_signature_does_not_go_with_the_english(tmp_path: Path, name: str, data: bytes) -> None:
    end, parts = b"</Relationships>", {"_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<Signature/>"}
    signed = with_replaced(data, LINKS, end, ORIGIN + end, parts)
    assert write_original(tmp_path / f"b{name}", target(tmp_path, name, signed))
    with zipfile.ZipFile(tmp_path / f"b{name}") as package:
        assert not parts.keys() & set(package.namelist())
        links = package.read(LINKS)
    assert b"officeDocument" in links
    assert b"signature" not in links
