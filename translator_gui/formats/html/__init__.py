"""Web pages.

Read: `reader`, `source` (bytes into text), `lexemes` (text into tags), `page` (its paragraphs), `places` (what they
are), `inline` (what stands in one), `elements` (what HTML's elements are to a translator). Written back: `target`,
`direction`, `marking` (sentences that wait). Bilingual: `writer`, `markup`, `style`.
"""
