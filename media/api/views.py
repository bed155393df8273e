"""The description of the API, for programs and for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from core.serving import remembered_if_found, remembered_view
from media.api.documents import openapi
from media.api.errors import (
    BadParameter,
    error_answer,
    on_bad_parameter,
    one_of,
    unknown_parameter,
)
from media.enums import Licence
from sharing.pages import ViewPage


@dataclass(frozen=True)
class Endpoint:
    """One address of the API as its page tells of it."""

    path: str
    summary: str
    description: str
    parameters: list[dict[str, Any]]


def openapi_json(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document; `?lang=vi` gives its descriptions in Vietnamese, English is the default."""
    for name in request.GET:
        if name != "lang":
            return unknown_parameter(name)
    language = request.GET.get("lang", "en")
    if language not in dict(settings.LANGUAGES):
        refused = BadParameter("lang", lambda: one_of(", ".join(dict(settings.LANGUAGES))))
        return on_bad_parameter(request, refused)

    def made() -> HttpResponse:
        with translation.override(language):
            return JsonResponse(openapi(), json_dumps_params={"ensure_ascii": False})

    return remembered_if_found(request, ("lang",), made)


# So that the API's own answer is given to other methods, instead of a page in HTML.
@csrf_exempt
def nothing_here(request: HttpRequest, path: str = "") -> HttpResponse:
    """Whatever else is asked below the API's address."""
    return error_answer(404)


def to_the_page(request: HttpRequest) -> HttpResponse:
    return redirect("api_page")


@remembered_view()
def api_page(request: HttpRequest) -> HttpResponse:
    """For people: what can be asked, made from the same document."""
    document = openapi()
    endpoints = [
        Endpoint(
            path,
            methods["get"]["summary"],
            methods["get"].get("description", ""),
            [_told(parameter) for parameter in methods["get"]["parameters"]],
        )
        for path, methods in document["paths"].items()
    ]
    context = {
        "shared": ViewPage.of_list("api_page"),
        "description": document["info"]["description"],
        "server": settings.SITE_URL,
        "endpoints": endpoints,
        "licences": Licence.choices,
    }
    return render(request, "pages/api.html", context)


def _told(parameter: dict[str, Any]) -> dict[str, Any]:
    """A parameter with the values it may have, if there is a list of them."""
    schema = parameter["schema"]
    values = schema.get("enum") or schema.get("items", {}).get("enum", [])
    return {
        "name": parameter["name"],
        "description": parameter.get("description", ""),
        "values": values,
    }
