"""Proofs of use: sent by a unit, seen by it and by the library, checked by another."""

import importlib
import io
from datetime import timedelta

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

import pytest
from PIL import Image

from demo.factories import files
from demo.factories.media import AccessLinkFactory, AssetFactory, KitFactory, ProofOfUseFactory
from demo.factories.programme import CampaignFactory
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from media.enums import Access, AssetState, ProofState
from media.models import ProofOfUse
from tests.media.taking import content
from users.enums import Role

pytestmark = pytest.mark.django_db

NEW = "/admin/library/proofs/new/"


@pytest.fixture
def commune(home):
    return UnitFactory(name="Xã Hoằng Hóa")


@pytest.fixture
def member(commune):
    return UserFactory(groups=[Role.CONTRIBUTOR], unit=commune)


@pytest.fixture
def unit_desk(client, member):
    """The admin as somebody of a commune sees it."""
    client.force_login(member)
    return client


@pytest.fixture
def checker(db):
    return UserFactory(groups=[Role.APPROVER])


def send(client, asset, address=NEW, /, **values):
    today = timezone.localdate()
    told = {"asset": asset.pk, "kind": "hung", "used_on": today.isoformat(), "pieces": "3"}
    told |= {"place": "Cổng làng", "link": "https://example.vn/tin/1"}
    return client.post(address, told | values)


def decide(client, proof, name, **given):
    """Look at the page, then answer what it asked."""
    address = reverse("decide_on_proof", args=[proof.pk, name])
    seen = client.get(address).context["form"].initial["seen"]
    response = client.post(address, {"seen": seen, **given})
    proof.refresh_from_db()
    return response


def photo(name="anh.jpg", **options):
    written = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(written, "JPEG", **options)
    return SimpleUploadedFile(name, written.getvalue(), content_type="image/jpeg")


def test_the_page_of_a_kit_leads_units_to_the_form_with_their_asset(client, member, home):
    kit = KitFactory.with_files()
    asset = kit.assets.get()
    html = client.get(kit.get_absolute_url()).content.decode()
    assert f'action="{NEW}"' in html and f'<option value="{asset.pk}">' in html
    sent_to_sign_in = client.get(f"{NEW}?asset={asset.pk}")
    assert f"asset%3D{asset.pk}" in sent_to_sign_in["Location"]
    client.force_login(member)
    form = client.get(f"{NEW}?asset={asset.pk}").content.decode()
    assert f'<option value="{asset.pk}" selected>' in form


def test_the_page_of_a_link_asks_only_those_for_proofs_who_may_send_one(client, member, home):
    kit = KitFactory.with_files(access=Access.UNITS)
    page = AccessLinkFactory(kit=kit).get_absolute_url()
    assert NEW not in client.get(page).content.decode()
    client.force_login(UserFactory(groups=[Role.MEDIA], unit=member.unit))
    assert NEW not in client.get(page).content.decode()
    client.force_login(member)
    assert NEW in client.get(page).content.decode()


def test_whoever_is_signed_in_and_may_send_no_proof_is_asked_for_none(client, home):
    page = KitFactory.with_files().get_absolute_url()
    for nobody in (
        UserFactory(groups=[Role.MEDIA], unit=UnitFactory()),
        UserFactory(groups=[Role.CONTRIBUTOR]),
    ):
        client.force_login(nobody)
        assert NEW not in client.get(page).content.decode()


def test_a_kit_without_files_asks_for_no_proof(client, home):
    assert NEW not in client.get(KitFactory().get_absolute_url()).content.decode()


def test_a_member_sends_a_link_for_the_own_unit(unit_desk, member, commune):
    asset = AssetFactory()
    assert send(unit_desk, asset).status_code == 302
    proof = ProofOfUse.objects.get()
    assert (proof.unit, proof.sent_by, proof.state) == (commune, member, ProofState.SENT)
    assert (proof.pieces, proof.place) == (3, "Cổng làng")


def test_a_link_typed_without_its_scheme_is_one_of_https(unit_desk):
    assert send(unit_desk, AssetFactory(), link="example.vn/tin/1").status_code == 302
    assert ProofOfUse.objects.get().link == "https://example.vn/tin/1"


