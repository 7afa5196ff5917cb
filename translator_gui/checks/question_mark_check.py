"""The check of question marks: a question that became a statement, or the reverse."""

import re
from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.checks.sentence_words import place_for_mark, sentence_end, urdu_word_keys
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.folding import fold

_ASKED = re.compile(r"[?؟]+")
_QUESTION_WORDS = "کیوں کب کہاں کدھر کون کونسا کونسی کونسے کیسے کیسا کیسی کتنا کتنی کتنے"
_INTERROGATIVES = frozenset(map(fold, _QUESTION_WORDS.split()))
_WHETHER = frozenset(map(fold, ("کیا", "آیا")))
_WHY, _THAT = fold("کیوں"), fold("کہ")
_EMBEDDED = r"\b(?:whether|if|how|why|what|which|who|whom|whose|when|where)\b"
_ASKED_WORD = re.compile(_EMBEDDED, re.IGNORECASE)
_ASKING = re.compile(r"\b(?:ask|wonder|question|inquir|enquir|quer(?:y|ied)|demand)\w*", re.IGNORECASE)
_KNOWING = re.compile(
    rf"\b(?:know|seen?|clear|unclear|sure|explain|decid|learn|understand|determin)\w*\s(?:\w+\s){{0,2}}{_EMBEDDED}",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[\"“”‘?]")
_ASKS_ITSELF = re.compile(
    r"\W*(?:(?:and|but|so|then)\s)?(?:do|does|did|is|are|was|were|am|can|could|will|would|shall|should|has|have|had|may"
    r"|might|what|why|how|who|whom|whose|when|where|which)\b",
    re.IGNORECASE,
)


class QuestionMarkCheck:
    """QA check that compares the question mark at the end of the English with that of the Urdu."""

    declaration = CheckDeclaration(
        "question-mark",
        _("Question marks"),
        _("Finds a question that ends as a statement, and the reverse: “آپ کیسے ہیں؟” – “You are well.”"),
        CheckSeverity.WARNING,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding if only one side ends in a question mark."""
        del context
        source, target = sentence_end(pair.source), sentence_end(pair.target)
        if source.asks == target.asks:
            return ()
        if source.asks:
            # A question within reported speech may stand elsewhere: "Will you come?" he asked.
            if len(_ASKED.findall(pair.target)) >= len(_ASKED.findall(pair.source)):
                return ()
            if _THAT in urdu_word_keys(pair.source) and _is_reported(pair.target):
                return ()
            fix: list[TextEdit] = []
            if not target.marks:
                place = place_for_mark(pair.source, pair.target)
                fix = [TextEdit(place, place, "?")]
            elif target.marks in {".", "!"}:
                fix = [TextEdit(target.start, target.end, "?")]
            return (
                self.declaration.finding(
                    _("the question mark of the Urdu is missing"),
                    "missing",
                    source=[(source.start, source.end)],
                    target=[(target.start, target.end)] if target.marks else (),
                    fix=fix,
                ),
            )
        if _ASKED.search(pair.source) or _has_interrogative(pair.source):
            return ()
        fix = [TextEdit(target.start, target.end, ".")] if target.marks == "?" and source.marks == "۔" else []
        return (
            self.declaration.finding(
                _("the Urdu is no question"), "added", target=[(target.start, target.end)], fix=fix
            ),
        )


def _is_reported(target: str) -> bool:
    """Whether English reports a question with a full stop, which Urdu often writes as it was asked."""
    if _ASKS_ITSELF.match(target):
        return False
    last_words = _SPOKEN.split(target)[-1]
    asking = _ASKING.search(last_words)
    if asking is not None and _ASKED_WORD.search(last_words, asking.end()):
        return True
    return _KNOWING.search(last_words) is not None


def _has_interrogative(source: str) -> bool:
    """Whether an Urdu text that lacks a question mark asks all the same: many authors leave it out."""
    words = urdu_word_keys(source)
    if words and words[0] in _WHETHER:
        return True
    return any(
        (word in _INTERROGATIVES and not (word == _WHY and following == _THAT))  # "کیوں کہ": because
        or (word == _THAT and following in _WHETHER)
        for word, following in zip(words, (*words[1:], ""), strict=True)
    )
