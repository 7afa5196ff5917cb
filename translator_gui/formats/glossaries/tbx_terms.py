"""Terms of TBX files with all that TBX says of them, and the terms of a project as TBX 3 or 2."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from translator_gui.formats.characters import sanitize
from translator_gui.formats.glossaries.table import LONGEST_TERM, is_yes, too_long
from translator_gui.formats.tbx.reader import LANGUAGES, SECTIONS, all_entries, open_tbx
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import children, language, local, words
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.glossary import GlossaryEntry

_FORBIDDEN = ("deprecated", "superseded", "forbidden", "notrecommended", "obsolete")
_STAYS, _CASE = ("donottranslate", "dnt"), ("casesensitive", "casesense", "matchcase")
_STATUS = ("administrativestatus", "normativeauthorization", "status")
_NOTES = ("definition", "note", "explanation")


def read_tbx_terms(name: str, data: bytes) -> Iterator[GlossaryEntry]:
    """Yield the Urdu terms of a TBX file with the English of their concepts.

    Raises:
        TranslatorError: No TBX, broken, hostile, or without Urdu; names the file and the line.
    """
    found = False
    for entry in all_entries(open_tbx(name, data)):
        groups = list(children(entry, *LANGUAGES))
        about = _facts(element for element in entry if element not in groups)
        sections = {
            code: [one for group in groups if language(group).partition("-")[0] == code for one in _terms(group)]
            for code in ("ur", "en")
        }
        english = [(term, facts) for term, facts, _line in sections["en"]]
        forbidden = tuple(term for term, facts in english if _is_forbidden(facts))
        targets = tuple(term for term, _facts in english if term not in forbidden)
        for term, facts, line in sections["ur"]:
            if any(len(text) > LONGEST_TERM for text in (term, *targets)):
                raise too_long(name, _("line {line}", line=line))
            every = [about, facts, *(facts for _term, facts in english)]
            one = GlossaryEntry(
                term,
                targets,
                forbidden,
                _first(every[1:], ("partofspeech",)),
                "; ".join(dict.fromkeys(filter(None, (_first([facts], _NOTES) for facts in every)))),
                is_yes(_first(every, _STAYS)),
                is_yes(_first(every, _CASE)),
                _first(every, ("subjectfield", "domain")),
            )
            if one.is_usable:
                found = True
                yield one
    if not found:
        raise TranslatorError(
            _("{name}, line 1: no entry has an Urdu term and its English; choose a TBX that has both", name=name)
        )


def _terms(group: Element) -> Iterator[tuple[str, dict[str, str], int]]:
    """Yield the terms of one language of an entry, each with its facts and its line."""
    shared = _facts(element for element in group if local(element) not in SECTIONS)
    for section in children(group, *SECTIONS):
        term = next((one for one in section.iter() if local(one) == "term"), None)
        if term is not None and words(term):
            yield words(term), {**shared, **_facts([section])}, term.sourceline or 1


def _facts(elements: Iterable[Element]) -> dict[str, str]:
    """Return the texts of data categories by their names, in either style of TBX; of several the first."""
    found: dict[str, str] = {}
    for element in elements:
        for one in element.iter():
            kind = one.get("type") or local(one)
            if kind and (text := words(one)):
                found.setdefault("".join(filter(str.isalpha, kind.casefold())).removeprefix("x"), text)
    return found


def _first(every: Iterable[dict[str, str]], names: Iterable[str]) -> str:
    return next((facts[name] for facts in every for name in names if name in facts), "")


def _is_forbidden(facts: dict[str, str]) -> bool:
    status = "".join(filter(str.isalpha, _first([facts], _STATUS).casefold()))
    return status.startswith(_FORBIDDEN)


class _TbxElements(NamedTuple):
    """Names of the elements of a TBX file that its versions call otherwise, and what begins and ends it."""

    head: str
    tail: str
    header: str
    entry: str
    language: str
    section: str


TBX_VERSIONS = ("3", "2")
_ELEMENTS = {
    "3": _TbxElements(
        '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">',
        "</tbx>",
        "tbxHeader",
        "conceptEntry",
        "langSec",
        "termSec",
    ),
    # No DOCTYPE: who looks for the DTD, which is nowhere beside the file, could not read it.
    "2": _TbxElements(
        '<martif type="TBX-Basic" xml:lang="en">', "</martif>", "martifHeader", "termEntry", "langSet", "tig"
    ),
}
_SCHEME = {"2": '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>'}


def tbx_lines(entries: Iterable[GlossaryEntry], title: str, version: str = TBX_VERSIONS[0]) -> Iterator[str]:
    """Yield the lines of a TBX file of glossary entries: TBX-Basic 3 with attributes, or 2 (`martif`)."""
    names, title = _ELEMENTS[version], _text(title)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{names.head}\n'
    yield f"<{names.header}><fileDesc><titleStmt><title>{title}</title></titleStmt>"
    yield f"<sourceDesc><p>Urdu terms with their English, from {title}</p></sourceDesc></fileDesc>"
    yield f"{_SCHEME.get(version, '')}</{names.header}>\n"
    yield "<text>\n<body>\n"
    for number, entry in enumerate(entries, 1):
        yield _entry(number, entry, names)
    yield f"</body>\n</text>\n{names.tail}\n"


def _entry(number: int, entry: GlossaryEntry, names: _TbxElements) -> str:
    domain = f'<descrip type="subjectField">{_text(entry.domain)}</descrip>' if entry.domain else ""
    flags = [
        f'<admin type="x-{name}">yes</admin>'
        for name, is_set in (("doNotTranslate", entry.do_not_translate), ("caseSensitive", entry.case_sensitive))
        if is_set
    ]
    note = f"<note>{_text(entry.note)}</note>" if entry.note else ""
    speech = f'<termNote type="partOfSpeech">{_text(entry.part_of_speech)}</termNote>' if entry.part_of_speech else ""
    status = '<termNote type="administrativeStatus">{}-admn-sts</termNote>'
    english = [
        *(
            _section(target, status.format("preferredTerm" if not at else "admittedTerm"), names)
            for at, target in enumerate(entry.targets)
        ),
        *(_section(text, status.format("deprecatedTerm"), names) for text in entry.forbidden),
    ]
    sections = _language("ur", [_section(entry.source, speech, names)], names) + _language("en", english, names)
    return f'<{names.entry} id="t{number}">{domain}{"".join(flags)}{note}{sections}</{names.entry}>\n'


def _language(code: str, sections: Sequence[str], names: _TbxElements) -> str:
    return f'<{names.language} xml:lang="{code}">{"".join(sections)}</{names.language}>' if sections else ""


def _section(term: str, notes: str, names: _TbxElements) -> str:
    return f"<{names.section}><term>{_text(term)}</term>{notes}</{names.section}>"


def _text(text: str) -> str:
    return escape(" ".join(sanitize(text).split()), quote=False)
