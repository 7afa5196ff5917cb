"""The check of links: web and e-mail addresses, @names and #tags of the Urdu must be in the English, and no others."""

import re
from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, Span, TextEdit
from translator_gui.messages import gettext_lazy as _

_LINK = re.compile(
    r"""
    (?:https?://|www\.)[!-~]+
  | [A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,9}
  | (?<![\w@./&\#])(?:@[A-Za-z0-9_]{2,50}|\#[A-Za-z][A-Za-z0-9_]{1,100})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_URDU_TAG = re.compile(r"(?<![\w&])[#@][^\W\d_a-zA-Z]")
"""A #tag in Urdu letters, which the English may have in Latin ones."""
_TRAILING = ".,;:!?)'\"]>}*"
_LANGUAGE = re.compile(r"(?:^|(?<=[/.]))(?:ur|en|urdu|english)(?:[-_][a-z]{2})?(?=[/.]|$)[/.]?")
"""The part of an address that leads to the page in another language, which a translator may change."""


class LinksCheck:
    """QA check that compares the web and e-mail addresses, @names and #tags of both texts."""

    declaration = CheckDeclaration(
        "links",
        _("Links"),
        _("Compares web and e-mail addresses, @names and #tags: “www.example.org” became “www.exmple.org”."),
        CheckSeverity.ERROR,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each link that is missing, surplus or changed."""
        del context
        source, target = _links(pair.source), _links(pair.target)
        missing = [(link, spans) for link, spans in source.items() if link not in target]
        surplus = [(link, spans) for link, spans in target.items() if link not in source]
        if surplus and not missing:
            translated = len(_URDU_TAG.findall(pair.source))
            surplus = surplus[: max(0, len(surplus) - translated)] if translated else surplus
        if len(missing) == len(surplus) == 1:
            ((_link, (there, *_others)),), ((wrong, spans),) = missing, surplus
            right = pair.source[slice(*there)]
            return (
                self.declaration.finding(
                    _("the link is {link} in the Urdu", link=right),
                    wrong,
                    source=[there],
                    target=spans,
                    fix=[TextEdit(*span, right) for span in spans],
                ),
            )
        return [
            *(
                self.declaration.finding(_("{link} is missing", link=pair.source[slice(*spans[0])]), link, source=spans)
                for link, spans in missing
            ),
            *(
                self.declaration.finding(
                    _("{link} is not in the Urdu", link=pair.target[slice(*spans[0])]), link, target=spans
                )
                for link, spans in surplus
            ),
        ]


def _links(text: str) -> dict[str, list[Span]]:
    """Return the links of a text in a comparable form, each with the ranges where it is."""
    if not ("@" in text or "#" in text or "://" in text or ("." in text and "www." in text.lower())):
        return {}
    found: dict[str, list[Span]] = {}
    for match in _LINK.finditer(text):
        link = match.group().rstrip(_TRAILING)
        if ")" in match.group() and "(" in link and link.count("(") > link.count(")"):
            link += ")"
        plain = re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower()).rstrip("/")
        if plain:
            found.setdefault(_LANGUAGE.sub("", plain), []).append((match.start(), match.start() + len(link)))
    return found
