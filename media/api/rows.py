"""Rows of the library as the API tells of them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone

from core.structured_data import absolute
from media.api.languages import addresses_of, said, text_of
from media.enums import Licence, RecallReason
from media.inspection.formats import CONTENT_TYPES
from media.models import Asset, AssetKind, FormerVersion, KindSpec, Kit, MeasuredFile, Variant
from media.structured_data import LICENCE_ADDRESSES
from media.words import hashtags_of
from programme.models import Campaign, CampaignPhase, Topic

Row = dict[str, Any]


def moment(at: datetime | None) -> datetime | None:
    """A moment in the time of the site."""
    return timezone.localtime(at) if at else None


def term(code: str, title: Any) -> Row:
    return {"code": code, "title": title}


def licence(terms: Licence) -> Row:
    return {
        "code": terms,
        "title": said(lambda: terms.label),
        "url": LICENCE_ADDRESSES.get(terms),
    }


def use_period(thing: Kit | Asset) -> Row:
    return {
        "use_from": thing.used_from,
        "use_until": thing.used_until,
        "use_state": thing.use_state,
    }


def picture(file: MeasuredFile | None) -> Row | None:
    """The preview of a file."""
    if file is None or not file.preview:
        return None
    return {
        "url": absolute(file.preview.url),
        "width": file.preview_width,
        "height": file.preview_height,
    }


def topic_row(topic: Topic) -> Row:
    return {"slug": topic.slug, "title": text_of(topic, "name")}


def phase_row(phase: CampaignPhase) -> Row:
    return {
        "id": phase.pk,
        "title": text_of(phase, "name"),
        "starts_on": phase.starts_on,
        "ends_on": phase.ends_on,
    }


def campaign_row(campaign: Campaign) -> Row:
    return {
        "year": campaign.year,
        "title": text_of(campaign, "name"),
        "main_day": campaign.main_day,
        "phases": [phase_row(phase) for phase in campaign.phases.all()],
    }


def kind_row(kind: AssetKind) -> Row:
    """A kind with its sizes; a rule that has no translation is told in Vietnamese alone."""
    rules, rules_en = kind.rules.splitlines(), kind.rules_en.splitlines()
    in_step = len(rules) == len(rules_en)
    pairs = zip(rules, rules_en if in_step else [""] * len(rules), strict=True)
    return {
        "slug": kind.slug,
        "title": text_of(kind, "name"),
        "rules": [{"vi": vi.strip(), "en": en.strip() or None} for vi, en in pairs if vi.strip()],
        "sizes": [_size_row(spec) for spec in kind.specs.all()],
    }


def _size_row(spec: KindSpec) -> Row:
    return {
        "id": spec.pk,
        "title": text_of(spec, "name"),
        "formats": spec.formats,
        "languages": spec.languages,
        "measure": spec.measure or None,
        "width": _number(spec.width),
        "height": _number(spec.height),
        "is_ratio": spec.is_ratio,
        "least_width": spec.least_width,
        "least_dpi": spec.least_dpi,
        "least_seconds": spec.least_seconds,
        "most_seconds": spec.most_seconds,
        "most_megabytes": spec.most_megabytes,
    }


def kit_row(kit: Kit, lead: Variant | None) -> Row:
    """A kit that comes from `with_figures`, and the variant whose preview stands for it."""
    figures: Any = kit
    changes = [each for each in (kit.last_published_at, figures.renewed_at) if each]
    archive = absolute(reverse("kit_archive", args=[kit.slug]))
    return {
        "slug": kit.slug,
        "title": text_of(kit, "name"),
        "description": text_of(kit, "description"),
        "url": addresses_of(kit),
        "campaign": kit.campaign.year if kit.campaign else None,
        "topic": topic_row(kit.topic) if kit.topic else None,
        "phase": phase_row(kit.phase) if kit.phase else None,
        "unit": text_of(kit.unit, "name") if kit.unit else None,
        "licence": licence(Licence(kit.licence)),
        "credit": kit.credit or None,
        "published_at": moment(kit.first_published_at),
        "updated_at": moment(max(changes, default=None)),
        "files": figures.files,
        "bytes": figures.octets or 0,
        "archive_url": archive if figures.files else None,
        "preview": picture(lead),
        **use_period(kit),
    }


def _asset_base(asset: Asset) -> Row:
    return {
        "id": asset.pk,
        "kit": asset.kit.slug,
        "kind": term(asset.kind.slug, text_of(asset.kind, "name")),
        "title": text_of(asset, "name"),
        "url": addresses_of(asset),
    }


def asset_row(asset: Asset) -> Row:
    """An asset that is given out, with its files."""
    variants = list(asset.variants.all())
    for variant in variants:
        variant.asset = asset
    return {
        **_asset_base(asset),
        **use_period(asset),
        "alt": text_of(asset, "alt"),
        "caption": text_of(asset, "caption"),
        "short_caption": text_of(asset, "short_caption"),
        "hashtags": hashtags_of(asset),
        "channel_texts": [
            {
                "channel": each.channel,
                "text": text_of(each, "words"),
                # A browser sends a new line as two letters; whoever pastes it pastes one.
                "length": len(each.words.replace("\r\n", "\n")),
            }
            for each in asset.channel_texts.all()
        ],
        "slogans": [text_of(slogan, "wording") for slogan in asset.slogans.all()],
        "licence": licence(asset.terms),
        "credit": asset.named_source or None,
        "source": asset.source or None,
        "preview": picture(asset.lead_variant()),
        "variants": [_variant_row(variant) for variant in variants],
    }


def withdrawal_row(asset: Asset) -> Row:
    """A recalled asset: what it was, since when and why, and the checksums of its files."""
    reason = RecallReason(asset.recall_reason) if asset.recall_reason else RecallReason.OTHER
    files: list[Variant | FormerVersion] = []
    for variant in asset.variants.all():
        files += [variant, *variant.former_versions.all()]
    return {
        **_asset_base(asset),
        "withdrawn_at": moment(asset.recalled_at),
        "reason": term(reason, said(lambda: reason.label)),
        "note": text_of(asset, "recall_note"),
        "files": [
            {"sha256": each.sha256, "version": each.version, "bytes": each.octets} for each in files
        ],
    }


def _variant_row(variant: Variant) -> Row:
    former = list(variant.former_versions.all())
    for each in former:
        each.variant = variant
    return {
        "id": variant.pk,
        "title": text_of(variant, "name"),
        "language": variant.language,
        "size_id": variant.spec_id,
        "format": variant.file_format,
        "content_type": CONTENT_TYPES[variant.file_format],
        "bytes": variant.octets,
        "sha256": variant.sha256,
        "measure": variant.measure or None,
        "width": _number(variant.width),
        "height": _number(variant.height),
        "dpi": variant.dpi,
        "seconds": _number(variant.seconds),
        "version": variant.version,
        "version_at": moment(variant.version_at),
        "change_note": text_of(variant, "change_note"),
        "url": absolute(variant.get_absolute_url()),
        "preview": picture(variant),
        "thumbnail_url": absolute(variant.thumbnail.url) if variant.thumbnail else None,
        "former_versions": [_former_row(each) for each in former],
    }


def _former_row(former: FormerVersion) -> Row:
    return {
        "version": former.version,
        "sha256": former.sha256,
        "bytes": former.octets,
        "format": former.file_format,
        "replaced_at": moment(former.replaced_at),
        "change_note": text_of(former, "change_note"),
        "url": absolute(former.get_absolute_url()),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
