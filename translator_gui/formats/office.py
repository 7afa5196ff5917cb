"""Converts older and other office documents (DOC, RTF, ODP, PPT) with an installed LibreOffice, to be read then."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from translator_gui.formats.odt.package import media_type
from translator_gui.formats.zipped import MAX_TOTAL
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

OFFICE_SUFFIXES = (".doc", ".rtf", ".odp", ".ppt")
"""Endings of the documents that are converted; what they are is told by their content."""

_SECONDS = 180
"""How long a conversion may take; a book takes ten."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PRESENTATION = "application/vnd.oasis.opendocument.presentation"
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item></oor:items>
"""
"""Settings of the LibreOffice that converts: no macro runs, nothing is loaded from elsewhere."""


class OfficeKind(NamedTuple):
    """A kind of document that LibreOffice converts.

    Attributes:
        suffix: Its ending.
        becomes: That of what it becomes, without the dot.
        filter: What LibreOffice calls that.
        program: The part of LibreOffice that is needed, as people name it.
    """

    suffix: str
    becomes: str
    filter: str
    program: str


_WORD = ("docx", "docx:MS Word 2007 XML", "Writer")
_SLIDES = ("pptx", "pptx:Impress MS PowerPoint 2007 XML", "Impress")
_PROGRAMS = ("Writer", "Calc", "Impress")
"""Parts of LibreOffice, each of which has a small program of its own beside that of all: "simpress"."""


def office_kind(data: bytes) -> OfficeKind | None:
    """Return which kind of document that needs LibreOffice a file is, by its content; None if it is none."""
    if data.startswith(rb"{\rtf"):
        return OfficeKind(".rtf", *_WORD)
    if media_type(data).startswith(_PRESENTATION):
        return OfficeKind(".odp", *_SLIDES)
    if data.startswith(_OLE) and not any(_stream(one) in data for one in ("EncryptedPackage", "InPage")):
        if _stream("WordDocument") in data:
            return OfficeKind(".doc", *_WORD)
        if _stream("PowerPoint Document") in data:
            return OfficeKind(".ppt", *_SLIDES)
    return None


def find_office() -> str | None:
    """Return the path of the program of an installed LibreOffice; None if none is found."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).exists()), None)


def convert_with_office(name: str, data: bytes, kind: OfficeKind, office: str) -> bytes:
    """Convert a document with LibreOffice; return the bytes of the DOCX or PPTX that it makes of it.

    Args:
        name: The document's name, for messages.
        data: Its bytes.
        kind: What it is.
        office: See `find_office`.

    Raises:
        TranslatorError: LibreOffice could not read it, took too long, or is installed without what that needs.
    """
    if _is_missing(kind.program, Path(office)):
        raise TranslatorError(
            _(
                "{name}: LibreOffice is installed without {program}, which converts it: install that (on Linux, the "
                "package {package}), or open it in its own program and save it as {kind}.",
                name=name,
                program=kind.program,
                package=f"libreoffice-{kind.program.lower()}",
                kind=kind.becomes.upper(),
            )
        )
    with tempfile.TemporaryDirectory(prefix="translator-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        source, made = folder / f"document{kind.suffix}", folder / "out" / f"document.{kind.becomes}"
        source.write_bytes(data)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user/registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
        _run([office, *options, "--convert-to", kind.filter, "--outdir", str(made.parent), str(source)])
        if not made.is_file() or not 0 < made.stat().st_size < MAX_TOTAL:
            raise TranslatorError(
                _(
                    "{name}: LibreOffice could not convert it: perhaps it is damaged, or protected by a password; open "
                    "it in its own program and save it as {kind}.",
                    name=name,
                    kind=kind.becomes.upper(),
                )
            )
        return made.read_bytes()


def _is_missing(program: str, office: Path) -> bool:
    """Whether a LibreOffice has other parts and not this one; where they have no programs of their own, none is."""
    folder = office.resolve().parent
    found = {one for one in _PROGRAMS for end in ("", ".exe") if (folder / f"s{one.lower()}{end}").exists()}
    return bool(found) and program not in found


def _run(command: list[str]) -> None:
    """Run LibreOffice; it and what it has started are ended when it takes too long."""
    flags = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
    try:
        process = subprocess.Popen(  # noqa: S603 (the installed LibreOffice)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=flags,
        )
    except OSError:
        return
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")
