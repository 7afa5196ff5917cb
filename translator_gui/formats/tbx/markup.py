"""The XML of TBX files that are written, in either version of TBX-Basic: 3 with attributes, or 2 (`martif`)."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from translator_gui.formats.characters import sanitize

TBX_VERSIONS = ("3", "2")


class TbxMarkup(NamedTuple):
    """What the versions of TBX call otherwise: the elements of a file, and what begins and ends it."""

    begin: str
    end: str
    header: str
    entry: str
    language: str
    section: str
    scheme: str = ""

    def head(self, title: str) -> str:
        """Return the XML of a TBX file before its first entry."""
        title = tbx_text(title)
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n{self.begin}\n'
            f"<{self.header}><fileDesc><titleStmt><title>{title}</title></titleStmt>"
            f"<sourceDesc><p>Urdu terms with their English, from {title}</p></sourceDesc></fileDesc>"
            f"{self.scheme}</{self.header}>\n<text>\n<body>\n"
        )

    @property
    def tail(self) -> str:
        """The XML of a TBX file after its last entry."""
        return f"</body>\n</text>\n{self.end}\n"

    def concept(self, identity: str, about: str, urdu: Sequence[str], english: Sequence[str]) -> str:
        """Return the XML of an entry: what is said about it, and its terms (see `term`) in both languages."""
        languages = "".join(
            f'<{self.language} xml:lang="{code}">{"".join(terms)}</{self.language}>'
            for code, terms in (("ur", urdu), ("en", english))
            if terms
        )
        return f'<{self.entry} id="{identity}">{about}{languages}</{self.entry}>\n'

    def term(self, text: str, notes: str = "") -> str:
        """Return the XML of a term with its notes."""
        return f"<{self.section}><term>{tbx_text(text)}</term>{notes}</{self.section}>"


TBX_MARKUP = {
    "3": TbxMarkup(
        '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">',
        "</tbx>",
        "tbxHeader",
        "conceptEntry",
        "langSec",
        "termSec",
    ),
    # No DOCTYPE: who looks for the DTD, which is nowhere beside the file, could not read it.
    "2": TbxMarkup(
        '<martif type="TBX-Basic" xml:lang="en">',
        "</martif>",
        "martifHeader",
        "termEntry",
        "langSet",
        "tig",
        '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>',
    ),
}
"""By the versions of `TBX_VERSIONS`."""


def term_status(kind: str) -> str:
    """Return the XML of the note on the status of a term: "preferredTerm", "admittedTerm" or "deprecatedTerm"."""
    return f'<termNote type="administrativeStatus">{kind}-admn-sts</termNote>'


def tbx_text(text: str) -> str:
    """Return a text for a TBX file, on one line and escaped."""
    return escape(" ".join(sanitize(text).split()), quote=False)
