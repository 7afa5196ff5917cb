"""Which strings of a PO file are the Urdu, and where their English stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from translator_gui.formats.inline import TaggedParagraph, tagged
from translator_gui.formats.paragraphs import clean_paragraph
from translator_gui.formats.po.file import PoEntry, PoFile
from translator_gui.formats.po.placeholders import marked, pattern_of, pieces
from translator_gui.model.inline_tag import without_tags
from translator_gui.text.direction import has_rtl


class PoMessage(NamedTuple):
    """A string to translate.

    Attributes:
        entry: That it stands in.
        source: The keyword of the Urdu.
        targets: Those of the English; some may be missing in the entry.
        tagged: The Urdu as the translator sees it.
        pattern: What finds its placeholders.
    """

    entry: PoEntry
    source: str
    targets: tuple[str, ...]
    tagged: TaggedParagraph
    pattern: re.Pattern[str] | None

    @property
    def text(self) -> str:
        """The Urdu as the file has it."""
        return self.entry.fields[self.source].text

    @property
    def is_monolingual(self) -> bool:
        """Whether the English takes the place of the Urdu."""
        return self.source in self.targets

    @property
    def english(self) -> str:
        """The English that is there, as the translator sees it: with tags, without white space at its ends."""
        found = self.entry.fields.get(self.targets[0])
        if found is None or self.is_monolingual:
            return ""
        return clean_paragraph(marked(found.text.replace("\r\n", "\n"), self.tagged.tags, self.pattern))


def is_into_urdu(po: PoFile) -> bool:
    """Whether no msgid of a file is Urdu and a msgstr is: it was translated from another language, or has keys."""
    ids = any(has_rtl(text) for entry in po.messages for text in _texts(entry, "msgid"))
    return not ids and any(has_rtl(text) for entry in po.messages for text in _texts(entry, "msgstr"))


def messages(po: PoFile) -> Iterator[PoMessage]:
    """The strings to translate, in order; each plural form is one."""
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
