"""Documents as LibreOffice prints them, and as it understands them: pages as pictures, and one tree of elements."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tests.office import office
from translator_gui.formats.xml import Element

DOTS_PER_INCH = 48
DARK = 200
"""Brightness below which a dot is ink."""


class Line(NamedTuple):
    """Ink that has white above and below it: how far it is from the left and right edge, as shares of the width."""

    left: float
    right: float


class Page(NamedTuple):
    """A page: its lines from top to bottom, and the share of the width at which its ink balances."""

    lines: tuple[Line, ...]
    centre: float


def missing() -> str:
    """Why pages cannot be looked at; empty where they can."""
    return office.missing() or ("" if shutil.which("pdftoppm") else "pdftoppm is not installed (poppler-utils)")


def converted(folder: Path, files: Sequence[Path], ending: str, *options: str) -> list[Path]:
    """What LibreOffice makes of files: in one run, with a profile of its own, beside them."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            *options,
            "--convert-to",
            ending,
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=office.SECONDS * 2,
    )
    return [folder / f"{file.stem}.{ending}" for file in files]


def pages(pdf: Path) -> list[Page]:
    """The pages of a PDF."""
    subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", str(pdf), str(pdf.with_suffix(""))], check=True)
    return [_page(picture.read_bytes()) for picture in sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))]


def understood(flat: Path) -> Element:
    """The tree of a flat OpenDocument file."""
    return etree.parse(flat).getroot()


def _page(data: bytes) -> Page:
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+\d+\s", data)
    assert head
    width, height = int(head[1]), int(head[2])
    rows = [data[head.end() + width * y : head.end() + width * (y + 1)] for y in range(height)]
    inked = [[x for x, dot in enumerate(row) if dot < DARK] for row in rows]
    lines = tuple(
        Line(min(row[0] for row in band) / width, 1 - max(row[-1] for row in band) / width) for band in _bands(inked)
    )
    dots = [x for row in inked for x in row]
    return Page(lines, sum(dots) / len(dots) / width if dots else 0.5)


def _bands(rows: list[list[int]]) -> Iterator[list[list[int]]]:
    for is_inked, band in groupby(rows, key=bool):
        if is_inked:
            yield list(band)
