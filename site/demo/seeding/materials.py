"""Files: kits drawn by the program, pictures of articles, the short film, the short sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile

import resvg_py

from artwork import posters
from artwork.drawing import Drawing
from artwork.motif import bit_field
from core import text
from demo.content import films, guides, kinds, kits, poster_words, sounds
from demo.content.kit_words import WORDS, AssetWords
from demo.content.kits import Asset, File, Kit
from demo.content.words import both, english
from demo.factories.media import (
    AssetFactory,
    AssetKindFactory,
    ChannelTextFactory,
    CustomImageFactory,
    KindSpecFactory,
    KitFactory,
    RecordingFactory,
    VariantFactory,
)
from demo.seeding import sound
from demo.seeding.records import Records, in_both
from media import models as media
from media.enums import RecallReason
from media.recalls.recalling import recall
from sharing.pages import site_host
from users.enums import Role
from users.models import User

FILES = Path(__file__).resolve().parents[1] / "files"
CREDIT = both("Cổng 10·10", "Cổng 10·10")
PICTURES: list[tuple[str, str, str]] = [
    (both("Phát động ra quân", "Launch"), "phat-dong-ra-quan", "lacquer"),
    (both("Chợ quê quét mã", "A village market that scans"), "cho-que-quet-ma", "river"),
    (both("Làng chiếu cói", "The village of mats"), "lang-chieu-coi", "gold"),
    (both("Tổ công nghệ số", "The community team"), "to-cong-nghe-so", "ink"),
]
PICTURE_ALT = both(
    "Bốn hàng vạch và vòng, mỗi hàng là một chữ cái.", "Four rows of bars and rings, each a letter."
)


def make_kits(records: Records) -> dict[str, media.Kit]:
    """Every kit with its files."""
    made = {
        slug: _kind(slug, order, kind, records)
        for order, (slug, kind) in enumerate(kinds.KINDS.items())
    }
    handouts = replace(kits.HANDOUTS, assets=[_handout(guide) for guide in guides.GUIDES])
    return {kit.slug: _kit(kit, records, made) for kit in [*kits.KITS[::-1], handouts]}


def _kind(slug: str, order: int, kind: kinds.Kind, records: Records) -> media.AssetKind:
    law: dict[str, Any] = {}
    if kind.is_hung:
        law = {
            "hanging_days": kinds.HANGING_DAYS,
            "sponsor_percent": kinds.SPONSOR_PERCENT,
            "rules_document": records.law_on_hanging,
            "second_approver": Group.objects.get(name=Role.ASSET_APPROVER),
        }
    made = AssetKindFactory(
        slug=slug,
        sort_order=order,
        most_syllables=kind.most_syllables,
        **in_both("name", kind.name),
        **in_both("rules", kind.rules),
        **law,
    )
    for place, spec in enumerate(kind.specs):
        rules = {field.name: getattr(spec, field.name) for field in fields(spec)}
        lists = {name: list(rules.pop(name)) for name in ("formats", "languages")}
        names = in_both("name", rules.pop("name"))
        KindSpecFactory(kind=made, sort_order=place, **rules, **lists, **names)
    return made


def _kit(kit: Kit, records: Records, of_kind: Mapping[str, media.AssetKind]) -> media.Kit:
    campaign = records.archive if kit.year != "current" else records.campaign
    phases = sorted(campaign.phases.all(), key=lambda phase: phase.length)
    made = KitFactory(
        slug=kit.slug,
        campaign=campaign,
        use_from=phases[-1].starts_on,
        use_until=phases[-1].ends_on,
        access=kit.access,
        credit=CREDIT,
        unit=records.units[kits.GIVING_UNIT],
        **in_both("name", kit.name),
        **in_both("description", kit.text),
    )
    day = f"{campaign.main_day:%d/%m/%Y}"
    for order, asset in enumerate(kit.assets):
        days = {"use_until": phases[0].ends_on} if asset.only_in_peak else {}
        _asset(made, asset, of_kind[asset.kind], day, sort_order=order, **days)
    return made


def _asset(kit: media.Kit, asset: Asset, kind: media.AssetKind, day: str, **values: Any) -> None:
    words = WORDS.get(asset.name, AssetWords("", hashtags=""))
    made = AssetFactory(
        kit=kit,
        kind=kind,
        hashtags=words.hashtags,
        **in_both("name", asset.name),
        **in_both("alt", asset.alt),
        **in_both("caption", asset.caption),
        **in_both("short_caption", words.short),
        **values,
    )
    for place, (channel, said) in enumerate(words.texts.items()):
        ChannelTextFactory(asset=made, channel=channel, sort_order=place, **in_both("words", said))
    for place, file in enumerate(asset.files):
        variant = VariantFactory(
            asset=made,
            sort_order=place,
            language=file.language,
            file=_drawn(asset, file, day, file.before or asset.words[file.language]),
            **in_both("name", file.name),
        )
        if file.change:
            _replace(variant, _drawn(asset, file, day, asset.words[file.language]), file.change)


def _drawn(asset: Asset, file: File, day: str, words: posters.Words) -> ContentFile:
    """A file of an asset with these words on it."""
    title = asset.name if file.language == "vi" else english(asset.name)
    drawing = asset.draw(replace(words, day=day, address=site_host()), title)
    name = text.file_name(f"{asset.name}-{file.language}", file.file_format)
    return ContentFile(content_of(drawing, file), name=name)


def _replace(variant: media.Variant, file: ContentFile, change: str) -> None:
    """A new version, so that the one before keeps its address."""
    variant.file = file
    variant.change_note, variant.change_note_en = change, english(change)
    variant.save()


def recall_before_the_storm(made: Mapping[str, media.Kit], by: User) -> None:
    """What a province does when a storm is near: boards come down, and everybody who took one is told."""
    boards = media.Asset.objects.filter(kit__in=made.values(), name__in=kits.RECALLED_IN_STORM)
    note = kits.STORM_NOTE
    recall(boards, by, RecallReason.WEATHER, note, english(note))


def content_of(drawing: Drawing, file: File) -> bytes:
    """The drawing in the file's format."""
    if file.file_format == "svg":
        return drawing.svg().encode()
    return drawing.pdf(file.size) if file.file_format == "pdf" else drawing.png(int(file.size))


