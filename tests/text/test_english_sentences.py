import pytest

from translator_gui.text.english_sentences import english_sentence_spans, english_sentences


@pytest.mark.parametrize(
    "text",
    [
        "It rained. | The road was closed.",
        "Mr. Khan met Dr. Ali in Lahore. | He left at 5 p.m. | The talks failed.",
        "The U.S. Senate met. | It costs 3.5 million. | See No. 5, p. 12 and fig. 3.",
        "He lives in the U.S. | They moved in Jan. 2020 to St. Louis.",
        "“Where is he?” she asked. | “I do not know!” | (Nobody knew.) | [Laughter.] | So it ended.",
        "do you have a fever? | are you coughing?",
        "Well… perhaps. | He stopped... | Then he went on, e.g. to Multan, i.e. south.",
        "A. Q. Khan and M. A. Jinnah spoke. | It was 1947.",
        "1. The first point. | 2. The second point.",
        "Fruits, vegetables, etc. are sold. | Rice, wheat, etc. | The rest is imported.",
        "The company Ali & Co. | We paid it.",
        "Read this.[12] | Then that.",
        "One sentence without a stop",
        "Visit example.com. | It is free. . .",
    ],
)
def test_sentences(text: str) -> None:
    expected = text.split(" | ")
    assert english_sentences(" ".join(expected)) == expected


def test_line_breaks_are_white_space_and_empty_lines_end_sentences() -> None:
    assert english_sentences("A heading\n\nThe town is\nbig. It\thas a river.\n") == [
        "A heading",
        "The town is big.",
        "It has a river.",
    ]


def test_spans_are_without_the_space_between() -> None:
    text = "  One.  Two. "
    assert [text[start:end] for start, end in english_sentence_spans(text)] == ["One.", "Two."]
    assert english_sentence_spans(" \n ") == []
