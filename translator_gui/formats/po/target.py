"""Write a PO file again with the English; lines that need no change stay as they are."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import BinaryIO

from translator_gui import __version__
from translator_gui.formats.base import ExportProgress, OriginalDocument
from translator_gui.formats.characters import sanitize
from translator_gui.formats.encoding import declared_codec
from translator_gui.formats.inline import StandaloneTag, TargetTextPiece
from translator_gui.formats.po.file import PoEntry, PoFile, parse_po
from translator_gui.formats.po.messages import PoTranslatableString, messages
from translator_gui.formats.po.quoting import field_lines
from translator_gui.formats.target_builder import TargetParagraph, insert_english

PLURALS = "nplurals=2; plural=(n != 1);"
_NO_PLURALS = re.compile(r"nplurals=(?!2\b)")


def write_po(
    stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
) -> None:
    """Write the source PO file with the translation filled in; as UTF-8 if its encoding cannot hold it."""
    po = parse_po(original.name, original.data, original.options.encoding)
    edit = _PoFileEditor(po)
    for message, paragraph in zip(list(messages(po)), pace.over(paragraphs), strict=True):
        edit.set_translation(message, paragraph)
    edit.flags()
    edit.header(po.codec)
    marked = original.data.startswith(b"\xef\xbb\xbf")
    try:
        data = edit.text().encode(po.codec)
    except UnicodeEncodeError:
        edit.header("UTF-8")
        data = edit.text().encode()
    stream.write(b"\xef\xbb\xbf" + data if marked and not data.startswith(b"\xef\xbb\xbf") else data)


def _is_utf8(codec: str) -> bool:
    return codec.lower() in {"utf-8", "utf-8-sig"}


class _PoFileEditor:
    """Collects the changed lines of a PO file while the translation is filled in."""

    def __init__(self, po: PoFile) -> None:
        self._po = po
        self._wraps = po.wraps
        self._end = next((line[len(line.rstrip("\r\n")) :] for line in po.lines), "") or "\n"
        self._replaced: dict[int, tuple[int, list[str]]] = {}
        self._fuzzy: dict[int, tuple[PoEntry, bool]] = {}
        self._has_plurals = False

    def set_translation(self, message: PoTranslatableString, paragraph: TargetParagraph) -> None:
        """Set the translation of a PO string in the lines to write; empty its msgstr if there is no English yet."""
        entry = message.entry
        self._has_plurals |= "msgid_plural" in entry.fields and not message.is_monolingual
        text, is_open, has_english = _english(message, paragraph)
        _, before = self._fuzzy.get(entry.first, (entry, False))
        if not has_english and not message.is_monolingual:
            # What waits is told by an empty msgstr, without a mark.
            text, is_open = "", False
        if not _is_unchanged(message, paragraph):
            for keyword in message.targets:
                self._set(entry, keyword, text)
        self._fuzzy[entry.first] = (entry, before or is_open)

    def flags(self) -> None:
        """Set the "fuzzy" flag on exactly the PO entries whose translation is unfinished."""
        for entry, wanted in self._fuzzy.values():
            if wanted and "fuzzy" not in entry.flags:
                self._add_fuzzy(entry)
            elif not wanted and "fuzzy" in entry.flags:
                self._remove_fuzzy(entry)

    def header(self, codec: str) -> None:
        """Update the PO header: revision date, language, plural forms, encoding."""
        header = self._po.header
        if header is None:
            return
        field = header.fields["msgstr"]
        text = field.text
        now = f"{dt.datetime.now(tz=dt.UTC):%Y-%m-%d %H:%M+0000}"
        for name, value in (
            ("PO-Revision-Date", now),
            ("Language", "en"),
            ("X-Generator", f"Translator {__version__}"),
        ):
            text = _set_header_field(text, name, value)
        plurals = re.search(r"^Plural-Forms:(.*)$", text, re.MULTILINE)
        if self._has_plurals and (plurals is None or _NO_PLURALS.search(plurals[1])):
            text = _set_header_field(text, "Plural-Forms", PLURALS)
        found = re.search(r"charset=([^\s;]+)", text)
        declared = declared_codec(found[1].encode()) if found else None
        if found and (found[1] == "CHARSET" or (_is_utf8(codec) and not _is_utf8(declared or ""))):
            text = text.replace(found[0], f"charset={codec.removesuffix('-sig').upper()}")
        self._replaced[field.first] = (field.last, field_lines("msgstr", text, wrap=False))

    def text(self) -> str:
        """Return the text of the PO file with all changes applied."""
        out: list[str] = []
        number, lines = 0, self._po.lines
        while number < len(lines):
            last, new = self._replaced.get(number, (number + 1, None))
            if new is None:
                out.append(lines[number])
            else:
                out.extend(line + self._end for line in new)
                if new and not lines[last - 1].endswith(("\r", "\n")):
                    out[-1] = out[-1].removesuffix(self._end)
            number = last
        return "".join(out)

    def _line(self, number: int) -> str:
        return self._po.lines[number].rstrip("\r\n")

    def _set(self, entry: PoEntry, keyword: str, text: str) -> None:
        if not text and keyword not in entry.fields:
            return
        new = field_lines(keyword, text, wrap=self._wraps)
        field = entry.fields.get(keyword)
        if field is not None:
            if field.text != text:
                self._replaced[field.first] = (field.last, new)
            return
        # A form that the file does not have yet goes behind the last one.
        last = max(entry.fields.values(), key=lambda one: one.first)
        end, lines = self._replaced.get(
            last.first, (last.last, [self._po.lines[n][0] for n in range(last.first, last.last)])
        )
        self._replaced[last.first] = (end, [*lines, *new])

    def _add_fuzzy(self, entry: PoEntry) -> None:
        for number, line in entry.comments.items():
            if line.startswith("#,"):
                self._replaced[number] = (number + 1, [f"#, fuzzy,{line[2:]}"])
                return
        after = [number for number, line in entry.comments.items() if not line.startswith("#|")]
        if after:
            self._replaced[after[-1]] = (after[-1] + 1, [self._line(after[-1]), "#, fuzzy"])
        else:
            self._replaced[entry.first] = (entry.first + 1, ["#, fuzzy", self._line(entry.first)])

    def _remove_fuzzy(self, entry: PoEntry) -> None:
        for number, line in entry.comments.items():
            if line.startswith("#,"):
                flags = [flag.strip() for flag in line[2:].split(",") if flag.strip() not in {"", "fuzzy"}]
                self._replaced[number] = (number + 1, [f"#, {', '.join(flags)}"] if flags else [])


def _is_unchanged(message: PoTranslatableString, paragraph: TargetParagraph) -> bool:
    """Whether the PO file already has the current translation in every plural form, so its lines stay."""
    text = "".join(piece.text for piece in paragraph.pieces)
    if message.is_monolingual:
        return text == message.tagged.text
    fields = [message.entry.fields.get(keyword) for keyword in message.targets]
    return text == message.english and all(one is not None and one.text for one in fields)


def _english(message: PoTranslatableString, paragraph: TargetParagraph) -> tuple[str, bool, bool]:
    """Return the translation of a PO string, whether it is unfinished (fuzzy), and whether there is any."""
    tokens = insert_english(message.tagged, paragraph.pieces)
    text = "".join(
        sanitize(token.text) if isinstance(token, TargetTextPiece) else str(token.code.payload)
        for token in tokens
        if isinstance(token, TargetTextPiece | StandaloneTag)
    )
    if "\r\n" in message.text:
        text = text.replace("\n", "\r\n")
    pieces = paragraph.pieces
    has_english = any(piece.text and not piece.urdu for piece in pieces)
    is_open = any(piece.open or not piece.text for piece in pieces)
    return text, is_open, has_english


def _set_header_field(text: str, name: str, value: str) -> str:
    """Return the text of a PO header with the value of one field set, such as "Language"."""
    line = f"{name}: {value}\n"
    pattern = re.compile(rf"^{re.escape(name)}:.*\n?", re.MULTILINE)
    if pattern.search(text):
        return pattern.sub(lambda _: line, text, count=1)
    return text + ("" if not text or text.endswith("\n") else "\n") + line
