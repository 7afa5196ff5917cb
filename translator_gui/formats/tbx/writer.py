"""Write TBX-Basic: the terms among the sentences of a project as a glossary."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualRow,
    ExportedDocumentRows,
)
from translator_gui.formats.exchange import paced_sections, refuse_paragraphs
from translator_gui.formats.identity import uid_to_digits
from translator_gui.formats.tbx.markup import TBX_MARKUP, TBX_VERSIONS, TbxMarkup, tbx_text, term_status
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.status import Status

MOST_WORDS = 6
"""Most words of a heading or a cell that counts as a term."""

_STOP = re.compile("[.?!:;…۔؟؛]['\"”“’‘»)\\]]*$")
_PREFERRED = frozenset({Status.APPROVED, Status.FINAL})


class TbxWriter:
    """Writes bilingual exports as terminology files (TBX)."""

    suffix = ".tbx"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Write the terms of the bilingual document as TBX: rows of TBX files, or short ones without a stop.

        Raises:
            TranslatorError: The rows are paragraphs, or none of them is a term.
        """
        markup = TBX_MARKUP[options.version or TBX_VERSIONS[0]]
        refuse_paragraphs(document, "TBX")
        if not any(term_rows(section) for section in document.sections):
            raise TranslatorError(
                _(
                    "TBX holds terms, and no sentence here is one: none that has English is a paragraph of its "
                    "own with at most {limit} words and no full stop; export TMX or XLIFF instead.",
                    limit=format_number(MOST_WORDS),
                )
            )
        stream.write(markup.head(document.title).encode())
        for section, rows in paced_sections(document, pace):
            terms = {row.numbers for row in term_rows(section)}
            stream.writelines(_entry(row, section.name, markup).encode() for row in rows if row.numbers in terms)
        stream.write(markup.tail.encode())


def term_rows(section: ExportedDocumentRows) -> list[BilingualRow]:
    """Return the rows of an exported document that are terms: rows of TBX files, or short ones without a stop."""
    rows = section.rows
    if section.name.lower().endswith(".tbx"):
        return [row for row in rows if row.target]
    # A row that no other row of its paragraph follows.
    alone = (row for row, after in pairwise(chain(rows, (None,))) if row and row.opens and (not after or after.opens))
    return [row for row in alone if _is_short(row.source) and _is_short(row.target)]


def _is_short(text: str) -> bool:
    return 0 < len(text.split()) <= MOST_WORDS and not _STOP.search(text.rstrip())


def _entry(row: BilingualRow, name: str, markup: TbxMarkup) -> str:
    identity = f"t{uid_to_digits(row.parts[0].segment)}" if row.parts else f"t{row.numbers[0]}"
    urdu = markup.term(without_tags(row.marked_source) or row.source)
    status = term_status("preferredTerm") if row.status in _PREFERRED else ""
    english = markup.term(without_tags(row.marked_target) or row.target, status)
    return markup.concept(identity, "".join(_notes(row, name)), [urdu], [english])


def _notes(row: BilingualRow, name: str) -> Iterator[str]:
    place: Sequence[str] = (name, row.place) if row.place else (name,)
    yield f'<admin type="source">{tbx_text(", ".join(place))}</admin>'
    for note in row.notes:
        yield f"<note>{tbx_text(note)}</note>"
    for comment in row.comments:
        yield f"<note>{tbx_text(comment.author)}: {tbx_text(comment.labelled_text)}</note>"
