"""Checks of what can be seen without understanding: marks, spaces, brackets, scripts, links."""

import pytest

from tests.checks.running import findings
from translator_gui.checks.bidi_check import BidiCheck
from translator_gui.checks.brackets_check import BracketsCheck
from translator_gui.checks.check import SentenceCheck
from translator_gui.checks.copied_source_check import CopiedSourceCheck
from translator_gui.checks.doubled_word_check import DoubledWordCheck
from translator_gui.checks.empty_check import EmptyCheck
from translator_gui.checks.end_mark_check import EndMarkCheck
from translator_gui.checks.latin_kept_check import LatinKeptCheck
from translator_gui.checks.links_check import LinksCheck
from translator_gui.checks.mixed_script_check import MixedScriptCheck
from translator_gui.checks.question_mark_check import QuestionMarkCheck
from translator_gui.checks.spaces_check import SpacesCheck
from translator_gui.checks.urdu_left_check import UrduLeftCheck
from translator_gui.model.inline_tag import closing, opening, standalone

URDU = "وہ کل لاہور پہنچے۔"

Wrong = tuple[str, str, list[str], str]
"""Urdu, English, the words in the English that are marked, and the English after the fix (empty: there is none)."""

QUESTION_MARK_WRONG: list[Wrong] = [
    ("آپ کیسے ہیں؟", "You are well.", ["."], "You are well?"),
    ("آپ کیسے ہیں؟", "How are you!", ["!"], "How are you?"),
    ("آپ کیسے ہیں؟", "How are you", [], "How are you?"),
    ("آپ کیسے ہیں ؟", "How are you.", ["."], "How are you?"),
    ("”آپ کیسے ہیں؟“", "“How are you.”", ["."], "“How are you?”"),
    ("کیا وہ آئے گا؟!", "He will come…", ["…"], ""),
    ("وہ کب آئے؟ کیوں آئے؟", "When did he come? And why.", ["."], "When did he come? And why?"),
    ("کیا یہ سچ ہے (واقعی)؟", "Is this true (really)", [], "Is this true (really)?"),
    ("بتائیں کہ وہ کب آئے؟", "Do you know when he came.", ["."], "Do you know when he came?"),
    ("یہ سچ ہے (واقعی؟)", "This is true (really)", [], "This is true (really?)"),
    ("وہ چلا گیا۔", "Did he go?", ["?"], "Did he go."),
    ("یہ لاہور ہے۔", "This is Lahore?", ["?"], "This is Lahore."),
    ("یہ واقعہ لاہور میں پیش آیا۔", "It happened in Lahore?", ["?"], "It happened in Lahore."),
    ("وہ نہیں آیا کیوں کہ بارش تھی۔", "He did not come as it rained?", ["?"], "He did not come as it rained."),
    (
        "جج نے پوچھا کہ ”وہ کب آئیں گے؟“",
        "The judge asked: “When will they come.”",
        ["."],
        "The judge asked: “When will they come?”",
    ),
    ("یہ لاہور ہے", "This is Lahore?", ["?"], ""),
]
QUESTION_MARK_RIGHT = [
    ("آپ کیسے ہیں؟", "How are you?"),
    ("آپ کیسے ہیں؟", "“How are you?”"),
    ("آپ کیسے ہیں؟", "How are you?!"),
    ("وہ چلا گیا۔", "He left."),
    ("اس نے پوچھا: ”کیا تم آؤ گے؟“", "“Will you come?” he asked."),
    ("”کیا تم آؤ گے؟“ اس نے پوچھا۔", "He asked: “Will you come?”"),
    ("کیا وہ آئے گا۔", "Will he come?"),
    ("وہ کیوں نہیں آیا۔", "Why did he not come?"),
    ("آپ کیسے ہیں?", "How are you?"),
    ("وہ آیا؟ پھر چلا گیا۔", "He came, then left."),
    ("جج نے سوال کیا کہ کیا انتخابات نہیں ہونے چاہییں؟", "The judge asked whether elections should not be held."),
    ("دیکھنا یہ ہے کہ حکومت کیا کرتی ہے؟", "It remains to be seen what the government will do."),
    ("معلوم نہیں کہ آیا وہ آئے گا۔", "Who knows whether he will come?"),
]

