"""Aligns an old translation: reads the Urdu and the English, links their sentences, and puts the links to use."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from translator_gui.formats.base import DocumentReadOptions, ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualRow,
    ExportedDocumentRows,
)
from translator_gui.formats.output import atomic_write, refuse_to_replace
from translator_gui.formats.plain.reader import BLANK_LINES, PlainTextReader
from translator_gui.formats.registry import read_document
from translator_gui.formats.tmx.writer import TmxWriter
from translator_gui.memory.sentence_alignment import SentenceLink
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.memory_unit import LONGEST_UNIT, MemoryUnit, UnitOrigin
from translator_gui.model.moment import now_ms
from translator_gui.model.segment import MAX_PARAGRAPH
from translator_gui.model.status import Status
from translator_gui.project.commands.use_aligned_translations import AlignedTranslation, UseAlignedTranslations
from translator_gui.project.importing import create_project
from translator_gui.project.memory.sentence_comparison import one_line
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import content_uid, source_key
from translator_gui.store.atomic_install import install_file
from translator_gui.store.lock import ProjectLock
from translator_gui.text.direction import has_rtl
from translator_gui.text.english_sentences import english_sentences
from translator_gui.text.segmentation import document_splitter, paragraph_starts, spans

LIKENESS_DIGITS = 2


class AlignedTexts(NamedTuple):
    """The sentences of an Urdu text and of its English translation, with the links between them.

    Attributes:
        urdu: Sentences, each on one line.
        english: Sentences, each on one line.
        links: In the order of the Urdu; every sentence is in exactly one.
    """

    urdu: tuple[str, ...]
    english: tuple[str, ...]
    links: tuple[SentenceLink, ...]

    def sides(self, link: SentenceLink) -> tuple[str, str]:
        """Return the Urdu and the English of a link; one is empty if a sentence has no counterpart."""
        return " ".join(self.urdu[at] for at in link.urdu), " ".join(self.english[at] for at in link.english)


def read_urdu(path: Path) -> SourceDocument:
    """Read the Urdu document of an old translation.

    Raises:
        TranslatorError: It cannot be read, or has no Urdu.
    """
    source = read_document(path)
    if not any(has_rtl(paragraph.text) for paragraph in source.paragraphs):
        raise TranslatorError(
            _("{name} holds no Urdu; the Urdu document comes first, then its English translation.", name=path.name),
            in_window=_("{name} holds no Urdu; choose the Urdu document.", name=path.name),
        )
    return source


def read_english(path: Path) -> list[str]:
    """Read the sentences of the English document of an old translation; of a bilingual file its English.

    Raises:
        TranslatorError: It cannot be read, or has no English.
    """
    source = read_document(path)
    given = [one.target for paragraph in source.paragraphs for one in paragraph.sentences]
    texts = given if any(given) else [paragraph.text for paragraph in source.paragraphs]
    sentences = [sentence for text in texts for sentence in english_sentences(one_line(text))]
    if not any(map(_is_english, sentences)):
        raise TranslatorError(_("{name} holds no English; choose the translation.", name=path.name))
    return sentences


def pasted_english(text: str) -> list[str]:
    """Return the sentences of pasted English; lines that were broken to a width are joined, as in a text file.

    Raises:
        TranslatorError: It is no text, or has a paragraph that is too long.
    """
    name, data, reader = str(_("pasted text")), text.encode("utf-8", "replace"), PlainTextReader()
    source = reader.read(name, data, DocumentReadOptions("utf-8"))
    if source.doubts and len(text) <= MAX_PARAGRAPH:
        # Lines of a PDF look wrapped, and no blank line parts its paragraphs; sentences are found all the same.
        source = reader.read(name, data, DocumentReadOptions("utf-8", BLANK_LINES))
    return [sentence for paragraph in source.paragraphs for sentence in english_sentences(one_line(paragraph.text))]


def urdu_sentences(source: SourceDocument) -> list[str]:
    """Return the sentences of an Urdu document, as a project made of it has them; each on one line."""
    splitter = document_splitter(paragraph.text for paragraph in source.paragraphs)
    return [
        one_line(paragraph.text[start:end])
        for paragraph in source.paragraphs
        for start, end in spans(paragraph.text, paragraph_starts(paragraph, splitter))
    ]


def write_tsv(path: Path, texts: AlignedTexts, *, force: bool = False) -> None:
    """Write all links as a table: Urdu, English, numbers of sentences ("2-1"), likeness.

    Raises:
        TranslatorError: The file cannot be written.
    """
    with atomic_write(path, force=force) as stream:
        for link in texts.links:
            urdu, english = texts.sides(link)
            stream.write(f"{urdu}\t{english}\t{link.kind}\t{link.likeness:.{LIKENESS_DIGITS}f}\n".encode())


def write_tmx(path: Path, title: str, texts: AlignedTexts, *, force: bool = False) -> None:
    """Write the links that have both sides as a translation memory.

    Raises:
        TranslatorError: The file cannot be written.
    """
    sides = (texts.sides(link) for link in texts.links)
    rows = tuple(
        BilingualRow((number,), urdu, english, Status.DRAFT)
        for number, (urdu, english) in enumerate(((urdu, english) for urdu, english in sides if urdu and english), 1)
    )
    today = datetime.now(UTC).date()
    document = BilingualDocument(title, today, (ExportedDocumentRows(title, rows),))
    with atomic_write(path, force=force) as stream:
        TmxWriter().write(stream, document, BilingualExportOptions(), ExportProgress(len(rows)))


def add_to_own_memory(texts: AlignedTexts, name: str, author: Author) -> int:
    """Add the links that have both sides to the user's own memory; return the number of units that it had not yet.

    They belong to no project: texts of a project enter by its own rules, when their drafts are confirmed.

    Args:
        texts: The links.
        name: Of the old translation, as the units' document.
        author: Who aligned it.

    Raises:
        MemoryFileError: The memory is busy or damaged, or cannot be written.
    """
    sides = [both for link in texts.links if all(both := texts.sides(link))]
    keys = [0, *(source_key(urdu) for urdu, _english in sides), 0]
    now = now_ms()
    units = (
        MemoryUnit(
            content_uid(urdu, english),
            urdu,
            english,
            keys[at],
            keys[at - 1],
            keys[at + 1],
            author=author.name,
            time=now,
            origin=UnitOrigin.ALIGNED,
            document=name,
        )
        for at, (urdu, english) in enumerate(sides, 1)
        if max(len(urdu), len(english)) <= LONGEST_UNIT
    )
    with TranslationMemory.open_own() as memory:
        return memory.add_units(units)


def create_aligned_project(
    path: Path, source: SourceDocument, texts: AlignedTexts, translation: str, author: Author, *, force: bool = False
) -> None:
    """Create a project of the Urdu document, with the English as drafts: the whole project or none.

    Args:
        path: Ends in `.tproj`.
        source: The Urdu document, of which `texts` has all sentences.
        texts: The links.
        translation: Name of the English document, which the history names.
        author: Who made the project.
        force: Replace an existing file.

    Raises:
        TranslatorError: The file cannot be written.
    """
    refuse_to_replace(path, force=force)
    lock = ProjectLock(path)
    lock.acquire()
    try:
        with TemporaryDirectory(prefix=".translator-align-", dir=path.parent) as folder:
            part = Path(folder, path.name)
            with create_project(part, [source], title=path.stem, author=author) as project:
                found = drafts(texts, project.queries.segment_ids())
                if found:
                    project.do(UseAlignedTranslations(found, translation), author=author)
            install_file(part, path)
    except OSError as error:
        raise TranslatorError(
            _("{path}: cannot be written ({reason}); choose another folder", path=path, reason=error.strerror)
        ) from error
    finally:
        lock.release()


def drafts(texts: AlignedTexts, segments: Sequence[int]) -> tuple[AlignedTranslation, ...]:
    """Return the English for the sentences of a project, of all links that have both sides.

    Args:
        texts: The links.
        segments: Ids of the sentences that `texts` has on its Urdu side, in order.
    """
    return tuple(
        AlignedTranslation(tuple(segments[at] for at in link.urdu), texts.sides(link)[1], link.likeness)
        for link in texts.links
        if link.urdu and link.english
    )


def _is_english(sentence: str) -> bool:
    return not has_rtl(sentence) and any(letter.isascii() and letter.isalpha() for letter in sentence)
