"""Word documents.

Read: `reader`, `document` (its stories), `story` (their paragraphs), `scopes` and `inline` (what stands in one),
`fields`, `look`, `styles`, `numbering`, `symbols`, `drawings`. Written back: `target`, `rebuilding`, `revisions`,
`direction`, `latin`, `list_markers`, `entries`. Bilingual: `writer`, `package`, `parts`, `style_sheet`, `rows`,
`markup`, `font_embedding`, `marks` (by which it is known again). Back from a review: `returned`, `views`, `remarks`.
"""
