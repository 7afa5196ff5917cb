"""The base class of errors that are shown to people."""


class TranslatorError(Exception):
    """Base class of errors that are shown to the user, who can do something about them.

    The message is one sentence that names the file, the place and the way out.
    """


class CancelledError(Exception):
    """Raised when the user cancels a long job; its results are discarded."""
