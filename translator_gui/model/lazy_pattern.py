"""Regular expressions that are compiled when they are first used: compiling is much of what loading a module takes."""

import re
from typing import cast


class _LazyPattern:
    """Stands for a compiled regular expression until something is asked of it."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        # The next time it is found without coming here.
        setattr(self, name, found)
        return found


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression that is compiled when it is first used; otherwise as `re.compile`."""
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
