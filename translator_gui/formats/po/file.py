"""Parse a PO file into its entries, with the position of every line."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from translator_gui.formats.encoding import declared_codec, decode_text
from translator_gui.formats.po.quoting import WIDTH, is_literal, unquoted
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_FIELD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)(?![a-z_])[ \t]*(.*)", re.DOTALL)
_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")
_NO_CHARSET = {"charset", "encoding"}
"""Placeholders that templates have instead of an encoding."""
_MOST_LINES = 3_000_000
_MOST_STRINGS = 100_000
"""Most lines of one text."""
_LONGEST_LINE = 1 << 20


@dataclass
class PoEntryField:
    """A field of an entry of a PO file (msgid, msgstr …): its lines and strings.

    Attributes:
        first: The line that it begins with, from 0.
        last: The line that follows it.
        strings: The text of each string.
    """

    first: int
    last: int
    strings: list[str]

    @cached_property
    def text(self) -> str:
        """The joined strings of the PO field; read only once all its lines have been parsed."""
        return "".join(self.strings)


@dataclass(slots=True)
class PoEntry:
    """An entry of a PO file: comments, msgctxt, msgid and msgstr.

    Attributes:
        first: The line that it begins with, from 0: its first comment or keyword.
        comments: Lines, by their number.
        fields: By keyword: "msgctxt", "msgid", "msgid_plural", "msgstr", "msgstr[0]".
    """

    first: int
    comments: dict[int, str] = field(default_factory=dict[int, str])
    fields: dict[str, PoEntryField] = field(default_factory=dict[str, PoEntryField])

    @property
    def id(self) -> str:
        """The msgid of the PO entry; empty for the header."""
        return self.fields["msgid"].text

    @property
    def is_header(self) -> bool:
        """Whether the PO entry is the header of the file: empty msgid, no msgctxt."""
        return not self.id and "msgctxt" not in self.fields

    @property
    def line(self) -> int:
        """The line number of the msgid of the PO entry, from 1."""
        return self.fields["msgid"].first + 1

    @property
    def flags(self) -> list[str]:
        """The flags of the PO entry, such as "fuzzy" and "python-format"."""
        found = (line[2:] for line in self.comments.values() if line.startswith("#,"))
        return [flag.strip() for flags in found for flag in flags.split(",") if flag.strip()]

    def comments_of(self, mark: str) -> list[str]:
        """Return the PO entry's comments of a type: "#" translator's, "#." programmer's, "#:" references."""
        pattern = re.compile(r"#(?![.:,|~])[ \t]?(.*)" if mark == "#" else re.escape(mark) + r"[ \t]?(.*)")
        return [found[1].strip() for line in self.comments.values() if (found := pattern.fullmatch(line))]


@dataclass(frozen=True, slots=True)
class PoFile:
    """A parsed PO file (gettext): its lines and entries.

    Attributes:
        codec: That it was read with.
        lines: Its lines, each with its end.
        entries: Those that are not obsolete, in order.
        doubts: About the encoding.
    """

    codec: str
    lines: list[str] = field(repr=False)
    entries: list[PoEntry] = field(repr=False)
    doubts: tuple[str, ...] = ()

    @property
    def header(self) -> PoEntry | None:
        """The header entry of the PO file, or None."""
        return next((entry for entry in self.entries if entry.is_header), None)

    @property
    def messages(self) -> list[PoEntry]:
        """All entries of the PO file except the header."""
        return [entry for entry in self.entries if not entry.is_header]

    @property
    def wraps(self) -> bool:
        """Whether the PO file wraps long strings over several lines, so that the translation does too."""
        return not any(
            len(self.lines[one.first].rstrip()) > WIDTH and " " in one.text and one.last == one.first + 1
            for entry in self.messages
            for one in entry.fields.values()
        )


def parse_po(name: str, data: bytes, codec: str | None = None) -> PoFile:
    """Parse a PO file (gettext) into entries.

    Args:
        name: Its name, for messages.
        data: Its bytes.
        codec: To read it with; None for the one it names, or that is found.

    Raises:
        TranslatorError: No PO file, broken (with the line), or not in the encoding that it names.
    """
    declared = _charset(data)
    if codec is None and declared and _is_utf8_under(data, declared):
        said, codec = declared, "utf-8"
    else:
        said = ""
    text, used, doubts = decode_text(name, data, codec or declared)
    if said:
        doubts += (str(_("Its header says {charset}, but its letters are UTF-8: they were read so.", charset=said)),)
    if text.count("\n") > _MOST_LINES or text.count("\r") > _MOST_LINES:
        raise TranslatorError(
            _(
                "{name} has more than {limit} lines; split it into several files.",
                name=name,
                limit=format_number(_MOST_LINES),
            )
        )
    lines = _LINES.findall(text)
    entries = list(_entries(name, lines))
    if not entries:
        raise TranslatorError(_("{name} holds no msgid, so it is no PO file; name it .txt if it is a text.", name=name))
    return PoFile(used, lines, entries, doubts)


