"""The people who work on a project. A name proves nothing: anybody can type it."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from translator_gui.model.identity import derived_uid

_NAMESPACE = "6f1c3c52-5f0e-5f0a-9d6c-6a1f6b7c2d10"


class Author(NamedTuple):
    """A person who works on a project, identified by name and, if given, e-mail."""

    name: str
    email: str = ""

    @property
    def uid(self) -> str:
        """Uid of the author, equal in every copy of a project: derived from casefolded name and e-mail."""
        return _uid(self.name, self.email)


@lru_cache(maxsize=64)
def _uid(*parts: str) -> str:
    return derived_uid(_NAMESPACE, "\n".join(unicodedata.normalize("NFC", part).casefold() for part in parts))
