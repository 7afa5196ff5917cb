"""Find the Urdu strings of a PO file, the fields of their English, and their placeholders."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translator_gui.formats.inline import InlineCode, SourceToken, StandaloneTag, TaggedParagraph, tagged
from translator_gui.formats.paragraphs import clean_paragraph
from translator_gui.formats.po.file import PoEntry, PoFile
from translator_gui.model.inline_tag import InlineTag, TagMeaning, standalone, without_foreign, without_tags
from translator_gui.text.direction import has_rtl


class PoMessage(NamedTuple):
    """A string to translate, with the fields for its translation.

    Attributes:
        entry: The entry that contains it.
        source: Keyword of the Urdu.
        targets: Keywords of the English; some may be missing in the entry.
        tagged: The Urdu as the translator sees it.
        pattern: Pattern of its placeholders.
    """

    entry: PoEntry
    source: str
    targets: tuple[str, ...]
    tagged: TaggedParagraph
    pattern: re.Pattern[str] | None

    @property
    def text(self) -> str:
        """The Urdu as it is in the file."""
        return self.entry.fields[self.source].text

    @property
    def is_monolingual(self) -> bool:
        """Whether the English replaces the Urdu in the same field."""
        return self.source in self.targets

    @property
    def english(self) -> str:
        """The existing English with its tags, without white space at its ends."""
        found = self.entry.fields.get(self.targets[0])
        if found is None or self.is_monolingual:
            return ""
        return clean_paragraph(marked(found.text.replace("\r\n", "\n"), self.tagged.tags, self.pattern))


def is_into_urdu(po: PoFile) -> bool:
    """Whether only the translations of a file are Urdu: it was translated from another language, or has keys."""
    ids = any(has_rtl(text) for entry in po.messages for text in _texts(entry, "msgid"))
    return not ids and any(has_rtl(text) for entry in po.messages for text in _texts(entry, "msgstr"))


def messages(po: PoFile) -> Iterator[PoMessage]:
    """Yield the strings to translate, in order; each plural form is one."""
    into_urdu = is_into_urdu(po)
    for entry in po.messages:
        pattern = pattern_of(entry.flags)
        for source, targets in _own_places(entry) if into_urdu else _places(entry):
            found = tagged(pieces(entry.fields[source].text.replace("\r\n", "\n"), pattern))
            if clean_paragraph(without_tags(found.text)):
                yield PoMessage(entry, source, targets, found, pattern)


def _texts(entry: PoEntry, keyword: str) -> list[str]:
    return [one.text for name, one in entry.fields.items() if name.startswith(keyword)]


def _own_places(entry: PoEntry) -> Iterator[tuple[str, tuple[str, ...]]]:
    for keyword in entry.fields:
        if keyword.startswith("msgstr"):
            yield keyword, (keyword,)


def _places(entry: PoEntry) -> Iterator[tuple[str, tuple[str, ...]]]:
    if "msgid_plural" not in entry.fields:
        yield "msgid", ("msgstr",)
        return
    forms = sum(keyword.startswith("msgstr[") for keyword in entry.fields)
    yield "msgid", ("msgstr[0]",)
    yield "msgid_plural", tuple(f"msgstr[{number}]" for number in range(1, max(forms, 2)))


_PERCENT = (
    r"%(?:\d+\$)?(?:\([^()\s]*\))?[-+ #0'I]*(?:\*|\d+)?(?:\.(?:\*|\d+))?"  # which, flags, width, precision
    r"(?:<PRI\w+>|(?:hh?|ll?|[Lqjzt])?[a-zA-Z%])"
)
_BRACES = r"\{\{|\}\}|\{[^{}\n]*\}"
_QT = r"%L?(?:\d{1,2}|n)"
_FORMATS = {
    "python-brace-format": _BRACES,
    "c++-format": _BRACES,
    "rust-format": _BRACES,
    "csharp-format": _BRACES,
    "java-format": r"\{\d[^{}\n]*\}",
    "java-printf-format": _PERCENT,
    "perl-brace-format": r"\{\w+\}",
    "qt-format": _QT,
    "qt-plural-format": _QT,
    "kde-format": r"%\d",
    "kde-kuit-format": r"%\d",
    "boost-format": rf"%\|[^|\n]*\||%\d+%|{_PERCENT}",
    "sh-format": r"\$\w+|\$\{\w+\}",
    "smalltalk-format": r"%\d",
    "gfc-internal-format": r"%[A-Z]\d?",
    "tcl-format": _PERCENT,
}
"""Others that end in "-format" are as C's."""


def pattern_of(flags: Sequence[str]) -> re.Pattern[str] | None:
    """Return the pattern that finds the placeholders of a message; None if it has none."""
    formats = [flag for flag in flags if flag.endswith("-format") and not flag.startswith(("no-", "possible-"))]
    if not formats:
        return None
    return re.compile("|".join(dict.fromkeys(_FORMATS.get(one, _PERCENT) for one in formats)))


def pieces(text: str, pattern: re.Pattern[str] | None) -> Iterator[SourceToken]:
    """Yield the text and its placeholders in order."""
    at = 0
    for found in pattern.finditer(text) if pattern else ():
        yield text[at : found.start()]
        yield StandaloneTag(InlineCode(TagMeaning.CODE, found.group(), code=found.group(), payload=found.group()))
        at = found.end()
    yield text[at:]


def marked(text: str, tags: Sequence[InlineTag], pattern: re.Pattern[str] | None) -> str:
    """Return a translation with the source's tags for its placeholders; unknown ones stay letters."""
    waiting = list(tags)
    known = {tag.code: tag for tag in tags}

    def tag_of(found: re.Match[str]) -> str:
        tag = next((one for one in waiting if one.code == found.group()), known.get(found.group()))
        if tag is None:
            return found.group()
        if tag in waiting:
            waiting.remove(tag)
        return standalone(tag.number)

    text = without_foreign(text)
    return pattern.sub(tag_of, text) if pattern else text
