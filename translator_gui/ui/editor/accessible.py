"""Accessible names: of the page, and of the sentence in the sentence editor."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QPlainTextEdit, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.inline_tag import INLINE, InlineTag, mark_of, without_tags
from translator_gui.model.status import Status
from translator_gui.text.tag_spelling import read_out, tag_description
from translator_gui.viewmodel.page_state import PageParagraphsState, SentencePosition

_installed: list[bool] = []


class PageAccessible(QAccessibleWidget):
    """The accessible interface of the translation page: a document that contains the sentence editor."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, QAccessible.Role.Document, page.accessibleName())


def _factory(key: str, source: QObject) -> QAccessibleInterface | None:
    del key
    if isinstance(source, QAbstractScrollArea) and source.property(IS_PAGE):
        return PageAccessible(source)
    return None


IS_PAGE = "translatorPage"
"""A dynamic property that marks the page: the factory cannot import the page's class, which imports this module."""


def install(page: QWidget) -> None:
    """Give the translation page its accessible name and role for screen readers."""
    page.setProperty(IS_PAGE, True)
    page.setAccessibleName(_("Urdu paragraphs and their English"))
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed.append(True)


def name_field(field: QPlainTextEdit, model: PageParagraphsState, place: SentencePosition, changed: str = "") -> None:
    """Set accessible name (number, status) and description (Urdu, changes) of a sentence's English field."""
    paragraph = model.known(place.paragraph)
    if paragraph is None:
        return
    segment = paragraph.segments[place.sentence]
    parts = [_("Sentence {number}", number=model.number(place)), status_name(segment.status)]
    if segment.reopened:
        parts.append(_("changed since approved"))
    if findings := model.findings(segment):
        from translator_gui.project.checking import findings_in_words  # noqa: PLC0415 (imported already, where there are findings)

        parts += filter(None, [findings_in_words(findings)])
    name = _(", ").join(parts)
    if field.accessibleName() != name:
        field.setAccessibleName(name)
    source = read_out(paragraph.source(segment), paragraph.tags)
    if segment.made_for:
        before = without_tags(segment.made_for)
        source = _("{urdu} The Urdu changed; before it was: {before}", urdu=source, before=before)
    if changed:
        source = f"{source} {changed}"
    if field.accessibleDescription() != source:
        field.setAccessibleDescription(source)


def announce_tag(field: QPlainTextEdit, character: str, tags: Sequence[InlineTag]) -> None:
    """Make the screen reader announce the inline tag that the caret has just moved over."""
    if QAccessible.isActive() and INLINE.fullmatch(character):
        words = str(tag_description(mark_of(character), tags))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(field, words))


def status_name(status: Status) -> str:
    """Return the translated name of a sentence status in lower case, to use within a line of text."""
    return str(status.facts.label).lower()
