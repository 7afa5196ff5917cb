"""Terms of TBX files with all that TBX says of them, and the terms of a project as TBX 3 or 2."""

from collections.abc import Iterable, Iterator

from translator_gui.formats.glossaries.table import LONGEST_TERM, is_yes, too_long
from translator_gui.formats.tbx.markup import TBX_MARKUP, TBX_VERSIONS, TbxMarkup, tbx_text, term_status
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


def tbx_lines(entries: Iterable[GlossaryEntry], title: str, version: str = TBX_VERSIONS[0]) -> Iterator[str]:
    """Yield the lines of a TBX file of glossary entries, in a version of `TBX_VERSIONS`."""
    markup = TBX_MARKUP[version]
    yield markup.head(title)
    for number, entry in enumerate(entries, 1):
        yield _entry(number, entry, markup)
    yield markup.tail


def _entry(number: int, entry: GlossaryEntry, markup: TbxMarkup) -> str:
    about = f'<descrip type="subjectField">{tbx_text(entry.domain)}</descrip>' if entry.domain else ""
    about += "".join(
        f'<admin type="x-{name}">yes</admin>'
        for name, is_set in (("doNotTranslate", entry.do_not_translate), ("caseSensitive", entry.case_sensitive))
        if is_set
    )
    about += f"<note>{tbx_text(entry.note)}</note>" if entry.note else ""
    speech = entry.part_of_speech and f'<termNote type="partOfSpeech">{tbx_text(entry.part_of_speech)}</termNote>'
    english = [
        *(
            markup.term(target, term_status("admittedTerm" if at else "preferredTerm"))
            for at, target in enumerate(entry.targets)
        ),
        *(markup.term(text, term_status("deprecatedTerm")) for text in entry.forbidden),
    ]
    return markup.concept(f"t{number}", about, [markup.term(entry.source, speech)], english)
