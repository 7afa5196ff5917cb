"""Posts a request to a service: bounded in time and size, and cancelled at once.

The request runs on a thread of its own, which the caller stops waiting for at the deadline, so that neither a name
server that does not answer nor a server that sends a byte now and then holds up anybody.
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
from time import monotonic, time
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import urlsplit

from translator_gui.machine.errors import ServiceError
from translator_gui.machine.services import is_loopback
from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.errors import CancelledError
from translator_gui.model.naming import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from translator_gui.machine.help_request import ServiceRequest

MOST_BYTES = 2_000_000
"""Of an answer; a translation of the longest paragraph is smaller."""
_CONNECT_SECONDS = 10
_POLL_SECONDS = 0.05
_MOST_REASON = 200
_AGENT = "Translator"
_LASTING = frozenset({301, 302, 303, 307, 308, 401, 402, 403, 404, 405, 456})
_KEY_REFUSED = frozenset({401, 403})
_BUSY = frozenset({429, 503, 529})
_OK, _REDIRECT, _CLIENT_ERROR, _SERVER_ERROR = 200, 300, 400, 500
_BAD_REQUEST = frozenset({400, 422})
_NOT_FOUND, _TOO_MANY, _QUOTA = 404, 429, 456
_QUOTA_CODE = "insufficient_quota"
"""How services that answer 429 for both say that money, not patience, is wanted."""
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6})?", re.ASCII)
_EVENT = b"data:"
"""Begins each part of an answer that is streamed."""


class RequestLimits(NamedTuple):
    """Bounds of a request.

    Attributes:
        seconds: From beginning to end.
        most_bytes: Of the answer.
    """

    seconds: float = 60
    most_bytes: int = MOST_BYTES


class ServiceSecret(NamedTuple):
    """Where a service wants its key: headers and fields of the body that are added when the request is sent."""

    headers: tuple[tuple[str, str], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return "ServiceSecret(…)"


class CancelSwitch:
    """Tells a request on another thread to stop."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Stop the request."""
        self._event.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody cancelled the request."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait; return at once with True if the request is cancelled."""
        return self._event.wait(seconds)


def post_request(
    request: ServiceRequest,
    secret: ServiceSecret = ServiceSecret(),  # noqa: B008 (immutable)
    limits: RequestLimits = RequestLimits(),  # noqa: B008 (immutable)
    cancel: CancelSwitch | None = None,
) -> Any:
    """Post a request to a service and return the JSON of its answer.

    Args:
        request: What is sent.
        secret: The key, where the service wants it.
        limits: Bounds of time and size.
        cancel: Ends the request when it is used.

    Raises:
        ServiceError: There is no answer that can be used.
        CancelledError: The request was cancelled.
    """
    cancel = cancel or CancelSwitch()
    exchange = _Exchange(request, secret, limits)
    thread = threading.Thread(target=exchange.run, name="machine-help", daemon=True)
    thread.start()
    while not exchange.ended.wait(_POLL_SECONDS):
        if cancel.is_cancelled:
            exchange.abandon()
            raise CancelledError
        if exchange.is_late:
            exchange.abandon()
            raise _timed_out(request.url, limits.seconds)
    if cancel.is_cancelled:
        raise CancelledError
    if exchange.error is not None:
        raise exchange.error
    return _json_of(exchange.data, request.url)


