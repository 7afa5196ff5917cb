"""What may stand where in XLIFF 2: elements, attributes, and what they may say."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from translator_gui.formats.xliff.states import CORE, METADATA
from translator_gui.formats.xml import Element

_YES = "yes|no"
_FIRST = "yes|firstNo|no"
_DIR = "ltr|rtl|auto"
NAME = r"[\w.\-:\u00b7]+"
_NAMES = rf"\s*{NAME}(\s+{NAME})*\s*"
LANGUAGE = r"([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|[xXiI](-[A-Za-z0-9]{1,8})+)"
_OWN = r"[^\s:]+:[^\s:]+"
_TYPE = "fmt|ui|quote|link|image|other"
_COUNT = r"\+?0*[1-9]\d*"
_ANY = "(?s:.*)"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_SPACE = {f"{_XML}space": "default|preserve"}
_LANG = {f"{_XML}lang": LANGUAGE}
_INLINE = "((cp|ph|pc|sc|ec|mrk|sm|em) )*"
_UNITS = "(unit |group )"
_OTHERS = r"((\*|metadata) )*"
_STRUCTURE = {"translate": _YES, "canResegment": _YES, "srcDir": _DIR, "trgDir": _DIR, **_SPACE, **_LANG}
_CODE = {"canCopy": _YES, "canDelete": _YES, "canReorder": _FIRST, "copyOf": NAME, "subType": _OWN, "type": _TYPE}
_SHOWN = {"disp": _ANY, "equiv": _ANY, "dataRef": NAME, "subFlows": _NAMES}
_HALF = {**_CODE, **_SHOWN, "canOverlap": _YES, "dir": _DIR, "isolated": _YES}
_NOTED = {"translate": _YES, "type": rf"generic|comment|term|{_OWN}", "ref": r"\S*", "value": _ANY}


class Shape(NamedTuple):
    """What an element may hold.

    Attributes:
        content: A pattern of its children's names, each with a space behind; "* " is one of another namespace.
        required: Attributes that it must have.
        attributes: Those that it may have, and a pattern of what each says.
        mixed: Text may stand in it.
        foreign: Which attributes of other namespaces it may have: "any", those of XLIFF's "modules", "none".
    """

    content: str
    required: tuple[str, ...] = ()
    attributes: dict[str, str] = {}  # noqa: RUF012 (never changed)
    mixed: bool = False
    foreign: str = "none"


SHAPES = {
    "xliff": Shape(
        "(file )+",
        ("version", "srcLang"),
        {"version": _ANY, "srcLang": LANGUAGE, "trgLang": LANGUAGE, **_SPACE, **_LANG},
        foreign="any",
    ),
    "file": Shape(
        rf"(skeleton )?{_OTHERS}(notes )?{_UNITS}+",
        ("id",),
        {"id": NAME, "original": _ANY, **_STRUCTURE},
        foreign="any",
    ),
    "skeleton": Shape(_OTHERS, attributes={"href": _ANY}, mixed=True),
    "group": Shape(
        rf"{_OTHERS}(notes )?{_UNITS}*",
        ("id",),
        {"id": NAME, "name": _ANY, "type": _OWN, **_STRUCTURE},
        foreign="any",
    ),
    "unit": Shape(
        rf"{_OTHERS}(notes )?(originalData )?(ignorable )*segment (segment |ignorable )*",
        ("id",),
        {"id": NAME, "name": _ANY, "type": _OWN, **_STRUCTURE},
        foreign="any",
    ),
    "segment": Shape(
        "source (target )?",
        attributes={"id": NAME, "canResegment": _YES, "state": "initial|translated|reviewed|final", "subState": _OWN},
    ),
    "ignorable": Shape("source (target )?", attributes={"id": NAME}),
    "notes": Shape("(note )+"),
    "note": Shape(
        "",
        attributes={"id": NAME, "appliesTo": "source|target", "category": _ANY, "priority": r"0*([1-9]|10)"},
        mixed=True,
        foreign="any",
    ),
    "originalData": Shape("(data )+"),
    "data": Shape("(cp )*", ("id",), {"id": NAME, "dir": _DIR, f"{_XML}space": "preserve"}, mixed=True),
    "source": Shape(_INLINE, attributes={**_LANG, **_SPACE}, mixed=True),
    "target": Shape(_INLINE, attributes={**_LANG, **_SPACE, "order": _COUNT}, mixed=True),
    "cp": Shape("", ("hex",), {"hex": r"0{0,4}[0-9A-Fa-f]{4}|00(0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}"}),
    "ph": Shape("", ("id",), {"id": NAME, **_CODE, **_SHOWN}, foreign="modules"),
    "pc": Shape(
        _INLINE,
        ("id",),
        {
            "id": NAME,
            **_CODE,
            **{f"{name}{end}": _ANY for name in ("disp", "equiv") for end in ("Start", "End")},
            **{f"dataRef{end}": NAME for end in ("Start", "End")},
            **{f"subFlows{end}": _NAMES for end in ("Start", "End")},
            "canOverlap": _YES,
            "dir": _DIR,
        },
        mixed=True,
        foreign="modules",
    ),
    "sc": Shape("", ("id",), {"id": NAME, **_HALF}, foreign="modules"),
    "ec": Shape("", (), {"id": NAME, "startRef": NAME, **_HALF}, foreign="modules"),
    "mrk": Shape(_INLINE, ("id",), {"id": NAME, **_NOTED}, mixed=True, foreign="any"),
    "sm": Shape("", ("id",), {"id": NAME, **_NOTED}, foreign="any"),
    "em": Shape("", ("startRef",), {"startRef": NAME}),
}
LATEST = {
    "xliff": SHAPES["xliff"]._replace(content=r"(notes )?(metadata )?(file )+"),
    "note": SHAPES["note"]._replace(attributes={**SHAPES["note"].attributes, "ref": r"\S*"}),
}
"""What 2.2 has otherwise."""
_MODULES = ("{urn:oasis:names:tc:xliff:", "{http://www.w3.org/2005/11/its}")
_PATTERN = lru_cache(maxsize=256)(re.compile)
_PREFIX = f"{{{CORE}}}"
_METADATA = f"{{{METADATA}}}metadata"


def shape_faults(element: Element, *, latest: bool) -> Iterator[str]:
    """What is wrong with an element of XLIFF's core by itself; `latest` is 2.2."""
    local = str(element.tag).removeprefix(_PREFIX)
    shape = (LATEST.get(local) if latest else None) or SHAPES.get(local)
    if shape is None:
        yield f"there is no element <{local}>"
        return
    yield from _attribute_faults(element, local, shape)
    names = [_short(str(child.tag)) for child in element]
    if not _PATTERN(shape.content).fullmatch("".join(f"{name} " for name in names)):
        yield f"<{local}> may not hold {'<' + '>, <'.join(dict.fromkeys(names)) + '>' if names else 'nothing'} so"
    if not shape.mixed and ((element.text or "").strip() or any((child.tail or "").strip() for child in element)):
        yield f"<{local}> holds text by itself"


def _attribute_faults(element: Element, local: str, shape: Shape) -> Iterator[str]:
    for name in shape.required:
        if name not in element.attrib:
            yield f"<{local}> has no {name}"
    for key, value in element.attrib.items():
        name, text = str(key), str(value)
        pattern = shape.attributes.get(name)
        if pattern is not None:
            if not _PATTERN(pattern).fullmatch(text):
                yield f"{name.removeprefix(_XML)} of <{local}> cannot be “{text[:40]}”"
        elif not name.startswith("{") or name.startswith(_XML) or not _is_welcome(name, shape.foreign):
            yield f"<{local}> has no attribute {name.rpartition('}')[2]}"


def _is_welcome(name: str, foreign: str) -> bool:
    return foreign == "any" or (foreign == "modules" and name.startswith(_MODULES))


def _short(tag: str) -> str:
    if tag.startswith(_PREFIX):
        return tag.removeprefix(_PREFIX)
    return "metadata" if tag == _METADATA else "*"
