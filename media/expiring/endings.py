"""Everything of the library that ends within some days and that somebody may change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.permissions import policy_registry

from media.enums import UseState
from media.models import (
    AccessLink,
    Asset,
    Consent,
    CustomDocument,
    CustomImage,
    Kit,
    Recording,
)
from media.rights.hiding import things_of
from media.usage import uses_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# So many days ahead whoever may do something about it is told.
DAYS_AHEAD = 14


@dataclass(frozen=True)
class Ending:
    """One thing that ends: `until` is the first day on which it no longer holds."""

    kind: Kind
    pk: int
    what: str
    until: date
    where: str
    where_url: str
    edit_url: str

    @property
    def key(self) -> str:
        """Its kind and number: "image:12"."""
        return f"{self.kind.slug}:{self.pk}"

    @property
    def kind_name(self) -> str:
        return str(self.kind.name)


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of thing that ends.

    `found(rows, after, last)` narrows rows of the model to those that end on one of the days (after, last];
    `until` says on which; `where` where each is used, with an address or none.
    """

    slug: str
    name: StrOrPromise
    model: type[Model]
    edit_url_name: str
    found: Callable[[QuerySet, date, date], QuerySet]
    until: Callable[[Any], date | None]
    where: Callable[[list[Any]], dict[Any, tuple[str, str]]]

    def endings(self, user: Any, after: date, last: date) -> Iterator[Ending]:
        rows = self.rows_for(user)
        ending = []
        for row in self.found(rows, after, last):
            until = self.until(row)
            if until is not None and after < until <= last:
                ending.append((row, until))
        places = self.where([row for row, _until in ending])
        for row, until in ending:
            where, where_url = places[row]
            edit_url = reverse(self.edit_url_name, args=[row.pk])
            yield Ending(self, row.pk, str(row), until, where, where_url, edit_url)

    def rows_for(self, user: Any) -> QuerySet:
        """The rows that the user may change."""
        policy = policy_registry.get_by_type(self.model)
        return policy.instances_user_has_permission_for(user, "change")

    def may_be_changed_by(self, user: Any) -> bool:
        return policy_registry.get_by_type(self.model).user_has_permission(user, "change")


def endings(
    user: Any, after: date, last: date, kinds: Collection[str] | None = None
) -> list[Ending]:
    """What ends on one of the days (after, last] and this user may change, the soonest first."""
    found: list[Ending] = []
    for kind in KINDS:
        if (kinds is None or kind.slug in kinds) and kind.may_be_changed_by(user):
            found += kind.endings(user, after, last)
    return sorted(found, key=lambda ending: (ending.until, ending.kind.slug, ending.pk))


def may_change_any(user: Any) -> bool:
    """Whether the user may change anything that can end."""
    return any(kind.may_be_changed_by(user) for kind in KINDS)


def _hidden_between(rows: QuerySet, after: date, last: date) -> QuerySet:
    return rows.filter(hidden_from__gt=after, hidden_from__lte=last)


def _consents_between(rows: QuerySet, after: date, last: date) -> QuerySet:
    expiring = Q(valid_until__gt=after, valid_until__lte=last)
    return rows.filter(expiring | Q(withdrawn_on__gt=after, withdrawn_on__lte=last))


def _kits_between(rows: Any, after: date, last: date) -> QuerySet:
    live = rows.live().select_related("phase")
    return live.not_expired(after).in_state(UseState.EXPIRED, last)


def _assets_used_between(rows: QuerySet, after: date, last: date) -> QuerySet:
    """Those with a last day of their own; others end with their kit."""
    live = rows.filter(kit__live=True, recalled_at=None).select_related("kit")
    return live.filter(use_until__gt=after, use_until__lte=last)


def _links_between(rows: QuerySet, after: date, last: date) -> QuerySet:
    valid = rows.filter(revoked_at=None).select_related("kit")
    return valid.filter(expires_at__gte=_start_of(after), expires_at__lt=_start_of(last, days=1))


def _start_of(day: date, days: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=days), time()))


def _last_moment(link: AccessLink) -> date:
    return timezone.localdate(link.expires_at)


def _pages(things: list[Any]) -> dict[Any, tuple[str, str]]:
    """How many pages and records use each, and where they are listed."""
    return {thing: (_places(uses), str(thing.usage_url)) for thing, uses in uses_of(things).items()}


def _places(number: int) -> str:
    return ngettext("%(number)s place", "%(number)s places", number) % {"number": number}


def _kit_of(things: Iterable[Any]) -> dict[Any, tuple[str, str]]:
    return {
        thing: (str(thing.kit), reverse("wagtailsnippets_media_kit:edit", args=[thing.kit_id]))
        for thing in things
    }


def _shown_by(consents: list[Consent]) -> dict[Any, tuple[str, str]]:
    told = {}
    for consent in consents:
        number = sum(len(keys) for _model, keys in things_of(consent))
        said = ngettext(
            "%(number)d thing that shows the person",
            "%(number)d things that show the person",
            number,
        )
        told[consent] = (said % {"number": number}, "")
    return told


def _on_their_page(kits: list[Kit]) -> dict[Any, tuple[str, str]]:
    return {kit: (str(_("Media library")), kit.get_absolute_url()) for kit in kits}


def _hidden_from(thing: Any) -> date | None:
    return thing.hidden_from


KINDS = (
    Kind(
        "image", _("Image"), CustomImage, "wagtailimages:edit",
        _hidden_between, _hidden_from, _pages,
    ),
    Kind(
        "document", _("Document"), CustomDocument, "wagtaildocs:edit",
        _hidden_between, _hidden_from, _pages,
    ),
    Kind(
        "recording", _("Recording"), Recording, "wagtailmedia:edit",
        _hidden_between, _hidden_from, _pages,
    ),
    Kind(
        "asset", _("Rights of an asset"), Asset, "wagtailsnippets_media_asset:edit",
        lambda rows, after, last: _hidden_between(rows.select_related("kit"), after, last),
        _hidden_from, _kit_of,
    ),
    Kind(
        "consent", _("Consent"), Consent, "consents:edit",
        _consents_between, lambda consent: consent.ends_on, _shown_by,
    ),
    Kind(
        "kit", _("Use of a kit"), Kit, "wagtailsnippets_media_kit:edit",
        _kits_between, lambda kit: kit.used_until, _on_their_page,
    ),
    Kind(
        "asset-use", _("Use of an asset"), Asset, "wagtailsnippets_media_asset:edit",
        _assets_used_between, lambda asset: asset.use_until, _kit_of,
    ),
    Kind(
        "link", _("Access link"), AccessLink, "access_links:edit",
        _links_between, _last_moment, _kit_of,
    ),
)  # fmt: skip
