"""Models in a folder: with stand-ins for the optional packages, and with the packages where they are installed."""

import io
import json
import threading
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from translator_gui.machine import local_model
from translator_gui.machine.client import ask_service
from translator_gui.machine.errors import ServiceError
from translator_gui.machine.help_request import HelpRequest, HelpTask
from translator_gui.machine.http_client import CancelSwitch
from translator_gui.machine.protocols import build_request
from translator_gui.machine.services import MachineService, ServiceKind
from translator_gui.model.errors import CancelledError
from translator_gui.model.inline_tag import closing, opening

WANTED = HelpRequest(HelpTask.TRANSLATE, f"یہ {opening(1)}پہلا{closing(1)}")


def ask(folder: Path, *, seconds: int = 20, cancel: CancelSwitch | None = None) -> str:
    service = MachineService("4", ServiceKind.CTRANSLATE2, str(folder), seconds=seconds)
    return ask_service(service, build_request(service, WANTED), cancel=cancel)


@pytest.fixture(autouse=True)
def nothing_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_model, "_loaded", {})


def test_without_the_optional_packages_the_way_to_them_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(__import__("sys").modules, "ctranslate2", None)
    with pytest.raises(ServiceError, match=r"pip install translator-gui\[ctranslate2\]") as caught:
        ask(tmp_path)
    assert caught.value.is_lasting


class FakeTranslator:
    """Says in one piece what it was given; ends only when it may."""

    ends = True

    def __init__(self, folder: str, device: str, intra_threads: int) -> None:
        assert (Path(folder).is_dir(), device) == (True, "cpu")
        assert intra_threads >= 1

    def translate_batch(self, tokens: list[list[str]], **options: Any) -> list[Any]:
        assert options["asynchronous"]
        prefixes: list[list[str]] = options["target_prefix"] or [[]]
        answer = SimpleNamespace(hypotheses=[[*prefixes[0], "<pad>", f"<{'|'.join(tokens[0])}>"]])
        return [SimpleNamespace(done=lambda: self.ends, result=lambda: answer)]


class FakePieces:
    def __init__(self, model_file: str) -> None:
        assert Path(model_file).is_file()

    def encode(self, text: str, out_type: type) -> list[str]:
        assert out_type is str
        return text.split()

    def decode(self, pieces: list[str]) -> str:
        return " ".join(pieces)


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> None:
    translators, pieces = ModuleType("ctranslate2"), ModuleType("sentencepiece")
    translators.Translator = FakeTranslator  # pyright: ignore[reportAttributeAccessIssue]
    pieces.SentencePieceProcessor = FakePieces  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(__import__("sys").modules, "ctranslate2", translators)
    monkeypatch.setitem(__import__("sys").modules, "sentencepiece", pieces)


