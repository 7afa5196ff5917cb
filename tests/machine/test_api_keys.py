"""Keys of services: in the system's keyring, else for this run only."""

import subprocess
import sys
from collections.abc import Iterator

import keyring
import keyring.backend
import keyring.backends.fail
import pytest

from tests.machine.keyrings import MemoryKeyring, RefusingKeyring, using
from translator_gui.machine.api_keys import ApiKeys, KeyPlace


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_key_is_kept_in_the_keyring_and_found_by_the_next_run():
    backend = using(MemoryKeyring())
    assert ApiKeys().store("a", "secret") is KeyPlace.KEYRING
    assert ApiKeys().read("a") == "secret"
    assert ApiKeys().read("b") == ""
    assert backend.entries == {("Translator machine help", "a"): "secret"}
    assert ApiKeys().store("a", "") is KeyPlace.NOWHERE
    assert not backend.entries
    assert ApiKeys().store("a", "") is KeyPlace.NOWHERE


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, RefusingKeyring])
def test_without_a_keyring_a_key_holds_for_this_run(backend: type[keyring.backend.KeyringBackend]):
    using(backend())
    keys = ApiKeys()
    assert keys.read("a") == ""
    assert keys.store("a", "secret") is KeyPlace.THIS_RUN
    assert keys.read("a") == "secret"
    assert ApiKeys().read("a") == ""
    assert keys.store("a", "") is KeyPlace.NOWHERE
    assert keys.read("a") == ""


def test_a_keyring_that_is_a_file_anybody_can_read_is_not_used(monkeypatch: pytest.MonkeyPatch):
    backend = using(MemoryKeyring())
    monkeypatch.setattr(MemoryKeyring, "__module__", "keyrings.alt.file")
    assert ApiKeys().store("a", "secret") is KeyPlace.THIS_RUN
    assert not backend.entries


def test_a_window_that_asks_nothing_pays_for_none_of_it():
    code = (
        "import sys; import translator_gui.ui.main_window, translator_gui.ui.machine.machine_help_controller; "
        "print([name for name in ('httpx', 'keyring', 'numpy', 'ctranslate2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
