"""The rules of XLIFF that a file may break and still be read: each breach is told with its line."""

from collections import Counter
from collections.abc import Iterable, Iterator
from string import hexdigits
from typing import TypeAlias

from translator_gui.formats.xliff.grammar import shape_faults
from translator_gui.formats.xliff.module_rules import module_faults
from translator_gui.formats.xliff.reference_rules import reference_faults
from translator_gui.formats.xliff.states import CORE
from translator_gui.formats.xliff.unit_rules import unit_faults
from translator_gui.formats.xml import Element

Fault: TypeAlias = "tuple[int, str]"
"""A line and what is wrong there."""

_CORE = f"{{{CORE}}}"
_LATEST = "{urn:oasis:names:tc:xliff:document:2.2}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_EXTENSION_HOLDERS = {f"{_CORE}{name}" for name in ("file", "group", "unit")}


def troubles(root: Element) -> Iterator[Fault]:
    """What a file does against the rules, in no certain order."""
    latest = root.tag == f"{_LATEST}xliff"
    if latest:
        # The rules are those of 2.1; nobody but this looks at the tree.
        for element in root.iter(f"{_LATEST}*"):
            element.tag = _CORE + str(element.tag).removeprefix(_LATEST)
    if not str(root.tag).startswith(_CORE):
        yield from _older(root)
        return
    for element in root.iter(f"{_CORE}*"):
        # Suggestions, too, hold sources and targets, and so do resources: what they are, their modules say.
        for what in shape_faults(element, latest=latest):
            yield element.sourceline or 0, what
    yield from _ids(root)
    yield from _languages(root)
    yield from _code_points(root)
    for unit in root.iter(f"{_CORE}unit"):
        yield from unit_faults(unit)
    yield from reference_faults(root)
    yield from module_faults(root)


def repeated(elements: Iterable[Element], what: str) -> Iterator[Fault]:
    """Ids that stand more than once among elements."""
    found = [(element.get("id") or element.get(f"{_XML}id"), element) for element in elements]
    counts = Counter(identity for identity, _ in found if identity)
    seen: set[str] = set()
    for identity, element in found:
        if identity and counts[identity] > 1:
            if identity in seen:
                yield element.sourceline or 0, f"the id “{identity}” of {what} is not the only one"
            seen.add(identity)


def _ids(root: Element) -> Iterator[Fault]:
    yield from repeated(root.iterchildren(f"{_CORE}file"), "a file")
    for file in root.iterchildren(f"{_CORE}file"):
        yield from repeated(file.iter(f"{_CORE}group"), "a group")
        yield from repeated(file.iter(f"{_CORE}unit"), "a unit")
    for notes in root.iter(f"{_CORE}notes"):
        yield from repeated(notes, "a note")
    for holder in root.iter(*_EXTENSION_HOLDERS):
        strangers = [one for one in holder if not str(one.tag).startswith("{urn:oasis:names:tc:xliff:")]
        by_space: dict[str, list[Element]] = {}
        for stranger in strangers:
            for one in stranger.iter():
                by_space.setdefault(str(one.tag).rpartition("}")[0], []).append(one)
        for elements in by_space.values():
            yield from repeated(elements, "an extension")
    for skeleton in root.iter(f"{_CORE}skeleton"):
        is_empty = not len(skeleton) and not (skeleton.text or "").strip()
        if is_empty != ("href" in skeleton.attrib):
            yield skeleton.sourceline or 0, "a skeleton is either empty and names a file, or holds it"


def _languages(root: Element) -> Iterator[Fault]:
    source, target = root.get("srcLang", ""), root.get("trgLang", "")
    for element in root.iter(f"{_CORE}source", f"{_CORE}target"):
        parent = element.getparent()
        if parent is None or parent.tag not in {f"{_CORE}segment", f"{_CORE}ignorable"}:
            continue
        is_target = element.tag == f"{_CORE}target"
        told = _around(element, f"{_XML}lang")
        line = element.sourceline or 0
        if is_target and not target:
            yield line, "there is a target, and no trgLang says its language"
        if told and told.lower() != (target if is_target else source).lower():
            yield line, f"xml:lang “{told}” is not the language that the file names"
        if is_target and _space(element) != _space(parent[0]):
            yield line, "a target's xml:space is another than its source's"


def _space(element: Element) -> str:
    return _around(element, f"{_XML}space") or "default"


def _around(element: Element, name: str) -> str:
    """An attribute of an element or of the nearest around it that has it."""
    one: Element | None = element
    while one is not None:
        if told := one.get(name):
            return told
        one = one.getparent()
    return ""


def _code_points(root: Element) -> Iterator[Fault]:
    """Characters that XML has are written as such."""
    for one in root.iter(f"{_CORE}cp"):
        digits = one.get("hex", "")
        if all(digit in hexdigits for digit in digits) and _is_character(int(digits or "0", 16)):
            yield one.sourceline or 0, f"<cp> stands for U+{digits[:8]}, which is to be written as it is"


def _is_character(code: int) -> bool:
    return code in {0x9, 0xA, 0xD} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000  # noqa: PLR2004


_NEEDED = {"file": ("original", "source-language", "datatype"), "trans-unit": ("id",), "note": ()}


def _older(root: Element) -> Iterator[Fault]:
    """The main rules of XLIFF 1.x."""
    space = str(root.tag).removesuffix("xliff")
    for local, names in _NEEDED.items():
        for element in root.iter(space + local):
            for name in names:
                if name not in element.attrib:
                    yield element.sourceline or 0, f"<{local}> has no {name}"
    for file in root.iterchildren(f"{space}file"):
        yield from repeated(file.iter(f"{space}trans-unit"), "a unit")
    for unit in root.iter(f"{space}trans-unit"):
        if unit.find(f"{space}source") is None:
            yield unit.sourceline or 0, "<trans-unit> has no source"
