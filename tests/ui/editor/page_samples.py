"""Projects in memory for the page's tests and benchmarks, and a session that answers the page as the real one does."""

from array import array
from pathlib import Path
from random import Random

from translator_gui.model.document import Document, ParagraphKind
from translator_gui.model.outline import Outline
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Status
from translator_gui.ui.editor.page import Page
from translator_gui.viewmodel.page_model import PageModel

SEED = Path(__file__).parents[3] / "resources" / "sample" / "seed.ur.txt"
ENGLISH = (
    "Members of a Russian delegation visiting Pakistan have said that Moscow regards Islamabad as a reliable ally.",
    "This was said in a statement issued on Thursday night.",
    "",
    "The two sides discussed defence and other fields.",
)
MIXED = (Status.TRANSLATED, Status.APPROVED, Status.NOT_STARTED, Status.DRAFT)


def paragraph(
    identity,
    text,
    targets=("",),
    statuses=(Status.NOT_STARTED,),
    *,
    document=1,
    kind=ParagraphKind.BODY,
    level=0,
    marker="",
    place="",
    cuts=(),
    **extra,
):
    """A paragraph cut into sentences at `cuts`, which are code-point offsets."""
    starts = [0, *cuts]
    ends = [*(len(text[:cut].rstrip()) for cut in cuts), len(text)]
    segments = tuple(
        Segment(
            segment_id(identity, start),
            identity,
            start,
            end,
            targets[n % len(targets)],
            statuses[n % len(statuses)],
            **{key: value[n % len(value)] for key, value in extra.items()},
        )
        for n, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    return Paragraph(identity, document, identity, text, kind, level, marker, place, segments)


def crude_cuts(text):
    """Where sentences begin, by the full stop alone: good enough to have several."""
    return tuple(i + 2 for i in range(len(text) - 2) if text[i] in "۔؟" and text[i + 1] == " ")


def seed_lines():
    return [line for line in SEED.read_text(encoding="utf-8").split("\n") if line.strip()]


def seed_paragraphs():
    found = []
    for n, line in enumerate(seed_lines(), 1):
        cuts = crude_cuts(line)
        found.append(
            paragraph(n, line, ENGLISH[n % 4 :] + ENGLISH[: n % 4], MIXED[n % 4 :] + MIXED[: n % 4], cuts=cuts)
        )
    return found


def many_paragraphs(count, seed=1):
    """Paragraphs of one to three sentences out of the sample's words."""
    random = Random(seed)
    words = [word for line in seed_lines() for word in line.split() if "۔" not in word]
    found = seed_paragraphs()[:count]
    for identity in range(len(found) + 1, count + 1):
        sentences = [
            " ".join(random.choices(words, k=random.randint(6, 30))) + "۔" for _ in range(random.choice((1, 1, 2, 3)))
        ]
        text, cuts = sentences[0], []
        for sentence in sentences[1:]:
            cuts.append(len(text) + 1)
            text += " " + sentence
        n = random.randrange(4)
        found.append(paragraph(identity, text, ENGLISH[n:] + ENGLISH[:n], MIXED[n:] + MIXED[:n], cuts=tuple(cuts)))
    return found


def outline(paragraphs, names=("seed.ur.txt",)):
    ids = sorted({p.document_id for p in paragraphs})
    return Outline(
        tuple(Document(i, str(i), names[n % len(names)], "txt") for n, i in enumerate(ids)),
        array("q", (p.id for p in paragraphs)),
        array("q", (p.document_id for p in paragraphs)),
        array("q", (len(p.text) for p in paragraphs)),
        array("q", (sum(len(s.target) for s in p.segments) for p in paragraphs)),
        array("q", (len(p.segments) for p in paragraphs)),
    )


def model_of(paragraphs, names=("seed.ur.txt",), *, read=True):
    model = PageModel()
    model.load(outline(paragraphs, names))
    if read:
        model.put(paragraphs)
    return model


def with_segment(model, identity, **changes):
    """The paragraph of a sentence with that sentence changed."""
    place = model.place(identity)
    old = model.known(place.paragraph)
    segments = list(old.segments)
    segments[place.sentence] = segments[place.sentence]._replace(**changes)
    return old._replace(segments=tuple(segments))


class Session:
    """Puts what is typed into the model, as a draft, and keeps a record of what the page told."""

    def __init__(self, page: Page) -> None:
        self.page, self.told = page, []
        page.typed.connect(self.take)
        page.left.connect(lambda identity: self.told.append(("left", identity)))
        page.pasted.connect(lambda identity: self.told.append(("pasted", identity)))
        page.current_changed.connect(lambda identity: self.told.append(("current", identity)))
        page.refused.connect(lambda message: self.told.append(("refused", message)))

    def take(self, identity, text):
        self.told.append(("typed", identity, text))
        model = self.page.model
        model.put([with_segment(model, identity, target=text, status=Status.DRAFT)], origin=self.page)

    def of(self, kind):
        return [told[1:] for told in self.told if told[0] == kind]
