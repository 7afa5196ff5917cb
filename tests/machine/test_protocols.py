"""Each kind of service: its request, what is shown of it, and its answer."""

import json
from typing import Any

import pytest

from tests.machine.serving import Received, Service, chat_answer, serving
from translator_gui.machine.client import ask_service
from translator_gui.machine.errors import ServiceError
from translator_gui.machine.estimate import estimate
from translator_gui.machine.help_request import HelpRequest, HelpTask
from translator_gui.machine.protocols import answer_text, build_request, told_of
from translator_gui.machine.services import (
    MachineService,
    RateUnit,
    ServiceKind,
    check_service,
    is_loopback,
    read_services,
    services_setting,
)
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import closing, opening, standalone

CHAT = MachineService("1", ServiceKind.CHAT, "https://llm.example.org/v1/", "gamma-3", "Formal, no contractions.")
DEEPL = MachineService("2", ServiceKind.DEEPL, "https://api-free.deepl.com")
LIBRE = MachineService("3", ServiceKind.LIBRETRANSLATE, "http://127.0.0.1:5000/")
SENTENCE = f"یہ {opening(1)}پہلا{closing(1)} جملہ ہے{standalone(2)}۔"
FULL = HelpRequest(
    HelpTask.TRANSLATE,
    SENTENCE,
    paragraph=f"{SENTENCE} دوسرا جملہ۔",
    terms=(("جملہ", "sentence"),),
    names=(("ناصر", "Nasser"),),
    matches=(("یہ جملہ ہے۔", "This is a sentence."),),
    variety="en_GB",
)


def test_a_chat_request_tells_sentence_paragraph_terms_names_matches_and_style():
    request = build_request(CHAT, FULL)
    assert request.url == "https://llm.example.org/v1/chat/completions"
    system, user = (message["content"] for message in request.body["messages"])
    assert "British English" in system
    assert "{1>" in system
    assert user.split("\n\n") == [
        "Style: Formal, no contractions.",
        "Paragraph, for context:\nیہ {1>پہلا<1} جملہ ہے{2}۔ دوسرا جملہ۔",
        "Terms:\nجملہ = sentence",
        "Names:\nناصر = Nasser",
        "Similar sentences that were translated before:\nیہ جملہ ہے۔ = This is a sentence.",
        "Sentence:\nیہ {1>پہلا<1} جملہ ہے{2}۔",
    ]


@pytest.mark.parametrize("service", [CHAT, DEEPL, LIBRE])
def test_everything_that_is_sent_is_shown(service: MachineService):
    request = build_request(service, FULL)
    shown = request.shown()
    assert request.url in shown
    for text in request.texts():
        assert text in shown
    for value in ("temperature: 0.2", "stream: false") if service is CHAT else ():
        assert value in shown


@pytest.mark.parametrize("service", [CHAT, DEEPL, LIBRE])
def test_what_a_kind_of_service_is_told_is_in_its_request_and_the_rest_is_not(service: MachineService):
    shown, told = build_request(service, FULL).shown(), told_of(service, FULL)
    for pairs in ("terms", "names", "matches"):
        ((_urdu, english),) = getattr(FULL, pairs)
        assert (f"= {english}" in shown) is bool(getattr(told, pairs))
    assert ("دوسرا جملہ" in shown) is bool(told.paragraph)


def test_deepl_gets_tags_as_xml_and_the_paragraph_as_context():
    body = build_request(DEEPL, FULL._replace(source=f"A & B {SENTENCE}")).body
    assert body["text"] == ["A &amp; B یہ <t1>پہلا</t1> جملہ ہے<t2/>۔"]
    assert (body["source_lang"], body["target_lang"], body["tag_handling"]) == ("UR", "EN-GB", "xml")
    assert body["context"] == "یہ پہلا جملہ ہے۔ دوسرا جملہ۔"
    answer = {"translations": [{"text": "A &amp; B: this is the <t1>first</t1> sentence<t2/>."}]}
    request = build_request(DEEPL, FULL)
    assert answer_text(DEEPL, answer, request) == "A & B: this is the {1>first<1} sentence{2}."


