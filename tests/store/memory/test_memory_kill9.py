"""A memory that is fed while the process is killed stays sound, and the next feeding completes it."""

import os
import random
import signal
import time
from pathlib import Path

from tests.harness.scale import trials
from tests.project.builders import make_project
from tests.project.memory.memories import confirm, texts
from translator_gui.project.memory import feeding
from translator_gui.project.memory.feeding import feed_memory, read_project_feed
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.opening import open_for_reading
from translator_gui.store.memory.fed_projects import FedPlace

KILLS = trials(6, 200)
SENTENCES = 60


def _feed_for_ever(project: Path, path: Path) -> None:
    """Feeds whole projects and single sentences until it is killed."""
    feeding._PORTION = 7  # pyright: ignore[reportPrivateUsage]
    with open_for_reading(project) as opened, TranslationMemory.open(path, create=True) as memory:
        while True:
            feed_memory(opened.queries, memory.connection)
            withdrawn = read_project_feed(opened.queries, FedPlace())
            memory.feed(withdrawn._replace(feeds=False, sentences=(), place=FedPlace()))
            memory.prepare()
            memory.store_index()


def test_killed_while_feeding(tmp_path: Path):
    moments = random.Random(14)
    with make_project(tmp_path, *(f"یہ جملہ نمبر {number} ہے۔" for number in range(SENTENCES))) as project:
        confirm(project, *(f"This is sentence {number}." for number in range(SENTENCES)))
        source = project.path
    path = tmp_path / "m.tmem"
    with open_for_reading(source) as opened:
        for _life in range(KILLS):
            child = os.fork()
            if child == 0:
                try:
                    _feed_for_ever(source, path)
                finally:
                    os._exit(1)
            time.sleep(moments.uniform(0.01, 0.4))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            with TranslationMemory.open(path, create=True) as memory:
                assert memory.problems() == []
                feed_memory(opened.queries, memory.connection)
                assert len(texts(memory)) == SENTENCES
                assert not memory.check_index()
                assert memory.look_up("یہ جملہ نمبر 7 ہے۔").matches[0].score == 100
