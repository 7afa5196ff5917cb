"""Groups of HTML elements: blocks, inline elements, elements without text and so on."""

VOID = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
})  # fmt: skip
"""Have no content."""
RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "plaintext"})
"""Hold no markup, and nothing to translate."""
TEXT_ALONE = frozenset({"title", "textarea"})
"""Hold text and no markup."""
WHOLE = frozenset({"svg", "math", "object", "audio", "video", "canvas", "map", "applet"})
"""Stand in a sentence as one thing, with all they hold."""
BLOCK = frozenset({
    "html", "head", "body", "title", "noscript", "noframes", "template", "style", "base", "frameset", "frame",
    "address",
    "article", "aside", "blockquote", "button", "caption", "center", "col", "colgroup", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
    "search", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul",
    "xmp", "plaintext",
})  # fmt: skip
"""Begin and end paragraphs."""
ALTERNATIVES: dict[str, str] = dict.fromkeys(
    ("object", "audio", "video", "canvas", "applet", "iframe"), "text for programs that cannot show it"
)
"""What the text in some of these elements is; in others it belongs to a picture."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
CELLS = frozenset({"td", "th"})
SIBLINGS = {
    "li": (frozenset({"li"}), LISTS | {"table"}),
    "td": (CELLS, frozenset({"tr", "table"})),
    "th": (CELLS, frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "dd": (frozenset({"dd", "dt"}), frozenset({"dl", "table"})),
    "dt": (frozenset({"dd", "dt"}), frozenset({"dl", "table"})),
    "option": (frozenset({"option"}), frozenset({"select", "table"})),
}
"""An element that begins ends one of those before it, if none of these stands between."""

WORDS = {
    "mark": "highlighted", "small": "small", "big": "large", "q": "quotation", "abbr": "abbreviation",
    "acronym": "abbreviation", "font": "font", "ruby": "ruby", "time": "time", "label": "label",
}  # fmt: skip
ALONE_WORDS = {
    "img": "picture", "svg": "picture", "math": "formula", "input": "input field", "audio": "sound", "video": "video",
    "object": "object", "iframe": "frame", "embed": "object", "canvas": "picture", "script": "script",
    "br": "line break", "wbr": "possible line break",
}  # fmt: skip
PICTURES = frozenset({"img", "svg", "canvas"})
LANGUAGE_MARKS = frozenset({"lang", "xml:lang", "dir"})
"""Attributes that alone make no formatting."""

ATTRIBUTES = {
    "alt": "text of a picture",
    "title": "tooltip",
    "placeholder": "hint in an input field",
    "aria-label": "label for screen readers",
    "summary": "summary of a table",
    "label": "label of choices",
    "abbr": "short form of a heading",
}
LABELLED = frozenset({"option", "optgroup", "track"})
BUTTONS = frozenset({"submit", "button", "reset"})
META = {
    "description": "description of the page",
    "keywords": "keywords of the page",
    "og:title": "title of the page, for sharing",
    "og:description": "description of the page, for sharing",
    "og:site_name": "name of the site, for sharing",
    "twitter:title": "title of the page, for sharing",
    "twitter:description": "description of the page, for sharing",
}
NOTE_ROLES = frozenset({"noteref", "doc-noteref", "footnote-ref"})
BACK_ROLES = frozenset({"doc-backlink", "footnote-back", "footnote-backref"})
NOTES = frozenset({"footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "doc-footnote",
                   "doc-endnote", "doc-endnotes"})  # fmt: skip
