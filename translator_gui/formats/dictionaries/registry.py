"""The dictionaries that a user may load, by the endings of their files."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from translator_gui.formats.dictionaries.base import MOST_ROWS, DictionaryRow, unpacked, urdu_rows
from translator_gui.formats.dictionaries.dictd import read_dictd
from translator_gui.formats.dictionaries.stardict import read_stardict
from translator_gui.formats.dictionaries.tsv import read_tsv
from translator_gui.formats.tbx.reader import LANGUAGES, all_entries, open_tbx, terms_of
from translator_gui.formats.xml_file import children, language, words
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError


def read_tbx(path: Path) -> Iterator[DictionaryRow]:
    """Yield the Urdu terms of a terminology file with all English terms of their concepts.

    Raises:
        TranslatorError: No TBX, broken or too large; names the line.
    """
    for entry in all_entries(open_tbx(path.name, unpacked(path))):
        terms: dict[str, list[str]] = {"ur": [], "en": []}
        for group in children(entry, *LANGUAGES):
            terms.setdefault(language(group).partition("-")[0], []).extend(map(words, terms_of(group)))
        for term in terms["ur"]:
            yield from urdu_rows(term, terms["en"])


_READERS = {
    ".tsv": read_tsv,
    ".txt": read_tsv,
    ".tab": read_tsv,
    ".ifo": read_stardict,
    ".index": read_dictd,
    ".tbx": read_tbx,
}


def read_dictionary(path: Path) -> Iterator[DictionaryRow]:
    """Yield the rows of a bilingual dictionary: TSV, StarDict (.ifo), DICT (.index) or TBX.

    Raises:
        TranslatorError: No such dictionary, damaged or too large; names the file and, in text, the line.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise TranslatorError(
            _(
                "{name} is no dictionary that can be read; these are: {endings}",
                name=path.name,
                endings=" ".join(_READERS),
            )
        )
    return islice(reader(path), MOST_ROWS)