BRACKETS_WRONG: list[Wrong] = [
    (URDU, "the treaty (of 1960 was signed", ["("], ""),
    (URDU, "the treaty of 1960) was signed", [")"], ""),
    (URDU, "the World Health Organization WHO) said", [")"], ""),
    (URDU, "he [the minister said", ["["], ""),
    (URDU, "he {the minister said", ["{"], ""),
    (URDU, "a (b) c) d", [")"], ""),
    (URDU, "((a) b", ["("], ""),
    (URDU, "mixed (a] brackets", ["(", "]"], ""),
    ("(ایک) دو", "(one two", ["("], ""),
    (URDU, "she came at 5 (p.m.", ["("], ""),
]
BRACKETS_RIGHT = [
    (URDU, "the treaty (of 1960) was signed"),
    (URDU, "no brackets"),
    (URDU, "a [b (c) d] {e}"),
    ("(وہ آیا۔", "(He came."),
    ("وہ گیا۔)", "He went.)"),
    (URDU, "a) one; b) two"),
    (URDU, "1) The first point"),
    (URDU, "nice :)"),
    (URDU, "in the interval [0, 1)"),
    (URDU, "see ii) and iii) below"),
]

DOUBLED_WRONG: list[Wrong] = [
    (URDU, "in the the capital", ["the the"], "in the capital"),
    (URDU, "The the capital", ["The the"], "The capital"),
    (URDU, "THE THE capital", ["THE THE"], "THE capital"),
    (URDU, "he went to  to Lahore", ["to  to"], "he went to Lahore"),
    (URDU, "of of the the", ["of of", "the the"], ""),
    (URDU, "Pakistan and and Russia", ["and and"], "Pakistan and Russia"),
    (URDU, "he doesn't doesn't know", ["doesn't doesn't"], "he doesn't know"),
    (URDU, "they they they left", ["they they"], "they they left"),
    ("بار بار آئے", "They came for for", ["for for"], "They came for"),
    (URDU, "This is is so so.", ["is is", "so so"], ""),
    (URDU, "It is a a problem.", ["a a"], "It is a problem."),
    (URDU, "\N{LEFT DOUBLE QUOTATION MARK}in in the city", ["in in"], "\N{LEFT DOUBLE QUOTATION MARK}in the city"),
]
DOUBLED_RIGHT = [
    (URDU, "he had had enough"),
    (URDU, "he said that that was so"),
    (URDU, "a very very long road"),
    (URDU, "he gave her her book"),
    (URDU, "Duran Duran played"),
    (URDU, "in 2020 2020 people"),
    (URDU, "Hussein A A and others"),
    ("چھم چھم بارش ہوئی", "the chham chham of rain"),
    ("دور دور تک کوئی نہ تھا", "far far away there was nobody"),
    (URDU, "the theatre"),
    (URDU, "again, again"),
    (URDU, "the\nthe"),
    (URDU, "so-so so"),
    (URDU, "%S s"),
]

LINKS_WRONG: list[Wrong] = [
    ("دیکھیں www.example.org", "See www.exmple.org", ["www.exmple.org"], "See www.example.org"),
    ("دیکھیں https://a.pk/x1", "See https://a.pk/x2.", ["https://a.pk/x2"], "See https://a.pk/x1."),
    ("دیکھیں https://a.pk/x۔", "See the page.", [], ""),
    ("دیکھیں", "See https://a.pk/x", ["https://a.pk/x"], ""),
    ("لکھیں info@a.pk", "Write to info@b.pk", ["info@b.pk"], "Write to info@a.pk"),
    ("ٹویٹ @imrankhan نے", "tweeted @imran", ["@imran"], "tweeted @imrankhan"),
    ("ٹیگ #MeToo پر", "on the tag", [], ""),
    ("www.a.pk اور www.b.pk", "www.a.pk", [], ""),
    ("www.a.pk", "www.a.pk and www.b.pk", ["www.b.pk"], ""),
]
LINKS_RIGHT = [
    ("دیکھیں www.example.org۔", "See www.example.org."),
    ("دیکھیں https://a.pk/x/", "See https://a.pk/x"),
    ("دیکھیں http://a.pk", "See (https://www.a.pk)."),
    ("دیکھیں https://ur.wikipedia.org/wiki/X", "See https://en.wikipedia.org/wiki/X"),
    ("لکھیں INFO@a.pk،", "Write to info@a.pk,"),
    ("کچھ نہیں", "nothing @ all"),
    ("نمبر #1", "number one"),
    ("ٹیگ #لاک_ڈاؤن پر", "on the tag #Lockdown"),
    ("www.a.pk", "[www.a.pk]"),
    ("سی #", "C# and F#"),
]

