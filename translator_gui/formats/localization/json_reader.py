"""JSON and ARB files with the texts of programs: keys stay, strings are translated."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.characters import sanitize
from translator_gui.formats.encoding import decode_text, encode_like
from translator_gui.formats.inline import SourceToken, StandaloneTag, TaggedParagraph, TargetTextPiece, tagged
from translator_gui.formats.localization.json_texts import JsonString, json_strings, with_strings
from translator_gui.formats.localization.placeholders import (
    BRACES,
    MARKUP,
    PERCENT,
    has_choices,
    icu_pieces,
    placeholder_pieces,
)
from translator_gui.formats.paragraphs import checked_paragraphs, clean_paragraph, errors_at
from translator_gui.formats.target_builder import TargetParagraph, insert_english
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ImportedSentenceTranslation, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags
from translator_gui.text.direction import has_rtl

_PLACEHOLDERS = re.compile(f"{BRACES}|{PERCENT}|{MARKUP}")
_LOCALE = "@@locale"
_PLACE = 120


class _TaggedString(NamedTuple):
    """A string of a JSON file as the translator sees it; `whole` if it is never split into sentences."""

    string: JsonString
    content: TaggedParagraph
    whole: bool


class _JsonFile:
    """Common part of the readers of JSON and ARB files."""

    id: str
    suffixes: tuple[str, ...]
    _is_arb = False

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is of this kind, by its ending: any text may look like JSON."""
        return bool(data) and suffix in self.suffixes

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read a JSON file: one paragraph per string that holds Urdu, or per string if none does.

        Raises:
            TranslatorError: No sound JSON, no text, or a string that is too long.
        """
        if options.paragraph_rule:
            raise TranslatorError(_("{name} has no paragraph rule; leave it out.", name=name))
        text, codec, doubts = decode_text(name, data, options.encoding)
        paragraphs = (
            SourceParagraph(
                found.content.text,
                place=_place(found.string),
                tags=found.content.tags,
                sentences=(ImportedSentenceTranslation(0),) if found.whole else (),
            )
            for found in _strings(name, text, is_arb=self._is_arb)
        )
        return SourceDocument(name, self.id, data, checked_paragraphs(name, paragraphs), codec, doubts=doubts)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the JSON file with its strings in English; keys, order and spacing stay."""
        text, codec, _doubts = decode_text(original.name, original.data, original.options.encoding)
        changed: dict[JsonString, str] = {}
        strings = list(_strings(original.name, text, is_arb=self._is_arb))
        for found, paragraph in zip(strings, pace.over(paragraphs), strict=True):
            tokens = insert_english(found.content, paragraph.pieces)
            english = "".join(
                sanitize(token.text) if isinstance(token, TargetTextPiece) else str(token.code.payload)
                for token in tokens
                if isinstance(token, TargetTextPiece | StandaloneTag)
            )
            if "\r\n" in found.string.text:
                english = english.replace("\n", "\r\n")
            if english != found.string.text:
                changed[found.string] = english
        if self._is_arb:
            changed.update((one, "en") for one in json_strings(original.name, text) if one.path == (_LOCALE,))
        stream.write(encode_like(original.data, with_strings(text, changed), codec))


class JsonReader(_JsonFile):
    """Reads JSON files (.json) and writes them again with their strings in English."""

    id = "json"
    suffixes = (".json",)


class ArbReader(_JsonFile):
    """Reads ARB files (.arb) with the texts of a Flutter program and writes them again in English."""

    id = "arb"
    suffixes = (".arb",)
    _is_arb = True


def _strings(name: str, text: str, *, is_arb: bool) -> Iterator[_TaggedString]:
    """Yield the strings of a JSON file to translate: those that hold Urdu; all if none does.

    In an ARB file, "@key" holds what is said about a message, and "@@locale" is the file's language.
    """
    found = json_strings(name, text)
    if is_arb:
        found = (one for one in found if len(one.path) == 1 and not str(one.path[0]).startswith("@"))
    strings = [one for one in found if clean_paragraph(one.text)]
    for string in [one for one in strings if has_rtl(one.text)] or strings:
        shown = string.text.replace("\r\n", "\n")
        message = icu_pieces(shown) if has_choices(shown) else None
        pieces: Iterable[SourceToken] = message or placeholder_pieces(shown, _PLACEHOLDERS)
        with errors_at(_place(string)):
            content = tagged(pieces)
        if clean_paragraph(without_tags(content.text)):
            yield _TaggedString(string, content, message is not None)


def _place(string: JsonString) -> str:
    """Return where a string stands, for people: "home.items[2]"."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in string.path)
    place = " ".join("".join(steps).removeprefix(".").split())
    return place if len(place) <= _PLACE else f"{place[:_PLACE]}…"
