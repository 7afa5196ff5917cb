"""A bilingual document on paper: what stands on its pages, and in what order."""

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF

from tests.contracts.samples import pictures
from tests.contracts.samples.pictures import DARK
from tests.contracts.test_writers import DATE, ENGLISH, FULL, HOSTILE, LAYOUTS, PLAIN, SEED, document, plain, row, seed
from tests.formats.test_pictures import bilingual
from tests.ui.printing.test_report_pdf import lines, pages, streams
from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualLayout,
    BilingualRow,
    ExportedComment,
    ExportedDocumentRows,
)
from translator_gui.formats.block_builder import SpelledOutTags
from translator_gui.formats.identity import ExportIdentity
from translator_gui.formats.pictures import ExportedPicture
from translator_gui.formats.registry import write_bilingual
from translator_gui.formats.wording import EMPTY_ON_PURPOSE, NO_SENTENCES, NOT_TRANSLATED
from translator_gui.model.document import ParagraphKind
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import InlineTag, TagMeaning, TagStyle, closing, opening
from translator_gui.model.status import Status
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.printing.bilingual_pdf import BilingualPdfWriter
from translator_gui.ui.printing.bilingual_print_blocks import bilingual_print_blocks
from translator_gui.ui.printing.page_split import split_print_block
from translator_gui.ui.printing.printable_block import HEIGHT, MM, POINT, WIDTH, PlacedPdfText, PrintableBlock
from translator_gui.ui.printing.printable_picture import PictureBox, PictureDecoder

PAINTED = (BilingualPdfWriter(),)
BOTH = pytest.mark.parametrize("layout", [BilingualLayout.TABLE, BilingualLayout.INTERLEAVED])


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def slabs(bilingual: BilingualDocument, options: BilingualExportOptions) -> list[PrintableBlock]:
    return list(bilingual_print_blocks(bilingual, options, ExportProgress(bilingual.row_count)))


def shown(bilingual: BilingualDocument, options: BilingualExportOptions) -> str:
    return "\n".join(ink.box.text for slab in slabs(bilingual, options) for ink in slab.placed_texts)


def pdf(bilingual: BilingualDocument, options: BilingualExportOptions) -> bytes:
    stream = io.BytesIO()
    BilingualPdfWriter().write(stream, bilingual, options, ExportProgress(bilingual.row_count))
    return stream.getvalue()


CONTROLS = dict.fromkeys(map(ord, "\u202a\u202b\u202c"), " ") | dict.fromkeys(map(ord, "\u200c\u200e\u200f"), "")


def copied(data: bytes, folder: Path) -> Sequence[str]:
    """The text of each page, as a reader of PDF copies it."""
    path = folder / "copied.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode().removesuffix("\f").split("\f")


@LAYOUTS
@pytest.mark.parametrize("base", [PLAIN, FULL], ids=["plain", "full"])
def test_every_text_in_order(layout: BilingualLayout, base: BilingualExportOptions) -> None:
    text = plain(shown(document(*seed()), replace(base, layout=layout)))
    position = 0
    for one in seed():
        for expected in (one.target,) if layout is BilingualLayout.TARGET else (one.source, one.target):
            position = text.index(plain(expected), position) + 1
    if layout is not BilingualLayout.TARGET:
        assert text.startswith("Russia and Pakistan Urdu – English · 23 November 2026 16 sentences: 16 translated")
    assert ("Translated" in text) == base.with_status


@BOTH
def test_urdu_runs_from_right_to_left_and_stays_on_the_paper(layout: BilingualLayout) -> None:
    placed_texts = [ink for slab in slabs(document(*seed()), replace(FULL, layout=layout)) for ink in slab.placed_texts]
    for urdu in SEED[:4]:
        (ink,) = [ink for ink in placed_texts if ink.box.text == urdu]
        assert ink.box.rtl
    assert all(ink.x >= 0 and ink.x + ink.box.width <= WIDTH + 1 for ink in placed_texts)


def inked(ink: PlacedPdfText) -> Iterator[QRectF]:
    """What every letter of a text truly covers, within its slab."""
    for number in range(len(ink.box.lines)):
        for run in ink.box.layout.lineAt(number).glyphRuns():
            face = run.rawFont()
            for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                yield face.boundingRect(glyph).translated(place + QPointF(ink.x, ink.y))


