"""What the window tells the helper process for the completion of English; light, for both ends."""

from typing import NamedTuple

from translator_gui.text.quantities.english_forms import DEFAULT_STYLE, NumberStyle
from translator_gui.text.term_index import TermEntry


class CompletionSetup(NamedTuple):
    """What completions of the sentences of a project are made of, besides the memories.

    Attributes:
        number: Another one for each other setup.
        variety: Of its English: "en_US" or "en_GB"; empty if it does not say.
        style: How it writes numbers.
        shared: Its names and terms.
        dictionaries: Paths of the user's dictionaries.
        glossaries: Paths of the user's glossary files.
    """

    number: int = 0
    variety: str = ""
    style: NumberStyle = DEFAULT_STYLE
    shared: tuple[TermEntry, ...] = ()
    dictionaries: tuple[str, ...] = ()
    glossaries: tuple[str, ...] = ()
