"""Spreadsheets: XLSX and CSV.

Shared: `columns` (which are read), `sheet` (what a bilingual one holds). CSV: `csv_reader`, `delimited`,
`csv_writer`. XLSX: `xlsx_reader`, `workbook`, `rich_string` (a cell's text), `xlsx_target`, `workbook_styles`,
`workbook_tables`, `xlsx_writer`.
"""