@BOTH
def test_nastaliq_is_nowhere_clipped_or_crossed(layout: BilingualLayout) -> None:
    """Whatever the shapes of the words: the ink, measured letter by letter, stays between the lines of its cell."""
    tall = "ٹُگڑھ کّی گِنتی ۲۰۲۴ء لّٰہِ پیچیدگی بیٹھیے گیا NATO "
    rows = [row(at, tall * at, "x", Status.DRAFT) for at in range(1, 6)]
    rows += [replace(rows[2], kind=ParagraphKind.HEADING), *seed()]
    for slab in slabs(document(*rows), replace(FULL, layout=layout))[3:]:
        edges = [fill.x for fill in slab.rectangles if fill.width < 100] or [0, WIDTH]
        for ink in slab.placed_texts:
            if not ink.box.rtl:
                continue
            left = max(edge for edge in edges if edge <= ink.x)
            right = min(edge for edge in edges if edge > ink.x)
            whole = [box for box in inked(ink) if not box.isEmpty()]
            assert min(box.top() for box in whole) >= 0
            assert max(box.bottom() for box in whole) <= slab.height
            assert min(box.left() for box in whole) >= left
            assert max(box.right() for box in whole) <= right


def test_first_lines_stand_on_one_base_line_under_the_label() -> None:
    made = slabs(document(replace(seed()[0], kind=ParagraphKind.FOOTNOTE, place="footnote 1")), FULL)[-1]
    label, *others = sorted(made.placed_texts, key=lambda ink: ink.box.text != "Footnote 1")
    assert len({round(ink.y + ink.box.ascent) for ink in others}) == 1
    assert label.y < min(ink.y for ink in others if ink.box.rtl)


def test_nothing_to_show() -> None:
    for layout in BilingualLayout:
        assert NO_SENTENCES in shown(document(), replace(FULL, layout=layout))
        assert pages(pdf(document(), replace(FULL, layout=layout))) == 1


@LAYOUTS
def test_hostile_text_stays_text(layout: BilingualLayout) -> None:
    comment = ExportedComment(HOSTILE, 0, HOSTILE)
    one = replace(
        row(1, f"اردو {HOSTILE}", HOSTILE), notes=(HOSTILE,), comments=(comment,), marker=HOSTILE, place=HOSTILE
    )
    bilingual = BilingualDocument(
        HOSTILE, DATE, (ExportedDocumentRows(HOSTILE, (one,)), ExportedDocumentRows("b", (one,)))
    )
    text = shown(bilingual, replace(FULL, layout=layout))
    assert text.count("<script>alert(1)</script>") >= 6
    assert not set("\x00\x07\ud800\t") & set(text)
    assert [line for line in text.split("\n") if line.count("\u202e") != line.count("\u202c")] == []
    assert pages(pdf(bilingual, replace(FULL, layout=layout))) >= 1


@LAYOUTS
def test_comments_and_notes_are_there_when_asked(layout: BilingualLayout) -> None:
    comment = ExportedComment("Ayesha Khan", 1_764_000_000_000, "رائے: see the style guide", kind="style, minor")
    one = replace(row(1, SEED[0], ENGLISH[0]), comments=(comment,), notes=("Founded in 2001.",))
    other = replace(row(2, SEED[1], ENGLISH[1]), notes=("Another.",), opens=False)
    text = shown(document(one, other), BilingualExportOptions(layout, with_comments=True))
    assert "[style, minor] رائے: see the style guide\nAyesha Khan, 24 November 2025" in text
    assert f"{ENGLISH[0]} 1" in text
    assert f"{ENGLISH[1]} 2" in text
    assert "1 Founded in 2001." in text
    assert "2 Another." in text
    hidden = shown(document(one), BilingualExportOptions(layout))
    assert "see the style guide" not in hidden
    assert "Founded in 2001." in hidden


@LAYOUTS
def test_names_are_appended_when_asked(layout: BilingualLayout) -> None:
    named = replace(document(*seed()), names=(("ناصر جنجوعہ", "Nasir Janjua"),))
    text = shown(named, BilingualExportOptions(layout, with_names=True))
    assert plain(text).endswith("Names English name Urdu name Nasir Janjua ناصر جنجوعہ")
    assert "Nasir Janjua" not in shown(named, BilingualExportOptions(layout))


def test_what_is_missing_is_seen() -> None:
    rows = (
        row(1, SEED[0], "", Status.NOT_STARTED),
        replace(row(2, SEED[1], ""), empty_on_purpose=True, opens=False),
        replace(row(3, SEED[2], ENGLISH[2]), opens=False),
    )
    alone = shown(document(*rows), BilingualExportOptions(BilingualLayout.TARGET)).replace("\u200f", "")
    assert f"[{SEED[0]}] {ENGLISH[2]}" in alone
    assert SEED[1] not in alone
    both = shown(document(*rows), BilingualExportOptions(BilingualLayout.INTERLEAVED))
    assert NOT_TRANSLATED in both
    assert EMPTY_ON_PURPOSE in both


