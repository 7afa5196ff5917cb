"""An OpenDocument text that went back in English, opened and saved by LibreOffice."""

from pathlib import Path

import pytest

from tests.formats.odt.test_odt_target import everything, read, tagged_english, trees, write
from tests.office import office
from translator_gui.formats.odt.names import descendants, value
from translator_gui.text.tag_spelling import spelled


@pytest.mark.skipif(bool(office.missing()), reason=office.missing())
def test_libreoffice_opens_it_and_finds_all_of_it_again(tmp_path: Path):
    data = everything()
    sent = write(data, [tagged_english(one) for one in read(data)])
    (tmp_path / "sent.odt").write_bytes(sent)
    office.edit(tmp_path, [office.Job(tmp_path / "sent.odt", tmp_path / "saved.odt")])
    saved = (tmp_path / "saved.odt").read_bytes()
    before, after = read(sent), read(saved)
    assert [spelled(one.text) for one in after] == [spelled(one.text) for one in before]
    assert [(one.kind, one.level, one.marker, one.place) for one in after] == [
        (one.kind, one.level, one.marker, one.place) for one in before
    ]
    content = trees(saved).content
    assert ["".join(one.itertext()) for one in descendants(content, "text:bookmark-ref")] == ["English."]
    modes = {value(one, "style:writing-mode") for one in content.iter()}
    assert modes <= {"", "lr-tb", "page"}
