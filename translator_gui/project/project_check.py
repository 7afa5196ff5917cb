"""Running the checks on a whole project, for the command line, exports and handing over."""

import dataclasses
from collections.abc import Collection, Iterable
from functools import cache, partial

from translator_gui.checks.finding import CheckFinding
from translator_gui.checks.glossary_terms import GLOSSARY_CHECKS
from translator_gui.messages import LazyMessage
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph
from translator_gui.project.check_settings import QaCheckSet
from translator_gui.project.checking import without_ignored
from translator_gui.project.dictionaries import load_dictionary, read_own_words
from translator_gui.project.findings_index import FindingsIndex, usual_length
from translator_gui.project.project_spelling import ProjectSpelling
from translator_gui.project.queries import ProjectQueries
from translator_gui.settings import file_list, load_settings
from translator_gui.text.dictionary import EnglishVariety, SpellingDictionary
from translator_gui.text.spelling import KnownWords


def check_paragraphs(
    paragraphs: Iterable[Paragraph], checks: QaCheckSet, *, all_empty: bool = False
) -> dict[int, tuple[CheckFinding, ...]]:
    """Run QA checks over the paragraphs of a project; return the findings that nobody ignores, by sentence id.

    Args:
        paragraphs: All that are to be compared, in order.
        checks: The checks to run.
        all_empty: Whether every sentence without English counts as skipped, however little is translated.
    """
    paragraphs = list(paragraphs)
    index = FindingsIndex(checks.with_length_ratio(usual_length(paragraphs)), all_empty=all_empty)
    index.refresh(paragraphs)
    found: dict[int, tuple[CheckFinding, ...]] = {}
    for paragraph in paragraphs:
        for segment in paragraph.segments:
            if findings := without_ignored(index.findings(segment.id), paragraph, segment):
                found[segment.id] = findings
    return found


def check_project(queries: ProjectQueries, only: Collection[str] | None = None) -> dict[int, tuple[CheckFinding, ...]]:
    """Run the QA checks of a project on all of it; return the findings by sentence id, in the order of the project.

    Args:
        queries: The project.
        only: The ids of the checks to run, whether they are on or not; None for those that are on.
    """
    checks = queries.checks(only)
    all_empty = only is not None and "empty" in only
    if not all_empty and not queries.has_english():
        return {}
    if not checks.across and all(check.declaration.only_with_tags for check in checks.sentence):
        return check_paragraphs(queries.tagged_paragraphs(), checks)
    paragraphs = list(queries.all_paragraphs())
    variety = EnglishVariety(queries.variety() or load_settings().text("english.variety"))
    dictionary = cache(partial(_dictionary, variety))
    checks = checks.with_dictionary(dictionary)
    if "spelling" in (declaration.id for declaration in checks.declarations):
        known = KnownWords(checks.context.words, read_own_words())
        spelling = ProjectSpelling(dictionary(), known, paragraphs)
        checks = checks._replace(context=dataclasses.replace(checks.context, misspellings=spelling))
    files = file_list(load_settings().text("words.glossaries"))
    if files and GLOSSARY_CHECKS & {declaration.id for declaration in checks.declarations}:
        # Only glossaries that somebody attached need what reads their files.
        from translator_gui.project.glossary_files import GlossaryFiles, finder_of  # noqa: PLC0415

        checks = checks.with_terms(finder_of(checks.context.glossary, GlossaryFiles().load(files, bool)).find)
    return check_paragraphs(paragraphs, checks, all_empty=all_empty)


def refuse_errors(queries: ProjectQueries, errors: int) -> None:
    """Raise an error if checks found errors and a rule of the project refuses to export or hand over with them."""
    if errors and queries.refuses_check_errors():
        raise TranslatorError(
            ngettext(
                "{path}: {number} error is left, which a rule of this project refuses; translator-gui check lists it",
                "{path}: {number} errors are left, which a rule of this project refuses; translator-gui check lists "
                "them",
                errors,
                path=queries.path,
            ),
            in_window=errors_left_in_words(errors),
        )


def errors_left_in_words(errors: int) -> LazyMessage:
    """Say that a rule of the project refuses to export or hand over because of the errors that are left."""
    return ngettext(
        "{number} error is left. A rule of this project refuses to export or hand over with errors.",
        "{number} errors are left. A rule of this project refuses to export or hand over with errors.",
        errors,
    )


def _dictionary(variety: EnglishVariety) -> SpellingDictionary:
    steps = load_dictionary(variety)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