class _Exchange:
    """One request and its answer, on a thread that may be left alone with it."""

    def __init__(self, request: ServiceRequest, secret: ServiceSecret, limits: RequestLimits) -> None:
        self._request, self._secret, self._limits = request, secret, limits
        self._end = monotonic() + limits.seconds
        self._socket: socket.socket | None = None
        self._is_abandoned = False
        self.ended = threading.Event()
        self.data = b""
        self.error: Exception | None = None

    @property
    def is_late(self) -> bool:
        """Whether the time for the request is over."""
        return monotonic() > self._end

    def abandon(self) -> None:
        """Close the connection under the thread, which then ends."""
        self._is_abandoned = True
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def run(self) -> None:
        """Post the request and keep the answer or the error."""
        # Imported here: a window that does not ask for help does not pay for it.
        import httpx  # noqa: PLC0415

        url, seconds = self._request.url, self._limits.seconds
        try:
            self.data = self._post(httpx)
        except ServiceError as error:
            self.error = error
        except httpx.TimeoutException:
            self.error = _timed_out(url, seconds)
        except httpx.ConnectError as error:
            self.error = _not_reached(url, error)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            self.error = ServiceError(
                _("{url}: this is no address of a service; correct it under Services", url=_short(url)), is_lasting=True
            )
        except (httpx.HTTPError, httpx.StreamError, OSError, ValueError):
            # What a library says of a header or a body may hold the key: it is not repeated.
            self.error = ServiceError(
                _("{host}: the connection broke off before the answer was complete; try again", host=_host(url))
            )
        finally:
            self.ended.set()

    def _post(self, httpx: Any) -> bytes:
        request, secret = self._request, self._secret
        body = {**request.body, **dict(secret.fields)}
        headers: dict[str, str] = {"User-Agent": _AGENT, "Accept": "application/json", **dict(secret.headers)}
        timeout = httpx.Timeout(self._limits.seconds, connect=min(_CONNECT_SECONDS, self._limits.seconds))
        # The system's proxy is not asked the way to this computer.
        with (
            httpx.Client(timeout=timeout, follow_redirects=False, trust_env=not is_loopback(request.url)) as client,
            client.stream(
                "POST", request.url, json=body, headers=headers, extensions={"trace": self._trace}
            ) as response,
        ):
            data = self._read(response)
            if response.status_code != _OK:
                refused = _RefusedAnswer(response.status_code, response.headers, data, secret)
                raise refused.error(request.url)
            return data

    def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Keep the socket, so that it can be closed while the thread waits for the answer."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            stream = info["return_value"]
            found = stream.get_extra_info("socket")
            self._socket = found if isinstance(found, socket.socket) else None
        if self._is_abandoned and event.endswith(".started") and "close" not in event:
            raise OSError("abandoned")

    def _read(self, response: httpx.Response) -> bytes:
        parts: list[bytes] = []
        size = 0
        for part in response.iter_bytes():
            size += len(part)
            if size > self._limits.most_bytes:
                raise ServiceError(
                    _(
                        "{host}: the answer is larger than {size} MB and was not read; check the address",
                        host=_host(self._request.url),
                        size=f"{self._limits.most_bytes / 1_000_000:g}",
                    )
                )
            if self._is_abandoned or self.is_late:
                raise _timed_out(self._request.url, self._limits.seconds)
            parts.append(part)
        return b"".join(parts)


def _json_of(data: bytes, url: str) -> Any:
    """Return the JSON of an answer; the list of its parts if it is streamed, as some servers do unasked."""
    try:
        if data.lstrip().startswith((_EVENT, b":")):
            lines = (line.strip() for line in data.splitlines())
            parts = (line.removeprefix(_EVENT).strip() for line in lines if line.startswith(_EVENT))
            return [json.loads(part.decode("utf-8")) for part in parts if part not in {b"", b"[DONE]"}]
        return json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ServiceError(
            _("{url}: the answer is not JSON; check that this is the address of the service", url=_short(url))
        ) from None


def _timed_out(url: str, seconds: float) -> ServiceError:
    return ServiceError(
        ngettext(
            "{host}: no complete answer within {number} second; try again, or allow more time under Services",
            "{host}: no complete answer within {number} seconds; try again, or allow more time under Services",
            max(1, round(seconds)),
            host=_host(url),
        )
    )


def _not_reached(url: str, error: Exception) -> ServiceError:
    if "CERTIFICATE" in str(error).upper():
        return ServiceError(
            _("{host}: the certificate of the service cannot be trusted; check the address", host=_host(url)),
            is_lasting=True,
        )
    if is_loopback(url):
        return ServiceError(
            _("{url}: nothing answers here; start the program that serves the model, then try again", url=_short(url)),
            is_lasting=True,
        )
    return ServiceError(
        _("{host}: cannot be reached; check the network and the address of the service", host=_host(url)),
        is_lasting=True,
    )


