"""What programs may ask of the library."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from ninja import NinjaAPI, Path, Query, Schema, Status
from ninja.decorators import decorate_view
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from core.serving import remembered_if_found
from core.structured_data import absolute
from media.api import schemas
from media.api.errors import (
    BadParameter,
    error_body,
    on_bad_parameter,
    on_invalid,
    on_missing,
    unknown_parameter,
)
from media.api.filters import LARGEST_KEY, AssetQuery, KitQuery, Paging
from media.api.rows import (
    Row,
    asset_row,
    campaign_row,
    kind_row,
    kit_row,
    topic_row,
    withdrawal_row,
)
from media.catalogue.kit_figures import leads_of, with_figures
from media.models import Asset, AssetKind, Kit, Slogan
from programme.models import Campaign, Topic


class Renderer(JSONRenderer):
    """Vietnamese as it is written, not as numbers of its letters."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    renderer=Renderer(),
    title=_("Media library"),
    version="1",
    description=_(
        "Kits of banners, posters and screens with files, texts and terms. Read-only, without a key; answers "
        "are the same for everyone, in Vietnamese and English side by side. What is recalled is listed as "
        "withdrawn; what is no longer listed may no longer be shown."
    ),
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
api.add_exception_handler(BadParameter, on_bad_parameter)
api.add_exception_handler(ValidationError, on_invalid)
api.add_exception_handler(Http404, on_missing)

ERRORS = {404: schemas.Error, 422: schemas.Error}
Operation = Callable[..., Any]


def endpoint(
    path: str,
    answer: Any,
    summary: str,
    description: str = "",
    query: type[Schema] | None = None,
    others: dict[int, Any] | None = None,
) -> Callable[[Operation], Operation]:
    """An address that is read; its answer is remembered, and a parameter it does not know refused."""

    def decorate(view: Operation) -> Operation:
        parameters = tuple(query.model_fields) if query else ()
        return api.api_operation(
            ["GET", "HEAD"],
            path,
            response={200: answer, **ERRORS, **(others or {})},
            summary=summary,
            description=description or None,
            operation_id=view.__name__,
        )(decorate_view(_remembering(parameters))(view))

    return decorate


def _remembering(
    parameters: tuple[str, ...],
) -> Callable[[Operation], Callable[..., HttpResponse]]:
    def decorate(run: Operation) -> Callable[..., HttpResponse]:
        @wraps(run)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            for name in request.GET:
                if name not in parameters:
                    return unknown_parameter(name)
            return remembered_if_found(request, parameters, lambda: run(request, *args, **kwargs))

        return answer

    return decorate


@endpoint(
    "kits",
    schemas.Page[schemas.KitSummary],
    _("Kits that anyone may take, the newest first"),
    query=KitQuery,
)
def kits(request: HttpRequest, query: Query[KitQuery]) -> Row:
    found = query.kits(_kits(), timezone.localdate()).order_by("-id")
    return _page(request, found, query, _kit_rows)


@endpoint(
    "kits/{slug:slug}",
    schemas.Kit,
    _("A kit with its assets and their files"),
    _("An expired kit keeps its address; use_state tells. Recalled assets stand in withdrawn."),
)
def kit(
    request: HttpRequest, slug: str = Path(..., description=_("As the list of kits names it."))
) -> Row:
    found = get_object_or_404(_kits(), slug=slug)
    assets = list(_assets(Asset.objects.public().filter(kit=found)))
    recalled = _withdrawn().filter(kit=found)
    return {
        **_kit_rows([found])[0],
        "assets": [asset_row(asset) for asset in assets if asset.variants.all()],
        "withdrawn": [withdrawal_row(asset) for asset in recalled],
    }


@endpoint(
    "assets",
    schemas.Page[schemas.Asset],
    _("Assets of all kits: those in use first, then those to come"),
    query=AssetQuery,
)
def assets(request: HttpRequest, query: Query[AssetQuery]) -> Row:
    found = query.assets(Asset.objects.public(), timezone.localdate())
    return _page(request, _assets(found), query, lambda rows: [asset_row(row) for row in rows])


