"""Hostile XML for any format."""

from collections.abc import Callable
from functools import partial


def laughing(root: str) -> bytes:
    """Return entities that expand to a billion copies."""
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY e0 "ha">{entities}]><{root}>&e9;</{root}>'.encode()


def deep(root: str) -> bytes:
    """Return elements nested deeper than any parser should follow."""
    return f'<?xml version="1.0"?><{root}>'.encode() + b"<body>" * 100_000


def crowd(root: str) -> bytes:
    """Return ten million elements."""
    return f"<{root}>".encode() + b"<a/>" * 10_000_000


def foreign_entity(root: str) -> bytes:
    """Return an entity that would load a file."""
    text = '<!ENTITY x SYSTEM "file:///etc/passwd">'
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{text}]><{root}><body>&x;</body></{root}>'.encode()


def hostile_xml(root: str) -> tuple[Callable[[], bytes], ...]:
    """Return makers of all of them for a root element."""
    return tuple(partial(one, root) for one in (laughing, deep, crowd, foreign_entity))