def test_an_answer_of_deepl_without_its_tags_is_read_as_xml_all_the_same():
    tagged, plain = build_request(DEEPL, FULL), build_request(DEEPL, FULL._replace(source="یہ"))
    assert tagged.body["outline_detection"] is False
    assert "tag_handling" not in plain.body
    answer = {"translations": [{"text": "A &amp; B, &lt;t1&gt;"}]}
    assert answer_text(DEEPL, answer, tagged) == "A & B, <t1>"
    assert answer_text(DEEPL, answer, plain) == "A &amp; B, &lt;t1&gt;"


def test_deepl_gets_crossing_tags_as_empty_elements():
    crossing = f"{opening(1)}یہ{opening(2)} پہلا{closing(1)} جملہ{closing(2)}"
    (text,) = build_request(DEEPL, HelpRequest(HelpTask.TRANSLATE, crossing)).body["text"]
    assert text == "<t1>یہ<t2/> پہلا</t1> جملہ<t2/>"


@pytest.mark.parametrize(
    ("service", "answer", "path"),
    [
        (CHAT, chat_answer("Hello"), "/v1/chat/completions"),
        (DEEPL, {"translations": [{"text": "Hello"}]}, "/v2/translate"),
        (LIBRE, {"translatedText": "Hello"}, "/translate"),
    ],
)
def test_each_kind_is_asked_at_its_path_with_its_key(service: MachineService, answer: object, path: str):
    with serving(lambda _service, handler, _arrived: handler.reply(answer)) as server:
        address = f"{server.url}/v1" if service is CHAT else server.url
        here = service._replace(address=address)
        assert ask_service(here, build_request(here, FULL), "secret-key") == "Hello"
    (arrived,) = server.received
    assert arrived.path == path
    if service is LIBRE:
        assert arrived.body["api_key"] == "secret-key"
    else:
        assert arrived.headers["Authorization"].endswith(" secret-key")
        assert "secret-key" not in json.dumps(arrived.body)


ASKED = build_request(CHAT, FULL)


@pytest.mark.parametrize("answer", [{}, [], "x", None, {"choices": []}, {"choices": [{"message": {"content": None}}]}])
def test_an_answer_without_a_text_is_an_error(answer: object):
    with pytest.raises(ServiceError, match="the answer has no text"):
        answer_text(CHAT, answer, ASKED)


def test_an_answer_in_parts_is_put_together():
    thought = [{"type": "thinking", "thinking": [{"text": "Hm"}]}, {"type": "reasoning", "text": "Hm"}]
    parts = [*thought, {"type": "text", "text": "Hel"}, {"type": "text", "text": "lo"}, {"type": "image"}]
    assert answer_text(CHAT, {"choices": [{"message": {"content": parts}}]}, ASKED) == "Hello"


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"message": {"content": "Hel"}, "finish_reason": "length"}, "was cut off"),
        ({"message": {"content": ""}, "finish_reason": "content_filter"}, "filter refused"),
    ],
)
def test_an_answer_that_was_cut_off_or_refused_is_an_error(choice: dict[str, Any], words: str):
    with pytest.raises(ServiceError, match=words):
        answer_text(CHAT, {"choices": [choice]}, ASKED)
    chunks = [{"choices": [{"delta": choice["message"], "finish_reason": choice["finish_reason"]}]}]
    with pytest.raises(ServiceError, match=words):
        answer_text(CHAT, chunks, ASKED)


def test_an_error_that_comes_as_an_answer_says_why():
    with pytest.raises(ServiceError, match="no provider left; try again"):
        answer_text(CHAT, {"error": {"message": "no provider left", "code": 502}}, ASKED)


def test_an_answer_that_streams_although_nobody_asked_for_that_is_put_together():
    def stream(service: Service, handler: Any, arrived: Received) -> None:
        assert arrived.body["stream"] is False
        parts: list[Any] = [{"choices": [{"delta": {"role": "assistant"}}]}]
        parts += [{"choices": [{"delta": {"content": word}}]} for word in ("Guten ", "Tag")]
        parts += [{"choices": [{"delta": {}, "finish_reason": "stop"}]}, {"choices": [], "usage": {}}]
        events = "".join(f"data: {json.dumps(part)}\n\n" for part in parts)
        handler.reply(f": a remark\n\n{events}data: [DONE]\n\n".encode())

    with serving(stream) as server:
        here = CHAT._replace(address=f"{server.url}/v1")
        assert ask_service(here, build_request(here, FULL)) == "Guten Tag"


