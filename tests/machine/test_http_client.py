"""The client of services: bounded in time and size, refusals in words, the key nowhere but where it belongs."""

import socket
import threading
from time import monotonic
from unittest.mock import MagicMock

import pytest

from tests.machine.serving import Answering, Handler, Received, Service, chat_answer, refuses, says, serving
from translator_gui.machine import http_client
from translator_gui.machine.client import ask_service
from translator_gui.machine.errors import ServiceError
from translator_gui.machine.help_request import HelpRequest, HelpTask, ServiceRequest
from translator_gui.machine.http_client import CancelSwitch, RequestLimits, ServiceSecret, post_request
from translator_gui.machine.protocols import build_request
from translator_gui.machine.services import MachineService, ServiceKind
from translator_gui.model.errors import CancelledError

KEY = "sk-canary-0123456789"
SECRET = ServiceSecret(headers=(("Authorization", f"Bearer {KEY}"),))
WANTED = HelpRequest(HelpTask.TRANSLATE, "یہ پہلا جملہ ہے۔")
PATIENT = RequestLimits(seconds=20)
SOON = RequestLimits(seconds=0.4)


def asked(answering: Answering, limits: RequestLimits = PATIENT) -> tuple[object, Service]:
    with serving(answering) as service:
        return post_request(ServiceRequest(f"{service.url}/v1/chat/completions", {"a": 1}), SECRET, limits), service


def refused(answering: Answering, limits: RequestLimits = PATIENT) -> ServiceError:
    with pytest.raises(ServiceError) as caught:
        asked(answering, limits)
    assert KEY not in str(caught.value)
    return caught.value


def test_an_answer_comes_as_json_and_the_key_went_in_its_header():
    answer, service = asked(says("Hello"))
    assert answer == chat_answer("Hello")
    (arrived,) = service.received
    assert arrived.headers["Authorization"] == f"Bearer {KEY}"
    assert arrived.body == {"a": 1}


def silence(service: Service, handler: Handler, arrived: Received) -> None:
    service.released.wait(20)


