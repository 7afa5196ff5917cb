"""The rules for what stands in one unit of XLIFF 2: ids, codes and their ends, order, what may not be lost."""

from collections import Counter
from collections.abc import Iterator

from translator_gui.formats.xliff.states import CORE
from translator_gui.formats.xml import Element

_CORE = f"{{{CORE}}}"
_CODES = {f"{_CORE}{name}" for name in ("ph", "pc", "sc", "ec")}
_KNOWN = {*_CODES, *(f"{_CORE}{name}" for name in ("mrk", "sm", "em"))}
_PLAIN_SUB_TYPES = {"xlf:lb": "fmt", "xlf:pb": "fmt", "xlf:b": "fmt", "xlf:i": "fmt", "xlf:u": "fmt", "xlf:var": "ui"}
_ALIKE = ("canCopy", "canDelete", "canOverlap")
_Fault = tuple[int, str]


def unit_faults(unit: Element) -> Iterator[_Fault]:
    """What is wrong in a unit, each with its line."""
    parts = [part for part in unit if part.tag in {f"{_CORE}segment", f"{_CORE}ignorable"}]
    data = [one.get("id", "") for one in unit.iterfind(f"{_CORE}originalData/{_CORE}data")]
    for identity, count in Counter(data).items():
        if count > 1:
            yield unit.sourceline or 0, f"the id “{identity}” of original data is not the only one"
    sides = [_side(parts, name) for name in ("source", "target")]
    taken = Counter(one.get("id", "") for one in parts if one.get("id"))
    for side in sides:
        counts = taken + Counter(one.get("id", "") for one in side if one.get("id"))
        for identity, count in counts.items():
            if count > 1:
                yield unit.sourceline or 0, f"the id “{identity}” in a unit is not the only one"
        yield from _ends(side)
        yield from _order_of_codes(side)
    for one in (*sides[0], *sides[1]):
        yield from _code(one, set(data), sides[0] + sides[1])
    yield from _parts(parts)
    yield from _kept(unit, parts, *sides)


def _side(parts: list[Element], name: str) -> list[Element]:
    """The inline elements of all sources, or of all targets, in order."""
    found: list[Element] = []
    for part in parts:
        holder = part.find(f"{_CORE}{name}")
        if holder is not None:
            found.extend(one for one in holder.iter() if one.tag in _KNOWN)
    return found


def _ends(side: list[Element]) -> Iterator[_Fault]:
    """Starts and ends that belong together, or that do not."""
    opened: dict[str, Element] = {}
    for one in side:
        local, line = str(one.tag).removeprefix(_CORE), one.sourceline or 0
        isolated = one.get("isolated") == "yes"
        if local in {"sc", "sm"} and not isolated:
            opened[f"{local} {one.get('id')}"] = one
        elif local == "ec" and isolated:
            if "id" not in one.attrib or "startRef" in one.attrib:
                yield line, "an isolated <ec> has an id and no startRef"
        elif local in {"ec", "em"}:
            start = opened.pop(f"s{local[1]} {one.get('startRef')}", None)
            if start is None or "startRef" not in one.attrib:
                yield line, f"<{local}> ends what nothing has begun before it"
            elif local == "ec":
                yield from _alike(start, one)
            if local == "ec" and "id" in one.attrib:
                yield line, "an <ec> that is not isolated has no id"
    for key, one in opened.items():
        yield one.sourceline or 0, f"<{key.partition(' ')[0]}> is never ended in its unit"


def _alike(start: Element, end: Element) -> Iterator[_Fault]:
    for name in _ALIKE:
        if name in end.attrib and end.get(name) != start.get(name, "yes"):
            yield end.sourceline or 0, f"{name} of <ec> is another than that of its <sc>"
    first, last = start.get("canReorder", "yes"), end.get("canReorder")
    if last is not None and (first == "yes") != (last == "yes"):
        yield end.sourceline or 0, "canReorder of <ec> does not fit that of its <sc>"


