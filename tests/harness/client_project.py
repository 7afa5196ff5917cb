"""A project that is sent out to other programs, what they are asked to change in it, and what of that has come back."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from translator_gui.model.status import Status
from translator_gui.project.opening import open_project
from translator_gui.text.tag_spelling import spelled

EditLine = dict[str, int | str]
"""A line of a file for the verb edit."""
WHO = "Bilal"
"""Who works in the other programs."""
_LONG_URDU = " ".join(
    f"اور ان خطوط میں سے {n} خط ایسے ہیں جن کی عبارت نستعلیق میں بہت لمبی چلی جاتی ہے،" for n in range(12)
)
_LONG_ENGLISH = ", ".join(f"and of these letters {n} are such that their text runs on" for n in range(12))


class SentSentence(NamedTuple):
    """A sentence of the project: its name here, its Urdu as markup, its English with tags spelled, its status."""

    name: str
    urdu: str
    english: str = ""
    status: str = "translated"


LETTERS = (
    SentSentence("title", "<h1>خطوطِ غالب</h1>", "The Letters of Ghalib", "approved"),
    SentSentence("bold", "<p>یہ <b>پہلا</b> جملہ ہے۔</p>", "This is the {1>first<1} sentence."),
    SentSentence("link", '<p>دیکھیے <a href="a.html">یہ صفحہ</a> ضرور۔</p>', "Do see {1>this page<1} by all means."),
    SentSentence("nested", "<p><b>گاڑھا <i>ترچھا</i> لفظ</b> یہ ہے۔</p>", "A {1>bold, {2>sloping<2} word<1} it is."),
    SentSentence("numbers", "<p>سنہ ۱۸۵۷ء میں ۴٬۵۰۰ روپے ملے۔</p>", "In 1857 he got 4,500 rupees.", "draft"),
    SentSentence("long", f"<p>{_LONG_URDU} ختم۔</p>", f"{_LONG_ENGLISH}; the end."),
    SentSentence("said", "<p>یہی بات ہے۔</p>", "That is it."),
    SentSentence("again", "<p>یہی بات ہے۔</p>"),
    SentSentence("open", "<p>اس کا ترجمہ نہیں ہوا۔</p>"),
    SentSentence("signs", "<p>چائے اور دودھ پیو۔</p>", "Drink tea & milk < \"sugar\" > 'salt'; it's 100 % — “good”…"),
    SentSentence("zeros", "<p>۰۰۷</p>", "007", "draft"),
    SentSentence("half", "<p>۱/۲</p>", "1/2", "draft"),
    SentSentence("equals", "<p>= برابر</p>", "= equals"),
    SentSentence("minus", "<p>- نہیں صاحب</p>", "- no, sir"),
    SentSentence("true", "<p>سچ</p>", "TRUE"),
    SentSentence("decimal", "<p>۳٫۱۰</p>", "3.10"),
    SentSentence("lines", "<p>پہلی سطر<br>دوسری سطر</p>", "The first line\nThe second line"),
    SentSentence("item", "<ol><li>ایک چیز</li>", "One thing"),
    SentSentence("another", "<li>دوسری چیز</li></ol>", "Another thing"),
    SentSentence("handed", "<p>یہ حتمی ہے۔</p>", "This one is final.", "approved"),
)
NOTES = (
    SentSentence("heading", "# حواشی\n", "The Notes"),
    SentSentence("same", "یہی بات ہے۔\n", "That is it.", "draft"),
    SentSentence("wide", "پھر دو  فاصلے۔\n", "Then\u00a0two  spaces\u200b, and 😀 a\tsign."),
    SentSentence("back", "یہ لوٹایا گیا۔\n", "This was returned.", "returned"),
    SentSentence("gone", "یہ سطر کوئی مٹا دے گا۔\n", "Somebody will delete this row."),
    SentSentence("twin", "یہ سطر کوئی دو بار رکھے گا۔\n", "Somebody will paste this row."),
    SentSentence("last", "آخری جملہ یہ ہے۔\n", "This is the last sentence."),
)
SENTENCES = (*LETTERS, *NOTES)
_LONG_REMARK = (
    "This remark is long, so that a program that breaks lines breaks it somewhere, as between well-known words."
)
THREADS = (
    ("link", "Which page is meant?"),
    ("signs", 'a & b < c > "d":\nکیا یہ ٹھیک ہے؟'),
    ("half", _LONG_REMARK),
    ("last", "Is it?"),
)


class AskedEdit(NamedTuple):
    """What a client is asked to do to one sentence.

    Attributes:
        name: Of the edit.
        kind: text, tags, fill, approve, return, comment, reply.
        number: Of the sentence, from 1.
        old: The words that are replaced.
        new: By which; or the text of a comment.
    """

    name: str
    kind: str
    number: int
    old: str = ""
    new: str = ""


def number_of(name: str) -> int:
    """Return the number of a sentence."""
    return [one.name for one in SENTENCES].index(name) + 1


ASKED = tuple(
    AskedEdit(name, kind, number_of(name), *more)
    for name, kind, *more in (
        ("long", "text", "the end", "so it ends"),
        ("signs", "text", "milk", "cream & <so>"),
        ("item", "text", "thing", "object"),
        ("lines", "text", "second", "next"),
        ("wide", "text", "sign", "mark"),
        ("bold", "tags", "sentence", "statement"),
        ("link", "tags", "by all means", "without fail"),
        ("nested", "tags", "sloping", "slanted"),
        ("again", "fill", "", "That's just it."),
        ("said", "approve"),
        ("numbers", "approve"),
        ("heading", "return"),
        ("title", "comment", "", 'New: a & b < "c"?'),
        ("last", "reply", "Is it?", "Yes, it is."),
    )
)


PASTED = (number_of("twin"), "row", "line")
"""A row that is put in again with other English: number, old words, new words."""
DELETED = number_of("gone")


class FoundSentence(NamedTuple):
    """A sentence of the project after a merge.

    Attributes:
        english: With tags spelled.
        status: Its status.
        author: Who wrote it.
        threads: What was said, by thread.
    """

    english: str
    status: Status
    author: str
    threads: tuple[tuple[str, ...], ...]


def translator(*arguments: str | Path, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line of the program."""
    command = [sys.executable, "-m", "translator_gui", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, input=said, timeout=120)


