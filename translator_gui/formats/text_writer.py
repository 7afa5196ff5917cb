class TextWriter:
    suffix=".x"
