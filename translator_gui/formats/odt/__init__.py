"""OpenDocument texts.

Read: `reader`, `package`, `document`, `story` (its paragraphs), `inline` and `codes` (what stands in one), `styles`,
`looks`, `numbering`, `names`. Written back: `target`, `rebuilding`, `direction`, `english`, `indexes`. Bilingual:
`writer`, `style_sheet`, `rows`, `markup`.
"""
