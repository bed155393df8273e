"""Slogans: proposed by one, approved by another, copied by everyone."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.factories.media import AssetFactory, SloganFactory
from demo.factories.programme import LegalDocumentFactory
from media.enums import SloganState
from media.models import PieceSet, Slogan
from media.models.slogans import folded
from tests.media.conftest import permitted

pytestmark = pytest.mark.django_db


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def post_slogan(client, address, **values):
    blank = {
        "wording_en": "",
        "category": "",
        "campaign": "",
        "topic": "",
        "document": "",
        "passage": "",
    }
    blank |= {"use_from": "", "use_until": "", "sort_order": "0"}
    return client.post(address, blank | values)


def address_of(slogan, name):
    return reverse("decide_on_slogan", args=[slogan.pk, name])


def decide(client, slogan, name):
    """Look at the page, then answer what it asked; for those it is closed to, answer blindly."""
    shown = client.get(address_of(slogan, name))
    seen = shown.context["form"].initial if shown.status_code == 200 else {"seen": "x"}
    response = client.post(address_of(slogan, name), seen)
    slogan.refresh_from_db()
    return response


def test_whoever_proposes_a_slogan_leaves_its_approval_to_another(client, home, editor, approver):
    client.force_login(editor)
    added = post_slogan(client, reverse("wagtailsnippets_media_slogan:add"), wording="  Câu   mới ")
    assert added.status_code == 302
    slogan = Slogan.objects.get()
    assert (slogan.wording, slogan.state, slogan.proposed_by) == ("Câu mới", "proposed", editor)
    assert decide(client, slogan, "approve").status_code in (302, 403)
    assert slogan.state == SloganState.PROPOSED

    client.force_login(approver)
    assert "Câu mới" in html_of(client, address_of(slogan, "approve"))
    assert decide(client, slogan, "approve").status_code == 302
    assert slogan.state == SloganState.APPROVED
    assert slogan.approved_by == approver
    assert slogan.approved_at is not None
    history = html_of(client, reverse("wagtailsnippets_media_slogan:history", args=[slogan.pk]))
    assert "Đã duyệt khẩu hiệu" in history


def test_an_approver_may_not_approve_an_own_slogan_but_a_chief_may(client, home, approver, chief):
    own = SloganFactory(proposed=True, proposed_by=approver)
    client.force_login(approver)
    decide(client, own, "approve")
    assert own.state == SloganState.PROPOSED
    with pytest.raises(PermissionError):
        own.approve(approver)
    chiefs = SloganFactory(proposed=True, proposed_by=chief)
    client.force_login(chief)
    decide(client, chiefs, "approve")
    assert chiefs.state == SloganState.APPROVED


def test_of_a_slogan_whose_use_has_ended_nobody_says_that_it_is_public(client, home, chief):
    slogan = SloganFactory(proposed=True, use_until=timezone.localdate())
    client.force_login(chief)
    assert "duyệt rồi vẫn chưa hiện" in html_of(client, address_of(slogan, "approve"))
    answer = decide(client, slogan, "approve")
    assert slogan.state == SloganState.APPROVED
    assert "không hiện công khai" in html_of(client, answer.url)


def test_changed_words_wait_for_a_new_approval(client, home, editor):
    slogan = SloganFactory(wording="Câu cũ", approved_by=editor)
    client.force_login(editor)
    address = reverse("wagtailsnippets_media_slogan:edit", args=[slogan.pk])
    post_slogan(client, address, wording="Câu cũ", sort_order="3")
    slogan.refresh_from_db()
    assert (slogan.state, slogan.sort_order) == (SloganState.APPROVED, 3)
    post_slogan(client, address, wording="Câu sửa")
    slogan.refresh_from_db()
    assert (slogan.state, slogan.approved_by, slogan.proposed_by) == ("proposed", None, editor)
    assert slogan.approved_at is None


@pytest.mark.parametrize(
    ("days", "values", "waits"),
    [
        ((None, None), {"passage": "mục bịa"}, True),
        ((None, None), {"document": "other"}, True),
        ((None, -3), {"use_until": None}, True),
        ((None, -3), {"use_until": 3}, True),
        ((2, 9), {"use_from": 1, "use_until": 9}, True),
        ((2, 9), {"use_until": 9}, True),
        ((2, 9), {"use_from": 3, "use_until": 8}, False),
        ((2, 9), {"use_from": 2, "use_until": 9}, False),
        ((None, None), {"use_from": 1, "use_until": 8}, False),
    ],
)
def test_another_source_or_a_longer_use_waits_for_a_new_approval(
    client, home, editor, days, values, waits
):
    def on(number):
        return None if number is None else timezone.localdate() + timedelta(days=number)

    begins, ends = map(on, days)
    slogan = SloganFactory(wording="Câu đã duyệt", use_from=begins, use_until=ends)
    sent = dict(values)
    if "document" in sent:
        sent["document"] = LegalDocumentFactory().pk
    sent |= {name: on(sent[name]) or "" for name in ("use_from", "use_until") if name in sent}
    client.force_login(editor)
    address = reverse("wagtailsnippets_media_slogan:edit", args=[slogan.pk])
    assert post_slogan(client, address, wording="Câu đã duyệt", **sent).status_code == 302
    slogan.refresh_from_db()
    assert slogan.state == (SloganState.PROPOSED if waits else SloganState.APPROVED)
    assert (slogan.proposed_by == editor) == waits
    assert Slogan.objects.usable().filter(pk=slogan.pk).exists() == (not waits)


def test_a_withdrawn_slogan_leaves_the_public_list_and_can_come_back(client, home, approver):
    slogan = SloganFactory(wording="Câu rút")
    client.force_login(approver)
    decide(client, slogan, "withdraw")
    client.logout()
    assert "Câu rút" not in html_of(client, "/media/slogans/")
    client.force_login(approver)
    decide(client, slogan, "propose")
    assert (slogan.state, slogan.proposed_by) == (SloganState.PROPOSED, approver)


def test_whoever_withdraws_a_slogan_sees_what_carries_it_and_can_recall_it(client, home):
    slogan, other = SloganFactory(wording="Câu rút"), SloganFactory()
    carrier, drawn, recalled, innocent = (
        AssetFactory(name="Băng rôn mang câu"),
        AssetFactory(name="Phướn vẽ từ câu"),
        AssetFactory(name="Đã thu hồi", recalled=True),
        AssetFactory(name="Không mang câu"),
    )
    for asset, said in ((carrier, slogan), (recalled, slogan), (innocent, other)):
        asset.slogans.set([said])
        asset.save()
    drawn.piece_set = PieceSet.objects.create(
        kit=drawn.kit, slogan=slogan, sentence="Câu rút", template="river", unit_name="Tỉnh Mẫu"
    )
    drawn.save()
    client.force_login(permitted("change_slogan", "approve_slogan", "recall_asset"))
    page = client.get(address_of(slogan, "withdraw"))
    html = page.content.decode()
    assert carrier.name in html and drawn.name in html
    assert recalled.name not in html and innocent.name not in html
    recall = client.get(page.context["recall_url"]).content.decode()
    assert carrier.name in recall and drawn.name in recall
    assert recalled.name not in recall and innocent.name not in recall
    client.post(page.context["recall_url"], {"reason": "wrong-date", "note": "", "note_en": ""})
    carrier.refresh_from_db()
    assert carrier.recalled_at
    assert carrier.name not in html_of(client, address_of(slogan, "withdraw"))
    assert decide(client, slogan, "withdraw").status_code == 302


def test_whoever_may_not_recall_is_told_to_ask(client, home, approver):
    slogan = SloganFactory()
    asset = AssetFactory(name="Băng rôn mang câu")
    asset.slogans.set([slogan])
    asset.save()
    client.force_login(approver)
    html = html_of(client, address_of(slogan, "withdraw"))
    assert asset.name in html and "Nhờ người có quyền thu hồi" in html
    assert "Thu hồi các ấn phẩm này" not in html


def test_an_approver_declines_what_waits_and_withdraws_what_is_public(client, home, approver):
    waiting, public = SloganFactory(proposed=True), SloganFactory()
    client.force_login(approver)
    edit = [
        html_of(client, reverse("wagtailsnippets_media_slogan:edit", args=[each.pk]))
        for each in (waiting, public)
    ]
    doors = [("decline", waiting), ("withdraw", public)]
    for name, slogan in doors:
        address = reverse("decide_on_slogan", args=[slogan.pk, name])
        assert [address in html for html in edit] == [slogan == waiting, slogan == public]
    # Nobody has decided on what waits, and the form doesn't speak of it.
    assert ["Duyệt lúc" in html for html in edit] == [False, True]
    assert decide(client, waiting, "decline").status_code == 302
    assert waiting.state == SloganState.WITHDRAWN
    history = html_of(client, reverse("wagtailsnippets_media_slogan:history", args=[waiting.pk]))
    assert "Đã không duyệt khẩu hiệu" in history


@pytest.mark.parametrize(
    ("field", "later"),
    [
        ("wording", "Lời đến sau"),
        ("wording_en", "Lời đến sau"),
        ("passage", "Lời đến sau"),
        ("use_until", date(2099, 12, 31)),
    ],
)
def test_nobody_approves_words_that_came_after_the_look(client, home, approver, field, later):
    slogan = SloganFactory(
        proposed=True, wording="Câu đã xem", document=LegalDocumentFactory(), passage="mục I"
    )
    client.force_login(approver)
    seen = client.get(address_of(slogan, "approve")).context["form"].initial["seen"]
    setattr(slogan, field, later)
    slogan.save()
    answer = client.post(address_of(slogan, "approve"), {"seen": seen})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "đã thay đổi sau khi bạn xem" in html and ("Lời đến sau" in html or "31/12/2099" in html)
    slogan.refresh_from_db()
    assert slogan.state == SloganState.PROPOSED
    # What this page shows has been seen now.
    again = answer.context["form"]["seen"].value()
    assert client.post(address_of(slogan, "approve"), {"seen": again}).status_code == 302
    slogan.refresh_from_db()
    assert slogan.state == SloganState.APPROVED


@pytest.mark.parametrize(
    "rights",
    [["approve_slogan"], ["approve_slogan", "view_slogan"], ["approve_slogan", "change_slogan"]],
)
def test_whoever_decides_is_led_to_a_page_that_is_open_to_them(client, home, rights):
    slogan = SloganFactory(proposed=True)
    client.force_login(permitted(*rights))
    page = html_of(client, address_of(slogan, "approve"))
    after = decide(client, slogan, "approve")["Location"]
    assert slogan.state == SloganState.APPROVED
    assert f'href="{after}"' in page
    landed = client.get(after)
    assert landed.status_code == 200
    assert "Khẩu hiệu đã được duyệt" in landed.content.decode()


def test_a_slogan_is_in_the_register_once_however_it_is_spelled(office):
    slogan = SloganFactory(wording="Nhiệt liệt chào mừng, ngày 10/10")
    response = post_slogan(
        office,
        reverse("wagtailsnippets_media_slogan:add"),
        wording="NHIỆT LIỆT CHÀO MỪNG NGÀY 10/10!",
    )
    assert slogan.wording in response.content.decode()
    for odd in ("?!", "ﷺ" * 300):
        response = post_slogan(office, reverse("wagtailsnippets_media_slogan:add"), wording=odd)
        assert response.status_code == 200
    assert Slogan.objects.count() == 1


def test_a_use_window_ends_after_it_begins(office):
    response = post_slogan(
        office, reverse("wagtailsnippets_media_slogan:add"),
        wording="Câu", use_from="2026-10-02", use_until="2026-10-02",
    )  # fmt: skip
    assert response.status_code == 200
    assert not Slogan.objects.exists()


def test_the_register_shows_what_may_be_decided(office):
    slogan = SloganFactory(proposed=True)
    approve = reverse("decide_on_slogan", args=[slogan.pk, "approve"])
    assert approve in html_of(office, reverse("wagtailsnippets_media_slogan:list"))
    assert approve in html_of(
        office, reverse("wagtailsnippets_media_slogan:edit", args=[slogan.pk])
    )
    assert office.get(reverse("decide_on_slogan", args=[slogan.pk, "sing"])).status_code in (
        302,
        403,
    )
    assert office.get(reverse("decide_on_slogan", args=[10**12, "approve"])).status_code == 404


@given(st.text(max_size=300))
def test_folding_a_slogan_twice_changes_nothing_more(wording):
    once = folded(wording)
    assert folded(once) == once
