"""What every writer of review reports must do."""

import io
import re
from pathlib import Path

import pytest

from tests.contracts.test_writers import docx_text, html_text
from tests.formats.reviewed import DATE, HOSTILE, entry, hostile, many, nothing, report
from translator_gui.formats.base import ExportProgress
from translator_gui.formats.reports.registry import SUFFIXES, WRITERS, ReportWriter, write_report
from translator_gui.formats.reports.report import ReviewReport, ReviewReportBaseline
from translator_gui.formats.reports.text import report_text
from translator_gui.model.errors import TranslatorError
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.printing.report_pdf import ALL_WRITERS


@pytest.fixture(params=ALL_WRITERS, ids=lambda writer: writer.suffix)
def writer(request: pytest.FixtureRequest, qapp: object) -> ReportWriter:
    load_fonts()
    return request.param


@pytest.fixture(params=WRITERS, ids=lambda writer: writer.suffix)
def readable(request: pytest.FixtureRequest) -> ReportWriter:
    """A format that text can be taken out of again."""
    return request.param


def written(writer: ReportWriter, made: ReviewReport) -> bytes:
    stream = io.BytesIO()
    writer.write(stream, made, ExportProgress(made.entry_count))
    return stream.getvalue()


def words(writer: ReportWriter, made: ReviewReport) -> str:
    data = written(writer, made)
    text = (
        docx_text(data) if writer.suffix == ".docx" else html_text(re.sub(rb"</?(dl|dt|dd|span|b)\b", b"<br><", data))
    )
    return " ".join(text.split())


def test_everything_is_told(readable: ReportWriter):
    text = words(readable, report(entry(1)))
    for expected in (
        "Russia & Pakistan",
        "Urdu → English",
        "Amna Siddiqui",
        "Bilal Ahmad",
        "25 November 2026",
        "14 Urdu words in 2 sentences",
        "5 × 1 major",
        "5 × 1,000 ÷ 9 evaluated words = 555.56",
        "100 − 5 × 100 ÷ 9 evaluated words = 44.44",
        "1 error without a severity cost nothing.",
        "1 edit in 10 words: 10.0 %",
        "Where the changes lie",
        "Accuracy, major",
        "Check.",
        "I did.",
        "Returned",
        "Penalty points",
    ):
        assert expected in text, expected
    assert DATE.year == 2026


def rounds() -> ReviewReport:
    """Return a report over all rounds of a review: three returns, one of them withdrawn, on text that is gone."""
    made = entry(1)
    first, *others = made.threads
    withdrawn = first._replace(withdrawn=True, before="Acme & Co paid.")
    sentence = made._replace(threads=(withdrawn, *others))
    return report(sentence)._replace(returns=3, baseline=ReviewReportBaseline.FIRST)


def test_the_rounds_of_a_review_are_told(readable: ReportWriter):
    text, plain = words(readable, rounds()), " ".join(report_text(rounds()).split())
    for expected in (
        "what was handed over first",
        "Returns in all rounds: 3.",
        "Accuracy, major (withdrawn: it costs nothing)",
        "Written on: “Acme & Co paid.”",
    ):
        assert expected in text
        assert expected in plain


def test_nothing_to_report_is_said(readable: ReportWriter):
    text = words(readable, nothing())
    assert "No sentence has been handed over to a reviewer yet." in text
    assert "There is no score." in text
    assert "No error was marked." in text
    assert "Where the changes lie" not in text


def test_hostile_text_stays_text(readable: ReportWriter):
    data = written(readable, hostile())
    text = words(readable, hostile())
    assert text.count("<script>alert(1)</script>") >= 8
    assert b"<script>" not in data
    assert b"<img" not in data
    assert not set("\x00\ud800") & set(text)


def test_plain_text_marks_what_changed():
    text = report_text(report(entry(1)))
    assert "[-" in text
    assert "{+In 2024 +}" in text
    assert "Accuracy, major: " in text
    assert "\x00" not in report_text(hostile())
    assert HOSTILE not in report_text(hostile()), "its direction is closed"


def test_equal_reports_are_equal_files(readable: ReportWriter):
    assert written(readable, many(20)) == written(readable, many(20))


def test_a_file_is_not_overwritten(writer: ReportWriter, tmp_path: Path):
    path = tmp_path / f"a{writer.suffix.upper()}"
    assert write_report(path, many(2), ALL_WRITERS)
    before = path.read_bytes()
    with pytest.raises(TranslatorError, match="--force"):
        write_report(path, nothing(), ALL_WRITERS)
    assert path.read_bytes() == before
    assert write_report(path, nothing(), ALL_WRITERS, force=True)
    assert path.read_bytes() != before


def test_nothing_is_left_of_one_that_was_cancelled(writer: ReportWriter, tmp_path: Path):
    seen: list[tuple[int, int]] = []
    assert not write_report(
        tmp_path / f"a{writer.suffix}",
        many(450),
        ALL_WRITERS,
        progress=lambda done, total: seen.append((done, total)),
        cancelled=lambda: len(seen) >= 2,
    )
    assert [done for done, _ in seen] == [200, 400]
    assert list(tmp_path.iterdir()) == []


def test_progress_goes_to_the_end(writer: ReportWriter, tmp_path: Path):
    seen: list[tuple[int, int]] = []
    write_report(
        tmp_path / f"a{writer.suffix}", many(450), ALL_WRITERS, progress=lambda done, total: seen.append((done, total))
    )
    assert seen[-1][0] == seen[-1][1]
    assert seen == sorted(seen)


def test_an_ending_that_is_not_known_names_those_that_are(tmp_path: Path):
    assert {one.suffix for one in ALL_WRITERS} == set(SUFFIXES)
    with pytest.raises(TranslatorError, match=r"\.html, \.docx, \.pdf"):
        write_report(tmp_path / "a.odt", nothing(), ALL_WRITERS)
