"""The library for programs: what it tells, what it hides, how it refuses, what it costs."""

import json
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import jsonschema
import pytest
from openapi_spec_validator import validate

from demo.factories import files
from demo.factories.media import (
    AssetFactory,
    AssetKindFactory,
    KitFactory,
    SloganFactory,
    VariantFactory,
)
from demo.factories.programme import CampaignFactory, TopicFactory
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from media.enums import Access, AssetState, Licence, RecallReason
from media.models import ChannelText, FormerVersion, KindSpec, Kit, Variant
from tests.whole.test_hostile_input import HOSTILE

pytestmark = pytest.mark.django_db

PATHS = ("kits", "assets", "withdrawals", "kinds", "topics", "campaigns", "openapi.json")


def ask(client, address, status=200, **options):
    answer = client.get(f"/api/v1/{address}", **options)
    assert answer.status_code == status, (address, answer.status_code, answer.content[:300])
    return json.loads(answer.content)


@pytest.fixture
def poster(home):
    """An asset with everything that can be told of one."""
    campaign = CampaignFactory()
    kit = KitFactory(
        slug="bo-ap-phich", name="Bộ áp phích", name_en="Posters", campaign=campaign,
        topic=TopicFactory(slug="an-toan"), unit=UnitFactory(name="Sở", name_en="Department"),
        phase=campaign.phases.first(), use_until=timezone.localdate() + timedelta(days=9),
    )  # fmt: skip
    kind = AssetKindFactory(name="Ảnh vuông", name_en="Square", rules="Một\nHai", rules_en="1\n2")
    spec = KindSpec.objects.create(kind=kind, name="Vuông", width=1, height=1, is_ratio=True,
                                   measure="px", formats=["png"])  # fmt: skip
    asset = AssetFactory(
        kit=kit, kind=kind, name="An toàn", name_en="Safety", caption="Lời", caption_en="Words",
        hashtags="#NgayChuyenDoiSo #AnToan", licence=Licence.CC_BY, credit="Sở Khoa học",
        source="Kế hoạch", short_caption="Ngắn",
    )  # fmt: skip
    expired = SloganFactory(use_until=timezone.localdate())
    asset.slogans.set([SloganFactory(wording="Đi từng ngõ"), SloganFactory(proposed=True), expired])
    asset.channel_texts = [ChannelText(channel="zalo", words="Chào bạn", words_en="Hello")]
    asset.save()
    variant = VariantFactory(asset=asset, content=files.pixels(300, 300), name="Vuông",
                             name_en="Square", change_note="Bản đầu")  # fmt: skip
    assert variant.spec == spec
    return asset


def renew(variant):
    """Another file in place of the stored one."""
    variant.file = ContentFile(files.pixels(301, 301), name="anh.png")
    variant.change_note = "Đúng ngày"
    variant.save()


def recall(asset, **values):
    asset.recalled_at, asset.recall_reason = timezone.now(), RecallReason.WRONG_DATE
    asset.recall_note, asset.recall_note_en = "Gỡ xuống.", "Take it down."
    for name, value in values.items():
        setattr(asset, name, value)
    asset.save()


