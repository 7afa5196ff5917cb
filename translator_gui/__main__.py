"""`python -m translator_gui`."""

from translator_gui.cli.main import main

if __name__ == "__main__":
    main()
