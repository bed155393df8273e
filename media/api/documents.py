"""The OpenAPI document, in each language of the site."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from core.naming import site_name
from media.api.endpoints import api
from media.api.middleware import PREFIX
from media.enums import Licence

_TRANSLATED = ("description", "summary")
_EXAMPLES = ("example", "examples")

FREE_TO_READ = _(
    "What the API answers may be used freely, naming the source; each file has a licence of its own in its field licence."
)


def openapi() -> dict[str, Any]:
    """The document in the active language."""
    document: dict[str, Any] = _translated(
        dict(api.get_openapi_schema(path_prefix=PREFIX.strip("/") + "/"))
    )
    for methods in document["paths"].values():
        # HEAD answers as GET does, without the content.
        methods.pop("head", None)
    document["info"] |= {
        "title": f"{site_name()}: {gettext(api.title)}",
        "license": {"name": gettext(FREE_TO_READ)},
        "x-language": get_language(),
        "x-licences": {code: str(label) for code, label in Licence.choices},
    }
    document["servers"] = [{"url": settings.SITE_URL}]
    return document


def _translated(part: Any) -> Any:
    """The same with every description in the active language, and without titles that only repeat a name."""
    if isinstance(part, list):
        return [_translated(each) for each in part]
    if not isinstance(part, dict):
        return part
    told = {}
    for key, value in part.items():
        if key == "description" and "enum" in part:
            # What the code says of its list of values is of no use to a reader of the list.
            continue
        if key in _EXAMPLES:
            told[key] = value
        elif key in _TRANSLATED and isinstance(value, str):
            told[key] = gettext(value) if value else value
        elif not (key == "title" and isinstance(value, str) and "type" in part):
            told[key] = _translated(value)
    return told
