"""Translates with a CTranslate2 model in a folder of this computer, if the optional packages are installed."""

from __future__ import annotations

import importlib
import json
import os
import threading
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from translator_gui.machine.errors import ServiceError
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import CancelledError

if TYPE_CHECKING:
    from translator_gui.machine.http_client import CancelSwitch

_TOKENIZERS = ("source.spm", "sentencepiece.bpe.model", "source.model", "spiece.model")
_VOCABULARIES = tuple(f"{side}_vocabulary.{ending}" for side in ("shared", "source") for ending in ("json", "txt"))
_TARGET_TOKENIZERS = {"source.spm": "target.spm", "source.model": "target.model"}
_LANGUAGE_TAGS = (("urd_Arab", "eng_Latn"), ("__ur__", "__en__"), ("ur_PK", "en_XX"))
"""Urdu before the source, English before the target, as NLLB, M2M100 and mBART name them."""
_TARGET_BEFORE_SOURCE = "<2en>"
"""Of MADLAD, which wants the target language before the source and nothing else."""
_END = "</s>"
_SPECIAL = frozenset({_END, "<s>", "<pad>", "<unk>"})
"""Tokens that are no text; weak models write them in the middle."""
_LONGEST_OUTPUT = 512
_LEAST_OUTPUT, _GROWTH = 32, 4
"""Tokens of a translation: at most so many for one of the Urdu, and so many in any case; rubbish has no end."""
_BEAM = 4
_MOST_THREADS = 4
_POLL_SECONDS = 0.02
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
        except (ImportError, OSError) as error:
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
            self._translator: Any = translators.Translator(str(folder), device="cpu", intra_threads=_threads())
            self._source: Any = pieces.SentencePieceProcessor(model_file=str(folder / tokenizer))
            target = folder / _TARGET_TOKENIZERS.get(tokenizer, tokenizer)
            self._target: Any = pieces.SentencePieceProcessor(model_file=str(target))
        except (RuntimeError, OSError, ValueError) as error:
            raise ServiceError(
                _("{folder}: the model cannot be loaded; it may be incomplete or too new", folder=folder),
                is_lasting=True,
            ) from error
        self._adds_end = bool(_config(folder).get("add_source_eos"))
        self._source_tag, self._target_tag = _language_tags(folder)

    def translate(self, text: str, seconds: float, cancel: CancelSwitch) -> str:
        """Return the English of an Urdu text.

        Args:
            text: The Urdu.
            seconds: The longest time that it may take.
            cancel: Ends the waiting for it.

        Raises:
            ServiceError: The model failed, or it takes too long.
            CancelledError: The user cancelled.
        """
        pieces: list[str] = list(self._source.encode(text, out_type=str))
        tokens = [*filter(None, [self._source_tag]), *pieces, *([] if self._adds_end else [_END])]
        longest = min(_LONGEST_OUTPUT, max(_LEAST_OUTPUT, _GROWTH * len(tokens)))
        end = monotonic() + seconds
        try:
            (job,) = self._translator.translate_batch(
                [tokens],
                target_prefix=[[self._target_tag]] if self._target_tag else None,
                beam_size=_BEAM,
                max_decoding_length=longest,
                disable_unk=True,
                asynchronous=True,
            )
            while not job.done():
                if cancel.wait(_POLL_SECONDS):
                    raise CancelledError
                if monotonic() > end:
                    raise ServiceError(
                        _("the model takes too long; allow more time under Services, or try a smaller model")
                    )
            found: list[str] = job.result().hypotheses[0]
        except (RuntimeError, ValueError) as error:
            raise ServiceError(_("the model failed on this sentence; try a shorter one, or another model")) from error
        left_out = _SPECIAL | {self._source_tag, self._target_tag}
        return str(self._target.decode([piece for piece in found if piece not in left_out]))


def translate_locally(folder: str, text: str, seconds: float, cancel: CancelSwitch) -> dict[str, str]:
    """Translate with the model of a folder, which is loaded once; return the answer as a service would.

    Args:
        folder: The model's.
        text: The Urdu.
        seconds: The longest time that the translation may take, once the model is loaded.
        cancel: Ends the waiting for it.

    Raises:
        ServiceError: The packages are not installed, the folder is no model, or the model fails.
        CancelledError: The user cancelled.
    """
    with _lock:
        if folder not in _loaded:
            _loaded.clear()
            _loaded[folder] = LocalModel(Path(folder))
        model = _loaded[folder]
    if cancel.is_cancelled:
        raise CancelledError
    return {"text": model.translate(text, seconds, cancel)}


def _threads() -> int:
    """Return with how many threads a model may compute: one core is left to the window."""
    return max(1, min(_MOST_THREADS, (os.cpu_count() or 1) - 1))


def _config(folder: Path) -> dict[str, Any]:
    try:
        found: Any = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _language_tags(folder: Path) -> tuple[str, str]:
    """Return what stands before the source and before the target; empty where the model has one language each."""
    for name in _VOCABULARIES:
        try:
            vocabulary = (folder / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        found = next((tags for tags in _LANGUAGE_TAGS if tags[0] in vocabulary), ("", ""))
        # A vocabulary in JSON may write "<" as an escape.
        is_madlad = _TARGET_BEFORE_SOURCE in vocabulary or "\\u003c2en" in vocabulary
        return (_TARGET_BEFORE_SOURCE, "") if is_madlad else found
    return "", ""
