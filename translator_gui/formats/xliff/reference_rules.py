"""The rules for what refers to what in XLIFF 2: comments to notes, codes to units, fragments to anything."""

import re
from collections.abc import Iterator

from translator_gui.formats.xliff.grammar import NAME
from translator_gui.formats.xliff.states import CORE
from translator_gui.formats.xml import Element

_CORE = f"{{{CORE}}}"
_SELECTOR = re.compile(rf"({NAME})=({NAME})|({NAME})")
_RANKS = {"f": 0, "g": 1, "u": 2}
_LEAVES = {"n", "d", "t"}
_MODULES = {"gls", "mtc", "res", "mda", "val", "slr", "ctr", "fs", "its", "itsm", "pgs", "tbx"}
_Fault = tuple[int, str]


def reference_faults(root: Element) -> Iterator[_Fault]:
    """References that name nothing, or that are written wrongly, each with its line."""
    for file in root.iterchildren(f"{_CORE}file"):
        units = {unit.get("id") for unit in file.iter(f"{_CORE}unit")}
        for one in file.iter(f"{_CORE}ph", f"{_CORE}pc", f"{_CORE}sc", f"{_CORE}ec"):
            for name in ("subFlows", "subFlowsStart", "subFlowsEnd"):
                for identity in one.get(name, "").split():
                    if identity not in units:
                        yield one.sourceline or 0, f"{name} names the unit “{identity}”, which is not there"
    for one in root.iter(f"{_CORE}mrk", f"{_CORE}sm"):
        if one.get("type") == "comment":
            yield from _comment(one)
        elif (reference := one.get("ref", "")).startswith("#"):
            what = _fragment(reference)
            if what:
                yield one.sourceline or 0, f"the reference “{reference[:60]}” {what}"


def _comment(one: Element) -> Iterator[_Fault]:
    line, reference = one.sourceline or 0, one.get("ref")
    if (reference is None) == ("value" not in one.attrib):
        yield line, "a comment has either a value or a reference to a note"
    elif reference is not None:
        unit = next(one.iterancestors(f"{_CORE}unit"), None)
        notes = unit.iterfind(f"{_CORE}notes/{_CORE}note") if unit is not None else ()
        ids = {note.get("id") for note in notes}
        found = re.fullmatch(rf"#(?:.*/)?n=({NAME})", reference)
        strange = found is not None and "/" in reference and "u=" not in reference
        if found is None or strange or found[1] not in ids:
            yield line, f"the comment's reference “{reference[:60]}” names no note of its unit"


def _fragment(reference: str) -> str:
    """What is wrong with a reference to a place in the file; empty where nothing is."""
    rank = -1
    leaves = 0
    for selector in reference[1:].removeprefix("/").split("/"):
        found = _SELECTOR.fullmatch(selector)
        if found is None:
            return "is not written as the rules want it"
        if leaves:
            return "goes on after what stands in a unit"
        prefix = found[1]
        if prefix in _RANKS:
            if _RANKS[prefix] <= rank and prefix != "g":
                return "names its parts in a wrong order"
            rank = _RANKS[prefix]
            continue
        leaves += 1
        if prefix is not None and prefix not in _LEAVES and prefix not in _MODULES:
            return f"begins a part with “{prefix}”, which nobody knows"
    return ""
