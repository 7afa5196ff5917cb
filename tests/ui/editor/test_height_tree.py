from hypothesis import given
from hypothesis import strategies as st

from translator_gui.ui.editor.height_tree import RUN, BlockHeightTree

sizes = st.lists(st.integers(1, 500), min_size=1, max_size=70)


@given(sizes, st.lists(st.tuples(st.integers(0, 69), st.integers(1, 900)), max_size=20), st.integers(0, 40_000))
def test_agrees_with_a_plain_list(values: list[int], corrections: list[tuple[int, int]], y: int) -> None:
    tree, plain = BlockHeightTree(values), list(values)
    for index, height in corrections:
        if index < len(plain):
            tree.set(index, height)
            plain[index] = height
    assert [tree[i] for i in range(len(tree))] == plain
    assert tree.total == sum(plain)
    assert [tree.before(i) for i in range(len(plain) + 1)] == [sum(plain[:i]) for i in range(len(plain) + 1)]
    expected = next((i for i in range(len(plain)) if y < sum(plain[: i + 1])), len(plain) - 1)
    assert tree.at(y) == expected


def test_nothing_at_all() -> None:
    assert BlockHeightTree().total == 0
    assert len(BlockHeightTree()) == 0


@given(st.lists(st.integers(1, 500), max_size=12), st.integers(0, RUN - 1))
def test_many_of_one_height(heights: list[int], missing: int) -> None:
    count = max(0, len(heights) * RUN - missing)
    runs, plain = BlockHeightTree.of_runs(heights, count), BlockHeightTree([heights[at // RUN] for at in range(count)])
    for tree in (runs, plain) if count else ():
        tree.set(count // 2, 7)
    assert [runs[at] for at in range(count)] == [plain[at] for at in range(count)]
    some = range(0, count + 1, 37)
    assert [runs.before(at) for at in some] == [plain.before(at) for at in some]
    assert (runs.total, len(runs)) == (plain.total, count)
