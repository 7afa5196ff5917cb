"""A project's paragraphs in packed blocks are what a list of them would be."""

import pickle
from random import Random
from unittest.mock import MagicMock

import pytest

from tests.ui.editor.page_samples import many_paragraphs
from translator_gui.model.segment import Paragraph
from translator_gui.project.helper.requests import HelperTaskCallbacks
from translator_gui.project.helper.tasks import HelperProjectCache, prepare_search
from translator_gui.project.paragraph_blocks import PARAGRAPHS_PER_BLOCK, ParagraphBlocks

MANY = 600


@pytest.fixture(scope="module")
def plain() -> list[Paragraph]:
    return many_paragraphs(MANY)


def test_they_are_what_was_put(plain: list[Paragraph]):
    blocks = ParagraphBlocks(MANY)
    assert (list(blocks), blocks.is_whole) == ([None] * MANY, False)
    blocks.put({at: plain[at] for at in range(100, 300)})
    expected = [plain[at] if at in range(100, 300) else None for at in range(MANY)]
    assert list(blocks) == expected
    assert [blocks.is_read(at) for at in range(MANY)] == [one is not None for one in expected]
    letters = [one for block in blocks.blocks for one in block.status_letters()]
    statuses = [[segment.status for segment in one.segments] if one is not None else [] for one in expected]
    assert letters == ["".join(status[0] for status in own) for own in statuses]
    blocks.put(dict(enumerate(plain)))
    assert blocks.is_whole
    assert (list(blocks), blocks[-1], list(blocks[90:400]), list(blocks[3:9:2])) == (
        plain,
        plain[-1],
        plain[90:400],
        plain[3:9:2],
    )
    with pytest.raises(IndexError):
        blocks[MANY]


def test_a_copy_stays_and_only_changed_blocks_differ(plain: list[Paragraph]):
    blocks = ParagraphBlocks.of(plain)
    before = blocks.copy()
    changed = plain[7]._replace(text="بدلا ہوا")
    blocks.put({7: changed})
    assert (before[7], blocks[7]) == (plain[7], changed)
    size = PARAGRAPHS_PER_BLOCK
    assert before[:size] != blocks[:size]
    assert before[size : 2 * size] == blocks[size : 2 * size]


def test_another_process_gets_the_same(plain: list[Paragraph]):
    blocks = ParagraphBlocks.of(plain)
    for packed in (False, True):
        if packed:
            for block in blocks.blocks:
                block.stretches[0].packed.pack()
        assert list(ParagraphBlocks(MANY, pickle.loads(pickle.dumps(blocks.blocks)))) == plain
    some = ParagraphBlocks(MANY)
    some.put({at: plain[at] for at in range(0, MANY, 3)})
    assert list(ParagraphBlocks(MANY, pickle.loads(pickle.dumps(some.blocks)))) == list(some)


def test_few_are_unpacked_at_a_time(plain: list[Paragraph]):
    blocks = ParagraphBlocks(MANY)
    blocks.keep_unpacked(2)
    blocks.put(dict(enumerate(plain)))
    assert list(blocks) == plain
    for at in range(0, MANY, 50):
        blocks.put({at: plain[at]._replace(text="نیا")})
    rows = [block.stretches[0].packed._rows for block in blocks.blocks]  # pyright: ignore[reportPrivateUsage]
    assert sum(row is not None for row in rows) <= 2
    assert [one.text for one in blocks if one is not None and one.text == "نیا"] == ["نیا"] * (MANY // 50)


def test_they_are_put_in_another_order_without_unpacking(plain: list[Paragraph]):
    chance, blocks = Random(5), ParagraphBlocks.of(plain)
    blocks.put({11: plain[11]._replace(text="بدلا"), 310: plain[310]._replace(text="بدلا ہوا")})
    now = list(blocks)
    for _ in range(40):
        runs: list[tuple[int, int | None]] = []
        expected: list[Paragraph | None] = []
        for _ in range(chance.randint(1, 6)):
            length, begin = chance.randint(1, 250), chance.choice((None, chance.randrange(MANY - 250)))
            runs.append((length, begin))
            expected += [None] * length if begin is None else now[begin : begin + length]
        found = blocks.rearranged(runs)
        assert list(found) == expected
        assert found.is_whole == (None not in expected)
        assert found.document_ids() == [-1 if one is None else one.document_id for one in expected]


def test_the_index_of_texts_is_built_in_parts_while_somebody_waits(plain: list[Paragraph]):
    rows, looks = HelperProjectCache(plain), list[int]()

    def is_awaited() -> bool:
        looks.append(1)
        return len(looks) == 2

    report = HelperTaskCallbacks(MagicMock(), bool, is_awaited)
    assert not prepare_search(rows, report)
    assert len(looks) == 2, "after the second block"
    assert prepare_search(rows, report)
