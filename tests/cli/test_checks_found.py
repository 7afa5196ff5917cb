"""The verb check on a project with one slip of each kind, and on the sample translated carefully."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from translator_gui.paths import resource
from translator_gui.project.check_settings import all_declarations

RUSSIAN_DELEGATION = (
    "پاکستان کا دورہ کرنے والے روس کے ایک وفد کے ارکان نے کہا ہے کہ ماسکو، اسلام آباد کو جنوبی ایشیا میں ایک قابلِ "
    "بھروسا اتحادی سمجھتا ہے۔"
)
SLIPS: list[tuple[str, str, str, str | None]] = [
    ("question-mark", "کیا آپ آج لاہور آئیں گے؟", "You will come to Lahore today.", "You will come to Lahore today?"),
    ("brackets", "وزیر (جو لاہور میں تھے) نے یہ کہا۔", "The minister (who was in Lahore said so.", None),
    ("doubled-word", "وہ دارالحکومت میں ہیں۔", "They are in the the capital.", "They are in the capital."),
    ("links", "مزید www.example.org پر دیکھیں۔", "See www.exmple.org for more.", "See www.example.org for more."),
    ("negation-lost", "وزیر نے اس خبر کی تصدیق نہیں کی۔", "The minister confirmed this report.", None),
    ("negation-added", "وزیر نے کل یہ بات لاہور میں کہی تھی۔", "The minister did not say this in Lahore.", None),
    ("length", RUSSIAN_DELEGATION, "Members of a Russian delegation.", None),
    ("empty", "یہ ایک اور جملہ ہے۔", "…", None),
    ("copied-source", "شکریہ ادا کیا گیا۔", "شکریہ ادا کیا گیا۔", None),
    ("urdu-left", "یہ واقعہ لاہور میں پیش آیا۔", "It took place in Lahore، then.", "It took place in Lahore, then."),
    ("bidi", "وہ پشاور گئے۔", "They went to \u200fPeshawar.", "They went to Peshawar."),
    ("spaces", "وہ کوئٹہ گئے۔", "They went  to Quetta .", "They went to Quetta."),
    ("inconsistent-target", "وہ ملتان گئے۔", "They went to Multan.", None),
    ("inconsistent-target", "وہ ملتان گئے۔", "They drove to Multan.", None),
    ("inconsistent-source", "وہ کراچی میں رہتے ہیں۔", "They have been to the sea and back.", None),
    ("inconsistent-source", "ہم سمندر تک گئے اور واپس آئے۔", "They have been to the sea and back.", None),
    ("end-mark", "وہ سکھر گئے۔", "They went to Sukkur", "They went to Sukkur."),
    ("latin-kept", "بی بی سی یعنی BBC نے کہا۔", "The broadcaster said so.", None),
    ("mixed-script", "ماسکو بڑا شہر ہے۔", "Mоscow is a big city.", None),
    ("honorifics", "رسول اللہ ﷺ نے فرمایا۔", "The Prophet said.", None),
    ("quotes", "اس نے کہا: ”میں جاتا ہوں۔“", "He said: “I am going.", None),
    ("english-variety", "رنگ اچھا ہے۔", "The color of this house is good.", "The colour of this house is good."),
    ("", "پڑوسی مزدور ہیں۔", "The neighbours labour in the centre.", None),
]
"""The check that finds the slip, the Urdu, the English, and the English as the fix makes it."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def translate(urdu: str, english: list[str]) -> None:
    Path("a.txt").write_text(urdu, encoding="utf-8")
    assert run("new", "p.tproj", "a.txt").code == 0
    lines = [json.dumps({"number": at, "target": text, "status": "translated"}) for at, text in enumerate(english, 1)]
    done = run("edit", "p.tproj", "-", stdin="\n".join(lines).encode())
    assert done.code == 0, done


def test_each_slip_is_found_where_it_is() -> None:
    translate("\n\n".join(urdu for _check, urdu, _english, _fix in SLIPS), [english for _c, _u, english, _f in SLIPS])
    every = ",".join(declared.id for declared in all_declarations() if declared.id != "spelling")
    done = run("check", "p.tproj", "--json", "--checks", every)
    assert done.code == 3
    found = [(row["number"], row["check"], row["fix"]) for row in done.rows]
    expected = [(at, check, fix) for at, (check, _urdu, _english, fix) in enumerate(SLIPS, 1) if check]
    assert found == expected
    for row in done.rows:
        _check, urdu, english, _fix = SLIPS[int(row["number"]) - 1]
        for span, text in ((row["source_span"], urdu), (row["target_span"], english)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_only_what_is_on_by_default_runs_unless_checks_are_named() -> None:
    translate("\n\n".join(urdu for _check, urdu, _english, _fix in SLIPS), [english for _c, _u, english, _f in SLIPS])
    off = {declared.id for declared in all_declarations() if not declared.is_default}
    default = {row["check"] for row in run("check", "p.tproj", "--json").rows}
    assert default == {check for check, *_texts in SLIPS if check} - off
    assert off >= {"end-mark", "latin-kept", "quotes", "english-variety", "honorifics", "mixed-script"}


def test_the_sample_translated_carefully_has_no_findings() -> None:
    english = (Path(__file__).parents[1] / "data" / "seed.en.txt").read_text(encoding="utf-8").splitlines()
    translate(resource("sample", "seed.ur.txt").read_text(encoding="utf-8"), english)
    done = run("check", "p.tproj", "--json")
    assert (done.code, done.rows) == (0, [])
