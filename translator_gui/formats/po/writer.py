"""Write PO: the sentences of a project as a gettext file."""

from collections.abc import Iterator
from itertools import count
from typing import BinaryIO

from translator_gui import __version__
from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions, BilingualRow, utc_datetime
from translator_gui.formats.characters import sanitize
from translator_gui.formats.exchange import paced_sections, refuse_paragraphs
from translator_gui.formats.identity import row_mark
from translator_gui.formats.po.quoting import field_lines
from translator_gui.formats.po.target import PLURALS
from translator_gui.formats.wording import EMPTY_ON_PURPOSE
from translator_gui.model.status import OPEN

PROJECT, TIME, ROWS = "X-Translator-Project", "X-Translator-Time", "X-Translator-Rows"
"""Fields of the header by which the export is known when it comes back."""
STATUS, MARK = "status: ", "id: "
"""Begin the extracted comments that say what was exported."""
NOTE = "Note: "
"""Begins a translator's note, which is no comment."""
LINE_END = " ⏎ "
"""Stands in a comment between its lines: PO knows no comment of several."""


class BilingualPoWriter:
    """Exports a bilingual document as a new PO file (gettext): Urdu as msgid, English as msgstr."""

    suffix = ".po"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Export the bilingual document as a PO file; comments and statuses are always included.

        Raises:
            TranslatorError: The rows are paragraphs.
        """
        del options  # comments and statuses are always in it: they are what it is for
        refuse_paragraphs(document, "PO")
        stream.write(_header(document).encode())
        numbers = count(1)
        for section, rows in paced_sections(document, pace):
            place = f"#. document: {_line(section.name)}\n"
            stream.writelines(_message(row, place, next(numbers)).encode() for row in rows)


def _header(document: BilingualDocument) -> str:
    date = utc_datetime(document.mark.time) if document.mark else document.date
    made = f"{date:%Y-%m-%d %H:%M}+0000"
    fields = {
        "Project-Id-Version": _line(document.title),
        "POT-Creation-Date": made,
        "PO-Revision-Date": made,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS,
        "X-Source-Language": "ur",
        "X-Generator": f"Translator {__version__}",
    }
    if document.mark:
        fields |= {PROJECT: document.mark.project, TIME: str(document.mark.time), ROWS: str(document.row_count)}
    text = "".join(f"{name}: {value}".rstrip() + "\n" for name, value in fields.items())
    return "\n".join(['msgid ""', *field_lines("msgstr", text, wrap=False), "", ""])


def _message(row: BilingualRow, place: str, number: int) -> str:
    context = row.parts[0].segment if row.parts else row.label
    target = "" if row.empty_on_purpose else row.target
    mark = row_mark(number, row.parts, _text(row.source), _text(target))
    return "".join(
        (
            *_comments(row),
            place,
            f"#. number: {row.label}\n",
            f"#. place: {_line(row.place)}\n" if row.place else "",
            f"#. {STATUS}{row.status}\n",
            f"#. {MARK}{mark}\n" if mark else "",
            f"#. {EMPTY_ON_PURPOSE}\n" if row.empty_on_purpose else "",
            "#, fuzzy\n" if target and row.status in OPEN else "",
            _field("msgctxt", context),
            _field("msgid", row.source),
            _field("msgstr", target),
            "\n",
        ),
    )


def _comments(row: BilingualRow) -> Iterator[str]:
    for note in row.notes:
        yield f"# {NOTE}{_line(note)}\n"
    for comment in row.comments:
        yield f"# {_line(comment.author)}, {comment.date:%Y-%m-%d}: {_lines(comment.labelled_text)}\n"


def _field(keyword: str, text: str) -> str:
    return "\n".join(field_lines(keyword, _text(text))) + "\n"


def _text(text: str) -> str:
    # gettext wants both languages to begin and end a line, or neither.
    return sanitize(text).strip("\n")


def _lines(text: str) -> str:
    """Return a text as one line, from which `returned` makes its lines again."""
    return LINE_END.join(filter(None, map(_line, text.splitlines())))


def _line(text: str) -> str:
    return " ".join(sanitize(text).split())
