"""Steps of a wheel or a touchpad in whole pixels and whole notches; fractions are kept for the next event."""

from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication

STEP = 40
"""Pixels per line of the system's wheel setting."""
_NOTCH = 120
"""One notch, in eighths of a degree."""


class WheelDeltaAccumulator:
    """Accumulates wheel deltas into whole notches and whole pixels; fractions are kept for the next event."""

    def __init__(self) -> None:
        self._pixels = 0.0
        self._notches = 0.0

    def notches(self, event: QWheelEvent) -> int:
        """Add a wheel event and return the whole notches turned, upwards positive."""
        self._notches += event.angleDelta().y() / _NOTCH
        whole = int(self._notches)
        self._notches -= whole
        return whole

    def pixels(self, event: QWheelEvent) -> int:
        """Add a wheel event and return by how many whole pixels to scroll down; negative is up."""
        pixels = event.pixelDelta()
        # On X11 Qt warns that pixel deltas are unreliable; everywhere else they are what a touchpad moved by.
        if not pixels.isNull() and QGuiApplication.platformName() != "xcb":
            self._pixels -= pixels.y()
        else:
            self._pixels -= event.angleDelta().y() / _NOTCH * QApplication.wheelScrollLines() * STEP
        whole = int(self._pixels)
        self._pixels -= whole
        return whole
