"""Learned terms: known and dismissed ones are not proposed, in whatever form; where they are in a sentence."""

import pytest

from translator_gui.model.glossary import GlossaryEntry
from translator_gui.project.glossary_files import finder_of
from translator_gui.project.term_proposals import ProposalFinder, ProposedTerm, unknown_terms
from translator_gui.text.term_index import TermIndex, glossary_term, term_forms

WHEAT, BOOKS = ProposedTerm("گندم", "wheat", 4), ProposedTerm("کتابوں", "books", 3)
TOWN = ProposedTerm("بڑے شہروں", "big towns", 3)


def _nothing() -> None:
    pass


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("کتاب", "کتابوں"),
        ("کتابیں", "کتابوں"),
        ("بچہ", "بچے"),
        ("بچوں", "بچے"),
        ("بڑا شہر", "بڑے شہروں"),
        ("کرونا وائرس", "کروناوائرس"),
        ("ایچ آئی وی", "ایچ۔آئی۔وی"),
    ],
)
def test_forms_and_spellings_of_one_term_are_the_same(one: str, other: str) -> None:
    assert term_forms(one) & term_forms(other)


@pytest.mark.parametrize(("one", "other"), [("بیمار", "بیماری"), ("شہر", "بڑا شہر"), ("حکومت", "حکومتی"), ("", "شہر")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert not term_forms(one) & term_forms(other)


def test_what_is_known_or_dismissed_in_any_form_is_not_proposed() -> None:
    proposed = (WHEAT, BOOKS, TOWN)
    files = finder_of((GlossaryEntry("گندم", ("grain",)),), ())
    assert unknown_terms(proposed, (), finder_of((), ()).find, _nothing) == proposed
    assert unknown_terms(proposed, (), files.find, _nothing) == (BOOKS, TOWN)
    assert unknown_terms(proposed, ("کتابیں", "بڑا  شہر", "دوسرا"), files.find, _nothing) == ()


def test_proposals_are_found_in_a_sentence_but_for_what_a_glossary_covers() -> None:
    source = "بڑے شہروں میں گندم اور کتاب کی کتابوں"
    finder = ProposalFinder((WHEAT, BOOKS, TOWN))
    assert [(source[at.start : at.end], term) for at, term in finder.find(source, ())] == [
        ("بڑے شہروں", TOWN),
        ("گندم", WHEAT),
        ("کتابوں", BOOKS),
    ]
    known = TermIndex([glossary_term(GlossaryEntry("شہر", ("city",)))]).find_longest(source)
    assert [term for _at, term in finder.find(source, known)] == [WHEAT, BOOKS]
    assert ProposalFinder(()).find(source, ()) == []
