"""Projects of any size, made of the seed article's words; kept between benchmarks of one run."""

import random
import tempfile
from functools import cache
from pathlib import Path

from translator_gui.formats.registry import read_document
from translator_gui.model.author import Author
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.paths import resource
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.importing import create_project

_FOLDER = Path(tempfile.gettempdir()) / "translator-bench"


@cache
def seed_lines() -> tuple[str, ...]:
    """Return the paragraphs of the sample article."""
    return tuple(p.text for p in read_document(resource("sample", "seed.ur.txt")).paragraphs)


def big_document(sentences: int) -> SourceDocument:
    """Return a document of one-sentence paragraphs, each as long as the sample's."""
    chance = random.Random(1)
    lines = seed_lines()
    words = [word for line in lines for word in line.split() if "۔" not in word]
    texts = [" ".join(chance.choices(words, k=chance.randint(20, 36))) + "۔" for _ in range(sentences)]
    data = "\n".join(texts).encode()
    return SourceDocument("big.txt", "txt", data, tuple(map(SourceParagraph, texts)), "utf-8", "lines")


def sample_project() -> Path:
    """Return a project of the sample article."""
    _FOLDER.mkdir(exist_ok=True)
    path = _FOLDER / "sample.tproj"
    create_project(path, [read_document(resource("sample", "seed.ur.txt"))], force=True).close()
    return path


def big_project(sentences: int) -> Path:
    """Return a project with a number of sentences; created once."""
    _FOLDER.mkdir(exist_ok=True)
    path = _FOLDER / f"big-{sentences}.tproj"
    if not path.exists():
        create_project(path, [big_document(sentences)]).close()
    return path


def long_paragraph_project(sentences: int) -> Path:
    """Return a project of one paragraph with a number of sentences; created once."""
    path = _FOLDER / f"paragraph-{sentences}.tproj"
    if not path.exists():
        text = " ".join(paragraph.text for paragraph in big_document(sentences).paragraphs)
        _FOLDER.mkdir(exist_ok=True)
        create_project(
            path, [SourceDocument("long.txt", "txt", text.encode(), (SourceParagraph(text),), "utf-8")]
        ).close()
    return path


def long_field_project(letters: int) -> Path:
    """Return a project whose first sentence has a very long English text; created once."""
    path = _FOLDER / f"field-{letters}.tproj"
    if not path.exists():
        _FOLDER.mkdir(exist_ok=True)
        with create_project(path, [big_document(17)]) as project:
            english = ("The delegation met the adviser on Thursday. " * (letters // 40))[:letters]
            project.do(SetTargetText(project.queries.segment_ids()[0], english), author=Author("Amna"))
    return path
