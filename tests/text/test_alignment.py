"""Texts of a later version find those of the earlier one."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.alignment import AlignedTextIndexes, align_moved, align_similar, match_in_order, match_moved

ITEMS = st.lists(st.sampled_from("abcde"), max_size=12)
LONG = "قومی اسمبلی نے بجٹ کی منظوری دے دی ہے اور اجلاس کل تک ملتوی ہو گیا۔"
OTHER = "وزیر خزانہ نے کہا کہ مہنگائی میں کمی آئے گی اور روزگار بڑھے گا۔"


@given(ITEMS, ITEMS)
def test_pairs_rise_and_are_equal_and_as_many_as_a_table_finds(before: list[str], after: list[str]):
    pairs = match_in_order(before, after)
    assert all(before[a] == after[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    if len(set(before)) == len(before) and len(set(after)) == len(after):
        assert len(pairs) == longest(before, after)
    assert match_in_order(before, before) == [(at, at) for at in range(len(before))]


def longest(before: list[str], after: list[str]) -> int:
    row = [0] * (len(after) + 1)
    for item in before:
        row = [0, *row[1:]] if not after else _next(row, item, after)
    return row[-1]


def _next(row: list[int], item: str, after: list[str]) -> list[int]:
    found = [0]
    for at, other in enumerate(after):
        found.append(row[at] + 1 if item == other else max(row[at + 1], found[-1]))
    return found


@given(ITEMS, ITEMS)
def test_what_moved_is_paired_once_and_nothing_equal_is_left_over(before: list[str], after: list[str]):
    pairs = match_in_order(before, after)
    pairs += match_moved(before, after, pairs)
    assert all(before[a] == after[b] for a, b in pairs)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    left = [item for at, item in enumerate(before) if at not in {a for a, _ in pairs}]
    assert not set(left) & {item for at, item in enumerate(after) if at not in {b for _, b in pairs}}


@given(st.lists(st.text("ابپ ", max_size=9), max_size=7), st.lists(st.text("ابپ ", max_size=9), max_size=7))
def test_beads_rise_and_use_each_text_once(before: list[str], after: list[str]):
    beads = align_similar(before, after)
    for side in (0, 1):
        used = [at for bead in beads for at in bead[side]]
        assert used == sorted(set(used))
    assert all({len(bead.before), len(bead.after)} in ({1}, {1, 2}) for bead in beads)


def test_a_changed_text_is_known_between_new_and_gone_ones():
    changed = LONG.replace("کل", "جمعے")
    assert align_similar([LONG], [OTHER, changed]) == [AlignedTextIndexes((0,), (1,))]
    assert align_similar([OTHER, LONG], [changed]) == [AlignedTextIndexes((1,), (0,))]
    assert align_similar([LONG], [OTHER]) == []


def test_a_short_text_put_together_with_a_long_one_is_not_lost():
    together = f"{LONG[:-1]}، جی ہاں۔"
    assert align_similar([LONG, "جی ہاں۔"], [together]) == [AlignedTextIndexes((0, 1), (0,))]
    assert align_similar([together], [LONG, "جی ہاں۔"]) == [AlignedTextIndexes((0,), (0, 1))]
    assert align_similar([LONG, OTHER], [f"{LONG[:-1]}، {OTHER}"]) == [AlignedTextIndexes((0, 1), (0,))]


def test_a_changed_text_is_found_where_it_moved_to():
    assert align_moved([LONG, OTHER], ["ایک نئی بات۔", OTHER.replace("کمی", "کچھ کمی")]) == [(1, 1)]


def test_long_lists_of_few_items_are_paired():
    before, after = ["x", "y"] * 3000, ["y", "x", "x"] * 2000
    pairs = match_in_order(before, after)
    assert len(pairs) > 3000
    assert all(before[a] == after[b] for a, b in pairs)
