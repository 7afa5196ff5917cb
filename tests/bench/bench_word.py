"""Word documents with formatting in every paragraph: reading them, and writing them again in English."""

import io
import tempfile

import docx

from tests.bench.timing import ROOT, measure, peak_memory_of, report, report_ratio
from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.docx.reader import DocxReader
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence

SEED = (ROOT / "resources/sample/seed.ur.txt").read_text("utf-8").splitlines()
PARAGRAPHS = 20_000
WORDS = 12
"""In a run; every third one is bold."""


READ = """
import io, pathlib
from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.docx.reader import DocxReader
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
data = pathlib.Path(sys.argv[1]).read_bytes()
found = DocxReader().read("bench.docx", data, DocumentReadOptions()).paragraphs
"""
WRITE = """
same = [TargetParagraph(one.text, (TargetSentence(one.text, one.text),)) for one in found]
original = OriginalDocument("bench.docx", data, DocumentReadOptions())
DocxReader().write_target(io.BytesIO(), original, same, ExportProgress(len(same)))
"""


def formatted() -> bytes:
    """Runs as Word writes them, with fonts and direction."""
    document = docx.Document()
    for number in range(PARAGRAPHS):
        paragraph = document.add_paragraph()
        words = SEED[number % len(SEED)].split()
        for at in range(0, len(words), WORDS):
            run = paragraph.add_run(" ".join(words[at : at + WORDS]) + " ")
            run.font.rtl, run.font.name = True, "Arial"
            run.font.cs_bold = at % (3 * WORDS) == WORDS
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def main() -> None:
    """Measure both; the baseline of reading is python-docx reading the text, that of writing is reading."""
    data, reader = formatted(), DocxReader()
    read = measure(lambda: reader.read("bench.docx", data, DocumentReadOptions()), 3)
    floor = measure(lambda: [one.text for one in docx.Document(io.BytesIO(data)).paragraphs], 3)
    name = f"{PARAGRAPHS:,} paragraphs of formatted DOCX"
    report_ratio(f"reading {name}", read, floor, at_most=4)
    found = reader.read("bench.docx", data, DocumentReadOptions()).paragraphs
    same = [TargetParagraph(one.text, (TargetSentence(one.text, one.text),)) for one in found]
    original = OriginalDocument("bench.docx", data, DocumentReadOptions())

    def write() -> None:
        reader.write_target(io.BytesIO(), original, same, ExportProgress(len(same)))

    report_ratio(f"writing {name} in English", measure(write, 3), read, at_most=4)
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(data)
        file.flush()
        for what, statements in (("reading", READ), ("writing", READ + WRITE)):
            report(f"{what} {name}, memory of the process", peak_memory_of(statements, file.name), "MB", at_most=300)


if __name__ == "__main__":
    main()
