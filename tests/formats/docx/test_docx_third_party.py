"""Word documents of others go back whole; what was valid stays valid."""

import re

import pytest
from lxml import etree

from tests.formats.docx.real_document import real_document
from tests.formats.docx.targets import pseudo, pseudo_english, read, roots, waiting, written
from tests.samples import SHARED, sample_files

SAMPLES = sample_files("docx", "okapi/docx/*.docx")
OTHER = re.compile("picture|document|chart|diagram")
SCHEMAS = SHARED / "formats/ooxml/catalog/openxml/OfficeOpenXML-XMLSchema-Transitional"


def test_documents_of_others_go_back():
    for path in SAMPLES:
        data = path.read_bytes()
        # Texts outside the paragraphs are read where they are Urdu: what has become English is not.
        before, after = ([one for one in read(what) if not OTHER.search(one.place)] for what in (data, written(data)))
        assert [(one.text, one.tags) for one in after] == [(pseudo(one.text), one.tags) for one in before], path.name


def _schema() -> etree.XMLSchema:
    text = (SCHEMAS / "wml.xsd").read_text("utf-8")
    xml = (SCHEMAS / "../../xml/xml.xsd").resolve().as_uri()
    text = text.replace('1998/namespace"/>', f'1998/namespace" schemaLocation="{xml}"/>')
    return etree.XMLSchema(etree.fromstring(text.encode(), base_url=(SCHEMAS / "wml.xsd").resolve().as_uri()))


MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def _complaints(schema: etree.XMLSchema, data: bytes) -> set[str]:
    """What the schema says of the parts of a document, seen as an older program sees them."""
    found: set[str] = set()
    for one in roots(data):
        prefixes = one.get(f"{MC}Ignorable", "").split()
        ignored = {f"{{{one.nsmap[prefix]}}}" for prefix in prefixes} | {MC}
        for alternatives in list(one.iter(f"{MC}AlternateContent")):
            parent = alternatives.getparent()
            assert parent is not None
            fallback = alternatives.find(f"{MC}Fallback")
            at = parent.index(alternatives)
            parent[at : at + 1] = [] if fallback is None else list(fallback)
        for element in list(one.iter()):
            for name in [name for name in element.attrib if str(name).startswith(tuple(ignored))]:
                del element.attrib[name]
            if str(element.tag).startswith(tuple(ignored)) and (parent := element.getparent()) is not None:
                parent.remove(element)
        if not schema.validate(one):
            found |= {error.message for error in schema.error_log}
    return found


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas are not beside the checkout")
def test_what_was_valid_stays_valid():
    schema = _schema()
    samples = [real_document(), *(path.read_bytes() for path in SAMPLES[::4])]
    for data in samples:
        for translate in (pseudo_english, waiting):
            assert _complaints(schema, written(data, translate)) <= _complaints(schema, data)
    assert all("zoom" in complaint for complaint in _complaints(schema, real_document()))
