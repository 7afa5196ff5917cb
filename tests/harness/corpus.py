"""Take a folder of documents through import, pseudo-translation, export and import again; print what became of each.

    python -m tests.harness.corpus FOLDER [--report out.tsv] [--office] [--most 50] [--seconds 60]

A file that hangs or ends its process is a row like any other. A finding is a place to look at, not a verdict: what the
harness reads on its own, it reads by a simpler rule than the program.
"""

import argparse
import csv
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields
from multiprocessing.connection import Connection
from pathlib import Path

from tests.harness.corpus_texts import WORD, all_text, ill_formed, source_words, squeezed, structure, unpacked_size
from translator_gui.formats.base import DocumentReadOptions, OriginalDocument
from translator_gui.formats.registry import read_document
from translator_gui.formats.round_trip import RoundTripExport, own_suffix, write_original
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import ParagraphKind, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.status import Status
from translator_gui.text.segmentation import document_splitter, paragraph_starts, spans

SLOW = 8.0
"""Seconds of the processor per MB of what a package holds unpacked, if they are more than `SLOW_FROM` in all."""
SLOW_FROM = 3.0
BATCH = 20
"""Documents that one LibreOffice opens."""
OFFICE_SECONDS = 240
OFFICE_SUFFIXES = {
    *(".docx", ".docm", ".odt", ".ott", ".fodt", ".pptx", ".pptm", ".ppsx", ".ppsm", ".xlsx", ".xlsm", ".csv"),
    *(".html", ".htm", ".xhtml", ".txt"),
}
MOST_NAMED = 12


@dataclass
class CorpusRow:
    """What became of one file; each of the texts is empty where there is nothing to say.

    Attributes:
        outcome: opened, read only, refused, traceback, hang, crash.
        reason: Of a refusal or a failure.
        lost: Words of the original that are in no paragraph, nor announced by a warning.
        left_out: Those of a document that has warnings.
        changed: What the result has more or fewer of.
        missing: Words of the English that the result lacks.
        broken: Parts of the result that are ill-formed XML, or why the result is refused.
        slow: Seconds per MB.
        office: Set if LibreOffice does not open the result.
    """

    file: str
    format: str = ""
    outcome: str = "opened"
    reason: str = ""
    paragraphs: int = 0
    seconds: float = 0.0
    lost: str = ""
    left_out: str = ""
    changed: str = ""
    missing: str = ""
    broken: str = ""
    slow: str = ""
    office: str = ""
    warnings: str = ""
    result: str = field(default="", repr=False)


FINDINGS = ("lost", "left_out", "changed", "missing", "broken", "slow", "office")


def pseudo_english(text: str) -> str:
    """Return a text with other Latin letters for each word, of the same length; tags, digits and signs stay."""
    return WORD.sub(lambda found: "".join(chr(97 + ord(one) * 7 % 26) for one in found.group()), text)


def translated(document: SourceDocument) -> list[TargetParagraph]:
    """Return the pseudo-translation of every sentence of a document."""
    splitter = document_splitter(one.text for one in document.paragraphs)
    return [_translated_paragraph(one, paragraph_starts(one, splitter)) for one in document.paragraphs]


def _translated_paragraph(paragraph: SourceParagraph, starts: Sequence[int]) -> TargetParagraph:
    text, end = paragraph.text, 0
    pieces: list[TargetSentence] = []
    for start, stop in spans(text, starts):
        gap = text[end:start]
        end = stop
        source = text[start:stop]
        kept = gap if {"\n", "\t"} & set(gap) else " "
        pieces.append(TargetSentence(pseudo_english(source), source, kept, status=Status.TRANSLATED))
    return TargetParagraph(text, tuple(pieces))