def test_a_kit_tells_all_that_a_taker_must_know(client, poster):
    variant = poster.variants.get()
    old = variant.sha256
    renew(variant)
    kit = ask(client, "kits/bo-ap-phich")
    assert kit["title"] == {"vi": "Bộ áp phích", "en": "Posters"}
    assert kit["url"]["en"] == f"{settings.SITE_URL}/en/media/bo-ap-phich/"
    assert (kit["topic"]["slug"], kit["campaign"]) == ("an-toan", poster.kit.campaign.year)
    assert kit["unit"] == {"vi": "Sở", "en": "Department"}
    assert kit["use_until"] == poster.kit.use_until.isoformat()
    (asset,) = kit["assets"]
    assert asset["caption"] == {"vi": "Lời", "en": "Words"}
    assert asset["short_caption"] == {"vi": "Ngắn", "en": None}
    assert asset["hashtags"] == ["#NgayChuyenDoiSo", "#AnToan"]
    assert asset["channel_texts"] == [
        {"channel": "zalo", "text": {"vi": "Chào bạn", "en": "Hello"}, "length": 8}
    ]
    assert asset["slogans"] == [{"vi": "Đi từng ngõ", "en": None}]
    assert asset["licence"]["code"] == "cc-by-4.0"
    assert asset["licence"]["url"].startswith("https://creativecommons.org/")
    assert asset["licence"]["title"]["vi"] != asset["licence"]["title"]["en"]
    assert (asset["credit"], asset["source"]) == ("Sở Khoa học", "Kế hoạch")
    assert asset["use_until"] == kit["use_until"] and asset["use_state"] == "in-use"
    (told,) = asset["variants"]
    variant.refresh_from_db()
    assert (told["sha256"], told["bytes"], told["version"]) == (variant.sha256, variant.octets, 2)
    assert (told["width"], told["height"], told["measure"]) == (301.0, 301.0, "px")
    assert told["format"] == "png" and told["content_type"] == "image/png"
    assert told["size_id"] == variant.spec_id and told["change_note"]["vi"] == "Đúng ngày"
    (former,) = told["former_versions"]
    assert (former["sha256"], former["version"]) == (old, 1)
    assert former["change_note"]["vi"] == "Bản đầu"
    assert former["url"].startswith(f"{settings.SITE_URL}/media/bo-ap-phich/")
    for address in (told["url"], told["preview"]["url"], told["thumbnail_url"]):
        taken = client.get(address.removeprefix(settings.SITE_URL))
        assert taken.status_code == 200, address
    assert b"".join(client.get(told["url"].removeprefix(settings.SITE_URL)).streaming_content)


def test_hashtags_come_one_by_one_with_their_sign_however_they_were_typed(client, poster):
    poster.hashtags = "AnToan, #NgayChuyenDoiSo;#Muoi"
    poster.save()
    told = ask(client, f"assets/{poster.pk}")
    assert told["hashtags"] == ["#AnToan", "#NgayChuyenDoiSo", "#Muoi"]


def test_only_what_is_public_is_told_anywhere(client, home):
    hidden = [
        KitFactory.with_files(name="Nháp kín", live=False),
        KitFactory.with_files(name="Báo chí kín", access=Access.MEDIA),
        KitFactory.with_files(name="Đơn vị kín", access=Access.UNITS),
    ]
    open_kit = KitFactory.with_files(name="Mở")
    waiting = AssetFactory(kit=open_kit, name="Chờ duyệt kín", state=AssetState.WAITING)
    VariantFactory(asset=waiting)
    past = AssetFactory(kit=open_kit, name="Hết quyền kín", rights_until=timezone.localdate())
    VariantFactory(asset=past)
    type(past).objects.filter(pk=past.pk).update(hidden_from=timezone.localdate())
    for kit in hidden:
        recall(AssetFactory(kit=kit, name="Thu hồi kín"))
        ask(client, f"kits/{kit.slug}", 404)
        ask(client, f"assets/{kit.assets.first().pk}", 404)
    ask(client, f"assets/{waiting.pk}", 404)
    chief = UserFactory(superuser=True)
    for signed_in in (False, True):
        if signed_in:
            client.force_login(chief)
        for path in ("kits", f"kits/{open_kit.slug}", "assets", "withdrawals"):
            text = client.get(f"/api/v1/{path}").content.decode()
            assert "kín" not in text, (path, signed_in)
    assert ask(client, "assets")["count"] == 1


def test_the_right_to_show_an_asset_ends_in_the_api_too(client, poster):
    type(poster).objects.filter(pk=poster.pk).update(hidden_from=timezone.localdate())
    ask(client, f"assets/{poster.pk}", 404)
    assert ask(client, "assets")["count"] == 0
    kit = ask(client, "kits/bo-ap-phich")
    assert (kit["assets"], kit["files"], kit["preview"]) == ([], 0, None)


