"""Read PO files as documents: the Urdu messages, with the English that is there."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.paragraphs import line_list, too_long
from translator_gui.formats.po.file import PoFile, parse_po
from translator_gui.formats.po.messages import PoTranslatableString, is_into_urdu, messages
from translator_gui.formats.po.target import write_po
from translator_gui.formats.po.writer import NOTE
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ImportedSentenceTranslation, SourceDocument, SourceParagraph
from translator_gui.model.segment import MAX_PARAGRAPH
from translator_gui.model.status import Status

_BEGINNING = re.compile(rb'\A(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*msg(?:id|ctxt)[ \t]+"')
_HEAD = 1 << 16
_PLACE = 120
_INTO_URDU = _(
    "Its msgids are not Urdu, only its translations are: those were taken for the text, and in the file that goes back "
    "the English stands in their place."
)


class PoReader:
    """Reads PO and POT files (gettext) for import and writes their translation back into them."""

    id = "po"
    suffixes = (".po", ".pot")

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is a PO file: by its suffix or because its first line that is no comment is a msgid."""
        return suffix in self.suffixes or _BEGINNING.match(data[:_HEAD]) is not None

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read a PO file for import: one paragraph per message and plural form, with existing translations.

        Raises:
            TranslatorError: No PO file, broken (with the line), or a message that is too long.
        """
        po = parse_po(name, data, options.encoding)
        paragraphs: list[SourceParagraph] = []
        for message in messages(po):
            text = message.tagged.text
            if len(text) > MAX_PARAGRAPH:
                raise too_long(name, line_list([message.entry.fields[message.source].first + 1]), text)
            sentence = _imported_sentence(message)
            paragraphs.append(
                SourceParagraph(text, place=_place(message), tags=message.tagged.tags, sentences=(sentence,)),
            )
        doubts = (*po.doubts, *((str(_INTO_URDU),) if is_into_urdu(po) else ()), *_warnings(po))
        return SourceDocument(name, self.id, data, tuple(paragraphs), po.codec, doubts=doubts)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the PO file with the English translation filled in."""
        write_po(stream, original, paragraphs, pace)


def _imported_sentence(message: PoTranslatableString) -> ImportedSentenceTranslation:
    target = message.english
    status = Status.NOT_STARTED
    if target:
        status = Status.DRAFT if "fuzzy" in message.entry.flags else Status.TRANSLATED
    said = (line.removeprefix(NOTE) for line in message.entry.comments_of("#"))
    return ImportedSentenceTranslation(0, target, status, "\n".join(filter(None, said)))


def _place(message: PoTranslatableString) -> str:
    """Return the location of a PO string: its context, or its source references, or its line number."""
    entry = message.entry
    context = entry.fields.get("msgctxt")
    references = " ".join(entry.comments_of("#:"))
    place = (context.text.strip() if context else "") or references or f"line {entry.line}"
    form = {"msgid_plural": ", plural", "msgid": ""}.get(message.source, f", {message.source}")
    place = " ".join(place.split())
    return (place if len(place) <= _PLACE else f"{place[:_PLACE]}…") + ("" if form == ", msgstr" else form)


def _warnings(po: PoFile) -> Iterator[str]:
    """Yield warnings on what gettext would refuse in the PO file: duplicate messages, several headers."""
    keys = [_key(entry.fields.get("msgctxt"), entry.id) for entry in po.messages]
    counts = Counter(keys)
    again = [entry.line for key, entry in zip(keys, po.messages, strict=True) if counts[key] > 1]
    if again:
        yield str(_("Messages are in it twice, which gettext refuses: {lines}.", lines=line_list(again)))
    headers = [entry.line for entry in po.entries if entry.is_header]
    if len(headers) > 1:
        yield str(_("It has more than one header: {lines}.", lines=line_list(headers)))
    formless = [entry.line for entry in po.messages if "msgid_plural" in entry.fields and "msgstr" in entry.fields]
    if formless:
        yield str(_("Messages with a plural have one translation only: {lines}.", lines=line_list(formless)))


def _key(context: object, identity: str) -> tuple[str, str]:
    return (getattr(context, "text", "") if context else "\0", identity)
