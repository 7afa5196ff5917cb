"""Runs a verb in this process as the shell would."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from translator_gui.cli.main import main


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: str, stdin: bytes = b"") -> Run:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with (
        patch.object(sys, "argv", ["translator-gui", *arguments]),
        patch.object(sys, "stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
            code: Any = 0
        except SystemExit as left:
            code = left.code or 0
    texts: list[str] = []
    for stream in (out, err):
        stream.flush()
        raw = stream.detach()
        assert isinstance(raw, io.BytesIO)
        texts.append(raw.getvalue().decode())
    return Run(int(code), *texts)


def failed(done: Run, *words: str) -> None:
    """Exit status 1 and one line that names all of these."""
    assert done.code == 1, done
    assert done.err.startswith("error: "), done
    assert done.err.count("\n") == 1, done
    for word in words:
        assert word in done.err, done


def rows(project: str = "p", *options: str) -> list[dict[str, Any]]:
    done = run("show", project, "--json", *options)
    assert done.code == 0, done
    return done.rows
