"""What every bilingual document that can come back must do, as it was exported and in the hands of others."""

import datetime as dt
from pathlib import Path

import pytest

from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualRow,
    ExportedDocumentRows,
)
from translator_gui.formats.identity import ExportedSentenceIdentity, ExportIdentity
from translator_gui.formats.registry import FORMATS, read_returned, returned_suffixes, write_bilingual
from translator_gui.formats.returned import ReturnedDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.model.status import Status

BACK = [one.suffix for one in FORMATS if one.read_returned]
MARK = ExportIdentity(new_uid(), new_uid(), 1_764_000_000_000)
MARKUP = "A & B < C > \"D\" 'E' <b>x</b> ]]> \\n %s {1} = +"
TEXTS = (
    ("روس اور پاکستان۔", "Russia and Pakistan."),
    ("ایک & دو < تین", MARKUP),
    ("مرکز", "Centre"),
    ("چوتھا جملہ", ""),
)


def row(number: int, source: str, target: str) -> BilingualRow:
    status = Status.TRANSLATED if target else Status.NOT_STARTED
    uids = (derived_uid(MARK.project, f"revision {number}"),) if target else ()
    part = ExportedSentenceIdentity(derived_uid(MARK.project, str(number)), uids)
    return BilingualRow((number,), source, target, status, parts=(part,))


def written(path: Path, mark: ExportIdentity | None = MARK) -> Path:
    rows = tuple(row(number, *texts) for number, texts in enumerate(TEXTS, 1))
    sections = (ExportedDocumentRows("a.docx", rows[:1]), ExportedDocumentRows("b & c.docx", rows[1:]))
    document = BilingualDocument("Title", dt.date(2026, 11, 25), sections, mark=mark)
    assert write_bilingual(path, document, BilingualExportOptions(with_status=True, with_comments=True))
    return path


def told(found: ReturnedDocument) -> list[tuple[tuple[str, ...], str, str]]:
    """Uids and texts of the rows that have English; a memory has no place for others."""
    return [(one.segments, one.source, one.target) for one in found.rows if one.target]


@pytest.mark.parametrize("suffix", BACK)
def test_what_goes_out_comes_back(suffix: str, tmp_path: Path) -> None:
    found = read_returned(written(tmp_path / f"a{suffix}"))
    known = [(derived_uid(MARK.project, str(number)), *texts) for number, texts in enumerate(TEXTS, 1)]
    assert told(found) == [((uid,), source, target) for uid, source, target in known if target]
    assert (found.name, found.notices) == (f"a{suffix}", ())
    assert found.project == ("" if suffix == ".csv" else MARK.project)
    revisions = {uid for one in found.rows for uid in one.revisions}
    assert revisions == {derived_uid(MARK.project, f"revision {number}") for number in (1, 2, 3)}


@pytest.mark.parametrize("suffix", BACK)
def test_it_is_told_by_its_content(suffix: str, tmp_path: Path) -> None:
    path = written(tmp_path / f"a{suffix}")
    whole = told(read_returned(path))
    if suffix != ".csv":  # which nothing but its name tells
        assert told(read_returned(path.rename(tmp_path / "back from Amna"))) == whole


@pytest.mark.parametrize("suffix", BACK)
def test_what_bears_no_mark_is_refused_or_says_nothing_of_the_project(suffix: str, tmp_path: Path) -> None:
    path = written(tmp_path / f"a{suffix}", mark=None)
    try:
        found = read_returned(path)
    except TranslatorError as error:
        assert str(error).startswith(path.name)  # noqa: PT017 (some formats refuse, others tell by the texts)
    else:
        assert found.project == ""


@pytest.mark.parametrize("suffix", sorted({one.suffix for one in FORMATS if one.writer} - {*BACK}))
def test_what_cannot_come_back_is_refused_with_what_can(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(TranslatorError, match=r"cannot come back") as caught:
        read_returned(written(tmp_path / f"a{suffix}"))
    assert all(one in str(caught.value) for one in returned_suffixes())
