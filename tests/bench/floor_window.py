"""The baseline of the program's start: a bare window with one table."""

import sys

from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

ROWS = 17  # as many as the sample has sentences


def main() -> int:
    """Show the window until it is closed."""
    application = QApplication(sys.argv)
    window = QTableWidget(ROWS, 2)
    for row in range(ROWS):
        window.setItem(row, 0, QTableWidgetItem(f"Source {row}"))
        window.setItem(row, 1, QTableWidgetItem(f"Target {row}"))
    window.resize(1280, 800)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