def examine(path: Path, out: Path) -> CorpusRow:
    """Take one file there and back; its result is written beside `out`, with the ending that it must have."""
    row = CorpusRow(path.name, path.suffix.lower().lstrip(".") or "none")
    begun = time.process_time()
    try:
        document = read_document(path)
        row.seconds = time.process_time() - begun
        _look_for_lost_words(row, document)
        suffix = own_suffix(document.format, path.name)
        if suffix is None:
            row.outcome = "read only"
            return row
        options = DocumentReadOptions(document.encoding or None, document.paragraph_rule or None)
        paragraphs = translated(document)
        result = out.with_name(out.name + suffix)
        original = OriginalDocument(path.name, document.data, options)
        begun = time.process_time()
        write_original(result, RoundTripExport(document.format, original, tuple(paragraphs)), force=True)
        row.seconds += time.process_time() - begun
        row.result = str(result)
        _compare(row, document, paragraphs, result)
    except TranslatorError as error:
        row.outcome, row.reason = "refused", str(error)
    except Exception:  # noqa: BLE001 (a traceback is what the harness looks for)
        row.outcome, row.reason = "traceback", _last_lines(traceback.format_exc())
    row.seconds = round(row.seconds, 2)
    if row.seconds > SLOW_FROM:
        pace = row.seconds / (unpacked_size(path.read_bytes()) / 1e6)
        row.slow = f"{pace:.1f}" if pace > SLOW else ""
    return row


def _look_for_lost_words(row: CorpusRow, document: SourceDocument) -> None:
    row.format, row.paragraphs = document.format, len(document.paragraphs)
    row.warnings = " ".join(document.doubts)
    texts = [without_tags(one.text) for one in document.paragraphs]
    lost = _not_in(source_words(row.format, document.data), squeezed("".join(texts)), texts)
    if document.doubts:
        row.left_out = _listed(lost)
    else:
        row.lost = _listed(lost)


def _compare(row: CorpusRow, document: SourceDocument, paragraphs: Iterable[TargetParagraph], result: Path) -> None:
    data = result.read_bytes()
    text = all_text(row.format, data)
    english = {word for one in paragraphs for piece in one.pieces for word in WORD.findall(without_tags(piece.text))}
    row.broken = ", ".join(part or "the file" for part in ill_formed(data) if part not in ill_formed(document.data))
    before, after = structure(row.format, document.data), structure(row.format, data)
    shown: list[str] = []
    try:
        again = read_document(result, paragraph_rule=document.paragraph_rule or None)
    except TranslatorError as error:
        row.broken += f" refused: {error}"
    else:
        before += _imported(document)
        after += _imported(again)
        # A word whose letters stand apart in the file (ruby, text boxes within it) is found by reading it.
        shown = [one.text + "".join(sentence.target for sentence in one.sentences) for one in again.paragraphs]
        text += squeezed(without_tags("".join(shown)))
    row.missing = _listed(_not_in(english, text, shown))
    row.changed = _listed(_differences(before, after))


def _not_in(words: Iterable[str], letters: str, texts: Iterable[str]) -> list[str]:
    """Return the words that neither stand in some texts nor, whatever parts them, in all their letters."""
    whole = {word for text in texts for word in WORD.findall(text)}  # most of them, which is found at once
    return sorted(word for word in words if word not in whole and word not in letters)


def _imported(document: SourceDocument) -> Counter[str]:
    # Texts of pictures and the like have a place, and are read only in Urdu.
    texts = (one for one in document.paragraphs if not (one.kind is ParagraphKind.BODY and one.place))
    counts = Counter(f"imported {one.kind}" for one in texts)
    counts["imported tags"] = sum(len(one.tags) for one in document.paragraphs)
    return counts


def _differences(before: Counter[str], after: Counter[str]) -> list[str]:
    names = sorted(before.keys() | after.keys())
    return [f"{one} {before[one]}→{after[one]}" for one in names if before[one] != after[one]]


def _listed(items: Sequence[str]) -> str:
    more = f" (+{len(items) - MOST_NAMED})" if len(items) > MOST_NAMED else ""
    return ", ".join(items[:MOST_NAMED]) + more


def _last_lines(text: str) -> str:
    return " | ".join(line.strip() for line in text.strip().splitlines()[-5:])


def _child(path: Path, out: Path, answer: Connection) -> None:
    answer.send(examine(path, out))