EMPTY_WRONG: list[Wrong] = [
    (URDU, "", [], ""),
    (URDU, " ", [" "], ""),
    (URDU, ".", ["."], ""),
    (URDU, "…", ["…"], ""),
    (URDU, "“”", ["“”"], ""),
    (URDU, "---", ["---"], ""),
    ("۲۰۱۴", "?", ["?"], ""),
    ("BBC", "\n", ["\n"], ""),
]
EMPTY_RIGHT = [
    (URDU, "He"),
    (URDU, "1"),
    (URDU, "é"),
    (URDU, "لاہور"),
    ("", ""),
    ("۔", "."),
    ("***", "***"),
    ("…", ""),
]

COPIED_WRONG: list[Wrong] = [
    (URDU, URDU, [URDU], ""),
    ("شکریہ۔", "شکریہ۔", ["شکریہ۔"], ""),
    ("شکریہ۔", "شُکریہ", ["شُکریہ"], ""),
    ("وہ BBC پر آئے۔", "وہ BBC پر آئے۔", ["وہ BBC پر آئے۔"], ""),
    (URDU, "وہ کل", ["وہ کل"], ""),
    (URDU, "وہ کل لاہور on", ["وہ کل لاہور on"], ""),
    ("عنوان", "عنوان", ["عنوان"], ""),
    ("الف) وہ", "الف) وہ", ["الف) وہ"], ""),
]
COPIED_RIGHT = [
    (URDU, "He reached Lahore yesterday."),
    ("BBC", "BBC"),
    ("2014", "2014"),
    ("۲۰۱۴", "۲۰۱۴"),
    ("", ""),
    (URDU, "He wrote قلندر on it."),
    ("…", "…"),
    ("COVID-19", "COVID-19"),
]

URDU_LEFT_WRONG: list[Wrong] = [
    (URDU, "in ۲۰۱۴، Moscow", ["۲۰۱۴،"], "in 2014, Moscow"),
    (URDU, "He came۔", ["۔"], "He came."),
    (URDU, "Who came؟", ["؟"], "Who came?"),
    (URDU, "one؛ two", ["؛"], "one; two"),
    (URDU, "٣٫٥٪ more", ["٣٫٥٪"], "3.5% more"),
    (URDU, "the وزیر said", ["وزیر"], ""),
    (URDU, "the وزیرِ خارجہ said so", ["وزیرِ خارجہ"], ""),
    (URDU, "the وزیر said in ۲۰۱۴", ["وزیر", "۲۰۱۴"], "the وزیر said in 2014"),
    (URDU, "from Lahoreسے", ["سے"], ""),
    (URDU, "the ﻭزیر said", ["ﻭزیر"], ""),
]
URDU_LEFT_RIGHT = [
    (URDU, "He reached Lahore yesterday."),
    (URDU, "the Prophet ﷺ said"),
    (URDU, "a wandering dervish (قلندر) came"),
    (URDU, "the word “قلندر” means dervish"),
    (URDU, URDU),
    (URDU, "naïve café – “quoted”"),
    (URDU, "Москва and 東京"),
    (URDU, "5 ½ €"),
    (URDU, "the saying (“جان ہے تو جہان ہے۔”) is old"),
]

