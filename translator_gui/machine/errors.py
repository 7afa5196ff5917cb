"""Errors of services, for people: what happened, where, and what to do."""

from translator_gui.messages import LazyMessage
from translator_gui.model.errors import TranslatorError


class ServiceError(TranslatorError):
    """Raised when a service did not give an answer that can be used.

    Attributes:
        is_lasting: Whether the next sentence would fail as well, because the set-up is wrong.
        retry_seconds: After how many seconds the service wants to be asked again; None if it does not say.
        is_busy: Whether the same request may succeed after a while.
        refuses: Name of the field of the request that the service does not accept; empty if it names none.
    """

    def __init__(
        self,
        message: LazyMessage,
        *,
        is_lasting: bool = False,
        retry_seconds: float | None = None,
        is_busy: bool = False,
        refuses: str = "",
    ) -> None:
        super().__init__(message)
        self.is_lasting = is_lasting
        self.retry_seconds = retry_seconds
        self.is_busy = is_busy
        self.refuses = refuses
