"""Word documents made by hand, part by part."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOTS = {"header": "hdr", "footer": "ftr", "numbering": "numbering", "styles": "styles"}

MakeDocx = Callable[..., Path]


def _part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {SPACES}>{content}</w:{root}>'


def _links(links: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{identity}" Type="{TYPES}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in links.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE_LINKS}">{rows}</Relationships>'


@pytest.fixture
def make_docx(tmp_path: Path) -> MakeDocx:
    """`make_docx(body, header1=…, footnotes=…, styles=…)` → the path; a part's relationship id is its name."""

    def make(body: str, /, *, strict: bool = False, extra: Mapping[str, str] | None = None, **parts: str) -> Path:
        contents = {
            "_rels/.rels": _links({"r1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": _part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": _links(
                {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
            ),
        }
        for name, content in parts.items():
            kind = name.rstrip("0123456789")
            contents[f"word/{name}.xml"] = _part(ROOTS.get(kind, kind), content)
        path = tmp_path / "made.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in {**contents, **(extra or {})}.items():
                text = content.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main") if strict else content
                package.writestr(name, text)
        return path

    return make
