"""Messages as people read them."""

from datetime import datetime

from translator_gui.model.revision import Origin, Revision

_ORIGINS: dict[str, str] = {
    Origin.TYPED: "typed",
    Origin.SOURCE: "copied from the Urdu",
    Origin.MOVED: "English moved from or to a neighbour",
    Origin.SPLIT: "the sentence was split",
    Origin.JOINED: "joined with the next sentence",
    Origin.UNDONE: "undone or redone",
    Origin.IMPORTED: "imported",
    Origin.RECOVERED: "recovered after a crash",
    Origin.RESTORED: "restored from the history",
    "replaced": "found and replaced",
    "carried": "carried over to a newer version of the document",
}


def as_sentence(message: str) -> str:
    """An error's words with a capital letter, unless they begin with the name of a file."""
    return message[:1].upper() + message[1:] if message.partition(" ")[0].isalpha() else message


def moment(milliseconds: int, now: datetime) -> str:
    """When something was, as short as it is clear: "today 14:03", "3 March, 14:03", "3 March 2024".

    Args:
        milliseconds: Since 1970 UTC.
        now: The present, with the time zone to tell it in.
    """
    then = datetime.fromtimestamp(milliseconds / 1000, now.tzinfo)
    days = (now.date() - then.date()).days
    if days == 0:
        return f"today {then:%H:%M}"
    if days == 1:
        return f"yesterday {then:%H:%M}"
    if then.year == now.year:
        return f"{then.day} {then:%B}, {then:%H:%M}"
    return f"{then.day} {then:%B} {then.year}"


def revision_words(revision: Revision) -> str:
    """How a revision came about."""
    if revision.origin is Origin.CONFIRMED:
        return "left empty on purpose" if not revision.target else str(revision.status)
    return _ORIGINS.get(revision.origin, str(revision.origin))
