"""Staged files become files of assets: all that are to be placed, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from media.approvals.decisions import submit
from media.bulk_upload.forms import Act, StagedFileForm
from media.bulk_upload.names import Words, words_of
from media.editing.ordering import place_behind
from media.models import Asset, Kit, StagedFile, Variant


def are_sound(forms: Sequence[StagedFileForm]) -> bool:
    """Whether every file can be placed as it was said; what can't carries its error."""
    # All are asked, so that every fault is told at once.
    if not all([form.is_valid() for form in forms]):  # noqa: C419
        return False
    placed = [form for form in forms if form.is_placed]
    _check_replaced(placed)
    _check_twins(placed)
    for together in _new_assets(placed).values():
        _check_new_asset(together)
    return not any(form.errors for form in forms)


def _check_replaced(placed: Sequence[StagedFileForm]) -> None:
    first: dict[int, StagedFileForm] = {}
    for form in placed:
        if form.replaced is None:
            continue
        other = first.setdefault(form.replaced.pk, form)
        if other is not form:
            form.add_error(
                "replaces",
                _("%(name)s is already the new version of this file. Choose another.")
                % {"name": other.staged.path},
            )


def _check_twins(placed: Sequence[StagedFileForm]) -> None:
    """Of files that arrived side by side, neither knew of the other."""
    first: dict[str, StagedFileForm] = {}
    for form in placed:
        other = first.setdefault(form.staged.sha256, form)
        if other is not form:
            form.add_error(
                "act",
                _("This is the very same file as %(name)s. Delete one of them.")
                % {"name": other.staged.path},
            )


def _new_assets(placed: Sequence[StagedFileForm]) -> dict[Words, list[StagedFileForm]]:
    """The files of each new asset; two spellings of one title are one asset."""
    found: dict[Words, list[StagedFileForm]] = defaultdict(list)
    for form in placed:
        if form.existing is None:
            title = form.cleaned_data["new_name"]
            found[words_of(title) or (title,)].append(form)
    return found


def _check_new_asset(together: Sequence[StagedFileForm]) -> None:
    lead = together[0]
    title = lead.cleaned_data["new_name"]
    known = lead.shelf.asset_names.get(words_of(title))
    if known:
        for form in together:
            form.add_error(
                "asset",
                _("The kit already has “%(asset)s”. Choose it here.") % {"asset": known.name},
            )
        return
    if not any(form.cleaned_data["alt"] for form in together):
        lead.add_error("alt", _("Say what “%(asset)s” shows.") % {"asset": title})
    for form in together[1:]:
        if form.chosen_kind != lead.chosen_kind:
            form.add_error(
                "kind",
                _("“%(asset)s” has another kind above: %(kind)s. Give all its files the same.")
                % {"asset": title, "kind": lead.chosen_kind},
            )


@transaction.atomic
def carry_out(kit: Kit, forms: Sequence[StagedFileForm], user: Any) -> int:
    """Do what sound forms say, in one go; how many files were placed.

    A file that somebody else has placed meanwhile is passed over.
    """
    # Two editors who place files of one kit wait for each other.
    Kit.objects.select_for_update().get(pk=kit.pk)
    waiting = {
        staged.pk: staged
        for staged in StagedFile.objects.filter(pk__in=[form.staged.pk for form in forms])
    }
    there = [form for form in forms if form.staged.pk in waiting]
    for form in there:
        if form.cleaned_data["act"] == Act.DELETE:
            waiting[form.staged.pk].delete()
    placed = [form for form in there if form.is_placed]
    for together in _new_assets(placed).values():
        asset = _new_asset(kit, together, user)
        _place(asset, together, waiting)
    for asset, together in _existing_assets(placed):
        submit(asset, user)
        asset.save()
        _place(asset, together, waiting)
        log(asset, "wagtail.edit", user=user)
    return len(placed)


def _existing_assets(
    placed: Sequence[StagedFileForm],
) -> list[tuple[Asset, list[StagedFileForm]]]:
    found: dict[int, list[StagedFileForm]] = defaultdict(list)
    for form in placed:
        if form.existing is not None:
            found[form.existing.pk].append(form)
    assets = Asset.objects.select_related("kind", "kit").in_bulk(found)
    return [(assets[pk], together) for pk, together in found.items() if pk in assets]


def _new_asset(kit: Kit, together: Sequence[StagedFileForm], user: Any) -> Asset:
    lead = together[0]
    alt = next(form.cleaned_data["alt"] for form in together if form.cleaned_data["alt"])
    asset = Asset(
        kit=kit,
        kind=lead.chosen_kind,
        name=lead.cleaned_data["new_name"],
        alt=alt,
        sort_order=place_behind(kit),
    )
    submit(asset, user)
    asset.save()
    log(asset, "wagtail.create", user=user)
    return asset


def _place(
    asset: Asset, together: Sequence[StagedFileForm], waiting: dict[int, StagedFile]
) -> None:
    last = max((variant.sort_order or 0 for variant in asset.variants.all()), default=-1)
    for place, form in enumerate(together, start=last + 1):
        given = form.cleaned_data
        if form.replaced:
            variant = Variant.objects.select_related("asset__kind").get(pk=form.replaced.pk)
            variant.change_note = given["change_note"]
        else:
            variant = Variant(
                asset=asset, name=given["name"], language=given["language"], sort_order=place
            )
        variant.take_staged(waiting[form.staged.pk])
        variant.save()