@LAYOUTS
def test_headings_lists_and_places_are_kept(layout: BilingualLayout) -> None:
    rows = (
        replace(row(1, "باب", "Chapter"), kind=ParagraphKind.HEADING, level=2, marker="۳۔"),
        replace(row(2, "پہلا", "First"), kind=ParagraphKind.LIST_ITEM, level=1, marker="•"),
        replace(row(3, "حاشیہ", "Note"), kind=ParagraphKind.FOOTNOTE, place="footnote 1"),
    )
    text = plain(shown(document(*rows), BilingualExportOptions(layout)))
    for expected in ("3. Chapter", "• First", "Footnote 1"):
        assert expected in text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")
def test_every_page_has_the_head_and_says_which_it_is(tmp_path: Path) -> None:
    rows = [row(number, f"{SEED[0]} {number}", f"{ENGLISH[0]} No {number}.") for number in range(1, 61)]
    told = copied(pdf(document(*rows), FULL), tmp_path)
    assert len(told) > 3
    for at, page in enumerate(told, 1):
        assert f"Page {at} of {len(told)}" in page
        assert page.count("No.") == page.count("Status") == 1
    numbers = [int(number) for page in told for number in re.findall(r"No (\d+)\.", page)]
    assert numbers == list(range(1, 61)), "no row is broken, lost or doubled"


def test_rows_are_lower_than_pages_unless_they_cannot_be() -> None:
    long = BilingualRow((1,), "لفظ " * 3000, "word " * 1500, Status.DRAFT)
    made = slabs(document(long, *seed()), FULL)
    assert sum(slab.height > HEIGHT for slab in made) == 1
    assert pages(pdf(document(long), FULL)) > 2
    assert all(top >= 0 for slab in made for _, _, top, _ in lines(slab))


def test_the_text_goes_with_it() -> None:
    attached = b"".join(streams(pdf(document(*seed()), FULL)))
    for one in seed():
        assert one.source.encode() in attached
        assert one.target.encode() in attached


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")
@pytest.mark.parametrize("layout", [BilingualLayout.TABLE, BilingualLayout.INTERLEAVED])
def test_its_urdu_is_copied_as_it_was_written(layout: BilingualLayout, tmp_path: Path) -> None:
    """Of the words at least 93 in 100; poppler sets marks before their letter, and commas apart."""
    rows = [*seed(), row(90, "یہ Windows 11 ہے، (نمبر ۱۲۳) اور 1,500 روپے۔", "This is it.")]
    told = " ".join(copied(pdf(document(*rows), BilingualExportOptions(layout)), tmp_path))
    found = Counter(told.translate(CONTROLS).split())
    written = Counter(" ".join(one.source for one in rows).translate(CONTROLS).split())
    assert (found & written).total() >= 0.93 * written.total()
    assert found["Windows"] == 1


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")
def test_vowel_marks_and_latin_words_are_copied_in_their_places(tmp_path: Path) -> None:
    urdu = "عِلم حاصل کرنا ہر مُسلمان پر فَرض ہے State Bank of Pakistan کِتَابُ العِلم اَلسَّلامُ عَلَیکُم رحمٰن قرآنِ مجید عمرؓ"
    text = copied(pdf(document(row(1, urdu, "Seek it.")), BilingualExportOptions()), tmp_path)[0].translate(CONTROLS)
    assert set(urdu.split()) <= set(text.split())
    assert text.count("Bank") == 1


def test_urdu_heads_its_column_and_the_english_under_it_has_room() -> None:
    (head, *_rest) = [slab for slab in slabs(document(*seed()), BilingualExportOptions()) if slab.keep_with_next]
    assert [(ink.box.text, ink.box.rtl) for ink in head.placed_texts] == [("Urdu", True), ("English", False)]
    pair = slabs(document(*seed()), BilingualExportOptions(BilingualLayout.INTERLEAVED))[-1]
    urdu, english = pair.placed_texts[:2]
    assert english.y - (urdu.y + urdu.box.height) >= 1.8 * MM - 1


def test_a_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.PDF"
    assert write_bilingual(path, document(*seed()), PLAIN, painted=PAINTED)
    before = path.read_bytes()
    with pytest.raises(TranslatorError, match="--force"):
        write_bilingual(path, document(), PLAIN, painted=PAINTED)
    assert path.read_bytes() == before
    with pytest.raises(TranslatorError, match="pdf"):
        write_bilingual(tmp_path / "b.pdf", document(), PLAIN)