def drip(service: Service, handler: Handler, arrived: Received) -> None:
    """A byte now and then: no time-out between bytes ends that."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    try:
        while not service.released.wait(0.05):
            handler.wfile.write(b" ")
            handler.wfile.flush()
    except OSError:
        handler.close_connection = True


@pytest.mark.parametrize("answering", [silence, drip])
def test_a_service_that_does_not_end_is_given_up_at_the_deadline(answering: Answering):
    start = monotonic()
    error = refused(answering, SOON)
    assert monotonic() - start < 5
    assert "no complete answer within 1 second" in str(error)
    assert not error.is_lasting


@pytest.mark.parametrize("answering", [silence, drip])
def test_cancelling_ends_the_waiting_at_once_and_closes_the_connection(answering: Answering):
    cancel = CancelSwitch()
    arrived = threading.Event()

    def note(service: Service, handler: Handler, received: Received) -> None:
        arrived.set()
        answering(service, handler, received)

    with serving(note) as service:
        canceller = threading.Thread(target=lambda: (arrived.wait(20), cancel.cancel()))
        canceller.start()
        start = monotonic()
        with pytest.raises(CancelledError):
            post_request(ServiceRequest(service.url, {}), limits=RequestLimits(seconds=60), cancel=cancel)
        assert monotonic() - start < 10
        canceller.join()
        # The thread of the request ends too: its connection was closed under it.
        for thread in [one for one in threading.enumerate() if one.name == "machine-help"]:
            thread.join(10)
            assert not thread.is_alive()


def test_a_name_server_that_does_not_answer_is_given_up_at_the_deadline(monkeypatch: pytest.MonkeyPatch):
    released = threading.Event()

    def never(*arguments: object, **options: object) -> None:
        released.wait(20)
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", never)
    with pytest.raises(ServiceError, match="no complete answer"):
        post_request(ServiceRequest("https://mt.example.org/", {}), limits=SOON)
    released.set()


@pytest.mark.parametrize(
    ("status", "words", "is_lasting"),
    [
        (401, "refused the key", True),
        (403, "refused the key", True),
        (404, "no such model or address (HTTP 404): model 'x' not found", True),
        (429, "too many requests", False),
        (456, "quota", True),
        (500, "a fault of the service (HTTP 500): model 'x' not found", False),
        (503, "a fault of the service", False),
        (400, "refused the request (HTTP 400): model 'x' not found", False),
        (204, "without content", False),
    ],
)
def test_a_refusal_is_told_in_words_with_a_way_out(status: int, words: str, is_lasting: bool):
    error = refused(refuses(status, {"error": {"message": "model 'x' not found"}}))
    assert words in str(error)
    assert error.is_lasting is is_lasting


def test_a_service_that_is_busy_says_when_it_wants_to_be_asked_again():
    error = refused(refuses(429, Retry_After="17"))
    assert error.retry_seconds == 17
    assert "try again in 17 seconds" in str(error)
    assert refused(refuses(429, Retry_After="soon")).retry_seconds is None
    dated = refused(refuses(429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"))
    assert dated.retry_seconds == 0
    assert refused(refuses(429, Retry_After="1.5")).retry_seconds == 1.5
    assert refused(refuses(429, Retry_After="60", retry_after_ms="250")).retry_seconds == 0.25
    overloaded = refused(refuses(503, Retry_After="3"))
    assert (overloaded.retry_seconds, overloaded.is_busy) == (3, True)
    assert refused(refuses(529)).is_busy
    assert not refused(refuses(500)).is_busy


def test_a_quota_that_is_used_up_is_no_reason_to_wait():
    error = refused(refuses(429, {"error": {"message": "You exceeded it.", "code": "insufficient_quota"}}))
    assert "your quota there is used up (HTTP 429)" in str(error)
    assert (error.is_lasting, error.is_busy) == (True, False)


def test_why_a_key_is_refused_is_said_without_the_key():
    assert "(HTTP 403): Wrong endpoint; check key and address" in str(
        refused(refuses(403, {"message": "Wrong endpoint"}))
    )
    assert "(HTTP 401); check" in str(refused(refuses(401, {"error": f"no such key: {KEY}"})))
    assert "(HTTP 422): Field required" in str(refused(refuses(422, {"detail": [{"msg": "Field required"}]})))


def test_what_a_service_says_about_its_refusal_is_bounded_and_printable():
    error = refused(refuses(500, {"error": "\u202eabc" + "x" * 10_000}))
    assert "\u202e" not in str(error)
    assert "<U+202E>abc" in str(error)
    assert len(str(error)) < 500


@pytest.mark.parametrize("body", [b"<html>Welcome</html>", b"\xff\xfe", b'{"choices": [', b"[" * 100_000])
def test_an_answer_that_is_not_json_is_an_error(body: bytes):
    assert "is not JSON" in str(refused(lambda _service, handler, _arrived: handler.reply(body)))


def test_a_larger_answer_than_any_translation_is_not_read():
    def endless(service: Service, handler: Handler, arrived: Received) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while not service.released.is_set():
                handler.wfile.write(b" " * 65536)
        except OSError:
            handler.close_connection = True

    assert "larger than 0.2 MB" in str(refused(endless, RequestLimits(20, most_bytes=200_000)))


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirects_elsewhere_are_not_followed(status: int):
    with serving(says("Stolen")) as other:
        error = refused(refuses(status, Location=f"{other.url}/v1/chat/completions"))
        assert not other.received
        assert "they are not followed with your key" in str(error)
        assert other.url in str(error)


def test_a_connection_that_breaks_off_is_an_error():
    def cut(service: Service, handler: Handler, arrived: Received) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        handler.wfile.write(b"{")
        handler.wfile.flush()
        handler.connection.shutdown(socket.SHUT_RDWR)
        handler.close_connection = True

    assert "broke off" in str(refused(cut))


def test_nothing_at_the_address_says_what_to_start():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ServiceError, match="nothing answers here; start the program"):
        post_request(ServiceRequest(f"http://127.0.0.1:{port}/v1", {}))


def test_without_a_network_the_service_cannot_be_reached(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(socket, "getaddrinfo", MagicMock(side_effect=socket.gaierror(-3, "Temporary failure")))
    with pytest.raises(ServiceError, match=r"mt\.example\.org: cannot be reached; check the network"):
        post_request(ServiceRequest("https://mt.example.org/v1", {}), limits=RequestLimits(5))


def test_a_proxy_of_the_system_is_not_asked_the_way_to_this_computer(monkeypatch: pytest.MonkeyPatch):
    with serving(says("Proxy")) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert asked(says("Here"))[0] == chat_answer("Here")
        assert not proxy.received


@pytest.mark.parametrize("key", ["with space", "کلید", "line\nbreak: evil"])
def test_a_key_that_cannot_be_one_is_refused_without_repeating_it(key: str):
    service = MachineService("1", ServiceKind.CHAT, "http://127.0.0.1:9/v1", "m")
    with pytest.raises(ServiceError, match="enter it anew") as caught:
        ask_service(service, build_request(service, WANTED), key)
    assert key not in str(caught.value)


def test_the_key_is_in_no_representation_of_what_is_sent():
    service = MachineService("1", ServiceKind.LIBRETRANSLATE, "http://127.0.0.1:9")
    request = build_request(service, WANTED)
    assert KEY not in repr(SECRET)
    assert KEY not in request.shown()
    assert KEY not in repr(http_client.ServiceSecret(fields=(("api_key", KEY),)))