BIDI_WRONG: list[Wrong] = [
    (URDU, "in \u200fLahore", ["\u200f"], "in Lahore"),
    (URDU, "\u202bLahore\u202c", ["\u202b", "\u202c"], "Lahore"),
    (URDU, "La\u200chore", ["\u200c"], "Lahore"),
    (URDU, "La\u0640hore", ["\u0640"], "Lahore"),
    (URDU, "\ufeffLahore", ["\ufeff"], "Lahore"),
    (URDU, "Lahore\u200e.", ["\u200e"], "Lahore."),
    (URDU, "La\u200bhore", ["\u200b"], "Lahore"),
    (URDU, "\u2067Lahore\u2069", ["\u2067", "\u2069"], "Lahore"),
    (URDU, "La\u200dhore", ["\u200d"], "Lahore"),
]
BIDI_RIGHT = [
    (URDU, "in Lahore"),
    (URDU, "in Lahore’s “old” city – 5 €"),
    (URDU, "10\u00a0km"),
    (URDU, "co\u00adoperation"),
    (URDU, "the word \u2067قلندر\u2069 means dervish"),
    (URDU, "the word قلندر\u200e."),
    (URDU, "a family: 👨\u200d👩\u200d👧"),
    (URDU, "Ghālib"),
    ("\u200fوہ", "he"),
]

SPACES_WRONG: list[Wrong] = [
    (URDU, "Moscow  too", ["  "], "Moscow too"),
    (URDU, " Moscow", [" "], "Moscow"),
    (URDU, "Moscow ", [" "], "Moscow"),
    (URDU, "Moscow , too", [" "], "Moscow, too"),
    (URDU, "Moscow too .", [" "], "Moscow too."),
    (URDU, "Moscow ( too )", [" ", " "], "Moscow (too)"),
    (URDU, "Why ?", [" "], "Why?"),
    (URDU, "He said : “Go”", [" "], "He said: “Go”"),
    (URDU, " a  b , c ", [" ", "  ", " ", " "], "a b, c"),
    (URDU, "a \N{NO-BREAK SPACE}b", [" \N{NO-BREAK SPACE}"], "a b"),
    (URDU, "end.  Next", ["  "], "end. Next"),
]
SPACES_RIGHT = [
    (URDU, "Moscow too"),
    (URDU, "10\N{NO-BREAK SPACE}km"),
    (URDU, "and ... so on"),
    (URDU, "a . . . b"),
    (URDU, "the .NET platform, .5 and :) too"),
    (URDU, "first line\nsecond line"),
    (" " + URDU, " He"),
    (URDU, f"a {standalone(1)} b"),
    (URDU, f"{opening(1)} a{closing(1)}"),
    (URDU, "10 %"),
    (URDU, "they won 3 : 2"),
    (URDU, "and/or (a), [b]; c!"),
]

END_MARK_WRONG: list[Wrong] = [
    (URDU, "He came", ["e"], "He came."),
    (URDU, "“He came”", ["e"], "“He came.”"),
    (URDU, "He came (yesterday)", ["y"], "He came (yesterday)."),
    (URDU, "He came in 2014", ["4"], "He came in 2014."),
    ("وہ آئے.", "He came", ["e"], "He came."),
    ("(وہ آئے۔)", "(He came)", ["e"], "(He came.)"),
    ("”وہ آئے۔“", "“He came“", ["e"], "“He came.“"),
    ("وہ آئے ۔", "He came ", ["e"], "He came. "),
    ("وہ آئے۔۔", "He came", ["e"], "He came."),
]
END_MARK_RIGHT = [
    (URDU, "He came."),
    (URDU, "He came!"),
    (URDU, "Did he come?"),
    (URDU, "He came…"),
    (URDU, "“He came.”"),
    (URDU, "as follows:"),
    ("وہ آئے", "He came"),
    ("آپ کیسے ہیں؟", "How are you"),
    (URDU, ""),
]

LATIN_WRONG: list[Wrong] = [
    ("BBC کے مطابق", "As it reports", [], ""),
    ("COVID-19 کا علاج", "A cure for it", [], ""),
    ("GitHub پر", "on the site", [], ""),
    ("BBC اور CNN", "the BBC", [], ""),
    ("ایپ WhatsApp پر", "on WhatsUp", [], ""),
    ("وہ IT میں ہے", "he works in computing", [], ""),
    ("iPhone آیا", "the phone came", [], ""),
    ("USB ڈرائیو", "a drive", [], ""),
]
LATIN_RIGHT = [
    ("BBC کے مطابق", "according to the BBC"),
    ("BBC کے مطابق", "according to bbc"),
    ("COVID-19 کا علاج", "a cure for Covid-19"),
    ("دیکھیں www.bbc.com/urdu", "See the site"),
    ("لکھیں info@bbc.com", "Write"),
    ("حرف A", "the letter"),
    (URDU, "He came"),
    ("Masks پہنیں", "wear a mask"),
]

