"""The check of honorifics: whether the English keeps or leaves out ﷺ, صاحب and their like, as the project wishes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from translator_gui.checks.check import CheckContext, CheckDeclaration, CheckParameter, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _

_POLICIES = ("keep", "drop", "any")
_POLICY_NAMES = (_("Keep"), _("Leave out"), _("Do not check"))


class _Honorific(NamedTuple):
    """An honorific: the parameter that governs it, its Urdu, and its usual English."""

    group: str
    urdu: re.Pattern[str]
    english: re.Pattern[str]


def _honorific(group: str, urdu: str, english: str) -> _Honorific:
    letters = urdu.replace(" ", r"[\s\u200c]{1,3}").replace("ہ", "[ہهةۃ]").replace("ی", "[یيى]").replace("ک", "[کك]")
    return _Honorific(group, re.compile(rf"(?:{letters})"), re.compile(rf"(?<!\w)(?:{english})(?!\w)", re.IGNORECASE))


_HONORIFICS = (
    _honorific(
        "religious",
        r"ﷺ|\u0610|صلی ا?لل?ہ علیہ|صلعم",
        r"pbuh|saww?|s\.a\.w\.?w?|peace(?: and blessings)? (?:of \w+ )?be upon|blessings|ﷺ|sall\w+ all\w+",
    ),
    _honorific("religious", r"\u0611|علیہ السلام|علیہا السلام|علیہم السلام", r"pbuh|as|a\.s|peace be upon|alayh\w+"),
    _honorific("religious", r"\u0613|رضی ا?لل?ہ", r"ra|r\.a|pleased with|radi\w* all\w+"),
    _honorific("religious", r"\u0612|رحم(?:ہ|ت) ا?لل?ہ", r"ra|rh|r\.a|r\.h|mercy|rahmat\w*"),
    _honorific(
        "polite", r"(?<!\w)صاحبہ(?!\w)|(?<!\w)محترمہ(?!\w)", r"ms|mrs|miss|madam|ma'am|sahiba|lady|respected|dear"
    ),
    _honorific(
        "polite",
        r"(?<!\w)صاحب(?![\w\u0650])|(?<!\w)جناب(?![\w\u0650])|(?<!\w)محترم(?!\w)",
        r"mr|mister|sir|sahib|saheb|janab|excellency|gentlem[ae]n|respected|dear|honou?rable",
    ),
)
_ANY = re.compile("[ﷺ\u0610-\u0613]|لل|لع|صاح|جنا|محتر|رحم|رضی|عل")


class HonorificsCheck:
    """QA check that finds honorifics of the Urdu that the English lacks, or has against the project's wish."""

    declaration = CheckDeclaration(
        "honorifics",
        _("Honorifics"),
        _("Finds honorifics that are missing or should be left out: “رسول اللہ ﷺ” – “the Prophet” without “(PBUH)”."),
        CheckSeverity.HINT,
        is_default=False,
        parameters=(
            CheckParameter(
                "religious", "keep", _("Reli&gious ones (ﷺ, رضی اللہ عنہ)"), choices=_POLICIES, words=_POLICY_NAMES
            ),
            CheckParameter("polite", "keep", _("&Polite ones (صاحب, جناب)"), choices=_POLICIES, words=_POLICY_NAMES),
        ),
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each honorific that does not follow the project's policy."""
        if not _ANY.search(pair.source):
            return ()
        found: list[CheckFinding] = []
        for honorific in _HONORIFICS:
            policy = context.text(self.declaration, honorific.group)
            urdu = honorific.urdu.search(pair.source) if policy in {"keep", "drop"} else None
            if urdu is None:
                continue
            english = honorific.english.search(pair.target)
            message: LazyMessage | None = None
            if policy == "keep" and english is None:
                message = _("the honorific {urdu} is missing", urdu=urdu.group())
            elif policy == "drop" and english is not None:
                message = _("the honorific “{english}” should be left out", english=english.group())
            if message is not None:
                found.append(
                    self.declaration.finding(
                        message, urdu.group(), source=[urdu.span()], target=[english.span()] if english else ()
                    )
                )
        return found