def _code(one: Element, data: set[str], all_of_unit: list[Element]) -> Iterator[_Fault]:
    line = one.sourceline or 0
    if one.tag not in _CODES:
        return
    for name in ("dataRef", "dataRefStart", "dataRefEnd"):
        if name in one.attrib and one.get(name) not in data:
            yield line, f"{name} “{one.get(name)}” names no original data"
    sub_type, kind = one.get("subType", ""), one.get("type", "")
    if sub_type and not kind:
        yield line, "a subType stands without a type"
    elif sub_type.startswith("xlf:") and _PLAIN_SUB_TYPES.get(sub_type) != kind:
        yield line, f"subType “{sub_type}” does not fit the type “{kind}”"
    if one.get("canReorder", "yes") != "yes" and {one.get("canCopy"), one.get("canDelete")} != {"no"}:
        yield line, "a code that cannot be reordered can neither be copied nor deleted"
    copied = one.get("copyOf")
    if copied is not None:
        bases = [base for base in all_of_unit if base.get("id") == copied]
        if not bases or any(base.get("canCopy") == "no" for base in bases):
            yield line, f"copyOf “{copied}” names no code that may be copied"
        if any("dataRef" in str(name) for name in one.attrib):
            yield line, "a copy of a code names original data besides"


def _order_of_codes(side: list[Element]) -> Iterator[_Fault]:
    """Codes that keep their order follow a first one without another code between."""
    is_series = False
    for one in side:
        if one.tag not in _CODES:
            continue
        reorder = one.get("canReorder", "yes")
        if reorder == "no" and not is_series and not _is_end(one):
            yield one.sourceline or 0, "a code with canReorder “no” follows no first one"
        is_series = reorder != "yes"


def _is_end(one: Element) -> bool:
    return one.tag == f"{_CORE}ec"


def _parts(parts: list[Element]) -> Iterator[_Fault]:
    places: list[int] = []
    for number, part in enumerate(parts, 1):
        if "subState" in part.attrib and "state" not in part.attrib:
            yield part.sourceline or 0, "a subState stands without a state"
        target = part.find(f"{_CORE}target")
        order = target.get("order", "") if target is not None else ""
        if target is not None:
            places.append(int(order) if order.isdecimal() else number)
        else:
            places.append(number)
    has_order = any(one.get("order") for part in parts for one in part.iterchildren(f"{_CORE}target"))
    if has_order and (len(set(places)) < len(places) or max(places) > len(parts)):
        yield parts[0].sourceline or 0, "two targets have the same place in the order"


def _kept(unit: Element, parts: list[Element], sources: list[Element], targets: list[Element]) -> Iterator[_Fault]:
    """Codes that may not be deleted are in the targets, and those that may not be reordered in their order."""
    translated = [part for part in parts if part.find(f"{_CORE}target") is not None]
    if not translated:
        return
    there = {one.get("id") or one.get("startRef") for one in targets if one.tag in _CODES}
    of_these = _side(translated, "source")
    for one in of_these:
        if one.tag in _CODES and one.get("canDelete") == "no" and not _is_end(one) and one.get("id") not in there:
            yield unit.sourceline or 0, f"the code “{one.get('id')}” may not be deleted, and its target has lost it"
    if _series(of_these) and targets:
        shown = [one.get("id") for one in targets if one.tag in _CODES and one.get("id")]
        for series in _series(of_these):
            at = shown.index(series[0]) if series[0] in shown else -1
            if at >= 0 and shown[at : at + len(series)] != series:
                yield unit.sourceline or 0, "codes that may not be reordered were"
            yield from _depth_kept(unit, series, sources, targets)


def _series(side: list[Element]) -> list[list[str | None]]:
    found: list[list[str | None]] = []
    for one in side:
        reorder = one.get("canReorder", "yes")
        if one.tag not in _CODES or _is_end(one):
            continue
        if reorder == "firstNo":
            found.append([one.get("id")])
        elif reorder == "no" and found:
            found[-1].append(one.get("id"))
    return found


def _depth_kept(
    unit: Element, series: list[str | None], sources: list[Element], targets: list[Element]
) -> Iterator[_Fault]:
    """A code that stood in another one of its series still does."""
    for identity in series:
        around = [
            next((one.getparent() for one in side if one.get("id") == identity), None) for side in (sources, targets)
        ]
        ids = [one.get("id") if one is not None and one.tag == f"{_CORE}pc" else None for one in around]
        if None not in around and ids[0] != ids[1] and (ids[0] in series or ids[1] in series):
            yield unit.sourceline or 0, "a code that may not be reordered left the one around it"
