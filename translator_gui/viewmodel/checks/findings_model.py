"""An item model of the findings of a project in the order of the text, filtered."""

from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import format_number, gettext_lazy
from translator_gui.messages import gettext as _
from translator_gui.model.entry import IgnoredFinding
from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.text_order_model import TextOrderModel
from translator_gui.viewmodel.wording import finding_message

_MOST = 5_000
"""Rows that are listed: more than anybody goes through without a filter."""
_PAUSE_MS, _SHARE = 15, 4
"""From a change to reading the list again; after a long list so many times what reading it took."""
SEVERITY_WORDS = {
    CheckSeverity.ERROR: gettext_lazy("Error"),
    CheckSeverity.WARNING: gettext_lazy("Warning"),
    CheckSeverity.HINT: gettext_lazy("Hint"),
}


class FindingFilter(NamedTuple):
    """Which findings are listed: of some checks and severities, or those that people ignore.

    Attributes:
        checks: Ids; empty for all.
        severities: Empty for all.
        document: Row of a document; None for all of them.
        ignored: Those that people ignore instead of the others.
    """

    checks: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset()
    document: int | None = None
    ignored: bool = False

    def takes(self, finding: CheckFinding) -> bool:
        """Whether a finding is listed, by its check and severity."""
        return (not self.checks or finding.check_id in self.checks) and (
            not self.severities or finding.severity in self.severities
        )


class FindingRow(NamedTuple):
    """A row of the list of findings: the sentence, its number, the finding, and who ignores it."""

    segment: int
    number: int
    finding: CheckFinding
    ignored: IgnoredFinding | None = None


class FindingsModel(TextOrderModel[FindingRow]):
    """The findings of the project in the order of the text, filtered; kept current while it is shown."""

    HAS_TIPS = True

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._findings = session, session.findings
        self.total = 0
        """Findings that the filter takes, also those that are too many to be listed."""
        self.filter = FindingFilter()
        self._is_shown = False
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.read_again)
        self._findings.progressed.connect(self._note_change)
        self._findings.changed.connect(self._note_change)
        session.model.renumbered.connect(self._note_change)

    def set_shown(self, shown: bool) -> None:
        """Keep the list current, because it is seen, or leave it as it is."""
        self._is_shown = shown
        if shown:
            self.read_again()

    def choose(self, wanted: FindingFilter) -> None:
        """List other findings."""
        if wanted != self.filter:
            self.filter = wanted
            self.read_again()

    def shown_of(self, segment: Segment) -> list[CheckFinding]:
        """Return the findings of a sentence that the list shows, in the order of the English."""
        if self.filter.ignored:
            found = [finding for finding, _who in self._findings.ignored_of(segment)]
        else:
            found = list(self._findings.of(segment))
        return self.sorted(one for one in found if self.filter.takes(one))

    @staticmethod
    def sorted(found: Iterable[CheckFinding]) -> list[CheckFinding]:
        """Return findings of a sentence in the order of the English; what is missing comes first."""
        return sorted(found, key=_place)

    def _note_change(self) -> None:
        if self._is_shown and not self._soon.isActive():
            self._soon.start()

    def read_again(self) -> None:
        """Read the findings again into the list."""
        self._soon.stop()
        begin = perf_counter()
        rows: list[FindingRow] = []
        for segment, number in self._sentences():
            who = {one.key: why for one, why in self._findings.ignored_of(segment)} if self.filter.ignored else {}
            rows += (
                FindingRow(segment.id, number, finding, who.get(finding.key)) for finding in self.shown_of(segment)
            )
            if len(rows) >= _MOST:
                break
        is_part = len(rows) >= _MOST and self.filter.document is None and not self.filter.ignored
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        self.total = self._findings.count(self.filter.checks, self.filter.severities) if is_part else len(rows)
        self.counted.emit()
        self._soon.setInterval(max(_PAUSE_MS, round(1000 * _SHARE * (perf_counter() - begin))))

    def _sentences(self) -> Iterator[tuple[Segment, int]]:
        """Yield the sentences that may have findings of the list, in the order of the text, with their numbers."""
        model, outline = self._session.model, self._session.model.documents
        documents = outline.document_ids if outline is not None else ()
        ids = self._findings.ignored_sentences() if self.filter.ignored else self._findings.sentences()
        places = ((index, one) for one in ids if (index := model.index_of(paragraph_of(one))) is not None)
        for index, identity in sorted(places):
            paragraph = model.known(index)
            if paragraph is None or self.filter.document not in {None, documents[index]}:
                continue
            place = model.place(identity)
            if place is not None:
                yield paragraph.segments[place.sentence], model.number(place)

    def row_of(self, segment: int, key: str) -> int:
        """Return the list row of a finding, else the first of its sentence; -1 if there is none."""
        found = [at for at, row in enumerate(self._rows) if row.segment == segment]
        return next((at for at in found if self._rows[at].finding.key == key), found[0] if found else -1)

    def fixable(self) -> list[FindingRow]:
        """Return the listed findings that have a fix."""
        return [row for row in self._rows if row.finding.fix and row.ignored is None]

    def _in_words(self, row: FindingRow) -> str:
        return finding_words(row)


def finding_words(row: FindingRow) -> str:
    """Return the screen-reader text of a row of the list of findings."""
    parts = [
        _("Sentence {number}", number=format_number(row.number)),
        str(SEVERITY_WORDS[row.finding.severity]),
        finding_message(row.finding),
    ]
    if row.ignored is not None:
        parts.append(ignored_words(row.ignored))
    return ", ".join(parts)


def ignored_words(ignored: IgnoredFinding) -> str:
    """Say who ignores a finding and why."""
    if not ignored.reason:
        return _("Ignored by {name}", name=ignored.author)
    return _("Ignored by {name}: {reason}", name=ignored.author, reason=ignored.reason)


def _place(finding: CheckFinding) -> tuple[int, int]:
    start = finding.target_spans[0][0] if finding.target_spans else -1
    return start, list(CheckSeverity).index(finding.severity)
