"""Where the program's own files are."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """A file under `resources/`: of the checkout, or of the installed wheel."""
    checkout = _PACKAGE.parent / "resources"
    base = checkout if (checkout / "fonts").is_dir() else _PACKAGE / "resources"
    return base.joinpath(*parts)