def test_a_member_can_not_speak_for_another_unit(unit_desk, commune):
    other = UnitFactory(name="Xã Nga Sơn")
    assert 'name="unit"' not in unit_desk.get(NEW).content.decode()
    send(unit_desk, AssetFactory(), unit=other.pk)
    assert ProofOfUse.objects.get().unit == commune


def test_somebody_of_no_unit_is_told_so(client, home):
    client.force_login(UserFactory(groups=[Role.CONTRIBUTOR]))
    answer = client.get(NEW, follow=True)
    assert "Tài khoản của bạn chưa thuộc đơn vị nào" in answer.content.decode()
    assert send(client, AssetFactory()).status_code == 302
    assert not ProofOfUse.objects.exists()


def test_a_photo_is_freed_of_what_the_camera_wrote_and_of_its_name(unit_desk):
    exif = Image.Exif()
    exif[0x010F] = "Hãng máy ảnh"
    exif.get_ifd(0x8825)[1] = "N"
    answer = send(unit_desk, AssetFactory(), link="", photo=photo("Nhà bà Tư.jpg", exif=exif))
    assert answer.status_code == 302
    proof = ProofOfUse.objects.get()
    with Image.open(proof.photo.open()) as stored:
        assert not stored.getexif()
    assert "Tư" not in proof.photo.name and proof.photo.name.endswith(".jpg")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.jpg", b"\xff\xd8\xff" + b"x" * 200),
        ("anh.jpg", files.drawing(10, 10)),
        ("anh.gif", b"GIF89a" + b"\0" * 40),
        ("anh.pdf", files.printed()),
        ("anh.html", b"<script>alert(1)</script>"),
        ("anh.jpg", b"\0"),
    ],
)
def test_what_is_no_photo_is_refused_in_words(unit_desk, name, content):
    answer = send(unit_desk, AssetFactory(), link="", photo=SimpleUploadedFile(name, content))
    assert answer.status_code == 200
    assert answer.context["form"].errors["photo"]
    assert not ProofOfUse.objects.exists()


def test_a_photo_is_shown_to_those_who_see_the_proof_and_to_nobody_else(client, member, checker):
    proof = ProofOfUseFactory(unit=member.unit, photo=ContentFile(photo().read(), name="a.jpg"))
    address = reverse("proof_photo", args=[proof.pk])
    assert client.get(address).status_code == 302
    stranger = UserFactory(groups=[Role.CONTRIBUTOR], unit=UnitFactory(name="Xã Nga Sơn"))
    for user, status in ((stranger, 404), (member, 200), (checker, 200)):
        client.force_login(user)
        answer = client.get(address)
        assert answer.status_code == status
    assert answer["Cache-Control"].startswith("private, no-store")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Type"] == "image/jpeg"
    client.logout()
    for guessed in (f"/files/{proof.photo.name}", f"/documents/{proof.photo.name}"):
        assert client.get(guessed).status_code == 404


def test_a_proof_without_a_photo_has_none_to_show(unit_desk, commune):
    proof = ProofOfUseFactory(unit=commune)
    assert unit_desk.get(reverse("proof_photo", args=[proof.pk])).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("link", ""),
        ("link", "javascript:alert(1)"),
        ("link", "ftp://example.vn/a"),
        ("link", "https://example.vn/" + "a" * 500),
        ("pieces", "0"),
        ("pieces", "-1"),
        ("pieces", "100001"),
        ("pieces", "9" * 40),
        ("pieces", "9" * 5000),
        ("used_on", "2024-02-31"),
        ("used_on", "9999-12-31"),
        ("used_on", "0001-01-01"),
        ("kind", "eaten"),
        ("place", "a\0b"),
        ("place", "a" * 201),
        ("asset", "9" * 40),
        ("asset", "9" * 5000),
        ("asset", "\0"),
        ("asset", "x"),
    ],
)
def test_nonsense_is_refused_at_its_field_and_nothing_is_lost(unit_desk, field, value):
    kit = KitFactory(use_from=timezone.localdate() - timedelta(days=3))
    answer = send(unit_desk, AssetFactory(kit=kit), **{field: value})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    if field != "place":
        assert "Cổng làng" in answer.content.decode()
    assert not ProofOfUse.objects.exists()


