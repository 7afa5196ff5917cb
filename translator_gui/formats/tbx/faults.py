"""What TBX does not allow: the structure of its core, and the categories of data that TBX-Min and TBX-Basic know."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from translator_gui.formats.tbx.entries import ENTRIES, LANGUAGES, SECTIONS, all_entries, terms_of
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import EditableXmlFile, children, language, local, places_told

_TYPED = frozenset(
    {"admin", "adminNote", "descrip", "descripNote", "ref", "termNote", "transac", "transacNote", "xref"}
)
_HEADER_TEXTS = frozenset({"sourceDesc", "publicationStmt", "encodingDesc", "change"})
_GROUPS = {
    "adminGrp": "admin",
    "descripGrp": "descrip",
    "termNoteGrp": "termNote",
    "transacGrp": "transac",
    "itemGrp": "item",
}
"""Each begins with its own element, and has no second one."""
_SPEECH = frozenset({"noun", "verb", "adjective", "adverb", "other", "properNoun"})
_STATUSES = frozenset(
    {f"{word}Term-admn-sts" for word in ("admitted", "deprecated", "superseded", "preferred")}
    | {"admitted", "deprecated", "notRecommended", "obsolete", "preferred"}
)
_GENDERS = frozenset({"masculine", "feminine", "neuter", "other"})
_TERM_TYPES = frozenset({"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"})
_EVENTS = frozenset({"origination", "creation", "modification"})


class Dialect(NamedTuple):
    """What a dialect allows.

    Attributes:
        types: The values of `type`, by element.
        values: The texts, by category.
        levels: Where a category may stand, by category.
        elements: Names that it does not have.
    """

    types: dict[str, frozenset[str]]
    values: dict[str, frozenset[str]]
    levels: dict[str, frozenset[str]]
    elements: frozenset[str] = frozenset()


_ENTRY, _LANGUAGE, _TERM = frozenset(ENTRIES), frozenset(LANGUAGES), frozenset({*SECTIONS, "termGrp"})
_VALUES = {
    "partOfSpeech": _SPEECH,
    "administrativeStatus": _STATUSES,
    "usageStatus": _STATUSES,
    "grammaticalGender": _GENDERS,
    "termType": _TERM_TYPES,
    "transactionType": _EVENTS,
}
_LEVELS = {"subjectField": _ENTRY, "definition": _ENTRY | _LANGUAGE, "context": _TERM}
_MIN = Dialect(
    {
        "admin": frozenset({"customerSubset"}),
        "descrip": frozenset({"subjectField"}),
        "termNote": frozenset({"administrativeStatus", "usageStatus", "partOfSpeech"}),
        "xref": frozenset({"externalCrossReference"}),
    },
    _VALUES,
    _LEVELS,
)
_BASIC = Dialect(
    {
        "admin": frozenset({"customerSubset", "projectSubset", "source"}),
        "descrip": frozenset({"subjectField", "context", "definition"}),
        "ref": frozenset({"crossReference"}),
        "termNote": frozenset(
            {
                "administrativeStatus",
                "usageStatus",
                "partOfSpeech",
                "geographicalUsage",
                "grammaticalGender",
                "termLocation",
                "termType",
            }
        ),
        "transac": frozenset({"transactionType"}),
        "transacNote": frozenset({"responsibility"}),
        "xref": frozenset({"externalCrossReference", "xGraphic"}),
    },
    _VALUES,
    _LEVELS,
)
_DIALECTS = {"tbx-min": _MIN, "tbx-basic": _BASIC}


def faults(file: EditableXmlFile) -> Iterator[str]:
    """Sentences for people, each with its lines; none of a file that its own dialect allows."""
    yield from _core_faults(file)
    dialect = _DIALECTS.get((file.root.get("type") or "").lower())
    if dialect is not None:
        yield from _dialect_faults(file, dialect)


def _core_faults(file: EditableXmlFile) -> Iterator[str]:
    root = file.root
    every = [one for one in root.iter() if local(one)]
    sections = [one for one in every if local(one) in SECTIONS]
    tests: tuple[tuple[str, Callable[[Element], bool]], ...] = (
        ("Text of the header stands outside of a <p>", lambda one: local(one) in _HEADER_TEXTS and _has_text(one)),
        ("Data stand beside the entries", _is_astray),
        ("An element does not tell its type", lambda one: local(one) in _TYPED and not one.get("type")),
        ("An entry has no language", lambda one: local(one) in ENTRIES and not list(children(one, *LANGUAGES))),
        ("A language is not told", lambda one: local(one) in LANGUAGES and not language(one)),
        ("A language has no term", lambda one: local(one) in LANGUAGES and not list(terms_of(one))),
        ("A group does not hold just one of its kind, as the first", _is_mixed_group),
    )
    if not list(all_entries(file)):
        yield "It has no entries, which TBX wants: line 1."
    for what, test in tests:
        if where := [one for one in every if test(one)]:
            yield f"{what}: {places_told(where)}."
    if where := [one for one in sections if not _begins_with_term(one)]:
        yield f"A section does not begin with its one term: {places_told(where)}."
    identities = Counter(one.get("id") for one in every if one.get("id"))
    if where := [one for one in every if identities[one.get("id")] > 1]:
        yield f"Elements have one id: {places_told(where)}."


def _dialect_faults(file: EditableXmlFile, dialect: Dialect) -> Iterator[str]:
    name = file.root.get("type")
    types: list[Element] = []
    values: list[Element] = []
    levels: list[Element] = []
    for entry in all_entries(file):
        for one in entry.iter():
            if local(one) in {*_TYPED, *_categories(dialect)}:
                category = one.get("type") or local(one)
                if one.get("type") and category not in dialect.types.get(local(one), frozenset()):
                    types.append(one)
                elif (known := dialect.values.get(category)) and (one.text or "").strip() not in known:
                    values.append(one)
                elif (allowed := dialect.levels.get(category)) and _level(one) not in allowed:
                    levels.append(one)
    if types:
        yield f"{name} does not have these data: {places_told(types)}."
    if values:
        yield f"{name} does not have these values: {places_told(values)}."
    if levels:
        yield f"{name} does not have these data at this place: {places_told(levels)}."


def _categories(dialect: Dialect) -> set[str]:
    return {category for types in dialect.types.values() for category in types}


def _level(element: Element) -> str:
    """What it tells of: an entry, a language, a term."""
    parent = element.getparent()
    if parent is not None and local(parent) in _GROUPS:
        parent = parent.getparent()
    return "" if parent is None else local(parent)


def _has_text(element: Element) -> bool:
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _is_astray(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) in {"text", "body"} and local(element) not in {"body", "back", *ENTRIES}


def _is_mixed_group(element: Element) -> bool:
    wanted = _GROUPS.get(local(element))
    inner = [local(child) for child in element if local(child)]
    if wanted is None:
        return False
    if element.nsmap.get(None) != "urn:iso:std:iso:30042:ed-2" or wanted in inner:
        return inner[:1] != [wanted] or inner.count(wanted) > 1
    return False  # in the style of elements the category has its own name


def _begins_with_term(section: Element) -> bool:
    inner = [child for child in section if local(child)]
    if inner and local(inner[0]) == "termGrp":
        inner = [child for child in inner[0] if local(child)]
    names = [local(child) for child in inner]
    return names[:1] == ["term"] and names.count("term") == 1
