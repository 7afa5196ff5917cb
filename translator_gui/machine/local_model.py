"""Translates with a CTranslate2 model in a folder of this computer, if the optional packages are installed."""

from __future__ import annotations

import importlib
import json
import threading
from pathlib import Path
from typing import Any, cast

from translator_gui.machine.errors import ServiceError
from translator_gui.messages import gettext_lazy as _

_TOKENIZERS = ("source.spm", "sentencepiece.bpe.model", "source.model", "spiece.model")
_TARGET_TOKENIZERS = {"source.spm": "target.spm", "source.model": "target.model"}
_SOURCE_TAG, _TARGET_TAG = "urd_Arab", "eng_Latn"
"""The languages as NLLB names them."""
_END = "</s>"
_LONGEST_OUTPUT = 512
_BEAM = 4
_lock = threading.Lock()
_loaded: dict[str, LocalModel] = {}


class LocalModel:
    """A CTranslate2 model with its SentencePiece tokenizers."""

    def __init__(self, folder: Path) -> None:
        """Load a model.

        Raises:
            ServiceError: The packages are not installed, or the folder is no model.
        """
        try:
            translators, pieces = importlib.import_module("ctranslate2"), importlib.import_module("sentencepiece")
        except ImportError as error:
            raise ServiceError(
                _(
                    "models in a folder need two more packages; install them with: "
                    "pip install translator-gui[ctranslate2]"
                ),
                is_lasting=True,
            ) from error
        tokenizer = next((name for name in _TOKENIZERS if (folder / name).is_file()), None)
        if not (folder / "model.bin").is_file() or tokenizer is None:
            raise ServiceError(
                _(
                    "{folder}: this is no CTranslate2 model with its tokenizer (model.bin and source.spm, or "
                    "sentencepiece.bpe.model); choose the folder that has them",
                    folder=folder,
                ),
                is_lasting=True,
            )
        try:
            self._translator: Any = translators.Translator(str(folder), device="cpu")
            self._source: Any = pieces.SentencePieceProcessor(model_file=str(folder / tokenizer))
            target = folder / _TARGET_TOKENIZERS.get(tokenizer, tokenizer)
            self._target: Any = pieces.SentencePieceProcessor(model_file=str(target))
        except (RuntimeError, OSError, ValueError) as error:
            raise ServiceError(
                _("{folder}: the model cannot be loaded; it may be incomplete or too new", folder=folder),
                is_lasting=True,
            ) from error
        self._adds_end = bool(_config(folder).get("add_source_eos"))
        self._is_multilingual = _names_languages(folder)

    def translate(self, text: str) -> str:
        """Return the English of an Urdu text."""
        pieces: list[str] = list(self._source.encode(text, out_type=str))
        tokens = [*([_SOURCE_TAG] if self._is_multilingual else []), *pieces, *([] if self._adds_end else [_END])]
        prefix = [[_TARGET_TAG]] if self._is_multilingual else None
        try:
            results = self._translator.translate_batch(
                [tokens], target_prefix=prefix, beam_size=_BEAM, max_decoding_length=_LONGEST_OUTPUT
            )
        except (RuntimeError, ValueError) as error:
            raise ServiceError(_("the model failed on this sentence; try a shorter one, or another model")) from error
        found = [piece for piece in results[0].hypotheses[0] if piece not in {_TARGET_TAG, _END}]
        return str(self._target.decode(found))


def translate_locally(folder: str, text: str) -> dict[str, str]:
    """Translate with the model of a folder, which is loaded once; return the answer as a service would.

    Raises:
        ServiceError: The packages are not installed, or the folder is no model.
    """
    with _lock:
        if folder not in _loaded:
            _loaded.clear()
            _loaded[folder] = LocalModel(Path(folder))
        return {"text": _loaded[folder].translate(text)}


def _config(folder: Path) -> dict[str, Any]:
    try:
        found: Any = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _names_languages(folder: Path) -> bool:
    """Whether the vocabulary has NLLB's tags of languages."""
    for name in ("shared_vocabulary.json", "shared_vocabulary.txt"):
        try:
            return _SOURCE_TAG in (folder / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
    return False
