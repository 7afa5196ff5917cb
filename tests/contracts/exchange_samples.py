"""Files of the formats that other translation programs write: Urdu that waits for its English."""

from html import escape

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def po(texts: list[str]) -> bytes:
    messages = (f'\nmsgctxt "{number}"\nmsgid {_quoted(text)}\nmsgstr ""\n' for number, text in enumerate(texts))
    return f"{HEADER}{''.join(messages)}".encode()


def tmx(texts: list[str]) -> bytes:
    units = (
        f'<tu tuid="{number}"><tuv xml:lang="ur"><seg>{escape(text)}</seg></tuv></tu>\n'
        for number, text in enumerate(texts)
    )
    header = (
        '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="ur" '
        'datatype="plaintext"/>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
        f"{header}<body>\n{''.join(units)}</body></tmx>\n"
    ).encode()


def tbx(texts: list[str]) -> bytes:
    entries = (
        f'<conceptEntry id="c{number}"><langSec xml:lang="ur"><termSec><term>{escape(text)}</term></termSec></langSec>'
        "</conceptEntry>\n"
        for number, text in enumerate(texts)
    )
    header = "<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-Basic" style="dca" xml:lang="en" '
        f'xmlns="urn:iso:std:iso:30042:ed-2">{header}<text><body>\n{"".join(entries)}</body></text></tbx>\n'
    ).encode()


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


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
