"""Pictures on printed pages: decoded when they are painted, and never larger than the paper can show."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QImageReader, QPainter

from translator_gui.formats.pictures import ExportedPicture
from translator_gui.ui.painting.laid_out_text import LaidOutLine, LaidOutText

_DOTS_PER_POINT = 3.5
"""Of a picture on paper: about 250 an inch."""


class PictureDecoder:
    """Decodes the pictures of a document in the size they are painted in, and keeps the latest for those that recur."""

    _MOST = 12

    def __init__(self) -> None:
        self._images: dict[tuple[str, int, int], QImage] = {}

    def image(self, picture: ExportedPicture, width: float, height: float) -> QImage:
        """Return a picture that is painted in a size in points; a null image if it is broken."""
        key = picture.name, round(width * _DOTS_PER_POINT), round(height * _DOTS_PER_POINT)
        image = self._images.pop(key, None)
        if image is None:
            image = _decoded(picture.data, QSize(max(1, key[1]), max(1, key[2])))
        # The same image is written into a PDF once.
        self._images[key] = image
        if len(self._images) > self._MOST:
            del self._images[next(iter(self._images))]
        return image


def _decoded(data: bytes, most: QSize) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.IgnoreAspectRatio))
    return reader.read()


class PictureBox(LaidOutText):
    """A picture as a text of one line without letters: so it goes into blocks, and blocks are split around it.

    Args:
        picture: The picture.
        decoder: Decodes it.
        width: On paper, in dots of the printer.
        height: Likewise.
        dots: Dots of the printer in a point.
    """

    def __init__(
        self, picture: ExportedPicture, decoder: PictureDecoder, width: float, height: float, dots: float
    ) -> None:
        super().__init__("", QFont(), width, rtl=False)
        self.lines = [LaidOutLine(0, 0, 0.0, height, height)]
        self.height = height
        self._picture = picture
        self._decoder = decoder
        self._dots = dots

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the picture with its top left corner at (x, y)."""
        image = self._decoder.image(self._picture, self.width / self._dots, self.height / self._dots)
        if not image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(x, y, self.width, self.height), image)
