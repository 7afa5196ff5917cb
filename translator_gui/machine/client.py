"""Asks a service, whatever its kind: checks, sends, and returns the text of the answer."""

from translator_gui.machine.errors import ServiceError
from translator_gui.machine.help_request import ServiceRequest
from translator_gui.machine.http_client import CancelSwitch, RequestLimits, post_request
from translator_gui.machine.local_model import translate_locally
from translator_gui.machine.protocols import answer_text, service_secret
from translator_gui.machine.services import MachineService, ServiceKind, check_service

_refused_fields: dict[tuple[str, str], str] = {}
"""What models, by address and name, did not accept in this run of the program: they are not asked with it again."""


def ask_service(
    service: MachineService, request: ServiceRequest, key: str = "", cancel: CancelSwitch | None = None
) -> str:
    """Send a request to a service and return the text of its answer, with inline tags in letters.

    Args:
        service: The service.
        request: What is sent, as `build_request` made it.
        key: The key of the service; empty if it needs none.
        cancel: Ends the request when it is used.

    Raises:
        TranslatorError: There is no answer that can be used; a `ServiceError` says whether trying again may help.
        CancelledError: The request was cancelled.
    """
    check_service(service)
    cancel = cancel or CancelSwitch()
    if service.kind is ServiceKind.CTRANSLATE2:
        answer = translate_locally(service.address, request.body["text"], service.seconds, cancel)
        return answer_text(service, answer, request)
    model = (service.address, service.model)
    request = request.without(_refused_fields.get(model, ""))
    secret, limits = service_secret(service, key), RequestLimits(seconds=service.seconds)
    try:
        answer = post_request(request, secret, limits, cancel)
    except ServiceError as error:
        if error.refuses not in request.body:
            raise
        # Models that think allow no temperature but their own: the same request without it, from now on.
        _refused_fields[model] = error.refuses
        answer = post_request(request.without(error.refuses), secret, limits, cancel)
    return answer_text(service, answer, request)
