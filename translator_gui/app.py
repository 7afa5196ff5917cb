"""Starts the window or draws a picture of it; the only module that creates a QApplication."""

import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from translator_gui.ui.pyside_import import import_pyside

# Before all that imports Qt.
import_pyside()

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from translator_gui.faults.crash_marker import CrashMarkerFile, find_crashes
from translator_gui.faults.exception_hooks import ExceptionHooks
from translator_gui.faults.fault_log import fault_log
from translator_gui.messages import gettext as _
from translator_gui.messages import is_pseudo
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Role
from translator_gui.paths import APPLICATION
from translator_gui.project.opening import is_project, open_for_reading, open_project
from translator_gui.settings import load_settings
from translator_gui.ui.fonts import NASKH, SANS, TAGS, load_fonts
from translator_gui.ui.shutdown import ShutdownHandler
from translator_gui.ui.theme import HAS_STYLE, STYLE
from translator_gui.viewmodel.qt_messages import log_qt_messages
from translator_gui.viewmodel.threads.garbage_collector import GuiThreadGarbageCollector

if TYPE_CHECKING:
    from translator_gui.formats.base import BilingualWriter
    from translator_gui.formats.reports.report import ReviewReport
    from translator_gui.project.project import Project
    from translator_gui.ui.main_window import MainWindow


_SWITCH_SECONDS = 0.0005
_SESSION_GOES_ON_MS = 60_000
"""Milliseconds after which a desktop session that was about to end counts as continued."""


class WindowLaunchOptions(NamedTuple):
    """Command-line options for opening the main window, or for drawing it into a picture (--screenshot).

    Attributes:
        what: A project or a document; None for the welcome page.
        screenshot: Path of a picture to draw instead of showing the window.
        size: Of the picture, in pixels.
        theme: "light" or "dark"; None for the theme in the preferences.
        layout: "paragraphs" or "sentences"; None for the layout in the preferences.
        zoom: Percent of the default font sizes; None for the sizes in the preferences.
        number: The sentence to begin at.
        review: Work as a reviewer.
        force: Replace an existing picture.
    """

    what: Path | None = None
    screenshot: Path | None = None
    size: tuple[int, int] = (1280, 800)
    theme: str | None = None
    layout: str | None = None
    zoom: int | None = None
    number: int | None = None
    review: bool = False
    force: bool = False


def run(options: WindowLaunchOptions) -> int:
    """Show the main window until it is closed, or draw it into a picture file; return the exit status.

    Raises:
        TranslatorError: There is no display, or the picture cannot be made.
    """
    if options.what is not None and not options.what.exists():
        raise TranslatorError(_("{path}: no such file, and no verb; see translator-gui --help", path=options.what))
    if options.screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not has_display():
        raise TranslatorError(_("no display to open a window on; start a desktop, or draw it with --screenshot PNG"))
    application = make_application()
    if options.screenshot is not None:
        return _draw(options, options.screenshot)
    return _work(application, options)


def _work(application: QApplication, options: WindowLaunchOptions) -> int:
    """Show the window until the user or the system closes it, logging faults and crashes; return the exit status."""
    hooks, marker = ExceptionHooks(), CrashMarkerFile()
    hooks.install()
    log_qt_messages()
    crashes = find_crashes()
    marker.begin()
    try:
        window = _window(options)
        fault_log.set_context(window.faults.context)
        window.faults.show_crashes(crashes)
        shutdown = ShutdownHandler(application, window.close_unasked, lambda: _end_session(window, marker))
        shutdown.closed.connect(application.exit)
        _begin(window, options)
        status = application.exec()
        shutdown.stop()
        return shutdown.exit_status or status
    finally:
        marker.end()
        hooks.remove()


def _end_session(window: "MainWindow", marker: CrashMarkerFile) -> None:
    """At a logout from the desktop: save typed text and end the crash marker, so that this is not taken for a crash."""
    window.write_unasked()
    marker.end()
    QTimer.singleShot(_SESSION_GOES_ON_MS, window, marker.begin)


def _begin(window: "MainWindow", options: WindowLaunchOptions) -> None:
    # What was imported so far stays: no collection has to look through it.
    gc.freeze()
    # Messages in the window show absolute paths.
    path = options.what.absolute() if options.what is not None else None
    if path is not None and is_project(path):
        _open(window, path, options.number)
    window.show()
    GuiThreadGarbageCollector(window)
    if path is not None and not is_project(path):
        # After the window is shown, because a long import shows its progress in it.
        QTimer.singleShot(0, window, lambda: window.files.open(path))


