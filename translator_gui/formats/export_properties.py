"""The custom properties by which an exported office document is known when it comes back: made, and read again."""

from collections.abc import Mapping
from typing import NamedTuple

from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.ooxml import OoxmlPackage, name_of
from translator_gui.formats.returned import milliseconds, row_count, whole_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_PROJECT = "TranslatorProject"
_EXPORT = "TranslatorExport"
_TIME = "TranslatorTime"
_ROWS = "TranslatorRows"
_LAYOUT = "TranslatorLayout"
_VERSION = "TranslatorFormat"
_FORMAT = 1
"""What this program writes and reads; a later one is refused."""
_CUSTOM, _CORE = "custom-properties", "core-properties"


def export_properties(document: BilingualDocument, options: BilingualExportOptions) -> dict[str, str]:
    """Return the custom properties that identify project and export, by name; none without a project."""
    mark = document.mark
    if mark is None:
        return {}
    return {
        _PROJECT: mark.project,
        _EXPORT: mark.export,
        _TIME: str(mark.time),
        _ROWS: str(document.row_count),
        _LAYOUT: f"{options.layout} {options.by}",
        _VERSION: str(_FORMAT),
    }


class ReturnedExportProperties(NamedTuple):
    """What the properties of a returned office document say.

    Attributes:
        project: Uid of the exported project; empty if unknown.
        time: Of the export, milliseconds since 1970 UTC; 0 if unknown.
        written: Number of exported rows; 0 if unknown.
        author: Who saved it last; empty if unknown.
        modified: Time of that, milliseconds since 1970 UTC; 0 if unknown.
    """

    project: str
    time: int
    written: int
    author: str
    modified: int


def read_export_properties(package: OoxmlPackage) -> ReturnedExportProperties:
    """Read the properties of a returned Word document or Excel workbook.

    Raises:
        TranslatorError: It was written by a newer version, or in a layout that is not read back.
    """
    parts = {link.type: link.target for link in package.relationships("").values()}
    author, modified = _last_saved(package, parts.get(_CORE, ""))
    return parse_export_properties(package.name, _custom_properties(package, parts.get(_CUSTOM, "")), author, modified)


def parse_export_properties(
    name: str, custom: Mapping[str, str], author: str = "", modified: int = 0
) -> ReturnedExportProperties:
    """Parse the custom properties of a returned document.

    Args:
        name: The file's name, for messages.
        custom: The properties.
        author: Who saved it last.
        modified: Time of that, milliseconds since 1970 UTC.

    Raises:
        TranslatorError: It was written by a newer version, or in a layout that is not read back.
    """
    _refuse_other_layouts(name, custom)
    return ReturnedExportProperties(
        custom.get(_PROJECT, ""), whole_number(custom.get(_TIME)), row_count(custom.get(_ROWS)), author, modified
    )


def _refuse_other_layouts(name: str, custom: Mapping[str, str]) -> None:
    if whole_number(custom.get(_VERSION)) > _FORMAT:
        raise TranslatorError(
            _("{name} was written by a newer version of this program; update the program.", name=name)
        )
    layout = custom.get(_LAYOUT, "table").split(" ")[0]
    if layout != "table":
        raise TranslatorError(
            _(
                "{name} is laid out as {layout}, which cannot be read back; export the table (--layout "
                "table) to have it reviewed.",
                name=name,
                layout=layout,
            ),
            in_window=_(
                "{name} is laid out as {layout}, which cannot be read back; export the table to have it reviewed.",
                name=name,
                layout=layout,
            ),
        )


def _custom_properties(package: OoxmlPackage, part: str) -> dict[str, str]:
    if part not in package:
        return {}
    return {
        one.get("name", ""): "".join(str(text) for text in one.itertext()).strip()
        for one in package.parse(part)
        if one.get("name")
    }


def _last_saved(package: OoxmlPackage, part: str) -> tuple[str, int]:
    """Return who saved the returned document last, and when."""
    if part not in package:
        return "", 0
    texts = {name_of(one).rpartition(":")[2]: (one.text or "").strip() for one in package.parse(part)}
    return texts.get("lastModifiedBy", ""), milliseconds(texts.get("modified"))