def test_a_recalled_asset_is_withdrawn_with_reason_day_and_checksums(client, poster):
    variant = poster.variants.get()
    first = variant.sha256
    renew(variant)
    assert ask(client, "withdrawals")["count"] == 0
    recall(poster)
    gone = ask(client, f"assets/{poster.pk}", 410)
    assert gone["error"]["code"] == "withdrawn"
    kit = ask(client, "kits/bo-ap-phich")
    assert kit["assets"] == [] and kit["archive_url"] is None
    for told in (gone["withdrawal"], kit["withdrawn"][0], ask(client, "withdrawals")["items"][0]):
        assert told["id"] == poster.pk
        assert told["reason"]["code"] == "wrong-date"
        assert told["note"] == {"vi": "Gỡ xuống.", "en": "Take it down."}
        assert told["withdrawn_at"][:10] == timezone.localdate().isoformat()
        assert {file["sha256"] for file in told["files"]} == {first, variant.sha256}
    assert ask(client, "assets")["count"] == 0


def test_a_recall_is_told_of_while_new_files_of_the_asset_wait_for_approval(client, poster):
    recall(poster)
    type(poster).objects.filter(pk=poster.pk).update(state=AssetState.WAITING)
    assert [row["id"] for row in ask(client, "withdrawals")["items"]] == [poster.pk]
    assert ask(client, f"assets/{poster.pk}", 410)["withdrawal"]["id"] == poster.pk


def test_a_new_line_in_a_text_counts_as_one_letter(client, poster):
    ChannelText.objects.filter(asset=poster).update(words="Chào\r\nbạn")
    told = ask(client, f"assets/{poster.pk}")["channel_texts"]
    assert [text["length"] for text in told] == [8]


def test_expired_kits_are_told_of_when_asked_for(client, home):
    today = timezone.localdate()
    KitFactory.with_files(slug="nay")
    KitFactory.with_files(slug="mai", use_from=today + timedelta(days=1))
    KitFactory.with_files(slug="qua", use_until=today)

    def slugs(query):
        return {kit["slug"] for kit in ask(client, f"kits{query}")["items"]}

    assert slugs("") == {"nay", "mai"}
    assert slugs("?use=expired") == {"qua"}
    assert slugs("?use=expired&use=coming") == {"qua", "mai"}
    assert ask(client, "kits/qua")["use_state"] == "expired"
    assert ask(client, "assets?use=expired")["count"] == 1


def test_kits_are_narrowed_by_topic_campaign_and_phase(client, poster):
    KitFactory.with_files()
    phase = poster.kit.phase
    year = poster.kit.campaign.year
    for query in (f"topic=an-toan&campaign={year}", f"campaign={year}", "topic=an-toan"):
        assert ask(client, f"kits?{query}")["count"] == 1, query
    within = {
        kit["slug"] for kit in ask(client, f"kits?phase={phase.pk}&use=expired&use=in-use")["items"]
    }
    assert "bo-ap-phich" in within


def test_assets_are_narrowed_by_what_one_file_is(client, poster):
    spec = poster.variants.get().spec
    other = AssetFactory(kind=AssetKindFactory(name="Pano"))
    VariantFactory(asset=other, content=files.drawing(20, 10), file_name="a.svg", language="en")
    VariantFactory(asset=other, content=files.pixels(20, 10), language="vi")
    assert ask(client, "assets")["count"] == 2
    for query, found in {
        "kind=anh-vuong": 1,
        "kind=anh-vuong&kind=pano": 2,
        f"size={spec.pk}": 1,
        "format=svg": 1,
        "language=en": 1,
        # Each is there, but no file is both.
        "format=png&language=en": 0,
        "topic=an-toan": 1,
        "language=mtq": 0,
    }.items():
        assert ask(client, f"assets?{query}")["count"] == found, query


