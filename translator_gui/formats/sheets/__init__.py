"""Spreadsheets: XLSX and CSV."""
