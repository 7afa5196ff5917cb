"""Collects what a request for machine help may contain: the sentence, its paragraph, terms, names, and matches."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from translator_gui.machine.help_request import HelpRequest, HelpTask, Pairs
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.entry import SharedEntryKind, read_fields
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.memory_unit import MachineHelpRule, MemoryFileError
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import DONE
from translator_gui.project.memory.memory_service import MemoryService
from translator_gui.project.memory.translation_memory import units_that_may_leave
from translator_gui.project.names import shared_terms
from translator_gui.project.queries import ProjectQueries
from translator_gui.settings import UserSettings
from translator_gui.text.term_index import TermEntry, TermIndex, TermSource, find_terms

MOST_MATCHES = 3
LEAST_SCORE = 60
_MOST_TERMS = 30
_LONGEST_PARAGRAPH = 4000
"""Code points of a paragraph that is sent for context; of a longer one the sentences around."""


class ProjectMaterial(NamedTuple):
    """What a project tells about all its sentences.

    Attributes:
        uid: The project's.
        rule: Whether its sentences may be sent.
        term_index: Its terms and names with their English; forbidden ones are left out.
        variety: Of English; empty if it is not set.
    """

    uid: str
    rule: MachineHelpRule
    term_index: TermIndex
    variety: str = ""


FindMatches = Callable[[str], Pairs]
"""Returns the matches of a sentence that may leave, the best first."""


def read_material(queries: ProjectQueries) -> ProjectMaterial:
    """Read what a project tells about all its sentences."""
    terms = [
        entry for entry in queries.shared_entries(SharedEntryKind.TERM) if not read_fields(entry.value).get("forbidden")
    ]
    return ProjectMaterial(
        queries.uid,
        queries.machine_help(),
        TermIndex(shared_terms([*terms, *queries.shared_entries(SharedEntryKind.NAME)])),
        queries.variety(),
    )


def refuse_if_forbidden(rule: MachineHelpRule) -> None:
    """Raise an error if the project's rule keeps its sentences from being sent.

    Raises:
        TranslatorError: The rule is "never".
    """
    if rule is MachineHelpRule.NEVER:
        raise TranslatorError(
            _("this project never sends its sentences to a service; its owner set that rule (rules --machine never)"),
            in_window=_(
                "this project never sends its sentences to a service (Sentence menu, Machine help: that rule holds for "
                "everybody)"
            ),
        )


def help_request(
    task: HelpTask,
    paragraph: Paragraph,
    segment: Segment,
    material: ProjectMaterial,
    matches: Pairs = (),
    *,
    target: str | None = None,
    phrase: str = "",
) -> HelpRequest:
    """Return everything that a service may be told about a sentence.

    Args:
        task: What is wanted.
        paragraph: Of the sentence.
        segment: The sentence.
        material: Of the project.
        matches: Of the memory, those that may leave.
        target: The English as it is typed; the sentence's if None.
        phrase: The Urdu to explain.
    """
    source = paragraph.source(segment)
    english = segment.target if target is None else target
    found = [match.entry for match in find_terms(source, 0, len(source), [material.term_index])]
    return HelpRequest(
        task,
        source,
        "" if task is HelpTask.TRANSLATE else english,
        _context(paragraph, segment),
        _pairs(found, TermSource.GLOSSARY),
        _pairs(found, TermSource.NAME),
        matches if task is HelpTask.TRANSLATE else (),
        phrase,
        material.variety,
    )


def _pairs(found: Sequence[TermEntry], kind: TermSource) -> Pairs:
    pairs = ((entry.term, "; ".join(entry.glosses)) for entry in found if entry.source is kind)
    return tuple(dict.fromkeys(pairs))[:_MOST_TERMS]


def _context(paragraph: Paragraph, segment: Segment) -> str:
    """Return the paragraph's text, or of a long one the sentences around; empty if there is but one sentence."""
    if len(paragraph.segments) == 1:
        return ""
    if len(paragraph.text) <= _LONGEST_PARAGRAPH:
        return paragraph.text
    around = [one for one in paragraph.segments if abs(one.start - segment.start) <= _LONGEST_PARAGRAPH // 2]
    return paragraph.text[around[0].start : around[-1].end][:_LONGEST_PARAGRAPH] if len(around) > 1 else ""


class MatchFinder:
    """Looks up the matches of sentences that may be sent, in the user's memories. Not for two threads at once."""

    def __init__(self, settings: UserSettings, material: ProjectMaterial) -> None:
        self._memories, self.problems = MemoryService.for_user(settings)
        self._memories.set_project(material.uid)
        self._keeping = (material.uid,) if material.rule is MachineHelpRule.NEVER else ()

    def __call__(self, source: str, *, exact: bool = True) -> Pairs:
        """Return the best matches of a sentence that may leave.

        Args:
            source: The Urdu.
            exact: Whether units with the same Urdu count.
        """
        try:
            found = self._memories.look_up(source, least=LEAST_SCORE, most=4 * MOST_MATCHES).matches
        except MemoryFileError:
            # Without its memory the sentence is asked all the same.
            return ()
        units = units_that_may_leave((match.unit for match in found), self._keeping)
        pairs = [(without_tags(unit.source), without_tags(unit.target)) for unit in units]
        return tuple(pair for pair in pairs if exact or pair[0] != without_tags(source))[:MOST_MATCHES]

    def close(self) -> None:
        """Close the memories."""
        self._memories.close()


def last_confirmed(paragraphs: Sequence[Paragraph], author: Author, most: int) -> list[tuple[Paragraph, Segment]]:
    """Return the sentences that a person confirmed last, the newest first."""
    own = [
        (paragraph, segment)
        for paragraph in paragraphs
        for segment in paragraph.segments
        if segment.target
        and segment.status in DONE
        and segment.heads == 1
        and (segment.translator == author.uid or segment.author == author.name)
    ]
    return sorted(own, key=lambda pair: -pair[1].changed)[:most]
