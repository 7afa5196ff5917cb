"""Exporting and importing documents as long as a long book, beside baselines of the same run."""

import datetime as dt
import io
import tempfile
import tracemalloc
import zipfile
from pathlib import Path

import docx
from lxml import etree

from tests.bench.timing import ROOT, measure, peak_memory_of, report, report_ratio
from tests.contracts.samples import odt
from translator_gui.formats.base import BilingualWriter, DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualRow,
    ExportedDocumentRows,
)
from translator_gui.formats.docx.reader import DocxReader
from translator_gui.formats.docx.returned import read_returned_docx
from translator_gui.formats.docx.writer import BilingualDocxWriter
from translator_gui.formats.html.writer import BilingualHtmlWriter
from translator_gui.formats.identity import ExportedRevision, ExportedSentenceIdentity, ExportIdentity
from translator_gui.formats.markdown.writer import BilingualMarkdownWriter
from translator_gui.formats.odt.reader import OdtReader
from translator_gui.formats.odt.writer import BilingualOdtWriter
from translator_gui.formats.plain.reader import PlainTextReader
from translator_gui.formats.plain.writer import BilingualTextWriter
from translator_gui.formats.registry import read_document
from translator_gui.formats.sheets.csv_writer import BilingualCsvWriter
from translator_gui.formats.sheets.xlsx_writer import BilingualXlsxWriter
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.formats.tmx.writer import TmxWriter
from translator_gui.formats.xliff.reader import XliffReader
from translator_gui.formats.xliff.returned import read_returned_xliff
from translator_gui.formats.xliff.writer import XliffWriter
from translator_gui.model.identity import new_uid
from translator_gui.model.status import Status

SEED = (ROOT / "resources/sample/seed.ur.txt").read_text("utf-8").splitlines()
ENGLISH = (ROOT / "tests/data/seed.en.txt").read_text("utf-8").splitlines()
SENTENCES = 10_000
PARAGRAPHS = 100_000
DOCX_PARAGRAPHS = 20_000
OPTIONS = BilingualExportOptions(with_numbers=True, with_status=True)
HISTORY = tuple(ExportedRevision("Amna", 0, status, ENGLISH[0]) for status in (Status.DRAFT, Status.TRANSLATED))


def document() -> BilingualDocument:
    """Return a document of the size that the goals name, with sentences as long as the seed's."""
    rows = tuple(
        BilingualRow(
            (number + 1,),
            SEED[number % len(SEED)],
            ENGLISH[number % len(ENGLISH)],
            Status.TRANSLATED,
            parts=(ExportedSentenceIdentity(new_uid(), (new_uid(),), HISTORY),),
        )
        for number in range(SENTENCES)
    )
    mark = ExportIdentity(new_uid(), new_uid(), 0)
    return BilingualDocument("Bench", dt.date(2026, 1, 1), (ExportedDocumentRows("bench", rows),), mark=mark)


def written(writer: BilingualWriter, bilingual: BilingualDocument) -> bytes:
    stream = io.BytesIO()
    writer.write(stream, bilingual, OPTIONS, ExportProgress(bilingual.row_count))
    return stream.getvalue()