def test_lists_come_in_pages_of_a_bounded_size(client, home):
    for number in range(5):
        KitFactory(slug=f"bo-{number}")
    first = ask(client, "kits?per_page=2")
    assert (first["count"], first["pages"], first["previous"]) == (5, 3, None)
    assert [kit["slug"] for kit in first["items"]] == ["bo-4", "bo-3"]
    second = ask(client, first["next"].split("/api/v1/")[1])
    assert [kit["slug"] for kit in second["items"]] == ["bo-2", "bo-1"]
    assert "per_page=2" in second["next"] and "page=1" in second["previous"]
    for query in ("page=4&per_page=2", "page=0", "per_page=101", "per_page=0", "page=x", "page="):
        told = ask(client, f"kits?{query}", 422)["error"]
        assert told["problems"][0]["parameter"] in ("page", "per_page")


def test_an_unknown_parameter_or_value_is_named_in_both_languages(client, home):
    for query, name in {
        "colour=red": "colour",
        "lang=vi": "lang",
        "topic=khong-co": "topic",
        "campaign=1999": "campaign",
        "campaign=99999999999": "campaign",
        "phase=5": "phase",
        "use=soon": "use",
        "use=in-use&use=soon": "use",
        "&".join(["use=in-use"] * 21): "use",
    }.items():
        error = ask(client, f"kits?{query}", 422)["error"]
        (problem,) = error["problems"]
        assert problem["parameter"] == name
        for message in (error["message"], problem["message"]):
            assert message["vi"] and message["en"] and message["vi"] != message["en"]


def test_an_unchanged_answer_costs_one_query_and_sends_nothing(client, poster, settings):
    settings.REMEMBER_PAGES = True
    etag = client.get("/api/v1/kits/bo-ap-phich")["ETag"]
    with CaptureQueriesContext(connection) as asked:
        again = client.get("/api/v1/kits/bo-ap-phich", headers={"If-None-Match": etag})
    assert (again.status_code, again.content, len(asked)) == (304, b"", 1)
    assert again["Access-Control-Allow-Origin"] == "*"
    recall(poster)
    changed = client.get("/api/v1/kits/bo-ap-phich", headers={"If-None-Match": etag})
    assert changed.status_code == 200 and changed["ETag"] != etag


def test_answers_are_for_everyone_everywhere(client, poster):
    for path in (*PATHS, "kits/bo-ap-phich", f"assets/{poster.pk}"):
        answer = client.get(f"/api/v1/{path}", headers={"Origin": "https://bao.example"})
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cache-Control"] == "public, max-age=30"
        assert answer["Vary"] == "Accept-Encoding" and not answer.cookies
        assert answer["Content-Type"].startswith("application/json")
        head = client.head(f"/api/v1/{path}")
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", answer["ETag"])
        asked = client.options(f"/api/v1/{path}")
        assert asked.status_code == 204
        assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, poster, method):
    for path in (*PATHS, "kits/bo-ap-phich"):
        answer = getattr(client, method)(f"/api/v1/{path}")
        assert answer.status_code == 405, path
        assert json.loads(answer.content)["error"]["code"] == "method-not-allowed"
        assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_whatever_is_asked_the_answer_is_json_of_one_shape(client, poster):
    client.raise_request_exception = False
    schema = ask(client, "openapi.json")
    names = ("page", "per_page", "topic", "campaign", "phase", "use", "kind", "size", "format")
    asked = [f"{path}?{name}={value}" for path in ("kits", "assets", "withdrawals", "kinds")
             for name in (*names, "language", "x") for value in HOSTILE.values()]  # fmt: skip
    asked += [f"openapi.json?lang={value}" for value in HOSTILE.values()]
    asked += [f"{place}/{value.replace('+', '%20')}" for value in HOSTILE.values()
              for place in ("kits", "assets", "x", "kits/bo-ap-phich")]  # fmt: skip
    for address in asked:
        answer = client.get(f"/api/v1/{address}")
        assert answer.status_code in (200, 400, 404, 414, 422), address[:100]
        body = json.loads(answer.content)
        if answer.status_code != 200:
            check(schema, body, {"$ref": "#/components/schemas/Error"})
            assert body["error"]["status"] == answer.status_code
            assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_failure_of_ours_is_json_too(client, home, monkeypatch):
    client.raise_request_exception = False

    def fail(*args):
        raise RuntimeError("broken")

    monkeypatch.setattr("media.api.endpoints.topic_row", fail)
    TopicFactory()
    assert ask(client, "topics", 500)["error"]["code"] == "server-error"


