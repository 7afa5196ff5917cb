"""English put into OpenDocument texts, and what their two trees say then."""

import io
import zipfile
from typing import NamedTuple

from lxml import etree

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.odt.names import descendants, value
from translator_gui.formats.odt.reader import OdtReader
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.formats.xml import Element
from translator_gui.model.document import SourceParagraph
from translator_gui.text.tag_spelling import read_spelled


class Written(NamedTuple):
    """The two trees of a file."""

    content: Element
    styles: Element

    def style(self, name: str) -> dict[str, str]:
        """What a style tells, whatever its properties are called."""
        for root in self:
            for style in descendants(root, "style:style", "style:page-layout"):
                if value(style, "style:name") == name:
                    return {etree.QName(key).localname: str(text) for one in style for key, text in one.attrib.items()}
        raise AssertionError(name)

    def texts(self) -> list[str]:
        """The letters of the paragraphs in order."""
        return ["".join(one.itertext()) for one in descendants(self.content, "text:p", "text:h")]


def trees(data: bytes) -> Written:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return Written(*(etree.fromstring(package.read(name)) for name in ("content.xml", "styles.xml")))


def read(data: bytes) -> tuple[SourceParagraph, ...]:
    return OdtReader().read("a.odt", data, DocumentReadOptions()).paragraphs


def write(data: bytes, paragraphs: list[TargetParagraph]) -> bytes:
    stream = io.BytesIO()
    OdtReader().write_target(
        stream, OriginalDocument("a.odt", data, DocumentReadOptions()), paragraphs, ExportProgress(len(paragraphs))
    )
    return stream.getvalue()


def english(data: bytes, *texts: str) -> bytes:
    """The file with these texts, their tags in letters; "English." for those that are not given; "…" stays Urdu."""
    found = read(data)
    given = [*texts, *["English."] * (len(found) - len(texts))]
    return write(data, [in_english(one, text) for one, text in zip(found, given, strict=True)])


def in_english(paragraph: SourceParagraph, text: str) -> TargetParagraph:
    if text == "…":
        return TargetParagraph(paragraph.text, (TargetSentence(paragraph.text, paragraph.text, open=True, urdu=True),))
    return TargetParagraph(paragraph.text, (TargetSentence(read_spelled(text, paragraph.text), paragraph.text),))


def paragraph_style(name: str, properties: str, more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {properties}/>{more}'
        "</style:style>"
    )


def text_style(name: str, properties: str, family: str = "text") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}"><style:text-properties {properties}/></style:style>'
    )
