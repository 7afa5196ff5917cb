"""A session as its window would use it, and what it told."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from translator_gui.formats.registry import read_document
from translator_gui.model.author import Author
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Role, Status
from translator_gui.project.importing import create_project
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.store.connection import ProjectWriteError, transaction
from translator_gui.store.driver import Connection
from translator_gui.viewmodel.session.session import ProjectSession

AUTHOR = Author("Tester")
TEXT = "پہلا جملہ ہے۔ دوسرا جملہ ہے۔ تیسرا جملہ ہے۔\nایک اور بات ہوئی۔ وہ چلا گیا۔\nآخری سطر یہ ہے۔\n"
_PATIENCE_MS = 30_000


def make_project(folder: Path) -> Path:
    """A project of three paragraphs with 3, 2 and 1 sentences."""
    source = folder / "text.txt"
    source.write_text(TEXT, encoding="utf-8")
    path = folder / "text.tproj"
    create_project(path, [read_document(source)]).close()
    return path


def wait_until(condition: Callable[[], object]) -> None:
    """Lets events pass until something holds; fails when it does not in time."""
    loop, timer, deadline = QEventLoop(), QTimer(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start(1)
    deadline.setSingleShot(True)
    deadline.timeout.connect(loop.quit)
    deadline.start(_PATIENCE_MS)
    if not condition():
        loop.exec()
    assert condition(), "did not come about in time"


class Disk:
    """Takes what is written unless it is full."""

    def __init__(self) -> None:
        self.full = False

    @contextmanager
    def transaction(self, connection: Connection) -> Generator[None]:
        """In place of the store's."""
        if self.full:
            raise ProjectWriteError("text.tproj: nothing was written (database or disk is full); make room on the disk")
        with transaction(connection):
            yield


class Desk:
    """Opens a session, waits until it has read everything, and keeps what its signals tell."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.session = session = ProjectSession(open_project(path), AUTHOR, Role.TRANSLATOR)
        self.told: list[tuple[str, str]] = []
        session.stuck.connect(self._hearer("stuck"))
        session.failed.connect(self._hearer("failed"))
        session.refused.connect(self._hearer("refused"))
        self.went_to: list[int] = []
        session.go_to.connect(self._go)
        self.saved = 0
        session.saved.connect(self._count_saved)
        ready = list[bool]()
        session.ready.connect(lambda: ready.append(True))
        session.begin()
        wait_until(lambda: ready)

    def _hearer(self, name: str) -> Callable[[str], None]:
        return lambda text: self.told.append((name, text))

    def _go(self, segment: int, caret: int) -> None:
        del caret
        self.went_to.append(segment)

    def _count_saved(self) -> None:
        self.saved += 1

    def heard(self, name: str) -> list[str]:
        """What a signal told so far."""
        return [text for signal, text in self.told if signal == name]

    @contextmanager
    def writer_held(self) -> Generator[None]:
        """What is handed in waits until the end."""
        gate = threading.Event()
        self.session.writer.hand_in(lambda _: gate.wait(10), writes=False)
        try:
            yield
        finally:
            gate.set()

    @property
    def sentences(self) -> list[Segment]:
        """As the screen shows them."""
        return [segment for paragraph in self.shown() for segment in paragraph.segments]

    def shown(self) -> list[Paragraph]:
        """The paragraphs as the screen shows them."""
        model = self.session.model
        return [paragraph for at in range(len(model)) if (paragraph := model.known(at))]

    def type(self, number: int, text: str) -> None:
        """Types into the sentence of a number."""
        self.session.type(self.sentences[number - 1].id, text)

    def commit(self) -> None:
        """Leaves the sentence and waits for the disk and its answers."""
        self.session.commit_typing()
        answered = list[bool]()
        self.session.writer.hand_in(lambda _: True, answered.append, writes=False)
        wait_until(lambda: answered and not self.session.busy)

    def in_file(self) -> list[Paragraph]:
        """The paragraphs as the file has them."""
        with open_for_reading(self.path) as project:
            return list(project.queries.all_paragraphs())

    def tallies_in_file(self) -> dict[Status, SentenceAndWordCounts]:
        """Sentences and words by status as the file counts them."""
        whole: dict[Status, SentenceAndWordCounts] = {}
        with open_for_reading(self.path) as project:
            for (_, status), tally in project.queries.tallies().items():
                whole[status] = whole.get(status, SentenceAndWordCounts()).plus(tally)
        return whole

    def close(self) -> None:
        """Lets the project go."""
        self.session.close()
        self.session.deleteLater()
        QCoreApplication.sendPostedEvents(self.session, QEvent.Type.DeferredDelete)
