"""What the panel of machine help says in short about a request."""

from typing import TYPE_CHECKING

from translator_gui.machine.help_request import HelpTask
from translator_gui.machine.protocols import told_of
from translator_gui.messages import format_list, ngettext
from translator_gui.messages import gettext as _

if TYPE_CHECKING:
    from translator_gui.project.machine.suggestions import PreparedRequest


def request_summary(prepared: "PreparedRequest") -> str:
    """Return what a request tells in short: "sentence, paragraph, 3 terms and 2 matches; 1,240 characters"."""
    told = told_of(prepared.service, prepared.wanted)
    counts = (
        (len(told.terms), ngettext("{number} term", "{number} terms", len(told.terms))),
        (len(told.names), ngettext("{number} name", "{number} names", len(told.names))),
        (len(told.matches), ngettext("{number} match", "{number} matches", len(told.matches))),
    )
    parts = [
        _("sentence"),
        *([_("its English")] if told.target and told.task is not HelpTask.TRANSLATE else []),
        *([_("phrase")] if told.phrase else []),
        *([_("paragraph")] if told.paragraph else []),
        *(words for number, words in counts if number),
        *([_("style note")] if prepared.service.is_chat and prepared.service.style.strip() else []),
    ]
    characters = ngettext("{number} character", "{number} characters", prepared.request.characters)
    return _("{parts}; {characters}", parts=format_list(parts), characters=characters)
