"""How often a test repeats its trial: a sample in `make test`, more in `make soak` and `make fuzz`."""

import os


def trials(sample: int, soak: int) -> int:
    """Return `soak` when `TRANSLATOR_SOAK` is set, else `sample`."""
    return soak if os.environ.get("TRANSLATOR_SOAK") else sample


def examples(sample: int) -> int:
    """Return the number of Hypothesis's examples for a costly property: `sample`, under `make fuzz` many."""
    return 1000 if os.environ.get("TRANSLATOR_FUZZ") else sample
