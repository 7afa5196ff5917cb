class HtmlWriter:
    suffix=".x"
