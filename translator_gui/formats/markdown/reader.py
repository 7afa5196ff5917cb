"""Reads Markdown: paragraphs, headings, list items, cells and notes; and writes the same file in English."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.encoding import decode_text
from translator_gui.formats.markdown.front_matter import untranslated_keys
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.messages import format_list
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument, SourcePicture
from translator_gui.model.errors import TranslatorError

if TYPE_CHECKING:
    from translator_gui.formats.markdown.document import TranslatableMarkdownBlock


class MarkdownReader:
    """Reads Markdown files (CommonMark with GitHub's tables and footnotes) and writes them again in English."""

    id = "md"
    suffixes = (".md", ".markdown")

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file has a Markdown ending; the content is not asked, since any text could be Markdown."""
        return suffix in self.suffixes and bool(data)

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read a Markdown file; the encoding is detected unless the options name it.

        Raises:
            TranslatorError: No text, garbled, hostile, a paragraph too long; or a paragraph rule was given.
        """
        from translator_gui.formats.markdown.document import blocks  # noqa: PLC0415 (the parser is slow to load)

        if options.paragraph_rule:
            raise TranslatorError(_("{name} is Markdown: it has no paragraph rule; leave it out.", name=name))
        text, codec, doubts = decode_text(name, data, options.encoding)
        if "\0" in text:
            raise TranslatorError(_("{name} holds NUL characters; this is no Markdown.", name=name))
        pictures: list[tuple[int, SourcePicture]] = []
        found = blocks(name, text, as_before=options.as_before, pictures=pictures)
        paragraphs = tuple(one for block in found for one in block.paragraphs)
        if keys := untranslated_keys(text):
            doubts += (str(_("Its front matter is not translated but for titles: {keys}.", keys=format_list(keys))),)
        return SourceDocument(
            name, self.id, data, paragraphs, codec, doubts=doubts, pictures=tuple(_numbered(found, pictures))
        )

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original Markdown file again in English; in UTF-8 if its encoding lacks a letter."""
        from translator_gui.formats.markdown.target import write_markdown  # noqa: PLC0415 (the parser is slow to load)

        write_markdown(stream, original, paragraphs, pace)


def _numbered(
    found: "Sequence[TranslatableMarkdownBlock]", pictures: Sequence[tuple[int, SourcePicture]]
) -> Iterator[SourcePicture]:
    """Yield the pictures of a Markdown file, each with the number of paragraphs before the place where it stands."""
    starts = [block.start for block in found]
    counts = [0, *accumulate(len(block.paragraphs) for block in found)]
    for place, picture in sorted(pictures, key=lambda one: one[0]):
        yield picture._replace(before=counts[bisect_left(starts, place)])
