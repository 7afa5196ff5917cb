"""Streams the units of translation memories in and out of TMX files of any size."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from lxml import etree

from translator_gui import __version__
from translator_gui.formats.exchange import attribute
from translator_gui.formats.inline import tagged
from translator_gui.formats.tmx.inline import in_english, pieces
from translator_gui.formats.tmx.writer import TMX_HEAD, tmx_date, tmx_prop, tmx_segment
from translator_gui.formats.xml import Element, fault, iterate_xml
from translator_gui.formats.xml_file import XML_LANG, local
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import is_uid
from translator_gui.model.inline_tag import without_foreign
from translator_gui.model.memory_unit import (
    LONGEST_UNIT,
    ImportedUnit,
    MachineHelpRule,
    MemoryUnit,
    UnitOrigin,
    UnitStatus,
    primary_subtag,
)

_URDU, _ENGLISH = "ur", "en"
_STATUSES = {str(status): status for status in UnitStatus}
_ORIGINS = {str(origin): origin for origin in (UnitOrigin.ALIGNED, UnitOrigin.EDITED)}
_RULES = {str(rule): rule for rule in MachineHelpRule}
_PREVIOUS = ("x-context-pre", "prev")
"""What memoQ and OmegaT call the sentence before."""
_FOLLOWING = ("x-context-post", "next")
_DATE = "%Y%m%dT%H%M%SZ"
_LONGEST_FIELD = 4000
_MARKS = (1 << 32) - 1
_subtag = lru_cache(primary_subtag)


class TmxUnitStream:
    """Iterates over the units of a TMX file with Urdu and English, whichever comes first, without reading it whole.

    Args:
        name: The file's name, for messages.
        stream: Its bytes.

    Attributes:
        skipped: Number of units so far that have no Urdu, no English, or texts that are too long.
    """

    def __init__(self, name: str, stream: BinaryIO) -> None:
        self._name = name
        self._stream = stream
        self.skipped = 0

    def __iter__(self) -> Iterator[ImportedUnit]:
        """Yield the units.

        Raises:
            TranslatorError: It is no TMX, broken, or declares entities; the units before were yielded.
        """
        project: dict[str, str] = {}
        has_body = False
        try:
            for element in iterate_xml(self._name, self._stream, "{*}header", "{*}body", "{*}tu"):
                name, parent = local(element), element.getparent()
                if name == "header":
                    project = _properties(element)
                elif name == "body":
                    has_body = True
                elif name == "tu" and parent is not None and local(parent) == "body":
                    has_body = True
                    unit = _unit(element, project)
                    # What was read is dropped, or the tree would grow to the size of the file.
                    element.clear(keep_tail=False)
                    parent.remove(element)
                    if unit is None:
                        self.skipped += 1
                    else:
                        yield unit
        except etree.XMLSyntaxError as error:
            line = error.lineno or 1
            raise TranslatorError(
                _(
                    "{name}, line {line}: this is no sound XML ({reason})",
                    name=self._name,
                    line=line,
                    reason=fault(error),
                )
            ) from error
        if not has_body:
            raise TranslatorError(_("{name}: no translation memory (TMX): it has no <body>", name=self._name))


def _unit(element: Element, project: dict[str, str]) -> ImportedUnit | None:
    """Return the unit of a `tu`; None if it lacks one of the languages, or a text is too long."""
    variants: dict[str, tuple[Element, str]] = {}
    found: dict[str, str] = {}
    for child in element:
        name = local(child)
        if name == "tuv":
            language = child.get(XML_LANG) or child.get("lang") or ""
            variants.setdefault(_subtag(language), (child, language))
        elif name == "prop":
            found[child.get("type") or ""] = (child.text or "").strip()
    if _URDU not in variants or _ENGLISH not in variants:
        return None
    (urdu_variant, urdu_language), (about, english_language) = variants[_URDU], variants[_ENGLISH]
    urdu, english = _segment(urdu_variant, {}), _segment(about, found)
    if urdu is None or english is None:
        return None
    source, target = _texts(urdu, english)
    if not source or not target or max(len(source), len(target)) > LONGEST_UNIT:
        return None
    unit = MemoryUnit(
        b"",
        source,
        target,
        author=_attribute(element, about, "changeid", "creationid")[:_LONGEST_FIELD],
        time=_time(_attribute(element, about, "changedate", "creationdate")),
        source_language=urdu_language[:60],
        target_language=english_language[:60],
    )
    if not found and not project:
        return ImportedUnit(unit)
    return ImportedUnit(_with_properties(unit, found, project), _first(found, _PREVIOUS), _first(found, _FOLLOWING))


def _with_properties(unit: MemoryUnit, found: dict[str, str], project: dict[str, str]) -> MemoryUnit:
    """Return a unit with what its properties, and those of the file, say of it."""
    uid = found.get("x-project-uid") or project.get("x-project-uid", "")
    if not is_uid(uid):
        uid = ""
    return unit._replace(
        previous_key=_number(found.get("x-previous-key")),
        next_key=_number(found.get("x-next-key")),
        status=_STATUSES.get(found.get("x-status", ""), UnitStatus.IMPORTED),
        origin=_ORIGINS.get(found.get("x-origin", ""), UnitOrigin.IMPORTED),
        project=uid,
        project_name=(found.get("x-project") or project.get("x-project", ""))[:_LONGEST_FIELD] if uid else "",
        machine=_RULES.get(found.get("x-machine") or project.get("x-machine", ""), MachineHelpRule.ASK),
        document=found.get("x-document", "")[:_LONGEST_FIELD],
    )


def _segment(variant: Element, found: dict[str, str]) -> Element | None:
    """Return the `seg` of a variant; add its properties to those found."""
    segment: Element | None = None
    for child in variant:
        name = local(child)
        if name == "seg" and segment is None:
            segment = child
        elif name == "prop":
            found[child.get("type") or ""] = (child.text or "").strip()
    return segment


def _attribute(element: Element, variant: Element, *names: str) -> str:
    """Return the first attribute with one of some names, of the English variant or else of its unit."""
    for name in names:
        text = variant.get(name) or element.get(name)
        if text:
            return text
    return ""


def _texts(urdu: Element, english: Element) -> tuple[str, str]:
    """Return both texts of a unit; inline elements become inline tags, numbered as in the Urdu."""
    if not len(urdu) and not len(english):
        return without_foreign((urdu.text or "").strip()), without_foreign((english.text or "").strip())
    try:
        source = tagged(pieces(urdu))
        return source.text.strip(), in_english(english, source).strip()
    except TranslatorError:
        # More tags than a sentence can have.
        return without_foreign("".join(urdu.itertext()).strip()), without_foreign("".join(english.itertext()).strip())


def _properties(element: Element) -> dict[str, str]:
    return {child.get("type") or "": (child.text or "").strip() for child in element if local(child) == "prop"}


def _first(found: dict[str, str], names: Iterable[str]) -> str:
    return next((found[name] for name in names if found.get(name)), "")


def _number(text: str | None) -> int:
    try:
        return int(text or "0", 16) & _MARKS
    except ValueError:
        return 0


@lru_cache
def _time(text: str) -> int:
    """Return a date of TMX, "20260131T101500Z", in milliseconds since 1970 UTC; 0 if there is none."""
    try:
        moment = dt.datetime.strptime(text.strip(), _DATE).replace(tzinfo=dt.UTC)
    except ValueError:
        return 0
    return max(int(moment.timestamp()) * 1000, 0)


def write_tmx_units(stream: BinaryIO, units: Iterable[MemoryUnit]) -> int:
    """Write units as TMX, one after the other; return their number.

    Their projects and the rules of these go with them, so that units that must not be sent to services still must not
    after they were imported elsewhere.
    """
    stream.write(
        (
            f'{TMX_HEAD}<header creationtool="Translator" creationtoolversion="{attribute(__version__)}" '
            'segtype="sentence" o-tmf="Translator" adminlang="en" srclang="ur" datatype="plaintext"/>\n<body>\n'
        ).encode()
    )
    number = 0
    for unit in units:
        stream.write(_written(unit).encode())
        number += 1
    stream.write(b"</body>\n</tmx>\n")
    return number


def _written(unit: MemoryUnit) -> str:
    changed = f' changedate="{tmx_date(unit.time)}"' if unit.time else ""
    changed += f' changeid="{attribute(unit.author)}"' if unit.author else ""
    properties = {
        "x-status": str(unit.status),
        "x-origin": str(unit.origin),
        "x-document": unit.document,
        "x-project": unit.project_name,
        "x-project-uid": unit.project,
        "x-machine": str(unit.machine) if unit.project else "",
        "x-previous-key": f"{unit.previous_key:x}" if unit.previous_key else "",
        "x-next-key": f"{unit.next_key:x}" if unit.next_key else "",
    }
    props = "".join(tmx_prop(name, value) for name, value in properties.items() if value)
    return (
        f'<tu tuid="{unit.uid.hex()}">{props}'
        f'<tuv xml:lang="{attribute(unit.source_language)}"><seg>{tmx_segment(unit.source)}</seg></tuv>'
        f'<tuv xml:lang="{attribute(unit.target_language)}"{changed}><seg>{tmx_segment(unit.target)}</seg></tuv></tu>\n'
    )
