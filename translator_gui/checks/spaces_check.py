"""The check of spaces: doubled, at the edges, before punctuation and inside brackets."""

import re
from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.messages import gettext_lazy as _

_SPACES = " \N{NO-BREAK SPACE}"
_SUSPECT = re.compile(rf"[{_SPACES}][{_SPACES},;:!?.)\]]|[(\[][{_SPACES}]")
"""Without it, and without a space at either end, there is nothing to look for: ten times as fast."""
_WRONG = re.compile(
    rf"""
    (?P<edge>^[{_SPACES}]+|[{_SPACES}]+$)
  | (?<=[\w)\]\"”’'%])[{_SPACES}]+
    (?=(?:[,;]|[!?]+|\.(?![ ]?\.)|:(?![-)(DP/|]|\s\d))(?:[\s\"”’')\]]|$))  # before punctuation
  | (?<=[(\[])[{_SPACES}]+(?=\w)
  | (?<=\w)[{_SPACES}]+(?=[)\]])
  | (?P<doubled>(?<!^)[{_SPACES}]{{2,}})
    """,
    re.VERBOSE,
)


class SpacesCheck:
    """QA check that finds spaces that are doubled, at the edges, or before punctuation in the English."""

    declaration = CheckDeclaration(
        "spaces",
        _("Spaces"),
        _("Finds doubled spaces, spaces at either end and before punctuation: “Moscow , too”."),
        CheckSeverity.WARNING,
        reads_tags=True,  # the spaces on both sides of a picture are not a doubled space
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding about all wrong spaces of the English; the fix removes or joins them."""
        del context
        if not _SUSPECT.search(pair.target) and pair.target == pair.target.strip(_SPACES):
            return ()
        indented = pair.source[:1].isspace()
        edits = [
            TextEdit(*match.span(), " " if match["doubled"] else "")
            for match in _WRONG.finditer(pair.target)
            if not (indented and match["edge"] and match.start() == 0)
        ]
        if not edits:
            return ()
        message = _("spaces that are doubled, at an end or before punctuation")
        words = (pair.target[max(0, edit.start - 1) : edit.end + 1] for edit in edits)
        return (
            self.declaration.finding(message, *words, target=[(edit.start, edit.end) for edit in edits], fix=edits),
        )