@endpoint(
    "assets/{int:number}",
    schemas.Asset,
    _("One asset with its files"),
    _("410 when it was recalled, with the reason and the checksums of its files."),
    others={410: schemas.Gone},
)
def asset(
    request: HttpRequest, number: int = Path(..., description=_("Its id in lists of assets."))
) -> Any:
    if number > LARGEST_KEY:
        raise Http404
    found = _assets(Asset.objects.public().filter(pk=number)).first()
    if found is not None and found.variants.all():
        return asset_row(found)
    recalled = get_object_or_404(_withdrawn(), pk=number)
    return Status(410, {**error_body(410), "withdrawal": withdrawal_row(recalled)})


@endpoint(
    "withdrawals",
    schemas.Page[schemas.Withdrawal],
    _("Assets that were recalled, the last first"),
    _("Ask for this list every minute with If-None-Match: an unchanged answer costs nothing."),
    query=Paging,
)
def withdrawals(request: HttpRequest, query: Query[Paging]) -> Row:
    return _page(request, _withdrawn(), query, lambda rows: [withdrawal_row(row) for row in rows])


@endpoint("kinds", list[schemas.Kind], _("Kinds of asset and the sizes wanted of each"))
def kinds(request: HttpRequest) -> list[Row]:
    return [kind_row(kind) for kind in AssetKind.objects.prefetch_related("specs")]


@endpoint("topics", list[schemas.Topic], _("Topics under which kits are filed"))
def topics(request: HttpRequest) -> list[Row]:
    return [topic_row(topic) for topic in Topic.objects.all()]


@endpoint("campaigns", list[schemas.Campaign], _("Campaigns by year, with their phases"))
def campaigns(request: HttpRequest) -> list[Row]:
    return [campaign_row(each) for each in Campaign.objects.prefetch_related("phases")]


def _kits() -> QuerySet[Kit]:
    return with_figures(Kit.objects.public()).select_related("campaign", "phase", "topic", "unit")


def _kit_rows(kits: list[Kit]) -> list[Row]:
    leads = leads_of(kits)
    return [kit_row(kit, leads.get(kit.lead_id)) for kit in kits]


def _assets(assets: QuerySet[Asset]) -> QuerySet[Asset]:
    """With everything that is told of them, in as many queries for one as for a hundred."""
    return assets.select_related("kind", "kit__phase").prefetch_related(
        "variants__former_versions",
        "channel_texts",
        Prefetch("slogans", Slogan.objects.usable()),
    )


def _withdrawn() -> QuerySet[Asset]:
    return (
        Asset.objects.recalled()
        .filter(kit__in=Kit.objects.public())
        .select_related("kind", "kit")
        .prefetch_related("variants__former_versions")
    )


def _page(
    request: HttpRequest, rows: QuerySet[Any], query: Paging, told: Callable[[list[Any]], list[Row]]
) -> Row:
    """One page of a list, with the addresses of its neighbours."""
    pages = Paginator(rows, query.per_page)
    if query.page > pages.num_pages:
        raise BadParameter(
            "page", lambda: gettext("There are %(pages)s pages.") % {"pages": pages.num_pages}
        )
    page = pages.page(query.page)

    def neighbour(number: int) -> str:
        chosen = [(name, value) for name, values in request.GET.lists() for value in values]
        others = [(name, value) for name, value in chosen if name != "page"]
        return absolute(f"{request.path}?{urlencode([*others, ('page', number)])}")

    return {
        "count": pages.count,
        "page": query.page,
        "pages": pages.num_pages,
        "next": neighbour(query.page + 1) if page.has_next() else None,
        "previous": neighbour(query.page - 1) if page.has_previous() else None,
        "items": told(list(page.object_list)),
    }
