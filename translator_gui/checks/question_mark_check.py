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
_REPORTED = re.compile(
    r"(?:\b(?:ask|wonder|question|inquir|enquir|quer(?:y|ied)|demand)\w*\b[^\"“”'‘?]*?"
    r"|\b(?:know|seen?|clear|unclear|sure|explain|decid|learn|tell|told|understand|determin)\w*\s(?:\w+\s){0,2})"
    r"\b(?:whether|if|how|why|what|which|who|whom|whose|when|where)\b[^\"“”‘?]*$",
    re.IGNORECASE,
)
"""A question that English reports with a full stop, Urdu often as it was asked: پوچھا کہ کیا …؟ – "asked whether …"."""


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
            if _THAT in urdu_word_keys(pair.source) and _REPORTED.search(pair.target):
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
