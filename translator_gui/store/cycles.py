"""Finds cycles in the succession of sentences, which no query may follow."""

from collections.abc import Iterable, Iterator, Mapping


def find_cycle(following: Mapping[int, Iterable[int]]) -> int | None:
    """Return a row that lies on a cycle of references between rows; None if there is no cycle.

    Args:
        following: The rows that each row leads to.
    """
    done: set[int] = set()
    for first, targets in following.items():
        path: list[tuple[int, Iterator[int]]] = [(first, iter(targets))]
        under_way = {first}
        while path:
            found = next((one for one in path[-1][1] if one not in done), None)
            if found is None:
                done.add(path[-1][0])
                under_way.discard(path.pop()[0])
            elif found in under_way:
                return found
            elif found in following:
                under_way.add(found)
                path.append((found, iter(following[found])))
            else:
                done.add(found)
    return None
