"""Damage files at random, drawn by hypothesis so that a failing case shrinks."""

import io
import re
import zipfile

import hypothesis.strategies as st

_TAG = re.compile(rb"<[^<>]{1,400}>")
_VALUE = re.compile(rb'"[^"<>]{0,80}"')
_SPLICES = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"&",
    b"<",
    b">",
    b'"',
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b"&#x1;",
    b"&#xD800;",
    b"\xee\x80\x81\xee\xa0\x81",  # what would be taken for an inline tag
    b"{1><1}",
    b"99999999999999999999",
    b"-1",
    b"\r",
    b"\n\n\n",
    b"\xe2\x80\xae",
    b"<x>" * 300,
)


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """The file with some of its bytes gone, doubled, swapped or replaced; of a zip, those of one of its parts."""
    if data.startswith(b"PK") and draw(st.integers(0, 3)):
        return _rezipped(draw, data)
    return _damaged(draw, data)


def _rezipped(draw: st.DrawFn, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as copy:
        names = package.namelist()
        victim = draw(st.sampled_from(names))
        fate = draw(st.integers(0, 9))
        for name in names:
            part = package.read(name)
            if name != victim:
                copy.writestr(name, part)
            elif fate:
                copy.writestr(name, _damaged(draw, part))
    return out.getvalue()


def _damaged(draw: st.DrawFn, data: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 5))):
        if not data:
            break
        spans = [match.span() for pattern in (_TAG, _VALUE) for match in pattern.finditer(data[:200_000])]
        if spans and draw(st.booleans()):
            start, end = draw(st.sampled_from(spans))
        else:
            start = draw(st.integers(0, len(data) - 1))
            end = min(len(data), start + draw(st.integers(0, 40)))
        match draw(st.integers(0, 4)):
            case 0:
                data = data[:start] + data[end:]
            case 1:
                data = data[:end] + data[start:end] + data[end:]
            case 2:
                data = data[:start] + draw(st.sampled_from(_SPLICES)) + data[end:]
            case 3:
                data = data[:start] + draw(st.binary(max_size=8)) + data[end:]
            case _:
                data = data[:start]
    return data
