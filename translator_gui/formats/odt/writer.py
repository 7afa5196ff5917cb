"""Bilingual OpenDocument texts: rows streamed, Nastaliq embedded, comments and notes the word processor's own."""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from translator_gui.formats.base import ProgressTracker
from translator_gui.formats.bilingual import BilingualDocument, BilingualLayout, BilingualRow, ExportOptions
from translator_gui.formats.nastaliq import public_nastaliq_font
from translator_gui.formats.odt.markup import (
    NAMESPACES,
    VERSION,
    XML_HEAD,
    OdtAnnotations,
    either_paragraph,
    paragraph,
    words,
)
from translator_gui.formats.odt.rows import (
    interleaved_rows,
    running_rows,
    status_word,
    table_head,
    table_rows,
    table_styles,
)
from translator_gui.formats.odt.style_sheet import FONT_PART, font_faces, meta_part, style_part
from translator_gui.formats.rich_text import shows_tags
from translator_gui.formats.sections import paced_sections
from translator_gui.formats.wording import (
    NO_SENTENCES,
    STATUS_MEANINGS,
    TAG_LEGEND,
    has_head,
    head_lines,
    shown_statuses,
)
from translator_gui.formats.zipped import join_into_chunks, zip_entry

_MIME = "application/vnd.oasis.opendocument.text"
_DATE = (1980, 1, 1, 0, 0, 0)
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_PARTS = {"content.xml": "text/xml", "styles.xml": "text/xml", "meta.xml": "text/xml", FONT_PART: "font/ttf"}


class OdtWriter:
    """OpenDocument's .odt."""

    suffix = ".odt"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: ExportOptions, pace: ProgressTracker
    ) -> None:
        """See `base.BilingualWriter`."""
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
            # First, and as it is: programs tell the format by these bytes.
            package.writestr(zipfile.ZipInfo("mimetype", _DATE), _MIME, zipfile.ZIP_STORED)
            with package.open(zip_entry("content.xml"), "w", force_zip64=True) as part:
                for chunk in join_into_chunks(_content(document, options, pace)):
                    part.write(chunk.encode())
            package.writestr(zip_entry("styles.xml"), style_part(document))
            package.writestr(zip_entry("meta.xml"), meta_part(document))
            package.writestr(zip_entry(FONT_PART), public_nastaliq_font())
            package.writestr(zip_entry("META-INF/manifest.xml"), _manifest())


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in _PARTS.items()
    )
    return (
        f'{XML_HEAD}<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="{VERSION}">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="{VERSION}" manifest:media-type="{_MIME}"/>'
        f"{entries}</manifest:manifest>"
    )


def _content(document: BilingualDocument, options: ExportOptions, pace: ProgressTracker) -> Iterator[str]:
    styles = table_styles(document.sections, options) if options.layout is BilingualLayout.TABLE else ""
    yield (
        f'{XML_HEAD}<office:document-content{NAMESPACES} office:version="{VERSION}">{font_faces()}'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>"
    )
    yield from _head(document, options)
    if not document.sections:
        yield paragraph("Details", words(NO_SENTENCES))
    remarks = OdtAnnotations()
    for at, (section, paced) in enumerate(paced_sections(document, pace)):
        if len(document.sections) > 1:
            yield either_paragraph("DocumentName", section.name)
        yield from _section(document, at, paced, options, remarks)
    yield "</office:text></office:body></office:document-content>"


def _head(document: BilingualDocument, options: ExportOptions) -> Iterator[str]:
    """Title block and legends, and room below them."""
    lines = [words(line) for line in head_lines(document, options)] if has_head(options) else []
    if statuses := shown_statuses(document, options):
        lines.append(" · ".join(status_word(status) + words(f": {STATUS_MEANINGS[status]}") for status in statuses))
    if shows_tags(document, every_tag=False):
        lines.append(words(TAG_LEGEND))
    if has_head(options):
        yield either_paragraph("Title", document.title)
    for number, line in enumerate(lines, 1):
        yield paragraph("DetailsLast" if number == len(lines) else "Details", line)


def _section(
    document: BilingualDocument, at: int, paced: Iterator[BilingualRow], options: ExportOptions, remarks: OdtAnnotations
) -> Iterator[str]:
    match options.layout:
        case BilingualLayout.TABLE:
            yield table_head(document, at, options)
            yield from table_rows(paced, options, remarks)
            yield f"</table:table>{paragraph('TableEnd', '')}"
        case BilingualLayout.INTERLEAVED:
            yield from interleaved_rows(paced, options, remarks)
        case BilingualLayout.TARGET:
            yield from running_rows(paced, options, remarks)
