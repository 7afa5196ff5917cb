"""The registry of formats against everything that lists formats."""

import configparser
import re
from pathlib import Path

from translator_gui.formats.base import DocumentFormat, ExportFormatGroup
from translator_gui.formats.registry import FORMATS, READERS, readable_suffixes, written_suffixes
from translator_gui.formats.round_trip import writes_original
from translator_gui.ui.export.export_choice import EXPORT_FORMATS

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "translator_gui/formats"
PACKAGES = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} - {"reports", "dictionaries", "glossaries"}
"""The folders of formats; `reports` writes review reports, `dictionaries` and `glossaries` have words: no documents."""


def table() -> list[tuple[set[str], list[str]]]:
    """The rows of the README's table of formats: endings of the first cell, or of the second; the other cells."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").split("\n")
    begin = next(number for number, line in enumerate(lines) if line.startswith("| format |"))
    rows: list[tuple[set[str], list[str]]] = []
    for line in lines[begin + 2 :]:
        if not line.startswith("|"):
            break
        first, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        rows.append((set(re.findall(r"`(\.\w+)`", first)) or set(re.findall(r"`(\.\w+)`", cells[1])), cells))
    return rows


def endings(one: DocumentFormat) -> set[str]:
    return {one.suffix, *(one.reader.suffixes if one.reader else ())} - {""}


def test_each_folder_of_formats_is_in_the_registry():
    assert {one.package for one in FORMATS} - {""} == PACKAGES


def test_each_reader_and_writer_is_in_the_folder_that_its_entry_names():
    for one in FORMATS:
        for part in (one.reader, one.writer, one.read_returned):
            module = getattr(part, "__module__", None)
            assert module is None or module.startswith(f"translator_gui.formats.{one.package}.")


def test_the_import_contract_lists_the_folders():
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    listed = contracts["importlinter:contract:formats"]["modules"].split()
    assert listed == [
        f"translator_gui.formats.{name}" for name in sorted({*PACKAGES, "reports", "dictionaries", "glossaries"})
    ]


def test_the_readme_lists_what_is_done_with_each_format():
    listed = set[str]()
    for suffixes, (opens, bilingual, back, returned) in table():
        found = [one for one in FORMATS if endings(one) & suffixes]
        listed |= suffixes
        assert found, f"{suffixes} are no format"
        assert suffixes <= set().union(*map(endings, found))
        assert bool(opens) == any(one.reader for one in found)
        assert bool(bilingual) == any(one.suffix for one in found)
        assert bool(returned) == any(one.read_returned for one in found)
        goes_back = {writes_original(one.reader.id, one.reader.suffixes[0]) for one in found if one.reader}
        assert goes_back == ({bool(back)} if goes_back else set())
    assert all(endings(one) & listed for one in FORMATS)


def test_the_export_dialog_offers_every_format_that_is_written():
    assert {suffix for _name, suffix in EXPORT_FORMATS} == set(written_suffixes())
    assert all(f"({suffix})" in str(name) for name, suffix in EXPORT_FORMATS)


def test_each_ending_is_of_one_format_alone():
    assert len(set(readable_suffixes())) == sum(len(reader.suffixes) for reader in READERS)
    written = [ending for one in FORMATS if one.suffix for ending in (one.suffix, *one.suffix_aliases)]
    assert len(set(written)) == len(written)


def test_only_a_format_that_is_written_has_a_purpose_of_its_own():
    assert all(one.suffix or one.purpose is ExportFormatGroup.PEOPLE for one in FORMATS)
