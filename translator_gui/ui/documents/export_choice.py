"""What an export can be, and what was chosen last."""

from dataclasses import dataclass, replace
from enum import StrEnum

from translator_gui.formats.bilingual import BilingualLayout, ExportOptions, RowUnit
from translator_gui.model.status import OPEN, Status
from translator_gui.settings import Settings

FORMATS = (
    ("Word document (.docx)", ".docx"),
    ("OpenDocument text (.odt)", ".odt"),
    ("PDF, for print (.pdf)", ".pdf"),
    ("Web page (.html)", ".html"),
    ("Electronic book (.epub)", ".epub"),
    ("Text (.txt)", ".txt"),
    ("Markdown (.md)", ".md"),
    ("Excel workbook (.xlsx)", ".xlsx"),
    ("Table for spreadsheets (.csv)", ".csv"),
    ("XLIFF, for other translation programs (.xlf)", ".xlf"),
    ("Translation memory, TMX (.tmx)", ".tmx"),
    ("Glossary, TBX (.tbx)", ".tbx"),
    ("gettext, PO (.po)", ".po"),
)
SHEETS = frozenset({".xlsx", ".csv"})
"""Tables, and no other layout."""
EXCHANGES = frozenset({".xlf", ".tmx", ".tbx", ".po"})
"""For other programs, which do not ask how anything looks."""
PAGES = frozenset({".docx", ".odt", ".pdf", ".html", ".epub", ".xlsx"})
"""Seen as pages; the others as the text that they are."""
VERSIONED = frozenset({".xlf"})


class Form(StrEnum):
    """How the two languages stand, as a person chooses it."""

    TABLE = "table"
    INTERLEAVED = "interleaved"
    RUNNING = "running"
    ORIGINAL = "original"


FORMS = (
    ("Two columns: Urdu beside English", Form.TABLE),
    ("Interleaved: English under the Urdu", Form.INTERLEAVED),
    ("The English alone", Form.RUNNING),
    ("The English alone, as the original looks", Form.ORIGINAL),
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
    Form.TABLE: BilingualLayout.TABLE,
    Form.INTERLEAVED: BilingualLayout.INTERLEAVED,
    Form.RUNNING: BilingualLayout.TARGET,
    Form.ORIGINAL: BilingualLayout.TARGET,
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
    form: Form = Form.TABLE
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
    def goes_back(self) -> bool:
        """Whether the documents are written in their own formats."""
        return self.form is Form.ORIGINAL

    @property
    def has_layout(self) -> bool:
        """Whether the format can stand in different ways."""
        return self.suffix not in EXCHANGES | SHEETS or self.goes_back

    @property
    def has_looks(self) -> bool:
        """Whether it matters what is shown besides the texts."""
        return self.suffix not in EXCHANGES and not self.goes_back

    @property
    def as_pages(self) -> bool:
        """Whether it is looked at as pages."""
        return self.goes_back or self.suffix in PAGES

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


def kept_choice(settings: Settings) -> ExportChoice:
    """What was chosen last; what there is no longer is as it is at first."""
    usual = ExportChoice()
    suffix = settings.text("export.format")
    return ExportChoice(
        suffix=suffix if suffix in {ending for _, ending in FORMATS} else usual.suffix,
        form=Form(settings.text("export.layout")),
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


def keep_choice(settings: Settings, choice: ExportChoice) -> None:
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
