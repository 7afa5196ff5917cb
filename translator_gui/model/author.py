"""The people who work on a project. A name proves nothing: anybody can type it."""

import unicodedata
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
        pair = "\n".join(unicodedata.normalize("NFC", part).casefold() for part in (self.name, self.email))
        return derived_uid(_NAMESPACE, pair)
