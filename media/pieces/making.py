"""A set of assets from one slogan: every file is drawn and read like an upload, then all are kept, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from artwork.pieces import PieceError, Words
from core.text import file_name
from media.approvals.decisions import submit
from media.editing.ordering import place_behind
from media.enums import PieceSetState, TextLanguage
from media.inspection.formats import ENDINGS
from media.models import Asset, AssetKind, Kit, PieceSet, Slogan, Variant
from media.pieces.drawing import draw_file
from media.pieces.sizes import Wanted, wanted_files
from media.pieces.words import (
    alt_text,
    asset_name,
    asset_name_en,
    fault_in_words,
    place_in_words,
    short_text,
    variant_name,
)
from media.specs import fitting_spec


def files_of(made: PieceSet) -> list[Wanted]:
    """What a set holds, by kind."""
    kinds = made.kinds.prefetch_related("specs__kind")
    return wanted_files(kinds, made.formats, bool(made.sentence_en))


def make_set(made: PieceSet) -> None:
    """Draw what is asked for, and tell on the row how it went; nothing but the row is changed by a failure."""
    try:
        drawn = _draw(made, files_of(made))
        _keep(made, drawn)
    except ValidationError as refused:
        _give_up(made, refused.messages)
    except Exception:
        # A fault of the program: its operators learn of it, and nobody waits for ever.
        _give_up(made, [_("Drawing broke off by a fault of the program. Try again later.")])
        raise


def _give_up(made: PieceSet, faults: list[str]) -> None:
    made.state, made.faults = PieceSetState.FAILED, faults
    made.save()


def _draw(made: PieceSet, files: Sequence[Wanted]) -> list[tuple[Wanted, Variant]]:
    """Each file as a variant that was read and fits its kind, not saved yet; raises ValidationError with all faults."""
    drawn, faults = [], []
    for count, wanted in enumerate(files, start=1):
        try:
            drawn.append((wanted, _variant(made, wanted)))
        except PieceError as fault:
            faults.append(f"{place_in_words(wanted.spec)}: {fault_in_words(fault)}")
        except ValidationError as refused:
            faults += [f"{place_in_words(wanted.spec)}: {message}" for message in refused.messages]
        PieceSet.objects.filter(pk=made.pk).update(drawn=count)
    if faults:
        raise ValidationError(list(dict.fromkeys(faults)))
    return drawn


def _variant(made: PieceSet, wanted: Wanted) -> Variant:
    is_english = wanted.language == TextLanguage.ENGLISH
    sentence = made.sentence_en if is_english else made.sentence
    content = draw_file(
        wanted.spec,
        wanted.piece_format,
        made.template,
        Words(sentence, made.unit_name),
        timezone.localtime(made.asked_at),
        wanted.language.value,
    )
    name = file_name(asset_name(wanted.spec.kind, sentence), ENDINGS[wanted.file_format][0])
    variant = Variant(
        name=variant_name(wanted, "vi"),
        name_en=variant_name(wanted, "en"),
        language=wanted.language,
        file=ContentFile(content, name=name),
    )
    read = variant.read_upload()
    if read is not None:
        fitting_spec(wanted.spec.kind, read)
    return variant


@transaction.atomic
def _keep(made: PieceSet, drawn: Sequence[tuple[Wanted, Variant]]) -> None:
    # Two sets of one kit wait for each other.
    kit = Kit.objects.select_for_update().get(pk=made.kit_id)
    # Drawing takes a while, in which somebody may have withdrawn or reworded it.
    if not Slogan.objects.usable().select_for_update().filter(pk=made.slogan_id).first():
        raise ValidationError(_("This slogan may not be used now. Choose another one."))
    by_kind: dict[AssetKind, list[Variant]] = {}
    for wanted, variant in drawn:
        by_kind.setdefault(wanted.spec.kind, []).append(variant)
    for kind, variants in by_kind.items():
        asset = _asset(made, kit, kind, made.asked_by)
        for place, variant in enumerate(variants):
            variant.asset, variant.sort_order = asset, place
            variant.save()
    made.state, made.drawn = PieceSetState.MADE, len(drawn)
    made.save()


def _asset(made: PieceSet, kit: Kit, kind: AssetKind, user: Any) -> Asset:
    asset = Asset(
        kit=kit,
        kind=kind,
        piece_set=made,
        name=asset_name(kind, made.sentence),
        name_en=asset_name_en(kind, made.sentence_en),
        alt=alt_text(made, "vi"),
        alt_en=alt_text(made, "en"),
        caption=made.sentence,
        caption_en=made.sentence_en,
        short_caption=short_text(made.sentence),
        short_caption_en=short_text(made.sentence_en),
        sort_order=place_behind(kit),
    )
    submit(asset, user)
    asset.save()
    if made.slogan:
        asset.slogans.set([made.slogan])
        asset.save()
    log(asset, "wagtail.create", user=user)
    return asset
