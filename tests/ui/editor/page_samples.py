"""Projects in memory for the page's tests and benchmarks, and a stand-in for the session."""

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any, Protocol, cast

from translator_gui.model.document import ParagraphKind, ProjectDocument
from translator_gui.model.outline import DocumentIds, ParagraphIds, ProjectParagraphOutline
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Status
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.viewmodel.page_state import PageParagraphsState

SEED = Path(__file__).parents[3] / "resources" / "sample" / "seed.ur.txt"
ENGLISH = (
    "Members of a Russian delegation visiting Pakistan have said that Moscow regards Islamabad as a reliable ally.",
    "This was said in a statement issued on Thursday night.",
    "",
    "The two sides discussed defence and other fields.",
)
THREE = "پہلا جملہ ہے۔ دوسرا جملہ ہے۔ تیسرا جملہ ہے۔"
MIXED = (Status.TRANSLATED, Status.APPROVED, Status.NOT_STARTED, Status.DRAFT)


def paragraph(
    identity: int,
    text: str,
    targets: Sequence[str] = ("",),
    statuses: Sequence[Status] = (Status.NOT_STARTED,),
    *,
    kind: ParagraphKind = ParagraphKind.BODY,
    level: int = 0,
    marker: str = "",
    place: str = "",
    cuts: Sequence[int] = (),
    **extra: Sequence[Any],
) -> Paragraph:
    """Return a paragraph split into sentences at code-point offsets; sequences repeat over its sentences."""
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
    return Paragraph(identity, 1, identity, text, kind, level, marker, place, segments)


def crude_cuts(text: str) -> tuple[int, ...]:
    """Return the offsets after full stops, to have several sentences."""
    return tuple(i + 2 for i in range(len(text) - 2) if text[i] in "۔؟" and text[i + 1] == " ")


def seed_lines() -> list[str]:
    return [line for line in SEED.read_text(encoding="utf-8").split("\n") if line.strip()]


def seed_paragraphs() -> list[Paragraph]:
    """Return the sample text with English in mixed statuses."""
    lines = enumerate(seed_lines(), 1)
    return [paragraph(n, line, *_turned(n % 4), cuts=crude_cuts(line)) for n, line in lines]


def many_paragraphs(count: int, seed: int = 1) -> list[Paragraph]:
    """Return the sample text, then paragraphs of one to three sentences made of its words."""
    random = Random(seed)
    words = [word for line in seed_lines() for word in line.split() if "۔" not in word]
    found = seed_paragraphs()[:count]
    for identity in range(len(found) + 1, count + 1):
        sentences = random.choice((1, 1, 2, 3))
        spoken = [" ".join(random.choices(words, k=random.randint(6, 30))) + "۔" for _ in range(sentences)]
        text = " ".join(spoken)
        found.append(paragraph(identity, text, *_turned(random.randrange(4)), cuts=crude_cuts(text)))
    return found


def _turned(n: int) -> tuple[tuple[str, ...], tuple[Status, ...]]:
    return ENGLISH[n:] + ENGLISH[:n], MIXED[n:] + MIXED[:n]


def outline(paragraphs: Sequence[Paragraph], names: Sequence[str] = ("seed.ur.txt",)) -> ProjectParagraphOutline:
    ids = sorted({p.document_id for p in paragraphs})
    return ProjectParagraphOutline(
        tuple(ProjectDocument(i, str(i), names[n % len(names)], "txt") for n, i in enumerate(ids)),
        ParagraphIds.of(p.id for p in paragraphs),
        DocumentIds.of(p.document_id for p in paragraphs),
        array("q", [len(p.text) for p in paragraphs]),
        array("q", [sum(len(s.target) for s in p.segments) for p in paragraphs]),
        array("q", [len(p.segments) for p in paragraphs]),
    )


def model_of(
    paragraphs: Sequence[Paragraph], names: Sequence[str] = ("seed.ur.txt",), *, read: bool = True
) -> PageParagraphsState:
    """Return the page state of a project; with `read` off, only its lengths are known."""
    model = PageParagraphsState()
    model.load(outline(paragraphs, names))
    if read:
        model.put(paragraphs)
    return model


def known(model: PageParagraphsState, index: int) -> Paragraph:
    """Return a paragraph, which must have been read."""
    found = model.known(index)
    assert found is not None
    return found


def with_segment(model: PageParagraphsState, identity: int, **changes: object) -> Paragraph:
    """Return the paragraph of a sentence with that sentence changed."""
    place = model.place(identity)
    assert place is not None
    old = known(model, place.paragraph)
    segments = list(old.segments)
    segments[place.sentence] = cast("Segment", cast("Any", segments[place.sentence])._replace(**changes))
    return old._replace(segments=tuple(segments))


def current(page: TranslationPage) -> int:
    """Return the id of the current sentence; there must be one."""
    found = page.navigator.current()
    assert found is not None
    return found


def target(page: TranslationPage) -> str:
    """Return the current sentence's English, as the model has it."""
    found = page.navigator.current_segment()
    assert found is not None
    return found.target


def spot_of(page: TranslationPage) -> tuple[int, int]:
    """Return the place of the current sentence."""
    place = page.navigator.place()
    assert place is not None
    return place.paragraph, place.sentence


def top_of(page: TranslationPage, index: int) -> int:
    """Return the top of a block on screen."""
    top = page.view.visible.top_of(index)
    assert top is not None
    return top


def of_three(count: int = 6) -> list[Paragraph]:
    """Return paragraphs of three sentences each."""
    return [paragraph(n, THREE, ("one", "two", "three"), cuts=crude_cuts(THREE)) for n in range(1, count + 1)]


def ids(page: TranslationPage) -> list[int]:
    """Return the ids of all sentences in order."""
    return [s.id for i in range(len(page.model)) for s in known(page.model, i).segments]


def frame_on_screen(page: TranslationPage) -> float:
    """Return the top of the current field in the viewport."""
    index, sentence = spot_of(page)
    return top_of(page, index) + page.view.blocks.get(index).fields[sentence].frame.top()


def arguments(blocker: Any) -> list[Any]:
    """Return the arguments of a signal that was waited for."""
    return blocker.args


class Session:
    """Stores typed text in the model as a draft, and records the page's signals."""

    def __init__(self, page: TranslationPage) -> None:
        self.page = page
        self.told: list[tuple[Any, ...]] = []
        page.live.typed.connect(self.take)
        page.live.editing_ended.connect(self._told_of("left"))
        page.live.pasted.connect(self._told_of("pasted"))
        page.navigator.current_changed.connect(self._told_of("current"))
        page.refused.connect(self._told_of("refused"))

    def _told_of(self, kind: str) -> Callable[[object], None]:
        def note(what: object) -> None:
            self.told.append((kind, what))

        return note

    def take(self, identity: int, text: str) -> None:
        self.told.append(("typed", identity, text))
        model = self.page.model
        model.put([with_segment(model, identity, target=text, status=Status.DRAFT)], origin=self.page.live)

    def of(self, kind: str) -> list[tuple[Any, ...]]:
        """Return the recorded signals of one kind, in order."""
        return [told[1:] for told in self.told if told[0] == kind]


Shown = tuple[TranslationPage, Session]


class MakePage(Protocol):
    """Shows a page with the keyboard in its first sentence, and a stand-in for the session."""

    def __call__(
        self,
        paragraphs: Sequence[Paragraph] | None = None,
        *,
        size: tuple[int, int] = (1000, 640),
        options: PageDisplayOptions | None = None,
        model: PageParagraphsState | None = None,
    ) -> Shown: ...
