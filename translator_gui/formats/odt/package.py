"""An OpenDocument text as a file: a ZIP package, or flat in one XML file."""

import io
import re
import zipfile
import zlib
from typing import BinaryIO

from lxml import etree

from translator_gui.formats.odt.names import child, descendants
from translator_gui.formats.xml import Element, parse_xml
from translator_gui.formats.zipped import ZipPackage
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

MIME = "application/vnd.oasis.opendocument.text"
_HEAD = 1024
_ROOT_ENTRY = re.compile(rb"""media-type=["']([\w./+-]+)["'](?=[^>]*full-path=["']/["'])""")
_FLAT_HEAD = 1 << 14
_CONTENT, _STYLES, _MIMETYPE, _MANIFEST = "content.xml", "styles.xml", "mimetype", "META-INF/manifest.xml"
_META = "meta.xml"
_ENCRYPTED = "encrypted-package"
_PHYSICAL = ("LibreOffice", "OpenOffice", "StarOffice", "NeoOffice", "Collabora")


def media_type(data: bytes) -> str:
    """Return the media type that a ZIP declares, be its part `mimetype` the first or not; empty if it declares none."""
    if not data.startswith(b"PK"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if _MIMETYPE in package.namelist():
                with package.open(_MIMETYPE) as stream:
                    return stream.read(_HEAD).decode("ascii", "replace").strip()
            if _MANIFEST in package.namelist():
                with package.open(_MANIFEST) as stream:
                    found = _ROOT_ENTRY.search(stream.read(_FLAT_HEAD))
                return found[1].decode("ascii", "replace") if found else ""
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError, RuntimeError):
        pass
    return ""


def is_text_package(data: bytes) -> bool:
    """Whether a file is a ZIP that declares the media type of an OpenDocument text or template."""
    return media_type(data) in {MIME, f"{MIME}-template", f"{MIME}-web"}


def is_flat_text(data: bytes) -> bool:
    """Whether a file begins like a flat OpenDocument text (.fodt, one XML file)."""
    head = data[:_FLAT_HEAD]
    return b"<office:document" in head and MIME.encode() in head


class OdtPackage:
    """A source OpenDocument text, ZIP or flat XML, with the parsed XML of its content and styles.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Attributes:
        content: The root that holds the text and its automatic styles.
        styles: The root that holds the common styles, headers and footers; of a flat file the same; None where the
            package has none.
        meta: The root that holds the properties of the document; likewise.
        physical: Whether the program that wrote it takes "start" for the left whatever the direction, as LibreOffice
            and its kin do.

    Raises:
        TranslatorError: No OpenDocument text, broken, encrypted, or made to harm.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._zip = ZipPackage(name, data) if data.startswith(b"PK") else None
        if self._zip is None:
            broken = TranslatorError(_("{name} is broken; open it in LibreOffice and save it anew as ODT.", name=name))
            self.content = parse_xml(name, data, broken)
            self.styles: Element | None = self.content
            self.meta: Element | None = self.content
        else:
            self._refuse_encrypted(self._zip)
            if _CONTENT not in self._zip:
                raise self._no_text()
            self.content = self._zip.root(_CONTENT)
            self.styles = self._zip.root(_STYLES) if _STYLES in self._zip else None
            self.meta = self._zip.root(_META) if _META in self._zip else None
        written_by = next(descendants(self.meta, "meta:generator"), None)
        self.physical = written_by is not None and (written_by.text or "").startswith(_PHYSICAL)
        if child(self.body, "office:text") is None:
            raise self._no_text()

    @property
    def body(self) -> Element | None:
        """The `office:body` element of the OpenDocument text."""
        return child(self.content, "office:body")

    def write(self, stream: BinaryIO) -> None:
        """Write the OpenDocument file with changed content and styles; other parts are copied."""
        if self._zip is None:
            stream.write(etree.tostring(self.content, xml_declaration=True, encoding="UTF-8"))
        else:
            self._zip.write(stream, changed={_CONTENT, _STYLES})

    def _refuse_encrypted(self, parts: ZipPackage) -> None:
        manifest = parts.parse(_MANIFEST) if _MANIFEST in parts else None
        locked = next(descendants(manifest, "manifest:encryption-data"), None) is not None
        if locked or _ENCRYPTED in parts:
            raise TranslatorError(
                _(
                    "{name} is protected by a password; open it in LibreOffice with the password and save it without.",
                    name=self.name,
                )
            )

    def _no_text(self) -> TranslatorError:
        return TranslatorError(
            _("{name} holds no OpenDocument text; save it anew as ODT in LibreOffice.", name=self.name)
        )