def examine_apart(path: Path, out: Path, seconds: float) -> CorpusRow:
    """Take one file there and back in a process of its own, for a limited time."""
    context = multiprocessing.get_context("fork")
    mine, other = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(path, out, other), daemon=True)
    child.start()
    other.close()
    row = CorpusRow(path.name, path.suffix.lower().lstrip(".") or "none")
    try:
        if mine.poll(seconds):
            return mine.recv()
        row.outcome, row.reason = "hang", f"over {seconds:.0f} s"
    except EOFError:
        child.join()
        row.outcome, row.reason = "crash", f"exit code {child.exitcode}"
    finally:
        child.kill()
        child.join()
    return row


def chosen(folder: Path, most: int) -> Iterator[Path]:
    """Yield the files below a folder, of each ending the first `most`."""
    seen: Counter[str] = Counter()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            seen[path.suffix.lower()] += 1
            if not most or seen[path.suffix.lower()] <= most:
                yield path


def open_in_office(rows: Iterable[CorpusRow], folder: Path) -> None:
    """Have LibreOffice convert all results that it can read to PDF, and note those that it does not open."""
    waiting = [row for row in rows if Path(row.result).suffix in OFFICE_SUFFIXES]
    for first in range(0, len(waiting), BATCH):
        _convert(waiting[first : first + BATCH], folder, OFFICE_SECONDS)
    for row in waiting:
        if not _pdf(row, folder).exists():  # one that hangs takes its batch along
            _convert([row], folder, OFFICE_SECONDS / 4)
        row.office = "" if _pdf(row, folder).exists() else "not opened"


def _convert(rows: Iterable[CorpusRow], folder: Path, seconds: float) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "pdf")]
    office = subprocess.Popen(
        [*command, *(row.result for row in rows)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        office.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(office.pid, signal.SIGKILL)  # it and what it has started
        office.wait()


def _pdf(row: CorpusRow, folder: Path) -> Path:
    return folder / "pdf" / Path(row.result).with_suffix(".pdf").name


def run(folder: Path, work: Path, *, most: int = 0, seconds: float = 60, office: bool = False) -> list[CorpusRow]:
    """Take the documents of a folder there and back, and return a row for each."""
    rows: list[CorpusRow] = []
    for number, path in enumerate(chosen(folder, most)):
        row = examine_apart(path, work / f"{number:04d}", seconds)
        row.file = str(path.relative_to(folder))
        rows.append(row)
    if office:
        open_in_office(rows, work)
    return rows


def summary(rows: Iterable[CorpusRow]) -> list[str]:
    """Return a line per format: files by outcome and by finding."""
    formats: dict[str, Counter[str]] = {}
    for row in rows:
        counts = formats.setdefault(row.format, Counter())
        counts.update([row.outcome, *(one for one in FINDINGS if getattr(row, one))])
    outcomes = ("opened", "read only", "refused", "traceback", "hang", "crash", *FINDINGS)
    lines = ["\t".join(("format", *outcomes))]
    return lines + ["\t".join((name, *(str(formats[name][one]) for one in outcomes))) for name in sorted(formats)]


def table(rows: Iterable[CorpusRow]) -> list[str]:
    """Return a line per file: what became of it, and all findings."""
    return [
        "\t".join(
            (
                row.file,
                row.format,
                row.outcome,
                f"{row.seconds} s",
                row.reason.replace("\n", " "),
                *(f"{one}: {value}" for one in FINDINGS if (value := getattr(row, one))),
            )
        )
        for row in rows
    ]


def main() -> None:
    """Examine a folder from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--report", type=Path, help="write all rows as a table (.tsv)")
    parser.add_argument("--office", action="store_true", help="have LibreOffice open each result")
    parser.add_argument("--most", type=int, default=0, help="files of each ending; 0 for all")
    parser.add_argument("--seconds", type=float, default=60, help="time for one file")
    parser.add_argument("--keep", type=Path, help="a folder for the results")
    given = parser.parse_args()
    if given.office and not shutil.which("soffice"):
        parser.error("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as temporary:
        work: Path = given.keep or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        rows = run(given.folder, work, most=given.most, seconds=given.seconds, office=given.office)
    if given.report:
        with given.report.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, [one.name for one in fields(CorpusRow)], dialect="excel-tab")
            writer.writeheader()
            writer.writerows(asdict(row) for row in rows)
    sys.stdout.write("\n".join([*table(rows), "", *summary(rows), ""]))


if __name__ == "__main__":
    main()
