"""XLIFF of any version and any program as a document to translate, and back."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from translator_gui.formats.base import OriginalDocument, ProgressTracker, ReadOptions
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.formats.xliff.target import XliffEdit, edits_of
from translator_gui.formats.xliff.units import XliffUnit, units_of
from translator_gui.formats.xliff.xml_nodes import XmlNode, checked, with_attribute
from translator_gui.formats.xml import Element, begins_with_element
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError


class XliffReader:
    """XLIFF 1.x and 2.x, those of Trados, memoQ and Memsource among them."""

    id = "xliff"
    name = "XLIFF"
    suffixes = (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff")
    """Of OASIS, Trados, Memsource and memoQ."""

    def recognises(self, data: bytes, suffix: str) -> bool:
        """By its ending or its beginning."""
        return suffix in self.suffixes or begins_with_element(data, "xliff")

    def read(self, name: str, data: bytes, options: ReadOptions) -> SourceDocument:
        """See `Reader`. What its makers wrote against the rules is told as a doubt."""
        del options
        root, text, _ = checked(name, data)
        _refuse_strangers(name, root)
        units = list(units_of(name, text))
        paragraphs = tuple(unit.paragraph for unit in units if unit.paragraph is not None)
        return SourceDocument(name, self.id, data, paragraphs, doubts=tuple(_languages(units)))

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ProgressTracker
    ) -> None:
        """See `OriginalWriter`."""
        _, text, codec = checked(original.name, original.data)
        told = iter(pace.over(paragraphs))
        edits: dict[tuple[int, int], XliffEdit] = {}
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
        raise TranslatorError(f"{name}, line {root.sourceline}: this is no XLIFF file though it is called so.")
    version = root.get("version", "")
    if version[:2] not in {"1.", "2."}:
        raise TranslatorError(
            f"{name}, line {root.sourceline}: XLIFF of version “{version[:8]}” is not read; save it as XLIFF 2.1 "
            "in the other program."
        )


def _languages(units: Sequence[XliffUnit]) -> Iterator[str]:
    """Says that a file is not from Urdu into English."""
    sources = {unit.node.inherited("srcLang") or unit.node.inherited("source-language") for unit in units}
    targets = {unit.node.inherited("trgLang") or unit.node.inherited("target-language") for unit in units}
    foreign = sorted(one for one in sources if _primary(one) != "ur")
    if foreign:
        yield f"Its source is said to be “{'”, “'.join(foreign)}”, not Urdu (“ur”)."
    elsewhere = sorted(one for one in targets if one and _primary(one) != "en")
    if elsewhere:
        yield f"Its target is said to be “{'”, “'.join(elsewhere)}”, not English (“en”): what stands there was taken."


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _language_edits(unit: XmlNode, text: str) -> Iterator[XliffEdit]:
    """Says that there is English now, where the file did not name a target language yet."""
    holder, name = ("xliff", "trgLang") if unit.local == "unit" else ("file", "target-language")
    node: XmlNode | None = unit
    while node is not None:
        if node.local == holder and name not in node.attributes:
            yield XliffEdit(node.start, node.inner, with_attribute(text, node, name, "en"))
        node = node.parent
