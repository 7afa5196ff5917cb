"""The one exception that is meant for people."""


class TranslatorError(Exception):
    """Something went wrong that a person can do something about.

    The message is one sentence that names the file, the place and the way out.
    """


class CancelledError(Exception):
    """A person stopped a long job; nothing of it was kept. Raised by the job's progress callback."""
