"""What the harness of clients sees of a file that came back."""

from tests.harness import clients
from tests.harness.client_project import ASKED, PASTED, SENTENCES, FoundSentence, number_of
from translator_gui.model.status import Status

BEFORE = [
    FoundSentence(one.english, Status(one.status if one.english else "not-started"), "Amna", ()) for one in SENTENCES
]
DONE = {edit.name: "approved" for edit in ASKED} | {"sort": "", "delete": "", "paste": ""}


def judged(after: list[FoundSentence], said: str = "") -> clients.ClientRow:
    row = clients.ClientRow("a", "CSV", problems=[said])
    clients.judge(row, BEFORE, after, DONE, tracked=False)
    return row


def test_whoever_lost_everything_is_told_so() -> None:
    row = judged(BEFORE)
    expected = {"text": "0 of 5", "tags": "0 of 3", "fill": "0 of 1", "approve": "0 of 2", "comment": "0 of 1"}
    expected |= {"delete": "kept, not told", "paste": "not taken", "else": "yes"}
    assert expected.items() <= row.cells.items()
    assert sum(one.startswith("bold: ") for one in row.problems) == 1


def test_what_survived_is_yes_and_what_changed_besides_is_counted() -> None:
    after = list(BEFORE)
    for edit in ASKED:
        old = after[edit.number - 1]
        if edit.kind in {"text", "tags", "fill"}:
            after[edit.number - 1] = old._replace(english=old.english.replace(edit.old, edit.new) or edit.new)
        if edit.kind in {"approve", "return"}:
            after[edit.number - 1] = old._replace(status=Status.APPROVED)
        if edit.kind in {"comment", "reply"}:
            after[edit.number - 1] = old._replace(threads=((edit.new,),))
    twin = after[PASTED[0] - 1]
    after[PASTED[0] - 1] = twin._replace(english=twin.english.replace(*PASTED[1:]))
    row = judged(after, "1 row is gone from it")
    table = "\n".join(clients.markdown([row]))
    assert (
        "| a | CSV | – | – | yes | yes | yes | yes | yes | yes | yes | yes | kept, told | taken | – | – | yes |"
        in table
    )
    after[number_of("zeros") - 1] = BEFORE[0]
    assert judged(after).cells["else"] == "1 changed"
