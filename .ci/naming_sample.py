"""Draws class names and docstrings at random, for a reader who has not seen the code: can they tell what each is?

Usage: python .ci/naming_sample.py [COUNT]. The draw is seeded by the commit, so that two people get the same.
"""

import ast
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print COUNT (40) class names, then COUNT docstrings of classes and functions without their names."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names: list[str] = []
    docstrings: list[str] = []
    for path in sorted((ROOT / "translator_gui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                names.append(f"{node.name}  ({path.relative_to(ROOT / 'translator_gui').parent})")
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and (text := ast.get_docstring(node)):
                docstrings.append(text.split("\n\n")[0].replace("\n", " "))
    chance = random.Random(commit)  # noqa: S311 (a sample, no secret)
    for title, things in (("Class names", names), ("Docstrings", docstrings)):
        print(f"{title} ({count} of {len(things)})")
        for number, thing in enumerate(chance.sample(things, count), 1):
            print(f"{number:3} {thing}")


if __name__ == "__main__":
    main()
