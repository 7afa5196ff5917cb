"""XML that wants to do harm, whatever its format."""

from collections.abc import Callable
from functools import partial


def laughing(root: str) -> bytes:
    """Entities that unfold a thousand million times."""
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY e0 "ha">{entities}]><{root}>&e9;</{root}>'.encode()


def deep(root: str) -> bytes:
    """Boxes in boxes, deeper than any parser should follow."""
    return f'<?xml version="1.0"?><{root}>'.encode() + b"<body>" * 100_000


def crowd(root: str) -> bytes:
    """Ten million elements."""
    return f"<{root}>".encode() + b"<a/>" * 10_000_000


def foreign_entity(root: str) -> bytes:
    """An entity that would fetch a file."""
    text = '<!ENTITY x SYSTEM "file:///etc/passwd">'
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{text}]><{root}><body>&x;</body></{root}>'.encode()


def hostile_xml(root: str) -> tuple[Callable[[], bytes], ...]:
    """All of them with a root of that name."""
    return tuple(partial(one, root) for one in (laughing, deep, crowd, foreign_entity))
