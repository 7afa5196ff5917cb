"""Write resources/dictionaries/frequent.txt: English words ranked by how frequent they are in some free texts.

    python .ci/frequent_words.py FOLDER…

A folder is a source: its *.txt files, however long, count as much as those of any other.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from translator_gui.project.dictionaries import load_dictionary
from translator_gui.text.dictionary import EnglishVariety, SpellingDictionary

DICTIONARIES = Path(__file__).parent.parent / "resources" / "dictionaries"
TARGET = DICTIONARIES / "frequent.txt"
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n\s*\n")
_HEADLINE = 0.6
_FEWEST, _FEWEST_OF_ONE = 3, 12
"""Times that a word must be found: in several sources, in one."""
_FEWEST_OF_A_HEADLINE = 3
_BRITISH = "or/our iz/is yz/ys er/re ense/ence og/ogue am/amme l/ll"


def main(folders: list[str]) -> None:
    """Count the words of each folder and write the list, the most frequent word first."""
    counts = [_count(Path(folder)) for folder in folders]
    shares = Counter[str]()
    for count in counts:
        total = count.total()
        for word, times in count.items():
            shares[word] += times / total
    american, british = map(_load, (EnglishVariety.AMERICAN, EnglishVariety.BRITISH))
    ranked: dict[str, None] = {}
    for word, _ in shares.most_common():
        times = [count[word] for count in counts if count[word]]
        if sum(times) < (_FEWEST if len(times) > 1 else _FEWEST_OF_ONE) or not _is_listed(word, shares):
            continue
        if american.knows(word) or british.knows(word):
            ranked[word] = None
        if not british.knows(word):
            for theirs, ours in (pair.split("/") for pair in _BRITISH.split()):
                other = ours.join(word.rsplit(theirs, 1))
                if other != word and british.knows(other):
                    ranked[other] = None
    ranked |= dict.fromkeys((DICTIONARIES / "common.txt").read_text(encoding="utf-8").split())
    TARGET.write_text("".join(f"{word}\n" for word in ranked), encoding="utf-8")


def _load(variety: EnglishVariety) -> SpellingDictionary:
    steps = load_dictionary(variety)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _count(folder: Path) -> Counter[str]:
    found = Counter[str]()
    for path in sorted(folder.glob("**/*.txt")):
        for sentence in _SENTENCE_END.split(path.read_text(encoding="utf-8")):
            words = [word.replace("’", "'") for word in _WORD.findall(sentence)]
            if len(words) >= _FEWEST_OF_A_HEADLINE and sum(word[0].isupper() for word in words) > _HEADLINE * len(
                words
            ):
                continue
            if words and words[0][1:].islower():
                words[0] = words[0].lower()
            found.update(words)
    return found


def _is_listed(word: str, shares: Counter[str]) -> bool:
    """Whether it is a word of one part, written as it mostly is: names with a capital, no abbreviations."""
    if len(word) == 1 or "-" in word or word.endswith("'s") or word.isupper():
        return False
    return word.islower() or (word[1:].islower() and shares[word.lower()] < shares[word])


if __name__ == "__main__":
    main(sys.argv[1:])
