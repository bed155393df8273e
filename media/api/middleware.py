"""What every answer of the API has in common, errors included that no view of ours made."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from media.api.errors import error_answer

PREFIX = "/api/v1/"


class ApiMiddleware:
    """Lets pages of any site read the API, and turns errors in HTML or plain text into its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response["Allow"] = response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            response["Access-Control-Allow-Headers"] = "If-None-Match"
            response["Access-Control-Max-Age"] = "86400"
        else:
            response = _in_json(self.get_response(request))
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        return response


def _in_json(response: HttpResponse) -> HttpResponse:
    is_ours = response.get("Content-Type", "").startswith("application/json")
    if response.status_code < 400 or is_ours:
        return response
    answer = error_answer(response.status_code)
    for name in ("Allow", "Retry-After"):
        if name in response:
            answer[name] = "GET, HEAD, OPTIONS" if name == "Allow" else response[name]
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer
