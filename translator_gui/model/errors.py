"""The base class of errors that are shown to people."""


class TranslatorError(Exception):
    """An error that is shown to people, who can do something about it.

    The message is one sentence that names the file, the place and the way out.
    """


class CancelledError(Exception):
    """Raised when a person cancels a long job; its results are discarded."""