def test_a_use_can_not_lie_in_the_future_or_before_the_campaign(unit_desk):
    today = timezone.localdate()
    campaign = CampaignFactory(year=today.year, opens_on=today - timedelta(days=5), main_day=today)
    asset = AssetFactory(kit=KitFactory(campaign=campaign, use_from=today))
    for day in (today + timedelta(days=1), today - timedelta(days=6)):
        answer = send(unit_desk, asset, used_on=day.isoformat())
        assert list(answer.context["form"].errors) == ["used_on"]
    assert send(unit_desk, asset, used_on=campaign.opens_on.isoformat()).status_code == 302


def test_the_same_link_counts_once_for_an_asset_and_a_unit(unit_desk, commune):
    asset = AssetFactory()
    link = "https://example.vn/tin/1"
    first = ProofOfUseFactory(asset=asset, unit=commune, link=link)
    assert list(send(unit_desk, asset).context["form"].errors) == ["link"]
    assert send(unit_desk, AssetFactory()).status_code == 302
    # Saved again, it is no copy of itself.
    edit = reverse("proofs:edit", args=[first.pk])
    assert send(unit_desk, asset, edit, pieces="9").status_code == 302
    first.refresh_from_db()
    assert first.pieces == 9


def test_only_what_is_given_out_can_be_chosen(unit_desk):
    hidden = [
        AssetFactory(kit=KitFactory(live=False)),
        AssetFactory(state=AssetState.WAITING),
        AssetFactory(recalled_at=timezone.now()),
    ]
    for asset in hidden:
        assert "asset" in send(unit_desk, asset).context["form"].errors
        assert f'value="{asset.pk}"' not in _options(unit_desk, asset)
    for_units = AssetFactory(kit=KitFactory(access=Access.UNITS))
    assert send(unit_desk, for_units).status_code == 302


def _options(client, asset):
    html = client.get(f"{NEW}?asset={asset.pk}").content.decode()
    return html.partition('name="asset"')[2].partition("</select>")[0]


def test_an_asset_beyond_the_list_is_reached_by_its_address(unit_desk, monkeypatch):
    monkeypatch.setattr("media.proofs.forms.MOST_ASSETS_LISTED", 1)
    old, new = AssetFactory(), AssetFactory()
    assert f'value="{old.pk}"' not in _options(unit_desk, new)
    assert f'value="{old.pk}" selected' in _options(unit_desk, old)
    assert send(unit_desk, old).status_code == 302


def test_a_unit_sees_its_own_proofs_and_those_below_it_and_no_others(client, home):
    province = UnitFactory(province=True)
    commune = UnitFactory(name="Xã Hoằng Hóa", parent=province)
    former = UnitFactory.former(commune, name="Xã Hoằng Thắng", parent=province)
    split = UnitFactory(name="Xã Quan Sơn", parent=province)
    other = UnitFactory.former(commune, split, name="Xã Nga Sơn", parent=province)
    proofs = {
        unit.pk: ProofOfUseFactory(unit=unit) for unit in (province, commune, former, split, other)
    }
    seen_by = {
        province: {province, commune, former, split, other},
        commune: {commune, former},
        former: {commune, former},
        split: {split},
        # Two carry on its work, so it speaks for none of them, and not for the province.
        other: {other},
    }
    for unit, seen in seen_by.items():
        client.force_login(UserFactory(groups=[Role.CONTRIBUTOR], unit=unit))
        listed = client.get(reverse("proofs:index")).context["object_list"]
        assert {proof.unit_id for proof in listed} == {each.pk for each in seen}, unit.name
        for key, proof in proofs.items():
            may = key in {each.pk for each in seen}
            for view in ("edit", "delete", "history", "inspect", "usage"):
                status = client.get(reverse(f"proofs:{view}", args=[proof.pk])).status_code
                assert (status == 200) is may, (view, unit.name, status)
    for role in (Role.EDITOR, Role.APPROVER):
        client.force_login(UserFactory(groups=[role]))
        assert len(client.get(reverse("proofs:index")).context["object_list"]) == 5
    client.force_login(UserFactory(groups=[Role.REGISTRAR]))
    assert client.get(reverse("proofs:index")).status_code == 302


