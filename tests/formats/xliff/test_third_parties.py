"""XLIFF files of OASIS, Okapi, Trados, memoQ and others."""

from pathlib import Path

import pytest
from lxml import etree

from tests.formats.xliff.samples import FORMATS, folder, sentences, translated, untouched, written
from tests.formats.xliff.schematron import broken_rules
from tests.samples import own_schema, sample_files
from translator_gui.formats.base import DocumentReadOptions
from translator_gui.formats.xliff.reader import XliffReader
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import tags_in
from translator_gui.model.status import Status

SUITES = [FORMATS / f"xliff2/xliff-{version}/test-suite" for version in ("21", "22")]
OKAPI = ("xlf", "xlf2", "xliff", "sdlxliff", "sdlxliff_single", "invalid_full_single", "invalid_single")
BROKEN = {"Good-pgs_plural.xlf", "Good-mda_top-level.xlf"}
"""Files called good that are not: an undeclared prefix, and a `meta` without the namespace of metadata."""


def named(paths: list[Path]) -> list[object]:
    """Return a parameter per file; if there are none, one that skips."""
    if not paths:
        return [
            pytest.param(None, marks=pytest.mark.skip(reason="the third parties' files are not beside the checkout"))
        ]
    return [pytest.param(path, id="/".join(path.parts[-4:])) for path in sorted(paths)]


def of_oasis(kind: str) -> list[Path]:
    return [path for suite in SUITES for path in suite.glob(f"*/{kind}/*.xlf")]


VALID = [path for path in of_oasis("valid") if path.name not in BROKEN]
OTHERS = sample_files("xliff", *(f"okapi/{name}/*" for name in OKAPI))


def read(path: Path) -> SourceDocument:
    return XliffReader().read(path.name, path.read_bytes(), DocumentReadOptions())


@pytest.mark.parametrize("path", named(VALID))
def test_what_oasis_calls_valid_opens(path: Path):
    assert read(path).format == "xliff"


@pytest.mark.parametrize("path", named(of_oasis("invalid")))
def test_what_oasis_calls_invalid_opens_or_is_refused_by_name(path: Path):
    try:
        found = read(path).name
    except TranslatorError as error:
        found = str(error)
    assert path.name in found


def test_a_prefix_that_nothing_declares_is_refused_with_its_line():
    suite = folder("xliff2", "xliff-22", "test-suite", "modules", "valid")
    with pytest.raises(TranslatorError, match="line 4"):
        read(suite / "Good-pgs_plural.xlf")


@pytest.mark.parametrize("path", named(OTHERS))
def test_okapis_files_open(path: Path):
    assert read(path).paragraphs


@pytest.mark.parametrize("path", named([*VALID, *OTHERS]))
def test_what_nobody_touched_goes_back_byte_for_byte(path: Path):
    data = path.read_bytes()
    assert written(path.name, data, [untouched(one) for one in read(path).paragraphs]) == data


def with_tags(urdu: str) -> str:
    """Return English with the tags of a sentence, and a word after each: a pair around nothing is given up."""
    return "Words " + "".join(f"{tag}w" for tag in tags_in(urdu))


@pytest.mark.parametrize("path", named([*VALID, *OTHERS]))
def test_english_goes_back_with_its_tags_and_comes_again(path: Path):
    before = read(path).paragraphs
    english = [[f"{number} {with_tags(urdu)}" for urdu in sentences(one)] for number, one in enumerate(before)]
    there = [translated(one, *words) for one, words in zip(before, english, strict=True)]
    data = written(path.name, path.read_bytes(), there)
    after = read_bytes(path.name, data)
    assert [one.text for one in after.paragraphs] == [one.text for one in before]
    for one, words in zip(after.paragraphs, english, strict=True):
        for given, text in zip(one.sentences, words, strict=True):
            # A link that runs on into the next sentence holds that one too.
            assert (text.strip() in given.target) or set(tags_in(text)) <= set(tags_in(given.target))
            assert given.status is Status.TRANSLATED


def read_bytes(name: str, data: bytes) -> SourceDocument:
    return XliffReader().read(name, data, DocumentReadOptions())


@pytest.mark.parametrize("path", named([one for one in VALID if "/core/" in str(one) and "xliff-21" in str(one)]))
def test_what_was_valid_is_valid_with_english(path: Path):
    schema = etree.XMLSchema(etree.parse(folder("schemas", "catalog", "xliff2.1") / "xliff_core_2.0.xsd"))
    rules = folder("xliff2", "xliff-21", "schemas") / "xliff_core_2.1.sch"
    before = etree.parse(path)
    if not schema.validate(before):
        pytest.skip("the schema alone does not know the modules of this file")
    paragraphs = [translated(one, *map(with_tags, sentences(one))) for one in read(path).paragraphs]
    after = etree.fromstring(written(path.name, path.read_bytes(), paragraphs))
    schema.assertValid(after)
    assert set(broken_rules(rules, after.getroottree())) <= set(broken_rules(rules, before))


def test_what_our_own_schema_allows_it_allows_with_english():
    (path,) = (one for one in OTHERS if one.name == "newer.xlf")
    own_schema("xliff21").assertValid(etree.parse(path))
    paragraphs = [translated(one, *map(with_tags, sentences(one))) for one in read(path).paragraphs]
    own_schema("xliff21").assertValid(etree.fromstring(written(path.name, path.read_bytes(), paragraphs)))
