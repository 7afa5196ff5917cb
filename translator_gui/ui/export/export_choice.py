"""What an export can be, and what was chosen last."""

from dataclasses import dataclass, replace
from enum import StrEnum

from translator_gui.formats.bilingual import BilingualLayout, ExportOptions, RowUnit
from translator_gui.formats.registry import FORMATS, DocumentFormat, ExportPurpose, format_written_as
from translator_gui.model.status import OPEN, Status
from translator_gui.settings import Settings

EXPORT_FORMATS = tuple((one.export_name, one.suffix) for one in FORMATS if one.suffix)


class ExportLayout(StrEnum):
    """How the two languages stand, as a person chooses it."""

    TABLE = "table"
    INTERLEAVED = "interleaved"
    RUNNING = "running"
    ORIGINAL = "original"


EXPORT_LAYOUTS = (
    ("Two columns: Urdu beside English", ExportLayout.TABLE),
    ("Interleaved: English under the Urdu", ExportLayout.INTERLEAVED),
    ("The English alone", ExportLayout.RUNNING),
    ("The English alone, as the original looks", ExportLayout.ORIGINAL),
)
UNITS = (("Sentence", RowUnit.SENTENCE), ("Paragraph", RowUnit.PARAGRAPH))
_DONE = frozenset({Status.APPROVED, Status.FINAL})
SENTENCES = (
    ("All sentences", "all", frozenset(Status)),
    ("Only translated, approved and final", "translated", _DONE | {Status.TRANSLATED}),
    ("Only approved and final", "approved", _DONE),
)
OPEN_SENTENCES = (("Stay in Urdu, marked", False), ("Are left out", True))
VERSIONS = ("2.1", "1.2")
_LAYOUTS = {
    ExportLayout.TABLE: BilingualLayout.TABLE,
    ExportLayout.INTERLEAVED: BilingualLayout.INTERLEAVED,
    ExportLayout.RUNNING: BilingualLayout.TARGET,
    ExportLayout.ORIGINAL: BilingualLayout.TARGET,
}


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What a person chose, whether it matters to the format or not.

    Attributes:
        suffix: The format's ending.
        form: How the languages stand.
        unit: What makes a row.
        sentences: Which sentences: a word of `SENTENCES`.
        numbers: Whether their numbers are shown.
        statuses: Whether their statuses are.
        comments: Whether the comments are.
        title: Whether the whole title block is.
        each: Whether every document gets a file.
        leave_out_open: Whether open sentences are left out where a document goes back as it came.
        version: Of XLIFF.
    """

    suffix: str = ".docx"
    form: ExportLayout = ExportLayout.TABLE
    unit: RowUnit = RowUnit.SENTENCE
    sentences: str = "all"
    numbers: bool = False
    statuses: bool = False
    comments: bool = False
    title: bool = False
    each: bool = False
    leave_out_open: bool = False
    version: str = VERSIONS[0]

    @property
    def _format(self) -> DocumentFormat:
        return format_written_as(self.suffix) or FORMATS[0]

    @property
    def has_versions(self) -> bool:
        """Whether the person chooses a version of the format."""
        return not self.goes_back and self._format.has_versions

    @property
    def goes_back(self) -> bool:
        """Whether the documents are written in their own formats."""
        return self.form is ExportLayout.ORIGINAL

    @property
    def has_layout(self) -> bool:
        """Whether the format can stand in different ways."""
        return self.goes_back or self._format.purpose is ExportPurpose.PEOPLE

    @property
    def has_looks(self) -> bool:
        """Whether it matters what is shown besides the texts."""
        return not self.goes_back and self._format.purpose is not ExportPurpose.PROGRAM

    @property
    def as_pages(self) -> bool:
        """Whether it is looked at as pages."""
        return self.goes_back or self._format.is_paged

    def options(self) -> ExportOptions:
        """What the writers are told: nothing of what does not matter to them."""
        only = next(statuses for _, word, statuses in SENTENCES if word == self.sentences)
        if self.goes_back:
            return ExportOptions(BilingualLayout.TARGET, only=only, leave_out_open=self.leave_out_open)
        if not self.has_looks:
            return ExportOptions(only=only, version=self.version)
        return ExportOptions(
            layout=_LAYOUTS[self.form] if self.has_layout else BilingualLayout.TABLE,
            by=self.unit,
            with_status=self.statuses,
            with_comments=self.comments,
            with_numbers=self.numbers,
            with_title=self.title,
            only=only,
        )

    def seen_options(self) -> ExportOptions:
        """The same for who merely looks: what would be left out of the originals is not there."""
        options = self.options()
        return replace(options, only=options.only - OPEN) if options.leave_out_open else options


def load_choice(settings: Settings) -> ExportChoice:
    """What was chosen last; what there is no longer is as it is at first."""
    usual = ExportChoice()
    suffix = settings.text("export.format")
    return ExportChoice(
        suffix=suffix if suffix in {ending for _name, ending in EXPORT_FORMATS} else usual.suffix,
        form=ExportLayout(settings.text("export.layout")),
        unit=RowUnit(settings.text("export.unit")),
        sentences=settings.text("export.sentences"),
        numbers=settings.flag("export.numbers"),
        statuses=settings.flag("export.statuses"),
        comments=settings.flag("export.comments"),
        title=settings.flag("export.title"),
        each=settings.flag("export.each"),
        leave_out_open=settings.flag("export.leave_out_open"),
        version=settings.text("export.version"),
    )


def save_choice(settings: Settings, choice: ExportChoice) -> None:
    """Remembers it for the next export."""
    settings.set("export.format", choice.suffix)
    settings.set("export.layout", str(choice.form))
    settings.set("export.unit", str(choice.unit))
    settings.set("export.sentences", choice.sentences)
    settings.set("export.numbers", choice.numbers)
    settings.set("export.statuses", choice.statuses)
    settings.set("export.comments", choice.comments)
    settings.set("export.title", choice.title)
    settings.set("export.each", choice.each)
    settings.set("export.leave_out_open", choice.leave_out_open)
    settings.set("export.version", choice.version)