def _handout(guide: guides.Guide) -> Asset:
    """The printed sheet of a guide, in both languages."""

    def draw(words: posters.Words, title: str) -> Drawing:
        vietnamese = words.owner == poster_words.OWNER
        said = (lambda line: line) if vietnamese else english
        steps = [said(line) for line in guide.handout]
        return posters.handout(said(guide.title), steps, said(guides.FEE), words, title)

    return Asset(
        guide.title,
        "to-roi",
        kits.HANDOUT_ALT,
        draw,
        {"vi": poster_words.VIETNAMESE, "en": poster_words.ENGLISH},
        [File(kits.A4, "pdf", 210), File(kits.A4_ENGLISH, "pdf", 210, "en")],
    )


def make_pictures() -> list[media.CustomImage]:
    """Pictures of the library, drawn in the motif."""
    return [
        CustomImageFactory(
            title=title,
            credit=CREDIT,
            content=bytes(
                resvg_py.svg_to_bytes(
                    svg_string=bit_field(slug, palette), width=1200, skip_system_fonts=True
                )
            ),
        )
        for title, slug, palette in PICTURES
    ]


def make_recordings() -> dict[str, media.Recording]:
    """Film and sound, by the names that articles call them."""
    return {"film": _film(), "sound": _sound()}


def _sound() -> media.Recording:
    """The short sound with its transcript."""
    return RecordingFactory(
        duration=sound.seconds(sounds.STROKES),
        file=ContentFile(sound.strokes(sounds.STROKES), name=sounds.FILE),
        credit=CREDIT,
        **in_both("title", sounds.TITLE),
        **in_both("transcript", sounds.TRANSCRIPT),
    )


def _film() -> media.Recording:
    """The silent film with captions and transcript."""
    return RecordingFactory(
        video=True,
        title=films.SCENES[0][0],
        title_en=films.SCENES[0][1],
        duration=films.SECONDS_A_SCENE * len(films.SCENES),
        width=1280,
        height=720,
        file=ContentFile((FILES / films.FILM_FILE).read_bytes(), name=films.FILM_FILE),
        captions=ContentFile(films.captions().encode(), name="nop-ho-so-truc-tuyen.vtt"),
        transcript=films.transcript(0),
        transcript_en=films.transcript(1),
        credit=CREDIT,
    )
