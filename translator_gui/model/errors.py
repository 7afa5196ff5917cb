"""The base class of errors that are shown to people."""

from translator_gui.messages import LazyMessage


class TranslatorError(Exception):
    """Base class of errors that are shown to the user, who can do something about them.

    The message is one sentence that names the file, the place and the way out.

    Attributes:
        in_window: The message with the window's way out, where that differs from the command line's; None elsewhere.
    """

    def __init__(self, message: object = "", *, in_window: LazyMessage | None = None) -> None:
        super().__init__(message)
        self.in_window = in_window


class CancelledError(Exception):
    """Raised when the user cancels a long job; its results are discarded."""
