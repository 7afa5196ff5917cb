"""Pictures of an OpenDocument text that this program writes."""

from translator_gui.formats.odt.markup import paragraph, words
from translator_gui.formats.pictures import ExportedPicture


class OdtPictureWriter:
    """Writes pictures into an OpenDocument text, and collects each distinct one once.

    Attributes:
        parts: Those written so far, by the name of their part.
    """

    def __init__(self) -> None:
        self.parts: dict[str, ExportedPicture] = {}
        self._written = 0

    def paragraph(self, picture: ExportedPicture, width: float, height: float) -> str:
        """Return a paragraph with a picture, or with the words that stand for it.

        Args:
            picture: The picture.
            width: The largest, in points.
            height: Likewise.
        """
        return paragraph("Picture", self._frame(picture, width, height) if picture.data else words(picture.words))

    def _frame(self, picture: ExportedPicture, width: float, height: float) -> str:
        part = f"Pictures/{picture.name}"
        self.parts[part] = picture
        self._written += 1
        shown, high = picture.fitted(width, height)
        alt = " ".join(picture.alt.split())
        described = f"<svg:desc>{words(alt)}</svg:desc>" if alt else ""
        return (
            f'<draw:frame draw:style-name="PictureFrame" draw:name="Picture{self._written}" '
            f'text:anchor-type="as-char" svg:width="{shown:.2f}pt" svg:height="{high:.2f}pt">'
            f'<draw:image xlink:href="{part}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
            f"{described}</draw:frame>"
        )
