"""Numbers, statuses and kinds of errors in words, for all layers."""

from enum import StrEnum

from translator_gui.messages import gettext_lazy as _

_KINDS = {
    "not-started": _("not started"),
    "draft": _("draft"),
    "translated": _("translated"),
    "returned": _("returned"),
    "approved": _("approved"),
    "final": _("final"),
    "translator": _("translator"),
    "reviewer": _("reviewer"),
    "terminology": _("terminology"),
    "accuracy": _("accuracy"),
    "linguistic-conventions": _("linguistic conventions"),
    "style": _("style"),
    "locale": _("locale"),
    "audience": _("audience"),
    "design": _("design"),
    "neutral": _("neutral"),
    "minor": _("minor"),
    "major": _("major"),
    "critical": _("critical"),
}
"""Statuses, roles, categories and severities by their stored words."""


def counted(number: int, noun: str) -> str:
    """Return a number with its English noun, for exported documents: "1 sentence", "1,840 sentences"."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def size(number: int) -> str:
    """Return a number of bytes as a readable size: "1.4 MB"."""
    if number >= 1 << 30:
        return str(_("{size} GB", size=f"{number / (1 << 30):.1f}"))
    if number >= 1 << 20:
        return str(_("{size} MB", size=f"{number / (1 << 20):.1f}"))
    if number >= 1 << 10:
        return str(_("{size} kB", size=f"{number / (1 << 10):.1f}"))
    return str(_("{size} B", size=number))


def worded(kind: StrEnum) -> str:
    """Return the name of a status, role, error category or severity in small letters: "linguistic conventions"."""
    return str(_KINDS[kind])


def titled(kind: StrEnum) -> str:
    """Return the name of a status, role, error category or severity with a capital: "Linguistic conventions"."""
    return worded(kind).capitalize()


def worded_in_english(kind: StrEnum) -> str:
    """Return the English name of an error category or severity, for exports: "linguistic conventions"."""
    return _KINDS[kind].template
