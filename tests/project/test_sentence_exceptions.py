"""A project's own sentence rules: files in and out, and the documents that are read with them."""

from pathlib import Path

import pytest

from tests.project.builders import AMNA, make_project, source
from translator_gui.model.errors import TranslatorError
from translator_gui.model.sentence_exception import SentenceException, SentenceExceptionKind
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.set_project_key_values import add_exceptions, remove_exceptions
from translator_gui.project.commands.update_document import UpdateDocumentVersion
from translator_gui.project.importing import prepare_documents
from translator_gui.project.sentence_exceptions import (
    InvalidSentenceExceptionError,
    checked_exception,
    exceptions_as_tsv,
    read_exceptions_file,
    write_exceptions_file,
)
from translator_gui.project.updating import plan_update

ABBREVIATION, BREAK, NO_BREAK = SentenceExceptionKind
OWN = [
    SentenceException(ABBREVIATION, "کلو"),
    SentenceException(BREAK, ":"),
    SentenceException(NO_BREAK, "۔", "مگر"),
    SentenceException(NO_BREAK, r"\bDr\.", r"\s", is_pattern=True, order=2),
    SentenceException(BREAK, r"[؛]", r"\s", is_pattern=True, order=3),
]
SRX = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="{cascade}"/>
<body><languagerules>
<languagerule languagerulename="Urdu">
<rule break="no"><beforebreak>کلو۔</beforebreak><afterbreak>\\s</afterbreak></rule>
<rule break="yes"><beforebreak>؛</beforebreak><afterbreak>\\s</afterbreak></rule>
<rule break="no"><beforebreak>\\p{{javaLowerCase}}</beforebreak></rule>
<rule break="yes"><beforebreak>[۔.؟!]+</beforebreak><afterbreak>\\s</afterbreak></rule>
<rule break="yes"><beforebreak>[\\.\\?!]+</beforebreak><afterbreak>\\s+\\p{{Lu}}</afterbreak></rule>
<rule break="yes"></rule>
</languagerule>
<languagerule languagerulename="All"><rule break="no"><beforebreak>etc\\.</beforebreak></rule></languagerule>
<languagerule languagerulename="English"><rule break="no"><beforebreak>Mr\\.</beforebreak></rule></languagerule>
</languagerules>
<maprules>
<languagemap languagepattern="(EN|en).*" languagerulename="English"/>
<languagemap languagepattern="([uU][rR]).*" languagerulename="Urdu"/>
<languagemap languagepattern=".*" languagerulename="All"/>
</maprules></body></srx>
"""


def test_a_table_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_exceptions_file(tmp_path / "rules.tsv", OWN)
    found = read_exceptions_file(tmp_path / "rules.tsv")
    assert [one._replace(order=0) for one in found.exceptions] == [one._replace(order=0) for one in OWN]
    assert exceptions_as_tsv(found.exceptions) == exceptions_as_tsv(OWN)
    orders = [one.order for one in found.exceptions if one.is_pattern]
    assert orders == sorted(orders)
    assert not found.skipped
    with pytest.raises(TranslatorError):
        write_exceptions_file(tmp_path / "rules.tsv", OWN)


def test_a_list_of_words_is_abbreviations_and_strange_lines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(
        "کلو۔\n\nایم  او یو\nbreak\t:\nperhaps\t:\nbreak\t\nno-break\t(\t\tregex\n" + "ا" * 500, encoding="utf-8"
    )
    found = read_exceptions_file(path)
    assert found.exceptions == (
        SentenceException(ABBREVIATION, "کلو"),
        SentenceException(ABBREVIATION, "ایم او یو"),
        SentenceException(BREAK, ":"),
    )
    told = [str(message) for message in found.skipped]
    assert [message.partition(":")[0] for message in told] == ["line 5", "line 6", "line 7", "line 8"]
    assert "perhaps" in told[0]


def test_srx_gives_its_rules_for_urdu_and_says_what_it_skips(tmp_path: Path) -> None:
    path = tmp_path / "rules.srx"
    path.write_text(SRX.format(cascade="no"), encoding="utf-8")
    found = read_exceptions_file(path)
    assert [(one.kind, one.before, one.after, one.is_pattern) for one in found.exceptions] == [
        (NO_BREAK, "کلو۔", r"\s", True),
        (BREAK, "؛", r"\s", True),
    ]
    assert [one.order for one in found.exceptions] == [1, 2]
    told = [str(message) for message in found.skipped]
    assert [message.partition(":")[0] for message in told] == ["line 8", "line 9", "line 10", "line 11"]
    assert "regular expression" in told[0]
    path.write_text(SRX.format(cascade="yes"), encoding="utf-8")
    assert read_exceptions_file(path).exceptions[-1].before == r"etc\."


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("<srx", "well-formed"),
        ('<!DOCTYPE srx [<!ENTITY a "b">]><srx>&a;</srx>', "entities"),
        ('<srx><body><languagemap languagepattern="en" languagerulename="x"/></body></srx>', "no rules for Urdu"),
        ('<srx><body><languagemap languagepattern="(.*)*(.*)*x|(" languagerulename="x"/></body></srx>', "Urdu"),
        ('<srx><body><languagemap languagepattern="ur" languagerulename="gone"/></body></srx>', "no sentence rules"),
        ("", "empty"),
        ("what\tever\n", "line 1"),
    ],
)
def test_files_without_rules_are_refused_with_the_reason(tmp_path: Path, content: str, part: str) -> None:
    (tmp_path / "rules.srx").write_text(content, encoding="utf-8")
    with pytest.raises(TranslatorError, match=part):
        read_exceptions_file(tmp_path / "rules.srx")
    with pytest.raises(TranslatorError, match=r"gone\.srx"):
        read_exceptions_file(tmp_path / "gone.srx")


@pytest.mark.parametrize(("before", "after"), [("", " "), ("۔ .", ""), ("\u202e", ""), ("ا" * 401, "")])
def test_what_is_no_rule_is_refused(before: str, after: str) -> None:
    with pytest.raises(InvalidSentenceExceptionError):
        checked_exception(ABBREVIATION, before, after)


def test_documents_are_split_by_them_from_then_on_and_a_change_is_one_undo_step(tmp_path: Path) -> None:
    text = "وزن پانچ کلو۔ قیمت کم ہے: دس روپے۔"
    with make_project(tmp_path, text) as project:
        (first,) = project.queries.documents()
        before = project.queries.segment_ids()
        project.do(add_exceptions(OWN), author=AMNA)
        assert sorted(project.queries.sentence_exceptions()) == sorted(OWN)
        assert project.queries.segment_ids() == before
        exceptions = project.queries.sentence_exceptions()
        project.do(prepare_documents([source(text, name="b.txt")], exceptions=exceptions), author=AMNA)
        (paragraph,) = project.queries.document_paragraphs(project.queries.documents()[1])
        assert [paragraph.source(segment) for segment in paragraph.segments] == [
            "وزن پانچ کلو۔ قیمت کم ہے:",
            "دس روپے۔",
        ]
        project.undo(author=AMNA)
        newer = source(text, "نیا وزن دو کلو۔ بس: یہی۔", name=first.name)
        planned = plan_update(first, project.queries.document_paragraphs(first), newer, exceptions)
        project.do(UpdateDocumentVersion(planned.version), author=AMNA)
        assert len(project.queries.segment_ids()) == len(before) + 2
        assert set(before) <= set(project.queries.segment_ids())
        project.undo(author=AMNA)
        project.do(remove_exceptions(OWN[:2]), author=AMNA)
        assert len(project.queries.sentence_exceptions()) == 3
        project.undo(author=AMNA)
        assert len(project.queries.sentence_exceptions()) == 5
        project.undo(author=AMNA)
        assert project.queries.sentence_exceptions() == []


def test_a_rule_is_suggested_by_what_stands_changed_and_not_by_what_was_put_back(tmp_path: Path) -> None:
    texts = (
        "وزن پانچ کلو۔ قیمت کم تھی۔",
        "وزن دس کلو۔ سب نے خریدا۔",
        "وزن دو کلو۔ لوگ خوش ہوئے۔",
        "بس تین کلو۔ سب ختم۔",
    )
    with make_project(tmp_path, *texts) as project:
        assert project.queries.suggested_exception() is None
        for paragraph in list(project.queries.all_paragraphs()):
            project.do(JoinSentences(paragraph.segments[0].id), author=AMNA)
        suggestion = project.queries.suggested_exception()
        assert suggestion is not None
        assert suggestion == (SentenceException(ABBREVIATION, "کلو"), 4)
        project.undo(author=AMNA)
        assert project.queries.suggested_exception() is None
        project.redo(author=AMNA)
        assert project.queries.suggested_exception() == suggestion
        project.do(add_exceptions([suggestion.exception]), author=AMNA)
        assert project.queries.suggested_exception() is None
