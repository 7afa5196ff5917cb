"""The check of Urdu words, digits and punctuation that were left in the English."""

import re
from collections.abc import Iterator, Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.checks.sentence_words import is_mostly_urdu
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext

_LETTERS = (
    "\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06d5-\u06dc\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\ufb50-\ufdf9\ufe70-\ufefc"
)
"""Letters and marks of the Arabic script; ﷺ (U+FDFA) is not among them, for English keeps it."""
_WORDS = re.compile(rf"[{_LETTERS}][{_LETTERS}\u200c\u200d]*(?: +[{_LETTERS}][{_LETTERS}\u200c\u200d]*)*")
_SIGNS = {
    "۔": ".",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "٫": ".",
    "٬": ",",
    **{chr(zero + value): str(value) for zero in (0x660, 0x6F0) for value in range(10)},
}
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_SIGNS_TOGETHER = re.compile(f"[{''.join(_SIGNS)}]+")
_ANY = re.compile(f"[{_LETTERS}{''.join(_SIGNS)}]")
_OPENING = "([\"“”„«'‘’‹"
_CLOSING = ")]\"”“»'’‘›"


class UrduLeftCheck:
    """QA check that finds Urdu words, digits and punctuation in the English."""

    declaration = CheckDeclaration(
        "urdu-left",
        _("Urdu left over"),
        _("Finds Urdu words, digits and punctuation in the English: “in ۲۰۱۴، Moscow”."),
        CheckSeverity.ERROR,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding about the Urdu words, and one about digits and punctuation, which can be fixed."""
        del context
        target = pair.target
        if target.isascii() or not _ANY.search(target) or is_mostly_urdu(target):
            return ()
        return [*self._words(target), *self._signs(target)]

    def _words(self, target: str) -> Iterator[CheckFinding]:
        spans = [match.span() for match in _WORDS.finditer(target) if not _is_quoted(target, *match.span())]
        if spans:
            message = ngettext("Urdu word in the English", "{number} Urdu words in the English", len(spans))
            yield self.declaration.finding(message, *(target[slice(*span)] for span in spans), target=spans)

    def _signs(self, target: str) -> Iterator[CheckFinding]:
        quoted = [match.span() for match in _WORDS.finditer(target)]
        inside = {at for start, end in quoted for at in range(start, end + 1)} if quoted else set[int]()
        matches = [match for match in _SIGNS_TOGETHER.finditer(target) if match.start() not in inside]
        if matches:
            yield self.declaration.finding(
                _("Urdu digits or punctuation: {signs}", signs=" ".join(dict.fromkeys(match[0] for match in matches))),
                *(match[0] for match in matches),
                target=[match.span() for match in matches],
                fix=[TextEdit(*match.span(), _SIGN.sub(lambda sign: _SIGNS[sign[0]], match[0])) for match in matches],
            )


def _is_quoted(target: str, start: int, end: int) -> bool:
    """Whether Urdu words stand in brackets or quotation marks, where a translator shows them on purpose."""
    end += len(target[end : end + 2]) - len(target[end : end + 2].lstrip("۔؟،!"))
    return (
        target[start - 1 : start] in _OPENING and target[end : end + 1] in _CLOSING and start > 0 and end < len(target)
    )
