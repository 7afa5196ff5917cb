"""The choices of the export dialog, loaded from and saved in the settings."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from translator_gui.formats.base import DocumentFormat, ExportFormatGroup
from translator_gui.formats.bilingual import BilingualExportOptions, BilingualLayout, BilingualRowGranularity
from translator_gui.formats.registry import FORMATS, format_written_as
from translator_gui.formats.tbx.writer import TbxWriter
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.status import OPEN, Status
from translator_gui.settings import UserSettings

CSV = ".csv"
EXPORT_FORMATS = tuple((one.export_name, one.suffix) for one in FORMATS if one.suffix)


class ExportLayoutOption(StrEnum):
    """The document layouts to choose from in the export dialog: table, interleaved, English only, original."""

    TABLE = "table"
    INTERLEAVED = "interleaved"
    RUNNING = "running"
    ORIGINAL = "original"


EXPORT_LAYOUTS = (
    (_("Two columns: Urdu beside English"), ExportLayoutOption.TABLE),
    (_("Interleaved: English under the Urdu"), ExportLayoutOption.INTERLEAVED),
    (_("The English alone"), ExportLayoutOption.RUNNING),
    (_("The English alone, as the original looks"), ExportLayoutOption.ORIGINAL),
)
UNITS = ((_("Sentence"), BilingualRowGranularity.SENTENCE), (_("Paragraph"), BilingualRowGranularity.PARAGRAPH))
_DONE = frozenset({Status.APPROVED, Status.FINAL})
SENTENCES = (
    (_("All sentences"), "all", frozenset(Status)),
    (_("Only translated, approved and final"), "translated", _DONE | {Status.TRANSLATED}),
    (_("Only approved and final"), "approved", _DONE),
)
OPEN_SENTENCES = ((_("Stay in Urdu, marked"), False), (_("Are left out"), True))
_COPIED = "1.2 copied"
VERSIONS = (
    ("XLIFF 2.1", "2.1"),
    ("XLIFF 1.2", "1.2"),
    (_("XLIFF 1.2 for OmegaT"), _COPIED),
)
TBX_VERSIONS = ((_("TBX 3"), "3"), (_("TBX 2, for older programs"), "2"))
_LAYOUTS = {
    ExportLayoutOption.TABLE: BilingualLayout.TABLE,
    ExportLayoutOption.INTERLEAVED: BilingualLayout.INTERLEAVED,
    ExportLayoutOption.RUNNING: BilingualLayout.TARGET,
    ExportLayoutOption.ORIGINAL: BilingualLayout.TARGET,
}


@dataclass(frozen=True, slots=True)
class ExportDialogChoices:
    """All choices made in the export dialog, even those that do not apply to the chosen format.

    Attributes:
        suffix: File ending of the format.
        layout: The layout.
        unit: Whether a row is a sentence or a paragraph.
        sentences: Which sentences: a key of `SENTENCES`.
        numbers: Whether sentence numbers are shown.
        statuses: Whether statuses are shown.
        comments: Whether comments are shown.
        title: Whether the full title block is shown.
        names: Whether the registered names are appended.
        pictures: Whether the pictures of the documents are shown.
        each: Whether each document becomes a separate file.
        leave_out_open: Whether open sentences are left out in a document of the original format.
        version: Version of XLIFF: a key of `VERSIONS`.
        tbx_version: Version of TBX: a key of `TBX_VERSIONS`.
    """

    suffix: str = ".docx"
    layout: ExportLayoutOption = ExportLayoutOption.TABLE
    unit: BilingualRowGranularity = BilingualRowGranularity.SENTENCE
    sentences: str = "all"
    numbers: bool = False
    statuses: bool = False
    comments: bool = False
    title: bool = False
    names: bool = False
    pictures: bool = True
    each: bool = False
    leave_out_open: bool = False
    version: str = VERSIONS[0][1]
    tbx_version: str = TBX_VERSIONS[0][1]

    @property
    def _format(self) -> DocumentFormat:
        return format_written_as(self.suffix) or FORMATS[0]

    def is_written_as(self, suffix: str) -> bool:
        """Whether the export is a file of rows with this ending, not the documents in their original formats."""
        return not self.is_original and self.suffix == suffix

    @property
    def is_original(self) -> bool:
        """Whether the documents are exported in their original file formats."""
        return self.layout is ExportLayoutOption.ORIGINAL

    @property
    def has_layout(self) -> bool:
        """Whether the export format supports different layouts."""
        return self.is_original or self._format.purpose is ExportFormatGroup.PEOPLE

    @property
    def has_details(self) -> bool:
        """Whether the export format can contain sentence numbers, statuses, comments and a title block."""
        return not self.is_original and self._format.purpose is not ExportFormatGroup.PROGRAM

    @property
    def has_appendix(self) -> bool:
        """Whether the export format can contain an appendix: a CSV file is one table."""
        return self.has_details and self.suffix != CSV

    @property
    def has_pictures(self) -> bool:
        """Whether the export format can show the pictures of the documents, or words for them."""
        return not self.is_original and self._format.purpose is ExportFormatGroup.PEOPLE

    @property
    def as_pages(self) -> bool:
        """Whether the export preview shows page images instead of text."""
        return self.is_original or self._format.is_paged

    def options(self) -> BilingualExportOptions:
        """Return the choices as options for the export writers, without those that do not apply to the format."""
        only = next(statuses for _, word, statuses in SENTENCES if word == self.sentences)
        if self.is_original:
            return BilingualExportOptions(BilingualLayout.TARGET, only=only, leave_out_open=self.leave_out_open)
        if self.is_written_as(TbxWriter.suffix):
            return BilingualExportOptions(only=only, version=self.tbx_version)
        if not self.has_details:
            copies = self.version == _COPIED
            return BilingualExportOptions(only=only, version="1.2" if copies else self.version, copy_source=copies)
        return BilingualExportOptions(
            layout=_LAYOUTS[self.layout] if self.has_layout else BilingualLayout.TABLE,
            by=self.unit,
            with_status=self.statuses,
            with_comments=self.comments,
            with_numbers=self.numbers,
            with_title=self.title,
            with_names=self.names and self.has_appendix,
            with_pictures=self.pictures or not self.has_pictures,
            only=only,
        )

    def preview_options(self) -> BilingualExportOptions:
        """Return the choices as options for the export preview, which leaves out the same sentences as the export."""
        options = self.options()
        return replace(options, only=options.only - OPEN) if options.leave_out_open else options


_KEYS = {"suffix": "format"}
"""Settings whose names differ from the attributes of `ExportDialogChoices`."""


def load_choice(settings: UserSettings) -> ExportDialogChoices:
    """Load the export dialog's choices of last time from the settings; an unknown format becomes the default."""
    default = ExportDialogChoices()
    choice = ExportDialogChoices(
        **{one.name: _load(settings, one.name, getattr(default, one.name)) for one in fields(default)}
    )
    return (
        choice
        if choice.suffix in {ending for _name, ending in EXPORT_FORMATS}
        else replace(choice, suffix=default.suffix)
    )


def save_choice(settings: UserSettings, choice: ExportDialogChoices) -> None:
    """Save the export dialog's choices in the settings for the next export."""
    for one in fields(choice):
        value = getattr(choice, one.name)
        settings.set(_key(one.name), value if isinstance(value, bool) else str(value))


def _load(settings: UserSettings, name: str, default: Any) -> Any:
    if isinstance(default, bool):
        return settings.flag(_key(name))
    return type(default)(settings.text(_key(name)))


def _key(name: str) -> str:
    return f"export.{_KEYS.get(name, name)}"
