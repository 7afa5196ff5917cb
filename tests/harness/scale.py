"""How often a harness test repeats its trial: a sample in `make test`, the whole number in `make soak`."""

import os


def trials(sample: int, soak: int) -> int:
    """Return `soak` when `TRANSLATOR_SOAK` is set, else `sample`."""
    return soak if os.environ.get("TRANSLATOR_SOAK") else sample
