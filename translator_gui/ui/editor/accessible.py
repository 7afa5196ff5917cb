"""What a screen reader hears: the page names itself, the live editor names the sentence in it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QPlainTextEdit, QWidget

from translator_gui.model.inline_tag import INLINE, InlineTag, mark_of, without_tags
from translator_gui.model.status import Status
from translator_gui.project.checking import findings_in_words, findings_of
from translator_gui.text.tag_spelling import read_out, tag_description
from translator_gui.viewmodel.page_state import PageState, SentencePlace

_installed: list[bool] = []


class PageAccessible(QAccessibleWidget):
    """The page as a document; its one child that matters is the live editor."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, QAccessible.Role.Document, page.accessibleName())


def _factory(_key: str, source: QObject) -> QAccessibleInterface | None:
    if isinstance(source, QAbstractScrollArea) and source.property(IS_PAGE):
        return PageAccessible(source)
    return None


IS_PAGE = "translatorPage"
"""A dynamic property that marks the page: the factory must not know the page's class, which imports this module."""


def install(page: QWidget) -> None:
    """Names a page to screen readers."""
    page.setProperty(IS_PAGE, True)
    page.setAccessibleName(QCoreApplication.translate("Page", "Urdu paragraphs and their English"))
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed.append(True)


def name_field(field: QPlainTextEdit, model: PageState, place: SentencePlace, changed: str = "") -> None:
    """Names the sentence in the live editor: its number and status; its description is the Urdu, and what changed."""
    paragraph = model.known(place.paragraph)
    if paragraph is None:
        return
    segment = paragraph.segments[place.sentence]
    name = QCoreApplication.translate("Page", "Sentence %1, %2")
    name = name.replace("%1", str(model.number(place))).replace("%2", status_name(segment.status))
    if segment.reopened:
        name += ", " + QCoreApplication.translate("Page", "changed since approved")
    if issues := findings_of(paragraph, segment):
        name += f", {findings_in_words(issues)}"
    if field.accessibleName() != name:
        field.setAccessibleName(name)
    source = read_out(paragraph.source(segment), paragraph.tags)
    if segment.made_for:
        tag_description = QCoreApplication.translate("Page", "%1 The Urdu changed; before it was: %2")
        source = tag_description.replace("%1", source).replace("%2", without_tags(segment.made_for))
    if changed:
        source = f"{source} {changed}"
    if field.accessibleDescription() != source:
        field.setAccessibleDescription(source)


def announce_tag(field: QPlainTextEdit, character: str, tags: Sequence[InlineTag]) -> None:
    """Says what the caret has just stepped over, if it is an inline tag: by itself it is a sign without a name."""
    if QAccessible.isActive() and INLINE.fullmatch(character):
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(field, tag_description(mark_of(character), tags)))


def status_name(status: Status) -> str:
    """Return a status within a line, in the language of the interface."""
    return str(status.facts.label).lower()
