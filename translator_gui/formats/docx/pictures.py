"""Pictures of a Word document that this program writes."""

from html import escape

from translator_gui.formats.characters import sanitize
from translator_gui.formats.docx.markup import english_runs, paragraph
from translator_gui.formats.ooxml import EMU
from translator_gui.formats.pictures import ExportedPicture

_DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006"
_PROPERTIES = '<w:spacing w:before="120" w:after="160"/><w:jc w:val="center"/>'


class DocxPictureWriter:
    """Writes pictures into the text of a Word document, and collects each distinct one once.

    Attributes:
        parts: The bytes of those written so far, by the name of their part in `word/`.
    """

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self._written = 0

    @property
    def relationships(self) -> list[tuple[str, str]]:
        """Ids and parts of the pictures, for the relationships of `word/document.xml`."""
        return [(_identity(part), part) for part in self.parts]

    def paragraph(self, picture: ExportedPicture, width: float, height: float) -> str:
        """Return a paragraph with a picture, or with the words that stand for it.

        Args:
            picture: The picture.
            width: The largest, in points.
            height: Likewise.
        """
        content = self._drawing(picture, width, height) if picture.data else english_runs(picture.words)
        return paragraph("RowLabel", content, _PROPERTIES)

    def _drawing(self, picture: ExportedPicture, width: float, height: float) -> str:
        part = f"media/{picture.name}"
        self.parts[part] = picture.data
        self._written += 1
        cx, cy = (max(1, round(length * EMU)) for length in picture.fitted(width, height))
        alt = escape(" ".join(sanitize(picture.alt).split()))
        known = f'id="{self._written}" name="Picture {self._written}" descr="{alt}"'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWINGS}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
            f'distR="0"><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr {known}/><a:graphic xmlns:a="{_DRAWINGS}/main">'
            f'<a:graphicData uri="{_DRAWINGS}/picture"><pic:pic xmlns:pic="{_DRAWINGS}/picture"><pic:nvPicPr>'
            f"<pic:cNvPr {known}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
            f'<a:blip r:embed="{_identity(part)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def _identity(part: str) -> str:
    return f"picture{part.partition('/')[2].partition('.')[0]}"
