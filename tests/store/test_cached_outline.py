"""The outline that a file keeps is derived: one that cannot be right is not believed, whatever its digest says."""

from array import array
from hashlib import blake2b
from pathlib import Path

import pytest

from tests.project.builders import make_project
from translator_gui.store import outline
from translator_gui.store.connection import transaction
from translator_gui.store.outline import cache_outline, read_outline


@pytest.mark.parametrize(
    ("column", "value"), [(0, 7), (0, 0), (1, 9), (2, 4_000_000_000), (3, 4_000_000_000), (4, 4_000_000_000), (4, 0)]
)
def test_an_outline_that_cannot_be_right_is_collected_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, column: int, value: int
):
    monkeypatch.setattr(outline, "_WORTH_KEEPING", 1)
    with make_project(tmp_path) as project:
        connection, documents = project.connection, project.queries.documents()
        sound = read_outline(connection, documents)
        with transaction(connection):
            cache_outline(connection, documents)
        columns = [array("I", numbers) for numbers in sound[1:]]
        columns[column][0] = value
        for data in (b"".join(numbers.tobytes() for numbers in columns), b"", bytes(20), bytes(7), bytes(4096)):
            digest = blake2b(data, digest_size=16).hexdigest()
            connection.execute("UPDATE outline SET data = ?, digest = ?", (data, digest))
            assert read_outline(connection, documents) == sound
