"""Reads the comments of a Word document: authors, texts and replies."""

from typing import NamedTuple

from translator_gui.formats.docx.cell_views import read_docx_cell
from translator_gui.formats.ooxml import Element, OoxmlPackage, OoxmlPartRelationship, descendants, name_of, value
from translator_gui.formats.returned import milliseconds

_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WORD_2012 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


class ReturnedDocxComment(NamedTuple):
    """A comment of a returned Word document; `time`: ms since 1970 UTC, 0 if unknown; `answers`: id of its parent."""

    author: str
    time: int
    text: str
    answers: str = ""
    done: bool = False


def read_docx_comments(
    package: OoxmlPackage, links: dict[str, OoxmlPartRelationship]
) -> dict[str, ReturnedDocxComment]:
    """Return the comments of a returned Word document by id, in the order of `word/comments.xml`.

    Args:
        package: The document.
        links: Of its main part.

    Raises:
        TranslatorError: A part is broken.
    """
    comments = _root(package, links, "comments")
    if comments is None:
        return {}
    threads = _Threads(_root(package, links, "commentsExtended"))
    elements = {value(one, "id") or "": one for one in descendants(comments, "comment")}
    # A comment is known in the other part by the last of its paragraphs.
    marks = {_last_mark(one): identity for identity, one in elements.items()}
    found: dict[str, ReturnedDocxComment] = {}
    for identity, one in elements.items():
        mark = _last_mark(one)
        found[identity] = ReturnedDocxComment(
            (value(one, "author") or "").strip(),
            milliseconds(value(one, "date")),
            read_docx_cell(one).accepted,
            marks.get(threads.parents.get(mark, "-"), ""),
            mark in threads.done,
        )
    return found


class _Threads:
    """Comment threads of a returned Word document (`commentsExtended`): parents of replies, resolved comments."""

    def __init__(self, root: Element | None) -> None:
        self.parents: dict[str, str] = {}
        self.done: set[str] = set()
        for one in () if root is None else root.iter(f"{_WORD_2012}commentEx"):
            mark = one.get(f"{_WORD_2012}paraId", "")
            if parent := one.get(f"{_WORD_2012}paraIdParent"):
                self.parents[mark] = parent
            if one.get(f"{_WORD_2012}done") in {"1", "true", "on"}:
                self.done.add(mark)


def _last_mark(comment: Element) -> str:
    marks = [one.get(f"{_WORD_2010}paraId", "") for one in comment.iter() if name_of(one) == "w:p"]
    return marks[-1] if marks else ""


def _root(package: OoxmlPackage, links: dict[str, OoxmlPartRelationship], kind: str) -> Element | None:
    link = next((link for link in links.values() if link.type == kind), None)
    return None if link is None or link.target not in package else package.parse(link.target)
