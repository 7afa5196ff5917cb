import pytest

from translator_gui.formats.typefaces import SANS, SERIF, is_urdu_face, latin_face


@pytest.mark.parametrize(
    "family",
    [
        "Jameel Noori Nastaleeq",
        "Noto Nastaliq Urdu",
        "Alvi Nastaleeq",
        "Noto Naskh Arabic",
        "Nafees Web Naskh",
        "Urdu Typesetting",
        "Traditional Arabic",
        "Faiz Lahori Nastaleeq",
        "Scheherazade New",
        "Gulzar",
    ],
)
def test_urdu_faces_give_way_to_a_serif(family: str):
    assert is_urdu_face(family)
    assert latin_face(family) == SERIF


@pytest.mark.parametrize("family", ["Noto Kufi Arabic", "Noto Sans Arabic"])
def test_faces_without_serifs_stay_so(family: str):
    assert latin_face(family) == SANS


@pytest.mark.parametrize(
    "family", ["Calibri", "Times New Roman", "Liberation Serif", "Tahoma", "Georgia", "Miranda", ""]
)
def test_faces_that_serve_english_stay(family: str):
    assert latin_face(family) == family