def check(schema, body, part):
    jsonschema.Draft202012Validator({**part, "components": schema["components"]}).validate(body)


def test_the_description_is_valid_and_every_answer_is_as_described(client, poster):
    other = AssetFactory(kit=KitFactory(slug="bo-hai"), name="Thu hồi")
    VariantFactory(asset=other)
    recall(other)
    document = ask(client, "openapi.json")
    validate(document)
    assert document["openapi"].startswith("3.1")
    filled = {"slug": "bo-ap-phich", "number": poster.pk}
    for path, methods in document["paths"].items():
        assert set(methods) == {"get"}
        told = methods["get"]
        assert told["summary"]
        body = ask(client, path.format(**filled).removeprefix("/api/v1/"))
        check(document, body, told["responses"]["200"]["content"]["application/json"]["schema"])
    gone = document["paths"]["/api/v1/assets/{number}"]["get"]["responses"]["410"]
    check(document, ask(client, f"assets/{other.pk}", 410),
          gone["content"]["application/json"]["schema"])  # fmt: skip


def _described(part):
    """Every description in a document that is shown to people."""
    if isinstance(part, list):
        for each in part:
            yield from _described(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in ("description", "summary") and isinstance(value, str):
                yield value
            else:
                yield from _described(value)


def test_a_language_that_is_not_there_is_refused_with_those_that_are(client, home):
    (problem,) = ask(client, "openapi.json?lang=fr", 422)["error"]["problems"]
    assert problem["parameter"] == "lang"
    assert problem["message"]["en"] == "One of these is needed: vi, en."


def test_the_description_is_told_in_both_languages(client, home):
    english, vietnamese = ask(client, "openapi.json"), ask(client, "openapi.json?lang=vi")
    for name in ("paths", "info"):
        pairs = zip(_described(english[name]), _described(vietnamese[name]), strict=True)
        same = {one for one, other in pairs if one == other}
        assert same <= {"OK", "Not Found", "Gone", "Unprocessable Entity",
                        "Unprocessable Content"}, same  # fmt: skip
    assert english["info"]["x-licences"]["free"] != vietnamese["info"]["x-licences"]["free"]
    ask(client, "openapi.json?lang=de", 422)


@pytest.mark.parametrize("address", ["/api/", "/en/api/"])
def test_a_page_for_people_lists_what_can_be_asked(client, home, address):
    html = client.get(address).content.decode()
    for path in ask(client, "openapi.json")["paths"]:
        assert f"GET {path}" in html
    assert html.count("<h1") == 1 and "per_page" in html and "cc-by-4.0" in html
    assert 'href="/api/v1/openapi.json?lang=' in html


def grow(kits, sample):
    """So many open kits, each with a file, a former one and a recalled asset, without reading any file."""
    for number in range(Kit.objects.count(), kits):
        kit = KitFactory(slug=f"bo-{number}", topic=sample.kit.topic, campaign=sample.kit.campaign)
        shown = AssetFactory(kit=kit, kind=sample.kind)
        recalled = AssetFactory(kit=kit, kind=sample.kind, recalled_at=timezone.now())
        variants = [Variant(asset=asset, name="Bản") for asset in (shown, recalled)]
        for variant in variants:
            variant.take_from(sample.variants.get())
        Variant.objects.bulk_create(variants)
        for variant in variants:
            FormerVersion.objects.create(
                variant=variant, version=9, replaced_at=timezone.now(), file_format="png",
                file="kits/none.png",
            )  # fmt: skip


def test_two_hundred_kits_take_as_many_queries_as_ten(client, poster):
    settled = {}
    for number in (10, 200):
        grow(number, poster)
        for path in ("kits?per_page=100", "assets?per_page=100", "withdrawals?per_page=100"):
            with CaptureQueriesContext(connection) as asked:
                assert ask(client, path)["count"] >= number - 1
            assert settled.setdefault(path, len(asked)) == len(asked) <= 12, path
