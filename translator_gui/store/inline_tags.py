"""The inline tags of a paragraph as its row keeps them: JSON, empty where there are none."""

import json
from collections.abc import Sequence

from translator_gui.model.inline_tag import InlineTag
from translator_gui.store.stored_json import read_tags


def pack_tags(tags: Sequence[InlineTag]) -> str:
    """Return inline tags as the row keeps them."""
    return json.dumps([list(tag) for tag in tags], ensure_ascii=False, separators=(",", ":")) if tags else ""


def unpack_tags(kept: str) -> tuple[InlineTag, ...]:
    """Return the tags that a row keeps."""
    return read_tags(kept, "paragraph, tags") if kept else ()