def test_progress_goes_to_the_end_and_nothing_is_left_of_one_that_was_cancelled(tmp_path: Path) -> None:
    rows = [row(number, "ا", "a") for number in range(1, 451)]
    sections = (ExportedDocumentRows("a", tuple(rows[:300])), ExportedDocumentRows("b", tuple(rows[300:])))
    bilingual, seen = BilingualDocument("T", DATE, sections), list[tuple[int, int]]()
    path = tmp_path / "a.pdf"
    assert write_bilingual(
        path, bilingual, PLAIN, painted=PAINTED, progress=lambda done, total: seen.append((done, total))
    )
    assert seen == [(200, 450), (400, 450), (450, 450)]
    path.unlink()
    for stop in (1, 2):
        asked = iter(range(10))
        cancelled = lambda stop=stop, asked=asked: next(asked) >= stop  # noqa: E731
        assert not write_bilingual(path, bilingual, PLAIN, painted=PAINTED, cancelled=cancelled)
        assert list(tmp_path.iterdir()) == []


@LAYOUTS
def test_pictures_and_tables_of_the_document_keep_their_place(layout: BilingualLayout, tmp_path: Path) -> None:
    document = bilingual("odt")
    made = [block for block in slabs(document, BilingualExportOptions(layout)) if block.placed_texts]
    shown = ["picture" if isinstance(ink.box, PictureBox) else ink.box.text for one in made for ink in one.placed_texts]
    english = [text for text in shown if text == "picture" or text.startswith("English ")]
    if layout is BilingualLayout.TABLE:
        # In a row, the Urdu with its picture is before the English.
        assert english == ["picture", *("English 0.", "picture", "English 1.", "English 2."), "picture", "English 3."]
    else:
        assert english == ["picture", *("English 0.", "English 1.", "picture", "English 2."), "English 3.", "picture"]
    assert all(ink.x >= 0 and ink.x + ink.box.width <= WIDTH + 1 for one in made for ink in one.placed_texts)
    if layout is not BilingualLayout.TABLE:
        (row,) = [one for one in made if len({ink.column for ink in one.placed_texts}) == 2]
        beside = {ink.box.text: ink for ink in row.placed_texts}
        assert beside["English 1."].x + beside["English 1."].box.width < beside["English 2."].x
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(document, BilingualExportOptions(layout)))
    done = subprocess.run(["pdfimages", "-list", str(path)], capture_output=True, check=True, text=True)
    assert len({line.split()[10] for line in done.stdout.splitlines()[2:]}) == 2, "each distinct one once"


def test_a_broken_picture_leaves_its_place_empty_and_a_cell_is_split_around_one() -> None:
    data = pictures.open_document().replace(DARK, DARK[:40] + b"x" * (len(DARK) - 40))
    assert pages(pdf(bilingual("odt", data), BilingualExportOptions(BilingualLayout.TARGET))) == 1
    decoder = PictureDecoder()
    box = PictureBox(ExportedPicture(data=DARK, width=40, height=20), decoder, 400, 0.4 * HEIGHT, POINT)
    texts = tuple(PlacedPdfText(0, at * 0.4 * HEIGHT, box) for at in range(4))
    parts = split_print_block(PrintableBlock(1.6 * HEIGHT, texts), HEIGHT, HEIGHT)
    assert [len(part.placed_texts) for part in parts] == [2, 2]
    assert all(ink.y + box.height <= HEIGHT for part in parts for ink in part.placed_texts)


def test_links_are_links(tmp_path: Path) -> None:
    tag = InlineTag(1, TagMeaning.LINK, paired=True, words="link", code="https://example.org/fort")
    marked = f"The {opening(1)}fort{closing(1)}."
    one = replace(row(1, "قلعہ۔", "The fort."), marked_source="قلعہ۔", marked_target=marked, tags=(tag,))
    out = tmp_path / "a.pdf"
    write_bilingual(out, document(one), PLAIN, painted=PAINTED)
    assert b"/URI (https://example.org/fort)" in out.read_bytes()


def test_the_preview_of_a_table_that_comes_back_says_what_may_be_changed_and_has_its_tags() -> None:
    tag = InlineTag(1, TagMeaning.FORMAT, paired=True, words="bold", look=TagStyle.BOLD)
    one = replace(row(1, "قلعہ۔", "The fort."), marked_target=f"The {opening(1)}fort{closing(1)}.", tags=(tag,))
    bilingual = replace(document(one), mark=ExportIdentity("p", "e", 0))

    def read(tags: SpelledOutTags, layout: BilingualLayout) -> str:
        options = BilingualExportOptions(layout)
        made = bilingual_print_blocks(bilingual, options, ExportProgress(1), tags=tags)
        return "\n".join(ink.box.text for block in made for ink in block.placed_texts)

    whole = read(SpelledOutTags.TABLE_ALL, BilingualLayout.TABLE)
    assert "You may change the English" in whole
    assert "The {1>fort<1}." in whole
    for text in (
        read(SpelledOutTags.UNSTYLED, BilingualLayout.TABLE),
        read(SpelledOutTags.TABLE_ALL, BilingualLayout.INTERLEAVED),
    ):
        assert "You may change" not in text
        assert "The fort." in text
