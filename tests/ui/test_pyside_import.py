"""PySide is imported without the description of its functions, and describes them all the same."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CODE = """
from translator_gui import app
import sys
assert "parser" in vars(sys.modules["PySide6.support.signature"])
assert "pyside_type_init" not in vars(sys.modules["shibokensupport.signature.parser"])
from PySide6.QtCore import QPoint
try:
    QPoint("x", 1)
except TypeError as error:
    print(error)
from PySide6.support.signature.lib.pyi_generator import generate_pyi
"""


def test_a_wrong_argument_is_explained_although_that_was_not_loaded() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", _CODE], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "called with wrong argument types" in done.stdout
    assert "xpos: int, ypos: int" in done.stdout