@pytest.mark.usefixtures("packages")
def test_a_model_in_a_folder_translates_without_any_request(tmp_path: Path):
    with pytest.raises(ServiceError, match="no CTranslate2 model"):
        ask(tmp_path)
    for name in ("model.bin", "source.spm", "target.spm"):
        (tmp_path / name).write_bytes(b"")
    assert ask(tmp_path) == "<یہ|پہلا|</s>>"


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize(
    ("vocabulary", "told"),
    [
        (["urd_Arab", "eng_Latn"], "<urd_Arab|یہ|پہلا>"),
        (["__ur__", "__en__"], "<__ur__|یہ|پہلا>"),
        (["ur_PK", "en_XX"], "<ur_PK|یہ|پہلا>"),
        (["<2en>", "<2ur>"], "<<2en>|یہ|پہلا>"),
        (["یہ"], "<یہ|پہلا>"),
    ],
)
def test_a_multilingual_model_is_told_the_languages(tmp_path: Path, vocabulary: list[str], told: str):
    for name in ("model.bin", "sentencepiece.bpe.model"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "shared_vocabulary.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    (tmp_path / "config.json").write_text('{"add_source_eos": true}', encoding="utf-8")
    assert ask(tmp_path) == told


@pytest.mark.usefixtures("packages")
def test_a_slow_model_is_given_up_and_can_be_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(FakeTranslator, "ends", False)
    for name in ("model.bin", "source.spm", "target.spm"):
        (tmp_path / name).write_bytes(b"")
    cancel = CancelSwitch()
    canceller = threading.Timer(0.05, cancel.cancel)
    canceller.start()
    with pytest.raises(CancelledError):
        ask(tmp_path, seconds=60, cancel=cancel)
    canceller.join()
    with pytest.raises(CancelledError):
        ask(tmp_path, cancel=cancel)
    with pytest.raises(ServiceError, match="takes too long"):
        ask(tmp_path, seconds=0)


# With the packages themselves

real = pytest.mark.skipif(
    find_spec("ctranslate2") is None or find_spec("sentencepiece") is None,
    reason="needs the optional packages: pip install translator-gui[ctranslate2]",
)
WIDTH = 8


def make_model(folder: Path, tokenizers: tuple[str, ...], languages: tuple[str, ...] = ()) -> None:
    """Make a model of random weights, with pieces of a few sentences: what it says is rubbish."""
    translators: Any = import_module("ctranslate2")
    pieces: Any = import_module("sentencepiece")
    trained, texts = io.BytesIO(), ["یہ پہلا جملہ ہے۔", "This is the first sentence."] * 5
    options = {"model_type": "bpe", "vocab_size": 50, "hard_vocab_limit": False, "minloglevel": 2, "num_threads": 1}
    pieces.SentencePieceTrainer.train(sentence_iterator=iter(texts), model_writer=trained, **options)
    for name in tokenizers:
        (folder / name).write_bytes(trained.getvalue())
    processor = pieces.SentencePieceProcessor(model_proto=trained.getvalue())
    vocabulary = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    vocabulary += [*languages, "<pad>"]
    spec = translators.specs.TransformerSpec.from_config(1, 2)
    random = np.random.default_rng(1)

    def linear(layer: Any, outputs: int, inputs: int) -> None:
        layer.weight = random.normal(size=(outputs, inputs)).astype(np.float32)
        layer.bias = np.zeros(outputs, np.float32)

    def norm(layer: Any) -> None:
        layer.gamma, layer.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    def attention(layer: Any, outputs: tuple[int, ...]) -> None:
        norm(layer.layer_norm)
        for part, size in zip(layer.linear, outputs, strict=True):
            linear(part, size * WIDTH, WIDTH)

    for side in (spec.encoder, spec.decoder):
        embeddings: Any = side.embeddings
        # Of the source there may be several.
        embeddings = embeddings[0] if side is spec.encoder else embeddings
        embeddings.weight = random.normal(size=(len(vocabulary), WIDTH)).astype(np.float32)
        side.scale_embeddings = True
        side.position_encodings.encodings = random.normal(size=(64, WIDTH)).astype(np.float32)
        norm(side.layer_norm)
        for layer in side.layer:
            attention(layer.self_attention, (3, 1))
            norm(layer.ffn.layer_norm)
            linear(layer.ffn.linear_0, 2 * WIDTH, WIDTH)
            linear(layer.ffn.linear_1, WIDTH, 2 * WIDTH)
    for layer in spec.decoder.layer:
        attention(layer.attention, (1, 2, 1))
    linear(spec.decoder.projection, len(vocabulary), WIDTH)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.decoder_start_token = "</s>" if languages else "<pad>"
    spec.validate()
    spec.save(str(folder))


@real
@pytest.mark.parametrize(
    ("tokenizers", "languages"),
    [(("source.spm", "target.spm"), ()), (("sentencepiece.bpe.model",), ("urd_Arab", "eng_Latn"))],
)
def test_the_real_packages_translate(tmp_path: Path, tokenizers: tuple[str, ...], languages: tuple[str, ...]):
    make_model(tmp_path, tokenizers, languages)
    english = ask(tmp_path)
    assert english.strip()
    for token in ("<pad>", "<s>", "</s>", "⁇", *languages):
        assert token not in english
    assert ask(tmp_path) == english, "the second time from the model that is loaded"


@real
@pytest.mark.parametrize("broken", ["model.bin", "source.spm", "target.spm"])
def test_the_real_packages_refuse_what_is_no_model(tmp_path: Path, broken: str):
    make_model(tmp_path, ("source.spm", "target.spm"))
    (tmp_path / broken).write_bytes(b"rubbish")
    with pytest.raises(ServiceError, match="cannot be loaded") as caught:
        ask(tmp_path)
    assert caught.value.is_lasting


@real
def test_a_sentence_that_the_real_model_cannot_take_is_an_error(tmp_path: Path):
    make_model(tmp_path, ("source.spm", "target.spm"))
    service = MachineService("4", ServiceKind.CTRANSLATE2, str(tmp_path))
    request = build_request(service, WANTED._replace(source="یہ " * 200))
    with pytest.raises(ServiceError, match="failed on this sentence"):
        ask_service(service, request)
