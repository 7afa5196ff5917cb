"""The rules of XLIFF's modules: metadata, matches, glossaries, format style, resources, sizes, validation, changes."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from translator_gui.formats.xliff.grammar import NAME
from translator_gui.formats.xliff.states import CORE
from translator_gui.formats.xml import Element

_CORE = f"{{{CORE}}}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FAMILY = re.compile(r"\{urn:oasis:names:tc:xliff:(\w+):[\d.]+\}(\w+)")
_NAME = re.compile(NAME)
_MATCHES = {"am", "mt", "icm", "idm", "tb", "tm", "other"}
_HTML = re.compile(
    "a|b|bdo|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|h[1-6]|head|hr|"
    "html|i|img|label|legend|li|ol|p|pre|q|s|samp|select|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|"
    "thead|title|tr|tt|u|ul"
)
_RULES = {"isPresent", "isNotPresent", "startsWith", "endsWith"}
_SAYS = {
    "caseSensitive": re.compile("yes|no"),
    "existsInSource": re.compile("yes|no"),
    "disabled": re.compile("yes|no"),
    "normalization": re.compile("none|nfc|nfd"),
    "occurs": re.compile(r"0*[1-9]\d*"),
}
_SIZE = re.compile(r"\d+|\D*")
"""A whole number, or what a profile of somebody's own makes of it."""
_SIZES = {
    "sizeRestriction": re.compile(r"\*|\d+(,(\d+|\*))?"),
    "storageRestriction": re.compile(r"\*|\d+(,(\d+|\*))?"),
    "sizeInfo": _SIZE,
    "equivStorage": _SIZE,
}
_PLAIN = {"metadata", "metaGroup", "matches", "match", "glossary", "glossEntry", "resourceData", "validation"}
"""Elements that hold elements alone."""
_Fault = tuple[int, str]


def module_faults(root: Element) -> Iterator[_Fault]:
    """What is wrong in the modules, each with its line."""
    for element in root.iter():
        family, local = _family(str(element.tag))
        line = element.sourceline or 0
        for what in _attribute_faults(element):
            yield line, what
        if family in _CHECKS:
            for what in _CHECKS[family](element, local):
                yield line, what
            if local in _PLAIN and any((one or "").strip() for one in (element.text, *(c.tail for c in element))):
                yield line, f"<{local}> holds text by itself"


@lru_cache(maxsize=1024)
def _family(tag: str) -> tuple[str, str]:
    found = _FAMILY.fullmatch(tag)
    return (found[1], found[2]) if found else ("", tag.rpartition("}")[2])


def _attribute_faults(element: Element) -> Iterator[str]:
    """Format style and sizes, which stand on elements of the core."""
    styles, sizes = dict[str, str](), dict[str, str]()
    for name, value in element.attrib.items():
        family, local = _family(str(name))
        if family == "fs":
            styles[local] = str(value)
        elif family == "sizerestriction":
            sizes[local] = str(value)
    if not styles and not sizes:
        return
    if element.tag == f"{_CORE}ec" and element.get("isolated") != "yes":
        yield "an <ec> that is not isolated says nothing of style or size"
    yield from _style_faults(styles)
    yield from _size_faults(element, sizes)


def _style_faults(styles: dict[str, str]) -> Iterator[str]:
    for local, value in styles.items():
        if local not in {"fs", "subFs"} or (local == "fs" and not _HTML.fullmatch(value)):
            yield f"fs:{local} cannot be “{value[:40]}”"
    if "subFs" in styles and "fs" not in styles:
        yield "fs:subFs stands without fs:fs"


def _size_faults(element: Element, sizes: dict[str, str]) -> Iterator[str]:
    for local, value in sizes.items():
        if local in _SIZES and not _SIZES[local].fullmatch(value):
            yield f"slr:{local} cannot be “{value[:40]}”"
    reference = sizes.get("sizeInfoRef")
    if reference is not None and "sizeInfo" in sizes:
        yield "slr:sizeInfo and slr:sizeInfoRef stand together"
    if reference is not None and reference not in _sizes_around(element):
        yield f"slr:sizeInfoRef names “{reference[:40]}”, which is not there"


def _sizes_around(element: Element) -> set[str | None]:
    """Ids of the data of sizes beside an element and beside those around it."""
    found: set[str | None] = set()
    one: Element | None = element
    while one is not None:
        for sibling in one.itersiblings(preceding=True):
            if _family(str(sibling.tag)) == ("sizerestriction", "data"):
                found.update(inner.get("id") for inner in sibling.iter())
        for child in one:
            if _family(str(child.tag)) == ("sizerestriction", "data"):
                found.update(inner.get("id") for inner in child.iter())
        one = one.getparent()
    return found


def _metadata(element: Element, local: str) -> Iterator[str]:
    children = [_family(str(child.tag))[1] for child in element]
    if local == "metadata":
        ids = Counter(one.get("id") for one in element.iter() if one is not element and "id" in one.attrib)
        yield from (f"the id “{one}” of a group is not the only one" for one, count in ids.items() if count > 1)
    if local in {"metadata", "metaGroup"}:
        allowed = {"metaGroup"} if local == "metadata" else {"metaGroup", "meta"}
        if not children or not set(children) <= allowed:
            yield f"<{local}> may not hold that, or nothing"
        if not _NAME.fullmatch(element.get("id", "x")):
            yield f"id of <{local}> cannot be “{element.get('id', '')[:40]}”"
        if element.get("appliesTo", "source") not in {"source", "target", "ignorable"}:
            yield f"appliesTo of <{local}> cannot be “{element.get('appliesTo', '')[:40]}”"
    if local == "meta" and set(map(str, element.attrib)) != {"type"}:
        yield "<meta> has a type and nothing else"


