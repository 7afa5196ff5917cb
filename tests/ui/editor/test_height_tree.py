from hypothesis import given
from hypothesis import strategies as st

from translator_gui.ui.editor.height_tree import RUN, BlockHeightTree, FilteredHeightTree

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


@given(
    st.dictionaries(st.integers(0, 69), st.integers(1, 500), max_size=30),
    st.lists(st.tuples(st.integers(0, 69), st.integers(1, 900)), max_size=20),
    st.integers(0, 20_000),
)
def test_a_filter_leaves_the_others_without_height(
    shown: dict[int, int], corrections: list[tuple[int, int]], y: int
) -> None:
    indexes = sorted(shown)
    tree = FilteredHeightTree(indexes, [shown[index] for index in indexes])
    for index, height in corrections:
        tree.set(index, height)
        if index in shown:
            shown[index] = height
    plain = [shown.get(index, 0) for index in range(70)]
    assert [tree[index] for index in range(70)] == plain
    assert [tree.before(index) for index in range(71)] == [sum(plain[:index]) for index in range(71)]
    assert (tree.total, len(tree)) == (sum(plain), len(shown))
    if shown:
        assert tree.at(y) == next((one for one in indexes if y < sum(plain[: one + 1])), indexes[-1])
