"""Item model of a project's own sentence rules, and how they are called."""

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy, ngettext
from translator_gui.model.sentence_exception import SentenceException, SentenceExceptionKind
from translator_gui.project.sentence_exceptions import SentenceExceptionsFile
from translator_gui.text.sentence_suggestions import ExceptionSuggestion
from translator_gui.viewmodel.row_table_model import RowTableModel
from translator_gui.viewmodel.wording import as_sentence

_SHOWN = 5
"""How many messages about skipped lines are shown."""

KINDS = {
    SentenceExceptionKind.ABBREVIATION: gettext_lazy("Abbreviation"),
    SentenceExceptionKind.BREAK: gettext_lazy("New sentence"),
    SentenceExceptionKind.NO_BREAK: gettext_lazy("Same sentence"),
}
"""What a sentence rule says, by its kind."""


class SentenceRulesModel(RowTableModel[SentenceException]):
    """Table model of a project's own sentence rules: what each says, and the words on either side of the place."""

    COLUMNS = (gettext_lazy("Rule"), gettext_lazy("After"), gettext_lazy("Before"))

    def _words(self, row: SentenceException) -> tuple[str, ...]:
        kind = str(KINDS[row.kind])
        return _("{rule} (pattern)", rule=kind) if row.is_pattern else kind, row.before, row.after


def suggestion_words(suggestion: ExceptionSuggestion) -> str:
    """Return the question whether splits or joins by hand shall become a sentence rule."""
    rule, times = suggestion
    match rule.kind:
        case SentenceExceptionKind.ABBREVIATION:
            return ngettext(
                "You joined sentences after “{word}” {number} time. Is it an abbreviation?",
                "You joined sentences after “{word}” {number} times. Is it an abbreviation?",
                times,
                word=_isolated(rule.before),
            )
        case SentenceExceptionKind.NO_BREAK:
            return ngettext(
                "You joined sentences between “{before}” and “{after}” {number} time. Always join them there?",
                "You joined sentences between “{before}” and “{after}” {number} times. Always join them there?",
                times,
                before=_isolated(rule.before),
                after=_isolated(rule.after),
            )
        case SentenceExceptionKind.BREAK if rule.after:
            return ngettext(
                "You split sentences before “{word}” {number} time. Always begin a sentence there?",
                "You split sentences before “{word}” {number} times. Always begin a sentence there?",
                times,
                word=_isolated(" ".join(filter(None, (rule.before, rule.after)))),
            )
        case SentenceExceptionKind.BREAK:
            return ngettext(
                "You split sentences after “{word}” {number} time. Always begin a sentence there?",
                "You split sentences after “{word}” {number} times. Always begin a sentence there?",
                times,
                word=_isolated(rule.before),
            )


def import_words(found: SentenceExceptionsFile) -> str:
    """Return how many sentence rules a file gave, and what in it was skipped: the first lines of it."""
    count, skipped = len(found.exceptions), len(found.skipped)
    words = ngettext("{number} rule added.", "{number} rules added.", count)
    if not skipped:
        return words
    left = ngettext("{number} line was skipped:", "{number} lines were skipped:", skipped)
    lines = [_isolated(as_sentence(str(message))) for message in found.skipped[:_SHOWN]]
    return "\n".join([_("{message} {rest}", message=words, rest=left), *lines, *(["…"] if skipped > _SHOWN else [])])


def _isolated(words: str) -> str:
    """Return Urdu for the middle of an English sentence, so that numbers beside it keep their places."""
    return f"\u2068{words}\u2069"