def test_a_model_that_takes_no_temperature_is_asked_without_one():
    message = "Unsupported value: 'temperature' does not support 0.2 with this model."

    def answer(service: Service, handler: Any, arrived: Received) -> None:
        if "temperature" in arrived.body:
            handler.reply({"error": {"message": message, "param": "temperature"}}, 400)
        else:
            handler.reply(chat_answer("Hello"))

    with serving(answer) as server:
        here = CHAT._replace(address=f"{server.url}/v1")
        request = build_request(here, FULL)
        assert ask_service(here, request) == "Hello"
        assert ask_service(here, request) == "Hello"
    first, second, third = (arrived.body for arrived in server.received)
    assert third == second
    assert {**second, "temperature": 0.2} == first == json.loads(json.dumps(request.body))


def test_only_chat_services_do_more_than_translate():
    for task in (HelpTask.EXPLAIN, HelpTask.SHORTEN, HelpTask.SECOND_OPINION):
        assert build_request(CHAT, FULL._replace(task=task, target="This.", phrase="جملہ")).body["messages"]
        with pytest.raises(TranslatorError, match="only translates"):
            build_request(DEEPL, FULL._replace(task=task))


def test_services_survive_the_settings_and_nonsense_there_is_left_out():
    services = (CHAT._replace(rate=2.5, rate_unit=RateUnit.CHARACTERS, seconds=90), DEEPL, LIBRE)
    assert read_services(services_setting(services)) == services
    for nonsense in ("", "x", "3", "[3, null]", '[{"uid": "1"}]', '[{"uid": 1, "kind": "chat"}]', "[" * 5000):
        assert read_services(nonsense) == ()
    odd = '[{"uid": "a", "kind": "chat", "address": "x", "rate": NaN, "seconds": 1e9, "rate_unit": "gold"}]'
    assert read_services(odd) == (MachineService("a", ServiceKind.CHAT, "x"),)


@pytest.mark.parametrize(
    "address", ["", "llm.example.org", "ftp://x", "https://", "https://me:pw@example.org", "http://[1"]
)
def test_an_address_that_is_none_is_refused(address: str):
    with pytest.raises(TranslatorError):
        check_service(CHAT._replace(address=address))


def test_a_key_in_the_clear_is_noticed():
    assert CHAT._replace(address="http://llm.example.org").sends_key_in_the_clear
    assert not CHAT._replace(address="http://localhost:11434/v1").sends_key_in_the_clear
    assert not CHAT.sends_key_in_the_clear
    assert is_loopback("http://[::1]:80/")
    assert not is_loopback("http://127.0.0.1.example.org/")


def test_an_estimate_counts_sentences_characters_tokens_and_a_price():
    wanted = HelpRequest(HelpTask.TRANSLATE, "یہ پہلا جملہ ہے۔")
    service = CHAT._replace(rate=2.0)
    found = estimate(service, [(wanted, build_request(service, wanted))] * 3)
    assert (found.sentences, found.source_characters) == (3, 3 * 16)
    assert found.characters == 3 * build_request(service, wanted).characters
    assert 3 * 8 < found.tokens < found.characters
    assert found.price == pytest.approx(2.0 * found.tokens / 1_000_000)
    assert estimate(CHAT, []).price is None
    by_letters = service._replace(rate_unit=RateUnit.CHARACTERS, rate=20)
    assert estimate(by_letters, [(wanted, build_request(by_letters, wanted))]).price == pytest.approx(16 * 20 / 1e6)


def test_only_what_the_request_has_arrives():
    def answer(service: Service, handler: Any, arrived: Received) -> None:
        handler.reply(chat_answer("Hello"))

    with serving(answer) as server:
        here = CHAT._replace(address=f"{server.url}/v1")
        request = build_request(here, FULL)
        ask_service(here, request)
    (arrived,) = server.received
    assert arrived.body == json.loads(json.dumps(request.body))
