"""People and names."""

import pytest

from translator_gui.model.author import Author
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable, refuse_deceptive


def test_one_person_has_one_uid_in_every_copy():
    assert Author("Amna").uid == Author("AMNA").uid
    assert Author("José").uid == Author("Jose\u0301").uid
    assert Author("Amna").uid != Author("Amna", "amna@example.org").uid


@pytest.mark.parametrize("name", ["a\u202eb", "a\u2066b", "a\u0000b", "a\u001bb", "a\udcffb"])
def test_names_that_deceive_are_refused(name: str):
    with pytest.raises(TranslatorError, match=r"a<U\+.*rename it"):
        refuse_deceptive(name, "the document")


@pytest.mark.parametrize("name", ["آمنہ", "می\u200cروم", "a\u200fb", "naïve 😀"])
def test_names_that_people_have_are_not(name: str):
    refuse_deceptive(name, "the document")
    assert printable(name) == name
