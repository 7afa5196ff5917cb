"""A service on this computer: it answers as it is told, and remembers what it was sent."""

import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, cast


class Received(NamedTuple):
    """A request as it arrived."""

    path: str
    headers: dict[str, str]
    data: bytes

    @property
    def body(self) -> dict[str, Any]:
        return cast("dict[str, Any]", json.loads(self.data))

    @property
    def everything(self) -> str:
        """All that arrived, escapes of JSON resolved."""
        return f"{self.path}\n{self.headers}\n{json.dumps(self.body, ensure_ascii=False)}"


Answering = Callable[["Service", "Handler", Received], object]


class Service:
    """A loopback server; `answering` is called for each request."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering
        self.received: list[Received] = []
        self.released = threading.Event()
        """Set at the end of the test, so that handlers that keep somebody waiting end."""
        service = self

        class Own(Handler):
            def do_POST(self) -> None:
                data = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                arrived = Received(self.path, dict(self.headers.items()), data)
                service.received.append(arrived)
                service.answering(service, self, arrived)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Own)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (http.server's name)
        pass

    def reply(self, body: object, status: int = 200, **headers: str) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True


@contextmanager
def serving(answering: Answering) -> Generator[Service]:
    service = Service(answering)
    try:
        yield service
    finally:
        service.close()


def chat_answer(text: str) -> dict[str, Any]:
    return {"choices": [{"message": {"role": "assistant", "content": text}}]}


def says(text: str) -> Answering:
    """Answers every chat request with a text."""
    return lambda _service, handler, _arrived: handler.reply(chat_answer(text))


def refuses(status: int, body: object = None, **headers: str) -> Answering:
    return lambda _service, handler, _arrived: handler.reply({} if body is None else body, status, **headers)
