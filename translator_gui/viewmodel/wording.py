"""Messages as people read them."""


def as_sentence(message: str) -> str:
    """An error's words with a capital letter, unless they begin with the name of a file."""
    return message[:1].upper() + message[1:] if message.partition(" ")[0].isalpha() else message
