"""Checks names of files, documents and people for deceptive characters."""

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.lazy_pattern import lazy_pattern

_DECEPTIVE = lazy_pattern("[\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def refuse_deceptive(name: str, what: str) -> None:
    """Raise an error for a name whose characters change its visible order or cannot be in file names.

    Args:
        name: A path or a name.
        what: What it names, for the message: "the project", "the author".

    Raises:
        TranslatorError: It holds a direction override (U+202A–E, U+2066–9), bytes that are no text, or a control.
    """
    if _DECEPTIVE.search(name):
        raise TranslatorError(
            _(
                "{name}: the name of {what} turns the direction of text around; rename it",
                name=printable(name),
                what=what,
            )
        )
    found = _UNPRINTABLE.search(name)
    if found:
        raise TranslatorError(
            _(
                "{name}: the name of {what} contains an unprintable character (U+{code}); rename it",
                name=printable(name),
                what=what,
                code=f"{ord(found.group()):04X}",
            )
        )


def printable(text: str) -> str:
    """Return a text with control characters and direction marks spelt out as "<U+202E>"."""
    return _UNPRINTABLE.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def shown_title(title: str, file: str) -> str:
    """Return what a window calls a project: its title, or the stem of its file name, so that copies can be told apart.

    A title in words that is not part of the file name was given by somebody: it comes first, the file name behind it.

    Args:
        title: As it is stored; where none was given, the name of the first document, perhaps with an ending: "news.ur".
        file: The stem of the file name.
    """
    name, start = printable(file), title.split(".", maxsplit=1)[0].casefold()
    if start == file.casefold():
        return title
    if " " in title and title.casefold() not in file.casefold():
        return f"{title} ({name})"
    return name if start in file.casefold() else f"{name} ({title})"
