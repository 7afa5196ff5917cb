"""Files of gettext (PO).

`reader`, `file` (its entries), `messages` (which strings are the Urdu), `placeholders` (as inline tags), `quoting`;
`target`; `writer`.
"""
