"""Messages for people: translated with gettext, fields by name; numbers, dates and lists as people read them.

`from translator_gui.messages import gettext as _` where a message is shown at once; `gettext_lazy as _` below the view
model and in tables built at import time, where it is translated when it is shown. The template is always a literal, so
that `make messages` finds it.
"""

import gettext as catalogues
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from translator_gui.paths import resource

DOMAIN = "translator"
PSEUDO = "TRANSLATOR_PSEUDO"
"""Environment variable: "1" shows longer, accented messages and lays the interface out right to left."""

_translations = catalogues.translation(DOMAIN, str(resource("locale")), fallback=True)


@dataclass(frozen=True, slots=True)
class LazyMessage:
    """A message of the user interface that is translated only when `str()` shows it.

    Attributes:
        template: English, with fields as "{name}"; the singular where there is a plural.
        plural: The English plural; empty for a message that counts nothing.
        number: What is counted; available in the template as "{number}".
        fields: The values by their names.
    """

    template: str
    plural: str = ""
    number: int = 0
    fields: dict[str, object] = field(default_factory=dict[str, object])

    @property
    def english(self) -> str:
        """The message in English, not translated, for data that programs read."""
        words = self.plural if self.plural and self.number != 1 else self.template
        fields = {"number": format_number(self.number), **self.fields} if self.plural else self.fields
        return words.format(**fields) if fields else words

    def __str__(self) -> str:
        if self.plural:
            return ngettext(self.template, self.plural, self.number, **self.fields)
        return gettext(self.template, **self.fields)


def gettext(template: str, /, **fields: object) -> str:
    """Return the translation of a message template with its fields filled in."""
    words = _pseudo(template) if is_pseudo() else _translations.gettext(template)
    return words.format(**fields) if fields else words


def ngettext(singular: str, plural: str, number: int, /, **fields: object) -> str:
    """Return the translation of a message with singular and plural; "{number}" is the formatted count."""
    if is_pseudo():
        words = _pseudo(singular if number == 1 else plural)
    else:
        words = _translations.ngettext(singular, plural, number)
    return words.format(number=format_number(number), **fields)


def gettext_lazy(template: str, /, **fields: object) -> LazyMessage:
    """Return a message that is translated only when it is shown."""
    return LazyMessage(template, fields=fields)


def ngettext_lazy(singular: str, plural: str, number: int, /, **fields: object) -> LazyMessage:
    """Return a message with singular and plural that is translated only when it is shown."""
    return LazyMessage(singular, plural, number, fields)


def format_number(number: int) -> str:
    """Return a whole number with its thousands separated: "1,840"."""
    return f"{number:,}"


def format_date(day: date) -> str:
    """Return a date with the month's name: "29 November 2026"."""
    return gettext("{day} {month} {year}", day=day.day, month=month_name(day.month), year=day.year)


def month_name(month: int) -> str:
    """Return the translated name of a month, 1 to 12."""
    return str(_MONTHS[month - 1])


def format_list(items: Iterable[object]) -> str:
    """Return several items as one translated text: "a, b and c"; empty for none."""
    words = [str(item) for item in items]
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return gettext("{items} and {last}", items=gettext(", ").join(words[:-1]), last=words[-1])


def is_pseudo() -> bool:
    """Whether the interface shows pseudo-translations, for tests of the layout."""
    return os.environ.get(PSEUDO) == "1"


_ACCENTS = str.maketrans("aceilnoruyACEILNORUY", "áçéíĺñóŕúýÁÇÉÍĹÑÓŔÚÝ")


def _pseudo(template: str) -> str:
    """Return a pseudo-translation, longer and with accents; fields, mnemonics and line breaks stay."""
    parts = re.split(r"(\{[^{}]*\}|&.)", template)
    longer = "".join(part if part[:1] in {"{", "&"} else part.translate(_ACCENTS) for part in parts)
    return longer + "·" * max(1, len(template) // 3) if template.strip() else template


_MONTHS = (
    gettext_lazy("January"),
    gettext_lazy("February"),
    gettext_lazy("March"),
    gettext_lazy("April"),
    gettext_lazy("May"),
    gettext_lazy("June"),
    gettext_lazy("July"),
    gettext_lazy("August"),
    gettext_lazy("September"),
    gettext_lazy("October"),
    gettext_lazy("November"),
    gettext_lazy("December"),
)
