"""Sample Markdown files."""

from tests.contracts.samples import plain
from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.markdown.reader import MarkdownReader


def marked_down(paragraphs: list[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def full_markdown(texts: list[str]) -> bytes:
    """Return Markdown with everything that paragraphs may be in."""
    items = "".join(f"- {text}\n" for text in texts)
    quotes = "".join(f"> {text}\n> **{text}** `{text}`\n>\n" for text in texts)
    rows = "".join(f"| {text} | *{text}* |\n" for text in texts)
    notes = "".join(f"{text}[^{number}]{text}  \n{text}\n\n" for number, text in enumerate(texts))
    return (
        f"---\nlang: ur\ndir: rtl\n---\n{texts[0]}\n====\n\n# {texts[0]} #\n{notes}{items}\n{quotes}\n"
        f'| a | b |\n|---|---|\n{rows}\n```\n# code\n```\n\n<div dir="rtl">\n<p>{texts[0]}</p>\n</div>\n\n'
        f"![{texts[0]}](a.png) [{texts[0]}] <b>{texts[0]}</b>\n\n[{texts[0]}]: https://example.org\n[^0]: {texts[0]}\n"
    ).encode()


def quoted() -> bytes:
    return (">" * 100_000 + "متن").encode()


def bracketed() -> bytes:
    """Return links that might each extend to the end."""
    return ("![" * 60_000 + "متن").encode()


def struck() -> bytes:
    return ("~~متن" * 20_000).encode()


READERS = {"md": ReaderSample("a.md", marked_down, (quoted, bracketed, struck))}
ORIGINALS = {
    "Markdown": RoundTripSample(MarkdownReader(), "a.md", full_markdown),
    "Markdown by paragraphs": RoundTripSample(MarkdownReader(), "a.md", plain.apart),
}
