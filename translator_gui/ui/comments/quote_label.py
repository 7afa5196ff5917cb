"""Words that a comment speaks of, as they are quoted beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from translator_gui.model.comment import CommentAnchor
from translator_gui.model.inline_tag import without_tags
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import excerpt
from translator_gui.ui.fonts import UrduFace, urdu_font
from translator_gui.ui.plain_text import PlainLabel

_LONGEST = 160


def quote_label(anchor: CommentAnchor, parent: QWidget) -> QLabel:
    """A label with the words, from right to left where they are Urdu."""
    label = PlainLabel(visible(excerpt(anchor.quote, _LONGEST)), parent)
    label.setWordWrap(True)
    label.setObjectName("quote")
    if not anchor.revision:
        label.setFont(urdu_font(UrduFace.NASKH, label.font().pointSizeF() + 1))
        label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        # "Left" is where a line that runs from right to left begins.
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    label.setAccessibleName(f"{'Urdu' if not anchor.revision else 'English'}: {without_tags(anchor.quote)}")
    return label
