"""Errors of services, for people: what happened, where, and what to do."""

from translator_gui.messages import LazyMessage
from translator_gui.model.errors import TranslatorError


class ServiceError(TranslatorError):
    """Raised when a service did not give an answer that can be used.

    Attributes:
        is_lasting: Whether the next sentence would fail as well, because the set-up is wrong.
        retry_seconds: After how many seconds the service wants to be asked again; None if it does not say.
    """

    def __init__(self, message: LazyMessage, *, is_lasting: bool = False, retry_seconds: float | None = None) -> None:
        super().__init__(message)
        self.is_lasting = is_lasting
        self.retry_seconds = retry_seconds
