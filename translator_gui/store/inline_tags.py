"""The inline tags of a paragraph as JSON in its row, empty without tags."""

import json
from collections.abc import Sequence

from translator_gui.model.inline_tag import InlineTag
from translator_gui.store.stored_json import read_tags


def pack_tags(tags: Sequence[InlineTag]) -> str:
    """Return the JSON text in which a paragraph's inline tags are stored."""
    return json.dumps([list(tag) for tag in tags], ensure_ascii=False, separators=(",", ":")) if tags else ""


def unpack_tags(text: str) -> tuple[InlineTag, ...]:
    """Parse the stored JSON text of a paragraph's inline tags."""
    return read_tags(text, "paragraph, tags") if text else ()