def _charset(data: bytes) -> str | None:
    """Return the encoding that the header of a PO file declares; None if it is missing or unknown."""
    found = _CHARSET.search(data[: 1 << 16])
    if found is None or found[1].decode().lower() in _NO_CHARSET:
        return None
    return found[1].decode() if declared_codec(found[1]) else None


def _is_utf8_under(data: bytes, declared: str) -> bool:
    """Whether a PO file is UTF-8 though its header declares another encoding."""
    if data.isascii() or codecs.lookup(declared).name in {"utf-8", "utf-8-sig"}:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _entries(name: str, lines: list[str]) -> Iterator[PoEntry]:
    collector = _Collector(name)
    for number, line in enumerate(lines):
        if len(line) > _LONGEST_LINE:
            raise TranslatorError(
                _(
                    "{name}, line {line}: the line is too long ({length} letters); break it up.",
                    name=name,
                    line=number + 1,
                    length=format_number(len(line)),
                )
            )
        stripped = line.strip("\ufeff \t\f\r\n")
        if stripped.startswith("#"):
            collector.comment(number, stripped)
        elif stripped.startswith('"'):
            collector.continue_string(number, stripped)
        elif stripped:
            collector.begin(number, stripped)
        else:
            collector.current = None
        yield from collector.take()
    yield from collector.end()


class _Collector:
    """Collects the lines of a PO file into entries."""

    def __init__(self, name: str) -> None:
        self.current: PoEntryField | None = None
        self._name = name
        self._entry = PoEntry(0)
        self._whole: list[PoEntry] = []

    def comment(self, number: int, line: str) -> None:
        self.current = None
        self._finish(number)
        if line.startswith("#~"):
            # A message that is no more; the comments before it were its own.
            self._entry.comments.clear()
        else:
            if not self._entry.comments and not self._entry.fields:
                self._entry.first = number
            self._entry.comments[number] = line

    def continue_string(self, number: int, line: str) -> None:
        if self.current is None or not is_literal(line):
            raise _broken(self._name, number, line)
        if len(self.current.strings) >= _MOST_STRINGS:
            raise TranslatorError(
                _(
                    "{name}, line {line}: a message has more than {limit} lines; break it up.",
                    name=self._name,
                    line=self.current.first + 1,
                    limit=format_number(_MOST_STRINGS),
                )
            )
        self.current.strings.append(unquoted(line))
        self.current.last = number + 1

    def begin(self, number: int, line: str) -> None:
        found = _FIELD.fullmatch(line)
        if found is None or not is_literal(found[2]):
            raise _broken(self._name, number, line)
        keyword = found[1]
        if not keyword.startswith("msgstr"):
            self._finish(number)
        if keyword in self._entry.fields:
            raise TranslatorError(
                _(
                    "{name}, line {line}: a second {keyword} of one message; correct it.",
                    name=self._name,
                    line=number + 1,
                    keyword=keyword,
                )
            )
        if not self._entry.comments and not self._entry.fields:
            self._entry.first = number
        self.current = self._entry.fields[keyword] = PoEntryField(number, number + 1, [unquoted(found[2])])

    def take(self) -> Iterator[PoEntry]:
        yield from self._whole
        self._whole.clear()

    def end(self) -> Iterator[PoEntry]:
        if self._entry.fields:
            yield _checked(self._name, self._entry)

    def _finish(self, number: int) -> None:
        if _is_whole(self._entry):
            self._whole.append(_checked(self._name, self._entry))
            self._entry = PoEntry(number)


def _is_whole(entry: PoEntry) -> bool:
    return any(keyword.startswith("msgstr") for keyword in entry.fields)


def _checked(name: str, entry: PoEntry) -> PoEntry:
    line = min(one.first for one in entry.fields.values()) + 1
    if "msgid" not in entry.fields:
        raise TranslatorError(
            _("{name}, line {line}: a message without msgid; correct it there.", name=name, line=line)
        )
    if not _is_whole(entry):
        raise TranslatorError(
            _("{name}, line {line}: a message without msgstr; correct it there.", name=name, line=line)
        )
    return entry


def _broken(name: str, number: int, line: str) -> TranslatorError:
    shown = line.strip()[:40]
    return TranslatorError(
        _(
            "{name}, line {line}: “{shown}” is no line of a PO file; correct it there.",
            name=name,
            line=number + 1,
            shown=shown,
        )
    )
