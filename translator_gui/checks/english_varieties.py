"""Words that British and American English spell differently."""

from functools import cache, lru_cache
from typing import NamedTuple

from translator_gui.text.dictionary import EnglishVariety

_OUR = """
armour behaviour clamour colour demeanour discolour endeavour favour flavour harbour honour humour labour neighbour
odour rancour rigour rumour saviour savour splendour tumour valour vapour vigour
"""
_RE = "calibre centre fibre kilometre litre lustre meagre metre millimetre centimetre sabre sombre spectre theatre"
_ISE = """
agon anglic anthrop apolog author brutal capital categor central character civil colon commercial computer criminal
critic crystall custom demoral democrat destabil digit econom emphas energ equal fertil final formal galvan general
global harmon hospital hypothes ideal immun industrial institutional internal international item jeopard legal liberal
local marginal maxim mechan memor mesmer militar minim mobil modern monopol moral national neutral normal optim organ
ostrac patron penal personal polar politic popular priorit privat public radical rational real recogn revolution sanit
scandal scrutin secular sensational social special stabil standard steril stigmat subsid summar symbol sympath
synchron terror theor traumat trivial urban util vandal victim visual western womanis
"""
_DOUBLED = (
    "cancell channell counsell dialled fuell jewell labell levell marshall modell panell quarrell signall travell"
)
_OTHERS = (
    ("defence", "defense"),
    ("offence", "offense"),
    ("pretence", "pretense"),
    ("licence", "license"),
    ("analys", "analyz"),
    ("paralys", "paralyz"),
    ("catalys", "catalyz"),
    ("programme", "program"),
    ("grey", "gray"),
    ("tyre", "tire"),
    ("plough", "plow"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("mould", "mold"),
    ("moustache", "mustache"),
    ("sceptic", "skeptic"),
    ("pyjama", "pajama"),
    ("manoeuvr", "maneuver"),
    ("anaemi", "anemi"),
    ("anaesthe", "anesthe"),
    ("diarrhoea", "diarrhea"),
    ("encyclopaedia", "encyclopedia"),
    ("foetus", "fetus"),
    ("foetal", "fetal"),
    ("gynaecolog", "gynecolog"),
    ("haemo", "hemo"),
    ("leukaemia", "leukemia"),
    ("oesophag", "esophag"),
    ("oestrogen", "estrogen"),
    ("orthopaedic", "orthopedic"),
    ("paediatric", "pediatric"),
    ("fulfilment", "fulfillment"),
    ("instalment", "installment"),
    ("enrolment", "enrollment"),
    ("skilful", "skillful"),
    ("wilful", "willful"),
    ("storey", "story"),
    ("cosy", "cozy"),
    ("artefact", "artifact"),
)
_WRITTEN_BY_BOTH = "program programs programmed programming programmer programmers story tire tires tired tiring"
_BOTH = frozenset(_WRITTEN_BY_BOTH.split())
"""American spellings that are British words too."""
_ISE_ENDINGS = ("e", "ed", "es", "er", "ers", "ing", "ation", "ations", "able")
_NO_VERBS = ("analysis", "analyst", "paralysis", "catalyst")


@cache
def _beginnings() -> dict[str, tuple[EnglishVariety, str]]:
    """Return the beginnings of words of each variety, each with the variety and the spelling of the other one."""
    pairs = [
        *((word, word.replace("our", "or")) for word in _OUR.split()),
        *((word, word[:-2] + "er") for word in _RE.split()),
        *((word[:-1] + "ing", word[:-2] + "ering") for word in _RE.split()),
        *((f"{stem}is{end}", f"{stem}iz{end}") for stem in _ISE.split() for end in _ISE_ENDINGS),
        *((f"{stem}{end}", f"{stem[:-1]}{end}") for stem in _DOUBLED.split() for end in ("ed", "er", "ing", "or")),
        *_OTHERS,
    ]
    british = {british: (EnglishVariety.BRITISH, american) for british, american in pairs}
    american = {american: (EnglishVariety.AMERICAN, british) for british, american in pairs}
    return american | british


_SHORTEST = 4
"""Letters of the shortest beginning."""


class VarietyWord(NamedTuple):
    """A word of one variety of English: the variety, and the word as the other one spells it."""

    variety: EnglishVariety
    other: str


@lru_cache(maxsize=10_000)
def variety_of(word: str) -> VarietyWord | None:
    """Return the variety of English that a word in lower case is spelled in; None if both spell it so."""
    if word in _BOTH or word.startswith(_NO_VERBS):
        return None
    for length in range(len(word), _SHORTEST - 1, -1):
        found = _beginnings().get(word[:length])
        if found is not None:
            variety, other = found
            return VarietyWord(variety, other + word[length:])
    return None