class _RefusedAnswer(NamedTuple):
    """An answer with another status than 200.

    Attributes:
        status: Of HTTP.
        headers: Of the answer.
        data: Its body.
        secret: What was sent along: a service that repeats it is not quoted.
    """

    status: int
    headers: Mapping[str, str]
    data: bytes
    secret: ServiceSecret

    def error(self, url: str) -> ServiceError:
        """Return the error for people."""
        status, found = self.status, _json_or_none(self.data)
        reason = self._reason(found)
        is_poor = status == _QUOTA or (status == _TOO_MANY and _says(found, _QUOTA_CODE))
        retry = retry_seconds(self.headers) if status in _BUSY and not is_poor else None
        return ServiceError(
            self._message(url, reason, retry, is_poor=is_poor),
            is_lasting=is_poor or status in _LASTING,
            retry_seconds=retry,
            is_busy=status in _BUSY and not is_poor,
            refuses="temperature" if status in _BAD_REQUEST and _says(found, "temperature") else "",
        )

    def _reason(self, found: object) -> str:
        text = reason_in(found)
        values = [value.rpartition(" ")[2] for _name, value in (*self.secret.headers, *self.secret.fields)]
        return f": {text}" if text and not any(value in text for value in values) else ""

    def _message(self, url: str, reason: str, retry: float | None, *, is_poor: bool) -> LazyMessage:
        status, host = self.status, _host(url)
        if is_poor:
            message = _("{host}: your quota there is used up (HTTP {status})", host=host, status=status)
        elif status < _REDIRECT:
            message = _("{host}: an answer without content (HTTP {status}); try again", host=host, status=status)
        elif status < _CLIENT_ERROR:
            message = _(
                "{host}: sends requests on to {other}; they are not followed with your key. If that is right, enter "
                "that address under Services",
                host=host,
                other=_short(printable(self.headers.get("location", ""))) or _("another address"),
            )
        elif status in _KEY_REFUSED:
            message = _(
                "{host}: refused the key (HTTP {status}){reason}; check key and address under Services",
                host=host,
                status=status,
                reason=reason,
            )
        elif status == _NOT_FOUND:
            message = _(
                "{url}: no such model or address (HTTP 404){reason}; check both under Services",
                url=_short(url),
                reason=reason,
            )
        elif retry is not None:
            message = ngettext(
                "{host}: busy (HTTP {status}); try again in {number} second",
                "{host}: busy (HTTP {status}); try again in {number} seconds",
                max(1, round(retry)),
                host=host,
                status=status,
            )
        elif status == _TOO_MANY:
            message = _(
                "{host}: too many requests (HTTP 429){reason}; wait a little and try again", host=host, reason=reason
            )
        elif status >= _SERVER_ERROR:
            message = _(
                "{host}: a fault of the service (HTTP {status}){reason}; try again later",
                host=host,
                status=status,
                reason=reason,
            )
        else:
            message = _(
                "{host}: refused the request (HTTP {status}){reason}; check model and address under Services",
                host=host,
                status=status,
                reason=reason,
            )
        return message


def _json_or_none(data: bytes) -> object:
    try:
        return json.loads(data[:MOST_BYTES].decode("utf-8"))
    except (ValueError, RecursionError):
        return None


def reason_in(found: object) -> str:
    """Return what a service says in JSON about a refusal, shortened and printable; empty if nothing."""
    for name in ("error", "message", "detail", "msg"):
        if isinstance(found, list):
            found = next(iter(cast("list[object]", found)), None)
        while isinstance(found, dict) and name in found:
            found = cast("dict[str, object]", found)[name]
    return " ".join(printable(found).split())[:_MOST_REASON] if isinstance(found, str) else ""


def _says(found: object, word: str) -> bool:
    """Whether the error in JSON is about something: named by code, parameter or in its message."""
    fields = cast("dict[str, object]", found) if isinstance(found, dict) else {}
    if isinstance(error := fields.get("error"), dict):
        fields = cast("dict[str, object]", error)
    return any(word in str(fields.get(name, "")) for name in ("code", "type", "param", "message"))


def retry_seconds(headers: Mapping[str, str]) -> float | None:
    """Return after how many seconds a service wants to be asked again; None if it does not say."""
    milliseconds, value = headers.get("retry-after-ms", "").strip(), headers.get("retry-after", "").strip()
    if _NUMBER.fullmatch(milliseconds):
        return float(milliseconds) / 1000
    if _NUMBER.fullmatch(value):
        return float(value)
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 (seldom needed, and slow to import)

    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time())
    except (ValueError, TypeError, OverflowError):
        return None


def _host(url: str) -> str:
    return urlsplit(url).hostname or _short(url)


def _short(url: str) -> str:
    return url[:_MOST_REASON]
