"""XLIFF.

Read: `reader`, `scanning` (elements and their places), `units`, `inline` and `codes`; `rules`, `grammar`,
`unit_rules`, `reference_rules` and `module_rules` tell what a file does against the standard. Written back: `target`.
Bilingual: `writer` (2.1), `older_writer` (1.2), `written_text`, `marks` (by which it is known again). Back from a
review: `returned`, `returned_rows`, `returned_text`. Statuses of both: `states`.
"""