def make_sent_project(folder: Path) -> Path:
    """Make the project, by the command line."""
    letters, notes, project = folder / "letters.html", folder / "notes.md", folder / "letters.tproj"
    body = "\n".join(one.urdu for one in LETTERS)
    letters.write_text(f'<html lang="ur" dir="rtl"><meta charset="utf-8"><body>\n{body}\n</body></html>', "utf-8")
    notes.write_text("\n".join(one.urdu for one in NOTES), "utf-8")
    _done(translator("new", project, letters, notes))
    lines: list[EditLine] = []
    for number, one in enumerate(SENTENCES, 1):
        if one.english:
            first = "translated" if one.status in {"approved", "returned"} else one.status
            lines.append({"number": number, "target": one.english, "status": first})
    lines += [{"number": number_of(name), "comment": said} for name, said in THREADS]
    _edit(project, lines, "Amna")
    later: list[EditLine] = [
        {"number": number, "status": one.status, **({"comment": "Not so."} if one.status == "returned" else {})}
        for number, one in enumerate(SENTENCES, 1)
        if one.status in {"approved", "returned"} and one.name != "title"
    ]
    _edit(project, later, "Chand")
    _done(translator("handover", project, "--author", "Chand"))
    _edit(project, [{"number": number_of("title"), "status": "approved"}], "Chand")
    return project


def _edit(project: Path, lines: Iterable[EditLine], author: str) -> None:
    text = "\n".join(json.dumps(line) for line in lines)
    _done(translator("edit", project, "-", "--author", author, said=text))


def _done(run: subprocess.CompletedProcess[str]) -> None:
    if run.returncode:
        raise SystemExit(run.stderr)


def sentences_of(project: Path) -> list[FoundSentence]:
    """Return what stands in a project now."""
    found: list[FoundSentence] = []
    with open_project(project) as opened:
        queries = opened.queries
        for paragraph in queries.all_paragraphs():
            for segment in paragraph.segments:
                history = queries.history(segment.id)
                threads = sorted(tuple(one.text for one in thread.remarks) for thread in queries.threads(segment.id))
                author = history[-1].author if history else ""
                found.append(FoundSentence(spelled(segment.target), segment.status, author, tuple(threads)))
    return found
