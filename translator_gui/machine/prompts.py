"""The instructions for chat models. They are sent, never shown as the program's own words: they are not translated."""

from collections.abc import Iterator

from translator_gui.machine.help_request import HelpRequest, HelpTask, Pairs
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.inline_tag import has_tags
from translator_gui.text.tag_spelling import spelled

_VARIETIES = {"en_GB": "British English", "en_US": "American English"}
_TAGS = (
    "The sentence contains inline tags such as {1>, <1} and {2}. Put every one of them, unchanged, around or beside "
    "the same words of your answer."
)
_TASKS = {
    HelpTask.TRANSLATE: (
        "You translate from Urdu into {english} for a professional translator. Translate the sentence completely and "
        "precisely; add and explain nothing. Use the given English of terms and names. Answer with the translation of "
        "the sentence alone, without quotation marks around it."
    ),
    HelpTask.EXPLAIN: (
        "You help a professional translator from Urdu into {english}. Explain the given Urdu phrase as it is used in "
        'the sentence. Answer in English with a JSON object: {{"meaning": "what it means here", "literally": '
        '"word by word", "renderings": ["up to four English renderings that fit"]}}.'
    ),
    HelpTask.SHORTEN: (
        "You edit {english} that was translated from Urdu. Make the given English shorter without losing anything that "
        "the Urdu says. Answer with the shorter English alone, without quotation marks around it."
    ),
    HelpTask.SECOND_OPINION: (
        "You review a translation from Urdu into {english}. Name its real errors only; an empty list is a good answer. "
        'Answer with a JSON object: {{"errors": [{{"quote": "the words of the English, exactly as they stand", '
        '"category": "{categories}", "severity": "{severities}", "reason": "one sentence"}}]}}.'
    ),
}


def chat_messages(wanted: HelpRequest, style: str) -> list[dict[str, str]]:
    """Return the messages that ask a chat model for help.

    Args:
        wanted: What is asked, with all that may be told.
        style: The user's note on style.
    """
    instruction = _TASKS[wanted.task].format(
        english=_VARIETIES.get(wanted.variety, "English"),
        categories="|".join(ErrorCategory),
        severities="|".join(ErrorSeverity),
    )
    if has_tags(wanted.source) and wanted.task in {HelpTask.TRANSLATE, HelpTask.SHORTEN}:
        instruction = f"{instruction} {_TAGS}"
    return [
        {"role": "system", "content": instruction},
        {"role": "user", "content": "\n\n".join(_parts(wanted, style.strip()))},
    ]


def _parts(wanted: HelpRequest, style: str) -> Iterator[str]:
    if style:
        yield f"Style: {style}"
    if wanted.paragraph:
        yield f"Paragraph, for context:\n{spelled(wanted.paragraph)}"
    for heading, pairs in (
        ("Terms:", wanted.terms),
        ("Names:", wanted.names),
        ("Similar sentences that were translated before:", wanted.matches),
    ):
        if pairs:
            yield f"{heading}\n{_lines(pairs)}"
    yield f"Sentence:\n{wanted.spelled_source}"
    if wanted.target and wanted.task is not HelpTask.TRANSLATE:
        yield f"English:\n{spelled(wanted.target)}"
    if wanted.phrase:
        yield f"Phrase:\n{spelled(wanted.phrase)}"


def _lines(pairs: Pairs) -> str:
    return "\n".join(f"{spelled(urdu)} = {spelled(english)}" for urdu, english in pairs)