def has_display() -> bool:
    """Whether a window can be shown; False only on Linux without a desktop."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application() -> QApplication:
    """Return the application object with the program's fonts, creating it if necessary."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        application = existing
    else:
        # As its options say it: to be given one later, PySide would build the class of styles, 6 ms of the start.
        application = QApplication([APPLICATION.lower(), "-style", STYLE])
        application.setProperty(HAS_STYLE, True)
    # A key waits so long, several times, for Python's lock while a thread works.
    sys.setswitchinterval(_SWITCH_SECONDS)
    application.setApplicationName(APPLICATION)
    application.setDesktopFileName(APPLICATION.lower())
    load_fonts()
    font = application.font()
    font.setFamilies([SANS, NASKH, TAGS])
    application.setFont(font)
    if is_pseudo():
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return application


def _window(options: WindowLaunchOptions) -> "MainWindow":
    # Imported late because documents are printed without it.
    from translator_gui.ui.main_window import MainWindow  # noqa: PLC0415

    settings = load_settings()
    if options.layout is not None:
        settings.set("page.layout", options.layout)
    if options.zoom is not None:
        for key in ("page.urdu_size", "page.english_size"):
            settings.set(key, settings.default_number(key) * options.zoom / 100)
    return MainWindow(settings, options.theme, Role.REVIEWER if options.review else Role.TRANSLATOR)


def _open(window: "MainWindow", path: Path, number: int | None) -> None:
    window.files.open(path)
    if number is not None:
        window.go_to_number(number)


def _draw(options: WindowLaunchOptions, out: Path) -> int:
    """Draw the main window into a PNG file instead of showing it (--screenshot); no other file is changed."""
    # Imported late because only a picture needs them.
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415

    from translator_gui.formats.output import atomic_write, refuse_to_replace  # noqa: PLC0415

    refuse_to_replace(out, force=options.force)
    qInstallMessageHandler(_print_qt_message)
    with tempfile.TemporaryDirectory(prefix="translator-") as folder:
        project = _project_to_draw(options.what, Path(folder)) if options.what else None
        window = _window(options)
        window.resize(*options.size)
        window.show()
        if project is not None:
            if options.number is not None and options.number > len(project.queries.segment_ids()):
                project.close()
                raise TranslatorError(
                    _("{path}: no sentence {number}; it has fewer", path=options.what, number=options.number)
                )
            window.show_project(project)
            _wait_until_read(window)
            if options.number is not None:
                window.go_to_number(options.number)
                _wait_until_painted()
        _wait_until_painted()
        _wait_for_answers(window)
        picture = window.grab()
        window.close_project()
        window.deleteLater()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    with atomic_write(out, force=options.force) as stream:
        stream.write(bytes(buffer.data().data()))
    return 0


def print_report(out: Path, report: "ReviewReport", *, force: bool) -> None:
    """Write a review report as a PDF file, without a display.

    Raises:
        TranslatorError: The file exists already, or the disk refuses it.
    """
    # Imported late because only a report needs it.
    from translator_gui.formats.reports.registry import write_report  # noqa: PLC0415
    from translator_gui.ui.printing.report_pdf import ALL_WRITERS  # noqa: PLC0415

    _without_display()
    write_report(out, report, ALL_WRITERS, force=force)


def painting_writers() -> "tuple[BilingualWriter, ...]":
    """Return the export writers that need Qt (PDF of bilingual documents), usable without a display."""
    # Imported late because only a PDF needs it.
    from translator_gui.ui.printing.bilingual_pdf import BilingualPdfWriter  # noqa: PLC0415

    _without_display()
    return (BilingualPdfWriter(),)


def _without_display() -> None:
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application()


def _project_to_draw(path: Path, folder: Path) -> "Project":
    """Return the project for a screenshot of the window: a temporary copy, or a new project made of a document."""
    if is_project(path):
        copy = folder / path.name
        with open_for_reading(path) as project:
            project.file.copy_to(copy)
        drawn = open_project(copy)
    else:
        # Imported late because only a document needs it.
        from translator_gui.project.project_import import create_project_from_document  # noqa: PLC0415

        drawn = create_project_from_document(path, load_settings().author, folder)
    drawn.backups.enabled = False
    return drawn


def _wait_until_read(window: "MainWindow") -> None:
    """Before a screenshot of the window: wait until all texts of the project are read and painted."""
    if window.session is not None:
        loop = QEventLoop()
        window.session.ready.connect(loop.quit)
        loop.exec()
    _wait_until_painted()


def _wait_for_answers(window: "MainWindow") -> None:
    """Before a screenshot of the window: wait until the painted page's queries to the project file are answered."""
    if window.session is not None:
        loop = QEventLoop()
        window.session.ask(lambda _project: None, lambda _answer: loop.quit())
        loop.exec()
        _wait_until_painted()


def _print_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt message handler for screenshots: print messages on standard error, except known ones of the platform."""
    del kind, context
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(message + "\n")


def _wait_until_painted() -> None:
    for _round in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
