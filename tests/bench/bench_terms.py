"""Learned terms: how many of the first hundred of one word each are right, as judged by hand; seconds."""

import sys
import time
from pathlib import Path

from tests.bench.bench_fragments import PROFESSIONAL, read_pairs
from tests.bench.timing import report
from tests.samples import SHARED
from translator_gui.memory.learned_terms import learn_terms

JUDGED = Path(__file__).parent / "judged_terms.tsv"
FIRST = 100


def main() -> None:
    """Report how many are right; what nobody judged counts as wrong, and is printed."""
    path = SHARED / "parallel" / PROFESSIONAL
    if not path.is_file():
        sys.stderr.write(f"skipped: {PROFESSIONAL} is not beside the checkout\n")
        return
    rows = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    right = {(urdu, english) for urdu, english, verdict in rows if verdict == "right"}
    pairs = read_pairs(path)
    started = time.process_time()
    terms = learn_terms(pairs)
    report(f"learning the terms of {len(pairs)} pairs", time.process_time() - started, "s")
    single = [(term.urdu, term.english.lower()) for term in terms if " " not in term.urdu + term.english][:FIRST]
    wrong = [term for term in single if term not in right]
    report(f"learned terms right, of the first {FIRST}", len(single) - len(wrong), "", at_least=95)
    if wrong:
        print("wrong, or not judged:", wrong)


if __name__ == "__main__":
    main()
