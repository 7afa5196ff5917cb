"""Markdown.

Read: `reader`, `parser`, `document` (its paragraphs), `inline` (what stands in one). Written back: `target`.
Bilingual: `writer`, `text`.
"""
