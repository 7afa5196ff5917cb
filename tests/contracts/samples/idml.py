"""Sample InDesign documents (IDML)."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from tests.contracts.samples.hostile import laughing
from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.idml.reader import IdmlReader

MIMETYPE = "application/vnd.adobe.indesign-idml-package"
STORY = "Stories/Story_u1.xml"
STYLES = "Resources/Styles.xml"
MAP = "designmap.xml"
_SPACE = 'xmlns:idPkg="http://ns.adobe.com/AdobeInDesign/idml/1.0/packaging" DOMVersion="18.0"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_AID = '<?aid style="50" type="document" readerVersion="6.0" featureSet="257" product="18.0(1)" ?>\n'
_PLAIN = "CharacterStyle/$ID/[No character style]"
_RTL = 'ParagraphDirection="RightToLeftDirection"'
_FONT = '<AppliedFont type="string">{}</AppliedFont>'
_STYLES = (
    '<RootCharacterStyleGroup Self="u80">'
    f'<CharacterStyle Self="{_PLAIN}" Name="$ID/[No character style]"/>'
    '<CharacterStyle Self="CharacterStyle/Emphasis" Name="Emphasis" FontStyle="Bold Italic"/>'
    "</RootCharacterStyleGroup>"
    '<RootParagraphStyleGroup Self="u81">'
    '<ParagraphStyle Self="ParagraphStyle/$ID/[No paragraph style]" Name="$ID/[No paragraph style]" '
    'FontStyle="Regular" '
    'PointSize="12" FillColor="Color/Black" Justification="LeftAlign" LeftIndent="0" RightIndent="0" '
    'ParagraphDirection="LeftToRightDirection" DigitsType="DefaultDigits" AppliedLanguage="$ID/English: USA">'
    f"<Properties>{_FONT.format('Minion Pro')}</Properties></ParagraphStyle>"
    f'<ParagraphStyle Self="ParagraphStyle/Urdu" Name="Urdu" Justification="RightJustified" RightIndent="10" {_RTL} '
    'DigitsType="FullFarsiDigits" AppliedLanguage="$ID/Urdu" ParagraphJustification="NaskhJustification">'
    f'<Properties><BasedOn type="string">$ID/[No paragraph style]</BasedOn>{_FONT.format("Jameel Noori Nastaleeq")}'
    "</Properties></ParagraphStyle>"
    '<ParagraphStyle Self="ParagraphStyle/Titles%3aHeading 2" Name="Titles:Heading 2" PointSize="24">'
    '<Properties><BasedOn type="object">ParagraphStyle/Urdu</BasedOn></Properties></ParagraphStyle>'
    "</RootParagraphStyleGroup>"
)


def run(text: str, attributes: str = "", *, style: str = _PLAIN, properties: str = "") -> str:
    """Return a character range with a text, if it has one; `\\r` ends a paragraph."""
    contents = "<Br/>".join(f"<Content>{escape(one)}</Content>" if one else "" for one in text.split("\r"))
    about = f"<Properties>{properties}</Properties>" if properties else ""
    return f'<CharacterStyleRange AppliedCharacterStyle="{style}" {attributes}>{about}{contents}</CharacterStyleRange>'


def raw(content: str, attributes: str = "") -> str:
    """Return a character range with any markup."""
    return f'<CharacterStyleRange AppliedCharacterStyle="{_PLAIN}" {attributes}>{content}</CharacterStyleRange>'


def paragraph(runs: str, style: str = "Urdu", attributes: str = "") -> str:
    """Return a paragraph range."""
    applied = f'AppliedParagraphStyle="ParagraphStyle/{style}" {attributes}'
    return f"<ParagraphStyleRange {applied}>{runs}</ParagraphStyleRange>"


def story(name: str, ranges: str) -> str:
    """Return the XML of a story from right to left."""
    preference = '<StoryPreference StoryOrientation="Horizontal" StoryDirection="RightToLeftDirection"/>'
    return f'{_HEAD}<idPkg:Story {_SPACE}><Story Self="{name}">{preference}{ranges}</Story></idPkg:Story>'


def frame(name: str, of: str, box: Sequence[int] = (0, 0, 100, 100), attributes: str = "") -> str:
    """Return a text frame of a story; its box is left, top, right and bottom in the coordinates of the spread."""
    left, top, right, bottom = box
    corners = ((left, top), (left, bottom), (right, bottom), (right, top))
    points = "".join(f'<PathPointType Anchor="{x} {y}"/>' for x, y in corners)
    chain = attributes if "TextFrame" in attributes else f'PreviousTextFrame="n" NextTextFrame="n" {attributes}'
    return (
        f'<TextFrame Self="{name}" ParentStory="{of}" {chain} ItemTransform="1 0 0 1 0 0"><Properties><PathGeometry>'
        f'<GeometryPathType PathOpen="false"><PathPointArray>{points}</PathPointArray></GeometryPathType>'
        "</PathGeometry></Properties></TextFrame>"
    )


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table from right to left, whose cells hold these texts."""
    cells = "".join(
        f'<Cell Self="c{row}{column}" Name="{column}:{row}">{paragraph(run(text))}</Cell>'
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return f'<Table Self="t" TableDirection="RightToLeftDirection">{cells}</Table>'


def spread(frames: str, pages: Sequence[str] = ("1",), kind: str = "Spread", attributes: str = "") -> str:
    """Return the XML of a spread; its pages are 600 points wide and stand side by side from 0."""
    parts = "".join(
        f'<Page Self="p{name}" Name="{name}" GeometricBounds="0 0 800 600" ItemTransform="1 0 0 1 {600 * at} 0"/>'
        for at, name in enumerate(pages)
    )
    inner = f'<{kind} Self="s" BindingLocation="0" {attributes}>{parts}{frames}</{kind}>'
    return f"{_HEAD}<idPkg:{kind} {_SPACE}>{inner}</idPkg:{kind}>"


def package(
    stories: Mapping[str, str],
    spreads: Sequence[str] = (),
    master: str = "",
    *,
    more: Mapping[str, str | bytes] | None = None,
    document: str = "",
    binding: str = "LeftToRight",
) -> bytes:
    """Return an InDesign document.

    Args:
        stories: The ranges of each, by identifier.
        spreads: The XML of each.
        master: The XML of a master spread.
        more: Further parts, or other ones.
        document: What else its map holds.
        binding: Of its pages.
    """
    listed = [(f"Spreads/Spread_{number}.xml", one) for number, one in enumerate(spreads)]
    listed += [("MasterSpreads/MasterSpread_m.xml", master)] if master else []
    preferences = f'<DocumentPreference PageBinding="{binding}" PageWidth="600" PageHeight="800"/>'
    listed += [
        (STYLES, f"{_HEAD}<idPkg:Styles {_SPACE}>{_STYLES}</idPkg:Styles>"),
        ("Resources/Preferences.xml", f"{_HEAD}<idPkg:Preferences {_SPACE}>{preferences}</idPkg:Preferences>"),
        *((f"Stories/Story_{name}.xml", story(name, ranges)) for name, ranges in stories.items()),
    ]
    kinds = {"Spreads": "Spread", "MasterSpreads": "MasterSpread", "Stories": "Story"}
    links = "".join(
        f'<idPkg:{kinds.get(folder) or file.removesuffix(".xml")} src="{folder}/{file}"/>'
        for folder, file in (part.split("/") for part, _ in listed)
    )
    languages = "".join(f'<Language Name="$ID/{one}"/>' for one in ("Urdu", "English: USA"))
    mapped = f'{_HEAD}{_AID}<Document {_SPACE} Self="d">{languages}{document}{links}</Document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        container = '<container><rootfiles><rootfile full-path="designmap.xml"/></rootfiles></container>'
        parts = {MAP: mapped, "META-INF/container.xml": container, **dict(listed), **(more or {})}
        for part, content in parts.items():
            written.writestr(part, content)
    return stream.getvalue()


def one_story(ranges: str, **more: str) -> bytes:
    """Return an InDesign document of one page with one story; `more` goes to its map."""
    return package({"u1": ranges}, [spread(frame("f1", "u1"))], document="".join(more.values()))


def indesign(texts: list[str]) -> bytes:
    """Return an InDesign document of these paragraphs."""
    return one_story(paragraph(run("\r".join(texts))))


def laid_out(texts: list[str]) -> bytes:
    """Return a document with bold words, a table, notes, a link, an anchored frame, a chain of frames and a master."""
    words = [text.partition(" ") for text in texts]
    bold = "".join(paragraph(run(f"{first} ", 'FontStyle="Bold"') + run(f"{rest}\r")) for first, _space, rest in words)
    noted = raw("<Content><?ACE 4?>\t حاشیہ ہے۔</Content>")
    note = raw(f"<Footnote>{paragraph(noted)}</Footnote>", 'Position="Superscript"')
    link = f'<HyperlinkTextSource Self="h1">{run("یہ صفحہ")}</HyperlinkTextSource>'
    anchored = raw(frame("f9", "u3"))
    rich = paragraph(run("سرخی\r"), "Titles%3aHeading 2") + paragraph(
        f"{run('دیکھیں ')}{link}{run(' اور')}{note}{run(' یہ')}{anchored}{run(' بھی۔')}{raw('<Br/>')}"
        f"{raw(table([['نام', 'عمر'], ['علی', '۲۵']]))}{raw('<Br/>')}{run('آخر')}"
    )
    chain = frame("f1", "u1", (0, 0, 500, 700), 'PreviousTextFrame="n" NextTextFrame="f2"')
    rest = frame("f2", "u1", (0, 0, 500, 300), 'PreviousTextFrame="f1" NextTextFrame="n"')
    other = frame("f3", "u2", (0, 400, 500, 500))
    foot = paragraph(raw("<Content>صفحہ <?ACE 18?> ہے</Content>"))
    target = (
        '<HyperlinkURLDestination Self="d1" DestinationURL="https://www.example.org/x"/>'
        '<Hyperlink Self="k1" Source="h1"><Properties><Destination type="object">d1</Destination></Properties>'
        "</Hyperlink>"
    )
    return package(
        {"u3": paragraph(run("ڈبہ")), "u4": foot, "u1": bold + rich, "u2": paragraph(run("دوسری کہانی"))},
        [spread(chain), spread(rest + other, ["2"])],
        spread(frame("f4", "u4"), ["A"], "MasterSpread", 'Name="A-Master"'),
        document=target,
    )


def _with(part: str, body: bytes) -> bytes:
    plain = paragraph(run("متن"))
    return package({"u1": plain}, [spread(frame("f1", "u1"))], more={part: body})


def bomb() -> bytes:
    return _with(STORY, b" " * (300 << 20))


def crowd() -> bytes:
    return _with(STORY, b"<x>" + b"<a/>" * 10_000_000)


def deep() -> bytes:
    return _with(STORY, b"<x>" * 100_000)


def unfolding() -> bytes:
    return _with(MAP, laughing("Document"))


def missing() -> bytes:
    """Return a document whose map names a story that is not there."""
    return package({}, [spread(frame("f1", "u1"))], document='<idPkg:Story src="Stories/Story_u1.xml"/>')


READERS = {"idml": ReaderSample("a.idml", indesign, (bomb, crowd, deep, unfolding, missing))}
ORIGINALS = {"indesign": RoundTripSample(IdmlReader(), "a.idml", laid_out)}
