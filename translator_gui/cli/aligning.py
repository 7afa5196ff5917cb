"""The verb align: links the sentences of an old translation."""

from collections import Counter
from contextlib import nullcontext
from pathlib import Path

import click

from translator_gui.cli.parameters import FILE, author_named, force_option
from translator_gui.cli.reading import echo_doubts
from translator_gui.formats.output import refuse_to_replace
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.errors import TranslatorError
from translator_gui.project.memory.document_alignment import (
    AlignedTexts,
    create_aligned_project,
    read_english,
    read_urdu,
    urdu_sentences,
    write_tmx,
    write_tsv,
)
from translator_gui.project.memory.sentence_comparison import align_with_memories, read_lexicon
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.settings import load_settings
from translator_gui.store.connection import SUFFIX

_TSV, _TMX = ".tsv", ".tmx"


@click.command(
    help=_(
        "Align an old translation: link the sentences of an Urdu document with those of its English.\n\n"
        "OUT ends in .tsv for a table of all links (Urdu, English, how many sentences of each, likeness from 0 to "
        "1), in .tmx for a translation memory, or in .tproj for a project of the Urdu with the English as drafts. "
        "Likeness counts words, numbers and names; with a dictionary and a memory it is surer. Your own memory and the "
        "attached ones are always used."
    ),
)
@click.argument("source", type=FILE)
@click.argument("target", type=FILE)
@click.argument("out", metavar="OUT.(tsv|tmx|tproj)", type=FILE)
@click.option("--dictionary", type=FILE, metavar="FILE", help=_("Urdu and English words: .tsv, .ifo, .index or .tbx."))
@click.option("--memory", type=FILE, metavar="M", help=_("One more memory file (.tmem), besides your own."))
@force_option
def align(source: Path, target: Path, out: Path, dictionary: Path | None, memory: Path | None, force: bool) -> None:
    ending = out.suffix.lower()
    if ending not in {_TSV, _TMX, SUFFIX}:
        raise TranslatorError(_("{name}: end the name in .tsv, .tmx or .tproj", name=out.name))
    refuse_to_replace(out, force=force)
    document, english = read_urdu(source), read_english(target)
    echo_doubts(document.name, document.doubts)
    lexicon = read_lexicon([dictionary] if dictionary else [])
    urdu = urdu_sentences(document)
    attached = load_settings().text("memory.attached")
    with TranslationMemory.open(memory, read_only=True) if memory else nullcontext() as more:
        links = align_with_memories(urdu, english, lexicon, attached, more)
    texts = AlignedTexts(tuple(urdu), tuple(english), tuple(links))
    if ending == _TSV:
        write_tsv(out, texts, force=force)
    elif ending == _TMX:
        write_tmx(out, source.stem, texts, force=force)
    else:
        create_aligned_project(out, document, texts, target.name, author_named(None), force=force)
    _echo(out, texts)


def _echo(out: Path, texts: AlignedTexts) -> None:
    kinds = Counter(link.kind for link in texts.links)
    links = sum(bool(link.urdu and link.english) for link in texts.links)
    doubtful = sum(link.is_doubtful for link in texts.links)
    figures = (
        ngettext("{count} link", "{count} links", links, count=links),
        ngettext("{count} of them doubtful", "{count} of them doubtful", doubtful, count=doubtful),
        _("{count} Urdu alone", count=kinds["1-0"]),
        _("{count} English alone", count=kinds["0-1"]),
    )
    click.echo(f"{out}: {', '.join(figures)}")