@pytest.mark.parametrize("query", ["", "?export=csv"])
def test_the_history_of_the_site_names_no_unit_that_sent_a_proof(client, member, checker, query):
    sender = UserFactory(groups=[Role.CONTRIBUTOR], unit=UnitFactory(name="Xã Nga Sơn"))
    client.force_login(sender)
    send(client, AssetFactory())
    proof = ProofOfUse.objects.get()
    send(client, proof.asset, reverse("proofs:edit", args=[proof.pk]), pieces="4")
    client.force_login(checker)
    decide(client, proof, "check")
    heading = f"{proof.asset}, Xã Nga Sơn"
    for view in ("edit", "inspect", "history", "usage", "delete"):
        shown = client.get(reverse(f"proofs:{view}", args=[proof.pk])).content.decode()
        assert heading in shown, view
    client.post(reverse("proofs:delete", args=[proof.pk]))
    client.force_login(member)
    answer = client.get(f"/admin/reports/site-history/{query}")
    told = content(answer).decode()
    assert told.count(f"Minh chứng sử dụng số {proof.pk}") == 4
    assert "Nga Sơn" not in told


def test_entries_of_before_name_no_unit_any_more(commune):
    proof = ProofOfUseFactory(unit=commune)
    log(proof, "wagtail.create", title=proof.heading)
    log(proof.asset, "wagtail.create")
    migration = importlib.import_module("media.migrations.0009_no_units_in_the_history")
    migration.name_proofs_by_number(apps, None)
    labels = ModelLogEntry.objects.values_list("label", flat=True)
    assert set(labels) == {f"Minh chứng sử dụng số {proof.pk}", proof.asset.name}


def test_an_editor_looks_but_does_not_touch(client, home):
    client.force_login(UserFactory(groups=[Role.EDITOR]))
    proof = ProofOfUseFactory()
    assert client.get(reverse("proofs:inspect", args=[proof.pk])).status_code == 200
    assert proof.link in client.get(reverse("proofs:inspect", args=[proof.pk])).content.decode()
    for address in (NEW, reverse("proofs:edit", args=[proof.pk])):
        assert client.get(address).status_code == 302


def test_a_checked_proof_is_closed_to_its_unit_and_a_refused_one_can_be_mended(
    client, unit_desk, member, checker
):
    asset = AssetFactory()
    send(unit_desk, asset)
    proof = ProofOfUse.objects.get()
    client.force_login(checker)
    assert decide(client, proof, "refuse", why=" ").status_code == 422
    decide(client, proof, "refuse", why="Ảnh không thấy ấn phẩm.")
    assert (proof.state, proof.state_note) == (ProofState.REFUSED, "Ảnh không thấy ấn phẩm.")
    client.force_login(member)
    edit = reverse("proofs:edit", args=[proof.pk])
    assert "Ảnh không thấy ấn phẩm." in client.get(edit).content.decode()
    send(client, asset, edit, link="https://example.vn/tin/2")
    proof.refresh_from_db()
    assert (proof.state, proof.state_note) == (ProofState.SENT, "")
    client.force_login(checker)
    decide(client, proof, "check")
    assert proof.state == ProofState.CHECKED
    client.force_login(member)
    for view in ("edit", "delete"):
        assert client.post(reverse(f"proofs:{view}", args=[proof.pk])).status_code == 404
    assert client.get(reverse("proofs:inspect", args=[proof.pk])).status_code == 200


def test_nobody_checks_the_own_proof(client, checker, home):
    own = ProofOfUseFactory(sent_by=checker)
    client.force_login(checker)
    address = reverse("decide_on_proof", args=[own.pk, "check"])
    assert client.get(address).status_code == 302
    client.post(address, {"seen": "x"})
    own.refresh_from_db()
    assert own.state == ProofState.SENT


