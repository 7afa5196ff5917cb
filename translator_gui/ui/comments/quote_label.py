"""A label for the words that a comment quotes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.comment import CommentAnchor
from translator_gui.model.inline_tag import without_tags
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import excerpt
from translator_gui.ui.fonts import UrduFontStyle, urdu_font
from translator_gui.ui.plain_text import PlainLabel

_LONGEST = 160


def quote_label(anchor: CommentAnchor, parent: QWidget) -> QLabel:
    """Return a label with the words that a comment quotes, from right to left if they are Urdu."""
    label = PlainLabel(visible(excerpt(anchor.quote, _LONGEST)), parent)
    label.setWordWrap(True)
    label.setObjectName("quote")
    if not anchor.revision:
        label.setFont(urdu_font(UrduFontStyle.NASKH, label.font().pointSizeF() + 1))
        label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    quote = without_tags(anchor.quote)
    label.setAccessibleName(_("English: {quote}", quote=quote) if anchor.revision else _("Urdu: {quote}", quote=quote))
    return label
