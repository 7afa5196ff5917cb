"""A sentence with a slip for each check, and projects translated so."""

import json
from pathlib import Path

from tests.cli.running import run

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


def translate(urdu: str, english: list[str]) -> None:
    """Make the project p.tproj of an Urdu text in the working folder, with these sentences confirmed."""
    Path("a.txt").write_text(urdu, encoding="utf-8")
    assert run("new", "p.tproj", "a.txt").code == 0
    lines = [json.dumps({"number": at, "target": text, "status": "translated"}) for at, text in enumerate(english, 1)]
    done = run("edit", "p.tproj", "-", stdin="\n".join(lines).encode())
    assert done.code == 0, done


def translate_slips() -> None:
    """Make the project p.tproj of `SLIPS` in the working folder."""
    translate("\n\n".join(urdu for _check, urdu, _english, _fix in SLIPS), [english for _c, _u, english, _f in SLIPS])