@pytest.mark.parametrize(
    ("field", "value"),
    [("link", "https://example.vn/khac"), ("place", "Nơi khác"), ("pieces", 9), ("kind", "posted")],
)
def test_nobody_confirms_what_came_after_the_look(client, checker, home, field, value):
    proof = ProofOfUseFactory()
    client.force_login(checker)
    address = reverse("decide_on_proof", args=[proof.pk, "check"])
    seen = client.get(address).context["form"].initial["seen"]
    setattr(proof, field, value)
    proof.save()
    answer = client.post(address, {"seen": seen})
    assert answer.status_code == 422
    assert "đã thay đổi sau khi bạn xem" in answer.content.decode()
    proof.refresh_from_db()
    assert proof.state == ProofState.SENT
    client.post(address, {"seen": answer.context["form"]["seen"].value()})
    proof.refresh_from_db()
    assert proof.state == ProofState.CHECKED


def test_two_checkers_don_t_overrule_each_other_unseen(client, checker, home):
    proof = ProofOfUseFactory()
    client.force_login(checker)
    address = reverse("decide_on_proof", args=[proof.pk, "check"])
    seen = client.get(address).context["form"].initial["seen"]
    proof.refuse(UserFactory(groups=[Role.APPROVER]), "Ảnh mờ.")
    answer = client.post(address, {"seen": seen})
    assert answer.status_code == 422 and "Ảnh mờ." in answer.content.decode()
    proof.refresh_from_db()
    assert proof.state == ProofState.REFUSED


@pytest.mark.parametrize("state", ProofState.values)
def test_what_a_keeper_changed_waits_for_somebody_else_to_check_it(client, checker, home, state):
    proof = ProofOfUseFactory(state=state, asset=AssetFactory())
    client.force_login(checker)
    edit = reverse("proofs:edit", args=[proof.pk])
    same = {"unit": proof.unit_id, "place": proof.place, "link": proof.link, "pieces": 1}
    assert send(client, proof.asset, edit, **same).status_code == 302
    proof.refresh_from_db()
    assert proof.state == state
    assert send(client, proof.asset, edit, **same, kind="shown").status_code == 302
    address = reverse("decide_on_proof", args=[proof.pk, "check"])
    assert client.get(address).status_code == 302
    assert address not in client.get(edit).content.decode()
    client.post(address, {"seen": "x"})
    proof.refresh_from_db()
    assert (proof.kind, proof.state) == ("shown", ProofState.SENT)
    client.force_login(UserFactory(groups=[Role.APPROVER]))
    decide(client, proof, "check")
    assert proof.state == ProofState.CHECKED


def test_a_member_decides_nothing(unit_desk, commune):
    proof = ProofOfUseFactory(unit=commune)
    for name in ("check", "refuse", "eat"):
        unit_desk.post(reverse("decide_on_proof", args=[proof.pk, name]), {"why": "x"})
    proof.refresh_from_db()
    assert proof.state == ProofState.SENT


def test_a_deleted_proof_takes_its_photo_along(
    unit_desk, commune, django_capture_on_commit_callbacks
):
    proof = ProofOfUseFactory(unit=commune, photo=ContentFile(photo().read(), name="a.jpg"))
    storage, name = proof.photo.storage, proof.photo.name
    with django_capture_on_commit_callbacks(execute=True):
        unit_desk.post(reverse("proofs:delete", args=[proof.pk]))
    assert not ProofOfUse.objects.exists() and not storage.exists(name)


def test_addresses_of_the_form_may_name_anything(unit_desk):
    for named in ("x", "9" * 40, "9" * 5000, "-1", "%C3", ""):
        assert unit_desk.get(f"{NEW}?asset={named}").status_code == 200
    filters = "state=x&kind=x&kit=x&asset_kind=%C3&used_from=2024-02-31&used_until=x"
    assert unit_desk.get(f"{reverse('proofs:index')}?{filters}").status_code == 200