def _matches(element: Element, local: str) -> Iterator[str]:
    if local == "matches":
        ids = Counter(one.get("id") for one in element if "id" in one.attrib)
        yield from (f"the id “{one}” of a match is not the only one" for one, count in ids.items() if count > 1)
    if local != "match":
        return
    if not _NAME.fullmatch(element.get("id", "x")):
        yield f"id of <match> cannot be “{element.get('id', '')[:40]}”"
    if _LANG in element.attrib:
        yield "<match> has no xml:lang"
    if "subType" in element.attrib and "type" not in element.attrib:
        yield "subType of <match> stands without a type"
    if element.get("type", "tm") not in _MATCHES:
        yield f"type of <match> cannot be “{element.get('type', '')[:40]}”"
    reference = element.get("ref", "")
    unit = next(element.iterancestors(f"{_CORE}unit"), None)
    found = re.fullmatch(rf"#(?:.*/)?(?:t=)?({NAME})", reference)
    ids = {one.get("id") for one in unit.iter() if one is not unit} if unit is not None else set[str | None]()
    if found is None or found[1] not in ids:
        yield f"ref of <match>, “{reference[:40]}”, names no text of its unit"


def _glossary(element: Element, local: str) -> Iterator[str]:
    if local == "glossary":
        named = [one for one in element.iter() if _family(str(one.tag))[1] in {"glossEntry", "translation"}]
        ids = Counter(one.get("id") for one in named if "id" in one.attrib)
        yield from (f"the id “{one}” in a glossary is not the only one" for one, count in ids.items() if count > 1)
    if local == "glossEntry":
        told = {_family(str(one.tag))[1] for one in element}
        if not told & {"translation", "definition"}:
            yield "<glossEntry> has neither translation nor definition"


def _resources(element: Element, local: str) -> Iterator[str]:
    if local == "resourceData":
        ids = Counter(one.get("id") for one in element if "id" in one.attrib)
        yield from (f"the id “{one}” of a resource is not the only one" for one, count in ids.items() if count > 1)
    if local in {"source", "target"}:
        is_empty = not len(element) and not (element.text or "").strip()
        if is_empty != ("href" in element.attrib):
            yield f"a resource's {local} is either empty and names a file, or holds it"
    if local == "source" and _LANG in element.attrib:
        language = element.getroottree().getroot().get("srcLang", "")
        if element.get(_LANG, "").lower() != language.lower():
            yield f"xml:lang of a resource's source is not the language of the file, {language[:20]}"


def _validation(element: Element, local: str) -> Iterator[str]:
    if local not in {"validation", "rule"}:
        yield f"there is no element <{local}>"
    if local != "rule":
        return
    names = set(map(str, element.attrib))
    strange = [name for name in names if name.startswith("{")]
    told = len(names & _RULES) + bool(strange)
    if told != 1:
        yield "a rule says one thing, no less and no more"
    if "existsInSource" in names and not names & {"isPresent", "startsWith", "endsWith"}:
        yield "existsInSource has nothing to look for"
    for name, pattern in _SAYS.items():
        if name in names and not pattern.fullmatch(element.get(name, "")):
            yield f"{name} of a rule cannot be “{element.get(name, '')[:40]}”"


def _changes(element: Element, local: str) -> Iterator[str]:
    if local == "revisions":
        yield from _revisions(element)
    if local == "revision":
        properties = Counter(one.get("property") for one in element)
        yield from (f"a revision tells “{one}” twice" for one, count in properties.items() if count > 1)


def _revisions(element: Element) -> Iterator[str]:
    track = element.getparent()
    holder = track.getparent() if track is not None else None
    if holder is None:
        return
    kind, reference = element.get("appliesTo", ""), element.get("ref")
    all_of_kind = list(holder.iter(f"{_CORE}{kind}")) if re.fullmatch(r"\w+", kind) else []
    if not all_of_kind:
        yield f"appliesTo of revisions, “{kind[:40]}”, names nothing that is there"
        return
    if reference is None:
        if len(all_of_kind) > 1 and any("id" in one.attrib for one in all_of_kind):
            yield f"the revisions do not say which <{kind}> they are of"
        return
    named = all_of_kind if any("id" in one.attrib for one in all_of_kind) else holder.iter()
    target = next((one for one in named if one.get("id") == reference), None)
    if target is None:
        yield f"ref of revisions, “{reference[:40]}”, names no <{kind}> that is there"
        return
    for item in element.iter():
        name = item.get("property", "content")
        if name != "content" and name not in target.attrib:
            yield f"a revision tells of “{name[:40]}”, which <{kind}> has not"


_CHECKS: dict[str, Callable[[Element, str], Iterator[str]]] = {
    "metadata": _metadata,
    "matches": _matches,
    "glossary": _glossary,
    "resourcedata": _resources,
    "validation": _validation,
    "changetracking": _changes,
}
