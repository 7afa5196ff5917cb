"""Entries of glossaries: an Urdu term with the English that is used for it, and what else glossaries say of a term."""

from typing import NamedTuple

from translator_gui.model.lazy_pattern import lazy_pattern

_PARTS = lazy_pattern(r"\s*[;؛|\n]\s*")
MOST_TARGETS = 100
"""English translations of a term that are read."""


class GlossaryEntry(NamedTuple):
    """A glossary entry: an Urdu term and the English translations that are used or forbidden for it.

    Attributes:
        source: The term.
        targets: Its English, the preferred one first.
        forbidden: English that must not be used for it.
        part_of_speech: Noun, verb and so on, as the glossary writes it.
        note: A definition or a remark.
        do_not_translate: Whether the term stays as it is in the English.
        case_sensitive: Whether capitals count, in the English and in Latin letters of the term.
        domain: The subject field.
        origin: Name of the glossary file that it is from; empty for an entry of the project.
    """

    source: str
    targets: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    part_of_speech: str = ""
    note: str = ""
    do_not_translate: bool = False
    case_sensitive: bool = False
    domain: str = ""
    origin: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether it says anything of its term."""
        return bool(self.source.strip()) and bool(self.targets or self.forbidden or self.do_not_translate)

    def merged_with(self, other: "GlossaryEntry") -> "GlossaryEntry":
        """Return one entry of two for the same term: the English of both, other fields of `other` where it has any."""
        targets = tuple(dict.fromkeys((*self.targets, *other.targets)))
        notes = dict.fromkeys(filter(None, (*self.note.split("; "), *other.note.split("; "))))
        return self._replace(
            targets=targets[:MOST_TARGETS],
            forbidden=tuple(dict.fromkeys((*self.forbidden, *other.forbidden)))[:MOST_TARGETS],
            part_of_speech=other.part_of_speech or self.part_of_speech,
            note="; ".join(notes),
            do_not_translate=self.do_not_translate or other.do_not_translate,
            case_sensitive=self.case_sensitive or other.case_sensitive,
            domain=other.domain or self.domain,
        )


def split_texts(cell: str) -> tuple[str, ...]:
    """Return the texts of a field that lists several, parted by semicolons or bars."""
    return tuple(dict.fromkeys(filter(None, (" ".join(part.split()) for part in _PARTS.split(cell)))))