def deflate(parts: list[bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for index, part in enumerate(parts):
            package.writestr(str(index), part)


def bench_export() -> None:
    """Measure exports; the baseline of DOCX is deflating the same bytes."""
    bilingual = document()
    with zipfile.ZipFile(io.BytesIO(written(BilingualDocxWriter(), bilingual))) as package:
        parts = [package.read(name) for name in package.namelist()]
    name = f"export of {SENTENCES:,} sentences"
    samples = measure(lambda: written(BilingualDocxWriter(), bilingual), 5)
    report_ratio(f"{name} as a DOCX table", samples, measure(lambda: deflate(parts), 5))
    report(f"{name} as a DOCX table, worst", max(samples) / 1000, "s", at_most=1.5)
    tracemalloc.start()
    written(BilingualDocxWriter(), bilingual)
    report(f"{name} as a DOCX table, peak", tracemalloc.get_traced_memory()[1] / 1e6, "MB", at_most=50)
    tracemalloc.stop()
    for writer, at_most in (
        (BilingualOdtWriter(), 1.5),
        (BilingualXlsxWriter(), 3.0),
        (BilingualHtmlWriter(), 0.5),
        (BilingualTextWriter(), 0.5),
        (BilingualMarkdownWriter(), 0.5),
        (BilingualCsvWriter(), 0.5),
        (XliffWriter(), 0.5),
        (TmxWriter(), 0.5),
    ):
        worst = max(measure(lambda writer=writer: written(writer, bilingual), 5))
        report(f"{name} as {writer.suffix}, worst", worst / 1000, "s", at_most=at_most)


def bench_returned() -> None:
    """Measure reading a returned document; the baseline is parsing the same XML."""
    bilingual = document()
    data, exchange = written(BilingualDocxWriter(), bilingual), written(XliffWriter(), bilingual)
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    readers = (
        (f"reading {SENTENCES:,} reviewed rows of DOCX", lambda: read_returned_docx("bench.docx", data), body, 2.5),
        (f"reading {SENTENCES:,} units of XLIFF", lambda: read_returned_xliff("bench.xlf", exchange), exchange, 1.5),
    )
    for name, read, xml, at_most in readers:
        samples = measure(read, 3)
        report_ratio(name, samples, measure(lambda xml=xml: etree.fromstring(xml), 3))
        report(f"{name}, worst", max(samples) / 1000, "s", at_most=at_most)


def bench_text() -> None:
    """Measure reading text; the baseline is decoding it and splitting it into lines."""
    text = "\n".join(SEED[number % len(SEED)] for number in range(PARAGRAPHS))
    for codec in ("utf-8", "utf-16", "cp1256"):
        data = text.encode(codec, "replace")
        name = f"reading {PARAGRAPHS:,} paragraphs of text in {codec}"
        samples = measure(lambda data=data: PlainTextReader().read("bench.txt", data, DocumentReadOptions()), 3)
        report_ratio(name, samples, measure(lambda data=data, codec=codec: data.decode(codec).splitlines(), 3))
        report(f"{name}, worst", max(samples) / 1000, "s", at_most=1)


def bench_office() -> None:
    """Measure reading DOCX; the baseline is python-docx reading the paragraphs."""
    source = docx.Document()
    for number in range(DOCX_PARAGRAPHS):
        source.add_paragraph(SEED[number % len(SEED)])
    stream = io.BytesIO()
    source.save(stream)
    data = stream.getvalue()
    samples = measure(lambda: DocxReader().read("bench.docx", data, DocumentReadOptions()), 3)
    floor = measure(lambda: [one.text for one in docx.Document(io.BytesIO(data)).paragraphs], 3)
    report_ratio(f"reading {DOCX_PARAGRAPHS:,} paragraphs of DOCX", samples, floor, at_most=4)
    bold = '<style:style style:name="B" style:family="text"><style:text-properties style:font-weight-complex="bold"/>'
    words = (SEED[number % len(SEED)].partition(" ") for number in range(DOCX_PARAGRAPHS))
    body = "".join(
        f'<text:p><text:span text:style-name="B">{one}</text:span> {rest}</text:p>' for one, _, rest in words
    )
    opendocument = odt.odt(body, bold + "</style:style>")
    samples = measure(lambda: OdtReader().read("bench.odt", opendocument, DocumentReadOptions()), 3)
    report_ratio(f"reading {DOCX_PARAGRAPHS:,} paragraphs of ODT, a tag in each", samples, floor, at_most=4)


_READ_DOCUMENT = """
from pathlib import Path
from translator_gui.formats.registry import read_document
read_document(Path(sys.argv[1]))
"""


def bench_xliff() -> None:
    """Measure reading XLIFF as a document; the baseline is parsing the same XML."""
    # Of a hundred thousand there is no room for what each said before: other programs write none of it.
    plain = b"".join(
        f'<unit id="u{number}"><segment state="translated"><source>{SEED[number % len(SEED)]}</source>'
        f"<target>{ENGLISH[number % len(ENGLISH)]}</target></segment></unit>\n".encode()
        for number in range(PARAGRAPHS)
    )
    with tempfile.NamedTemporaryFile(suffix=".xlf") as file:
        file.write(b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ur" trgLang="en">')
        file.write(b'<file id="f1">' + plain + b"</file></xliff>")
        file.flush()
        name = f"reading {PARAGRAPHS:,} plain units of XLIFF as a document"
        report(f"{name}, peak", peak_memory_of(_READ_DOCUMENT, file.name), "MB", at_most=250)
        parsed = measure(lambda: etree.parse(file.name), 3)
        report_ratio(name, measure(lambda: read_document(Path(file.name)), 1), parsed)
    data = written(XliffWriter(), document())
    reader, original = XliffReader(), OriginalDocument("bench.xlf", data, DocumentReadOptions())
    found = reader.read("bench.xlf", data, DocumentReadOptions()).paragraphs
    english = [TargetParagraph(one.text, (TargetSentence("English.", one.text),)) for one in found]
    floor = measure(lambda: etree.fromstring(data), 3)
    for name, work in (
        ("reading", lambda: reader.read("bench.xlf", data, DocumentReadOptions())),
        ("writing again", lambda: reader.write_target(io.BytesIO(), original, english, ExportProgress(len(english)))),
    ):
        samples = measure(work, 3)
        report_ratio(f"{name} {SENTENCES:,} units of XLIFF as a document", samples, floor, at_most=6)
        report(f"{name} {SENTENCES:,} units of XLIFF as a document, worst", max(samples) / 1000, "s", at_most=5)


if __name__ == "__main__":
    bench_export()
    bench_returned()
    bench_text()
    bench_office()
    bench_xliff()
