"""Documents that LibreOffice converts before they are read; here by a program that does as it does."""

import sys
from pathlib import Path

import pytest

from tests.contracts.samples.docx import word
from tests.contracts.samples.pptx import slide_of_text
from tests.formats.test_unsupported_files import OLE, zipped
from translator_gui.formats import office
from translator_gui.formats.registry import openable_suffixes, read_document
from translator_gui.formats.round_trip import own_suffix
from translator_gui.model.errors import TranslatorError

OFFICE = """#!{python}
import pathlib, sys
folder, source = pathlib.Path(sys.argv[-2]), pathlib.Path(sys.argv[-1])
kind = sys.argv[sys.argv.index("--convert-to") + 1].partition(":")[0]
prepared = pathlib.Path(__file__).with_name(f"{{source.suffix[1:]}}.{{kind}}")
folder.mkdir()
if prepared.exists():
    (folder / f"document.{{kind}}").write_bytes(prepared.read_bytes())
"""
KINDS = {
    "a.doc": (OLE + "WordDocument".encode("utf-16-le"), "docx"),
    "a.rtf": (rb"{\rtf1 text}", "docx"),
    "a.odp": (zipped(mimetype="application/vnd.oasis.opendocument.presentation"), "pptx"),
    "a.ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), "pptx"),
}


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A LibreOffice that gives what lies beside it."""
    folder = tmp_path / "office"
    folder.mkdir()
    made = folder / "soffice"
    made.write_text(OFFICE.format(python=sys.executable), "utf-8")
    made.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return made


@pytest.mark.parametrize("name", KINDS)
def test_what_libreoffice_makes_of_a_document_is_read_and_goes_back(name: str, program: Path, tmp_path: Path) -> None:
    data, kind = KINDS[name]
    made = word(["ایک خط۔"]) if kind == "docx" else slide_of_text(["ایک خط۔"])
    program.with_name(f"{name[2:]}.{kind}").write_bytes(made)
    (tmp_path / name).write_bytes(data)
    found = read_document(tmp_path / name)
    assert [one.text for one in found.paragraphs] == ["ایک خط۔"]
    assert (found.name, found.format, found.data) == (name, kind, made)
    assert found.doubts == (f"LibreOffice converted it to {kind.upper()}: the English goes back in that format.",)
    assert own_suffix(found.format, found.name) == f".{kind}"
    assert Path(name).suffix in openable_suffixes()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a script")
def test_what_libreoffice_cannot_read_or_takes_too_long_for_is_refused(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.rtf").write_bytes(KINDS["a.rtf"][0])
    with pytest.raises(TranslatorError, match=r"a\.rtf: LibreOffice could not convert it.* save it as DOCX"):
        read_document(tmp_path / "a.rtf")
    program.write_text(f"#!{sys.executable}\nwhile True: pass\n", "utf-8")
    monkeypatch.setattr(office, "_SECONDS", 0.2)
    with pytest.raises(TranslatorError, match="could not convert"):
        read_document(tmp_path / "a.rtf")


def test_a_libreoffice_without_impress_says_what_to_install(program: Path, tmp_path: Path) -> None:
    program.with_name("swriter").touch()
    for name, kind in (("a.odp", "PPTX"), ("a.ppt", "PPTX")):
        (tmp_path / name).write_bytes(KINDS[name][0])
        with pytest.raises(TranslatorError, match=rf"without Impress.*package libreoffice-impress.*save it as {kind}"):
            read_document(tmp_path / name)
    program.with_name("odp.pptx").write_bytes(slide_of_text(["ایک خط۔"]))
    program.with_name("simpress").touch()
    assert read_document(tmp_path / "a.odp").paragraphs


def test_a_file_in_no_need_of_it_is_not_converted() -> None:
    assert [office.office_kind(one) for one in (word([]), b"text", OLE + "InPage".encode("utf-16-le"))] == [None] * 3