MIXED_WRONG: list[Wrong] = [
    (URDU, "in Mоscow", ["Mоscow"], ""),
    (URDU, "Рakistan", ["Рakistan"], ""),
    (URDU, "the сity", ["сity"], ""),
    (URDU, "Mоscow and Mоscow", ["Mоscow", "Mоscow"], ""),
    (URDU, "Αthens", ["Αthens"], ""),
    (URDU, "Lаhore аnd", ["Lаhore", "аnd"], ""),
    (URDU, "govеrnment", ["govеrnment"], ""),
    (URDU, "hеllo.", ["hеllo"], ""),
]
MIXED_RIGHT = [
    (URDU, "in Moscow"),
    (URDU, "Москва"),
    (URDU, "5 kΩ and μm"),
    (URDU, "TNFα"),
    (URDU, "Ghālib"),
    (URDU, "the Greek word λόγος"),
    (URDU, "東京 Tokyo"),
    (URDU, "قلندر"),
]

TABLES: list[tuple[SentenceCheck, list[Wrong], list[tuple[str, str]]]] = [
    (QuestionMarkCheck(), QUESTION_MARK_WRONG, QUESTION_MARK_RIGHT),
    (BracketsCheck(), BRACKETS_WRONG, BRACKETS_RIGHT),
    (DoubledWordCheck(), DOUBLED_WRONG, DOUBLED_RIGHT),
    (LinksCheck(), LINKS_WRONG, LINKS_RIGHT),
    (EmptyCheck(), EMPTY_WRONG, EMPTY_RIGHT),
    (CopiedSourceCheck(), COPIED_WRONG, COPIED_RIGHT),
    (UrduLeftCheck(), URDU_LEFT_WRONG, URDU_LEFT_RIGHT),
    (BidiCheck(), BIDI_WRONG, BIDI_RIGHT),
    (SpacesCheck(), SPACES_WRONG, SPACES_RIGHT),
    (EndMarkCheck(), END_MARK_WRONG, END_MARK_RIGHT),
    (LatinKeptCheck(), LATIN_WRONG, LATIN_RIGHT),
    (MixedScriptCheck(), MIXED_WRONG, MIXED_RIGHT),
]


@pytest.mark.parametrize(
    ("check", "source", "target", "marked", "fixed"),
    [(check, *row) for check, wrong, _right in TABLES for row in wrong],
)
def test_a_mistake_is_marked_and_fixed(
    check: SentenceCheck, source: str, target: str, marked: list[str], fixed: str
) -> None:
    found = findings(check, source, target)
    assert found
    assert [target[slice(*span)] for finding in found for span in finding.target_spans] == marked
    if fixed:
        (fixing,) = (finding for finding in found if finding.fix)
        assert fixing.fixed(target) == fixed
        # What the fix of a finding puts right is not found again.
        assert fixing.key not in {finding.key for finding in findings(check, source, fixed)} or "they they" in fixed
    elif len(found) == 1:
        assert not found[0].fix


@pytest.mark.parametrize(
    ("check", "source", "target"), [(check, *row) for check, _wrong, right in TABLES for row in right]
)
def test_what_is_right_is_not_marked(check: SentenceCheck, source: str, target: str) -> None:
    assert [str(finding.message) for finding in findings(check, source, target)] == []


def test_the_urdu_is_marked_where_it_says_what_the_english_lacks() -> None:
    for check, source, target, words in (
        (QuestionMarkCheck(), "آپ کیسے ہیں؟“", "You are well.", ["؟"]),
        (LinksCheck(), "دیکھیں www.a.pk۔", "See", ["www.a.pk"]),
        (LatinKeptCheck(), "BBC اور BBC", "both", ["BBC", "BBC"]),
        (EndMarkCheck(), "وہ آئے ۔", "He came", ["۔"]),
    ):
        (finding,) = findings(check, source, target)
        assert [source[slice(*span)] for span in finding.source_spans] == words
