"""Finds the pictures of a project's document in its original file, for bilingual exports."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from translator_gui.formats.base import OriginalDocument
from translator_gui.formats.pictures import ExportedPicture, load_pictures
from translator_gui.formats.registry import READERS
from translator_gui.formats.zipped import part_names
from translator_gui.model.document import ParagraphKind
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags

ON_EACH_PAGE = -1
"""Stands for a place: pictures of headers and footers belong to no paragraph."""
ILLUSTRATED = frozenset({"docx", "odt", "pptx", "html", "epub", "md"})
"""Ids of the formats whose documents may have pictures."""


_PAGE_PARTS = (ParagraphKind.HEADER.value, ParagraphKind.FOOTER.value)


_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".svg", ".bmp", ".tif", ".tiff", ".webp")
_PICTURE_SIGNS = (b"<img", b"<image", b":image", b"![")


class _Found(NamedTuple):
    """What an original file holds: the texts of its paragraphs without tags, and its pictures."""

    texts: tuple[str, ...] = ()
    pictures: tuple[ExportedPicture, ...] = ()


class OriginalPictures:
    """The pictures of an original file, which is read when they are first asked for.

    Args:
        format_id: The id of its format.
        original: The file.
    """

    def __init__(self, format_id: str, original: OriginalDocument) -> None:
        self._format = format_id
        self._original = original

    @property
    def is_loaded(self) -> bool:
        """Whether the original file has been read."""
        return "_found" in self.__dict__

    @cached_property
    def _found(self) -> _Found:
        name, data, options = self._original
        reader = next((reader for reader in READERS if reader.id == self._format), None)
        if reader is None or not _may_have_pictures(data):
            return _Found()
        try:
            document = reader.read(name, data, options)
            if not document.pictures:
                return _Found()
            texts = tuple(without_tags(paragraph.text) for paragraph in document.paragraphs)
            return _Found(texts, tuple(load_pictures(name, data, document.pictures)))
        except TranslatorError:
            # A file that this release refuses has been imported by an earlier one: its words go out without pictures.
            return _Found()

    def by_paragraph(self, texts: Sequence[str]) -> Mapping[int, Sequence[ExportedPicture]]:
        """Return the pictures by the number of the project's paragraphs before them, or by `ON_EACH_PAGE`.

        Args:
            texts: The paragraphs as the project has them, or the first of them.
        """
        found: dict[int, list[ExportedPicture]] = {}
        theirs, pictures = self._found
        if not pictures:
            return found
        ours = [without_tags(text) for text in texts]
        is_same = list(theirs[: len(ours)]) == ours
        places = {at: at for at in range(len(ours))} if is_same else _places(theirs, ours)
        known = sorted(places)
        for picture in pictures:
            if picture.place.startswith(_PAGE_PARTS):
                found.setdefault(ON_EACH_PAGE, []).append(picture)
                continue
            if is_same and picture.before > len(ours):
                break
            # It follows the nearest paragraph before it that the project has.
            at = bisect_left(known, picture.before)
            place = places[known[at - 1]] + 1 if at else 0
            found.setdefault(place, []).append(picture)
        return found


def _may_have_pictures(data: bytes) -> bool:
    """Whether an original file may hold pictures: most hold none, and need not be read again."""
    if data.startswith(b"PK"):
        return any(name.lower().endswith(_PICTURE_ENDINGS) for name in part_names(data))
    text = data.lower()
    return any(sign in text for sign in _PICTURE_SIGNS)


def _places(theirs: Sequence[str], ours: Sequence[str]) -> Mapping[int, int]:
    """Map the paragraphs of a file to those of a project whose release read it in another way."""
    blocks = SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks()
    return {first + step: second + step for first, second, length in blocks for step in range(length)}
