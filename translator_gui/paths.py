"""Where the files that ship with the program are."""

from pathlib import Path

from translator_gui.model.errors import TranslatorError

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """A file of `resources/`: the checkout's when the program runs from one, else the installed package's.

    Raises:
        TranslatorError: The file is missing.
    """
    for root in (_PACKAGE.parent / "resources", _PACKAGE / "resources"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    name = "/".join(parts)
    raise TranslatorError(f"The program's own file resources/{name} is missing: install the program again.")
