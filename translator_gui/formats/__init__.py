"""Documents in and out, a folder for each family of formats; `registry` lists them all.

In a family's folder:

- `reader`: recognises a file, reads its paragraphs, and is the door to `target`; whoever looks for a format starts
  here
- `document` (`page`, `book`, `units`, `entries`, `cues`): where the paragraphs stand in a file, for reading and
  writing
- `inline`: a paragraph's own markup as pieces for `formats.inline`, and back
- `target`, with `direction`, `rebuilding`: the file as it came, in English
- `writer`, with `rows`, `style_sheet`, `markup`: the bilingual document
- `returned`: a bilingual document that comes back from a reviewer

What the families share stands beside this file. In: `base` (what a reader promises), `encoding`, `xml`, `xml_file`,
`zipped`, `ooxml`, `paragraphs`, `numerals`, `refusals` (files that are known and not read). Tags: `inline` (markup
into tags; the rules for every kind) and `placing` (the English back into the markup). Out in the format it came in:
`originals`, `typefaces`. Bilingual: `bilingual` (its rows), `sections`, `rich_text`, `wording`, `page_layout`,
`nastaliq`, `characters`, `exchange`, `output`. Back from a review: `identity`, `returned`.

A family imports no other one, but for those that stand on another: Markdown and books on web pages, glossaries on
translation memories, reports on Word documents and web pages.
"""
