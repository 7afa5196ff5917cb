"""The whole project as a strip beside the page."""
