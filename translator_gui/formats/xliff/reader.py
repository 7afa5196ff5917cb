"""Read XLIFF of any version and of any program as a document, and write it again with the English."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.formats.xliff.target import XliffTextReplacement, edits_of
from translator_gui.formats.xliff.units import units_of
from translator_gui.formats.xliff.xml_nodes import PositionedXmlElement, parse_xliff, with_attribute
from translator_gui.formats.xml import Element, begins_with_element
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError

_NAMESPACE_VERSION = re.compile(r"urn:oasis:names:tc:xliff:document:([12]\.\d)")


class XliffReader:
    """Reads XLIFF 1.x and 2.x (also of Trados, memoQ and Memsource) and writes it again with the English."""

    id = "xliff"
    suffixes = (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff")
    """Endings of OASIS, Trados, Memsource and memoQ."""

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is XLIFF, by its ending or its beginning."""
        return suffix in self.suffixes or begins_with_element(data, "xliff")

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read an XLIFF file: one paragraph per translation unit, with its English and statuses."""
        del options
        root, text, _ = parse_xliff(name, data)
        _refuse_strangers(name, root)
        languages: set[tuple[str, str]] = set()
        paragraphs: list[SourceParagraph] = []
        for unit in units_of(name, text):
            languages.add(_languages_of(unit.node))
            if unit.paragraph is not None:
                paragraphs.append(unit.paragraph)
        return SourceDocument(name, self.id, data, tuple(paragraphs), doubts=tuple(_doubts(languages)))

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original XLIFF file again with the English and the statuses."""
        _, text, codec = parse_xliff(original.name, original.data)
        told = iter(pace.over(paragraphs))
        edits: dict[tuple[int, int], XliffTextReplacement] = {}
        for unit in units_of(original.name, text):
            if unit.paragraph is None:
                continue
            changed = edits_of(unit, next(told), text)
            for edit in (*changed, *(_language_edits(unit.node, text) if changed else ())):
                edits[edit.start, edit.end] = edit
        next(told, None)
        at = 0
        for edit in sorted(edits.values()):
            stream.write((text[at : edit.start] + edit.text).encode(codec, "xmlcharrefreplace"))
            at = edit.end
        stream.write(text[at:].encode(codec, "xmlcharrefreplace"))


def _refuse_strangers(name: str, root: Element) -> None:
    if str(root.tag).rpartition("}")[2] != "xliff":
        raise TranslatorError(
            _("{name}, line {line}: this is no XLIFF file though it is called so.", name=name, line=root.sourceline)
        )
    version = root.get("version", "")
    if not version and (found := _NAMESPACE_VERSION.search(str(root.tag))):
        version = found[1]
    if not version:
        raise TranslatorError(
            _(
                '{name}, line {line}: this XLIFF does not say its version; write version="1.2" or "2.0" into its first '
                "element, or save it anew in the other program.",
                name=name,
                line=root.sourceline,
            )
        )
    if version[:2] not in {"1.", "2."}:
        raise TranslatorError(
            _(
                "{name}, line {line}: XLIFF of version “{version}” is not read; save it as XLIFF 2.1 in the "
                "other program.",
                name=name,
                line=root.sourceline,
                version=version[:8],
            )
        )


def _languages_of(node: PositionedXmlElement) -> tuple[str, str]:
    """Return the languages of a unit's source and target, as the file says."""
    return (
        node.inherited("srcLang") or node.inherited("source-language"),
        node.inherited("trgLang") or node.inherited("target-language"),
    )


def _doubts(languages: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a warning if an XLIFF file with these languages is not from Urdu into English."""
    sources, targets = ({pair[at] for pair in languages} for at in (0, 1))
    foreign = sorted(one for one in sources if _primary(one) != "ur")
    if foreign:
        yield str(_("Its source is said to be “{languages}”, not Urdu (“ur”).", languages="”, “".join(foreign)))
    elsewhere = sorted(one for one in targets if one and _primary(one) != "en")
    if elsewhere:
        yield str(
            _(
                "Its target is said to be “{languages}”, not English (“en”): its texts were taken.",
                languages="”, “".join(elsewhere),
            )
        )


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _language_edits(unit: PositionedXmlElement, text: str) -> Iterator[XliffTextReplacement]:
    """Yield edits that declare English as an XLIFF file's target language where it declares none."""
    holder, name = ("xliff", "trgLang") if unit.local == "unit" else ("file", "target-language")
    node: PositionedXmlElement | None = unit
    while node is not None:
        if node.local == holder and name not in node.attributes:
            yield XliffTextReplacement(node.start, node.inner, with_attribute(text, node, name, "en"))
        node = node.parent
