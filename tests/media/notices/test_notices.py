"""Letters about recalls and new versions: to whom, what they say, and never twice."""

import logging
import smtplib
from datetime import timedelta

from django.contrib.auth.models import Permission
from django.core import mail
from django.core.files.base import ContentFile
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from demo.factories import files
from demo.factories.media import AccessLinkFactory, KitFactory, VariantFactory
from demo.factories.users import UserFactory
from media.duties import forget_watchers_and_letters, tell_what_waits
from media.enums import Access, NoticeEvent, RecallReason
from media.models import AccessLink, FormerVersion, Notice, NoticeSent, Taking, Watcher
from media.notices import telling
from media.notices.gathering import QUIET, gather_new_versions
from media.notices.telling import tell
from media.recalls.recalling import lift, recall
from users.enums import Role

pytestmark = pytest.mark.django_db


class RefusingBackend(EmailBackend):
    """A mail server that takes no letter to the addresses in `refused`, and dies at those in `deadly`."""

    refused: set = set()
    deadly: set = set()
    is_away = False

    def open(self):
        if self.is_away:
            raise ConnectionRefusedError
        return True

    def send_messages(self, messages):
        for message in messages:
            if self.deadly & set(message.to):
                raise KeyboardInterrupt
            if self.refused & set(message.to):
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (450, b"later")})
        return super().send_messages(messages)


@pytest.fixture
def server(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingBackend"
    for name, value in (("refused", set()), ("deadly", set()), ("is_away", False)):
        monkeypatch.setattr(RefusingBackend, name, value)
    return RefusingBackend


@pytest.fixture
def boss(db):
    return UserFactory(superuser=True, email="")


@pytest.fixture
def asset(home):
    kit = KitFactory.with_files(name="Bộ áp phích", name_en="Posters", slug="bo-ap-phich")
    asset = kit.assets.get()
    asset.name, asset.name_en = "Áp phích 10/10", "Poster 10/10"
    asset.save()
    return asset


def take(asset, version=1, **person):
    user = UserFactory(**person)
    Taking.objects.create(user=user, variant=asset.variants.first(), version=version)
    return user


def watch(kit, email, language="vi", confirmed=True):
    return Watcher.objects.create(
        kit=kit,
        email=email,
        language=language,
        confirmed_at=timezone.now() if confirmed else None,
    )


def recalled(asset, boss, **words):
    return recall([asset], boss, RecallReason.WRONG_DATE, **words)


def told():
    return sorted(address for message in mail.outbox for address in message.to)


def test_takers_holders_of_links_and_watchers_are_told_each_once(asset, boss):
    take(asset, email="nguoi-lay@example.vn")
    take(asset, email="Ca-Hai@example.vn")
    take(asset, email="")
    take(asset, email="nghi@example.vn", is_active=False)
    AccessLinkFactory(kit=asset.kit, email="toa-soan@example.vn")
    AccessLinkFactory(kit=asset.kit, email="ca-hai@example.vn")
    AccessLinkFactory(kit=asset.kit, email="")
    old = AccessLinkFactory(kit=asset.kit, email="het-han@example.vn")
    AccessLink.objects.filter(pk=old.pk).update(expires_at=timezone.now())
    watch(asset.kit, "ban-doc@example.vn")
    watch(asset.kit, "ca-hai@example.vn", "en")
    watch(asset.kit, "chua-nhan@example.vn", confirmed=False)
    take(VariantFactory(asset__kit__name="Bộ khác").asset, email="x@x.vn")
    notice = recalled(asset, boss)
    assert not tell(notice, timezone.now())
    assert told() == [
        "ban-doc@example.vn", "ca-hai@example.vn", "nguoi-lay@example.vn", "toa-soan@example.vn",
    ]  # fmt: skip
    notice.refresh_from_db()
    assert (notice.told, notice.finished_at is not None) == (4, True)


def test_a_recall_says_what_why_and_what_to_do_in_both_languages(asset, boss):
    take(asset, email="a@example.vn")
    tell(recalled(asset, boss, note="Dùng bản 12/10.", note_en="Use 12/10."), timezone.now())
    message = mail.outbox[0]
    assert message.subject == "Thu hồi: Áp phích 10/10"
    vietnamese, english = message.body.split("-" * 60)
    for said in (
        "Áp phích 10/10",
        "Bộ áp phích",
        "Dùng bản 12/10.",
        "http://localhost/media/bo-ap-phich/",
    ):
        assert said in vietnamese
    for said in ("Poster 10/10", "Posters", "Use 12/10.", "http://localhost/en/media/bo-ap-phich/"):
        assert said in english
    assert "&" not in message.body
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_watcher_gets_one_language_and_a_way_to_stop(client, asset, boss):
    watcher = watch(asset.kit, "reader@example.org", "en")
    tell(recalled(asset, boss), timezone.now())
    message = mail.outbox[0]
    assert message.subject == "Recalled: Poster 10/10"
    assert "Thu hồi" not in message.body
    stop = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert stop in message.body
    assert stop.startswith("http://localhost/en/media/watch/")
    assert "reader" not in stop
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = stop.removeprefix("http://localhost")
    assert client.get(path).status_code == 200
    assert Watcher.objects.filter(pk=watcher.pk).exists()
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Watcher.objects.exists()
    assert client.post(path).status_code == 200


def test_the_holder_of_a_link_gets_the_address_of_the_link(asset, boss):
    link = AccessLinkFactory(kit=asset.kit, email="toa-soan@example.vn")
    tell(recalled(asset, boss), timezone.now())
    assert f"http://localhost{link.get_absolute_url()}" in mail.outbox[0].body


def test_each_is_told_of_what_concerns_them_only(asset, boss):
    other = VariantFactory(asset__kit=asset.kit, asset__name="Băng rôn").asset
    take(asset, email="a@example.vn")
    watch(asset.kit, "tat-ca@example.vn")
    tell(recall([asset, other], boss, RecallReason.WEATHER), timezone.now())
    by_address = {message.to[0]: message for message in mail.outbox}
    assert "Băng rôn" not in by_address["a@example.vn"].body
    assert "Băng rôn" in by_address["tat-ca@example.vn"].body
    assert by_address["tat-ca@example.vn"].subject.endswith("và 1 ấn phẩm khác")


def test_many_letters_go_out_in_parts_and_nobody_gets_two(asset, boss, monkeypatch):
    monkeypatch.setattr(telling, "LETTERS_AT_ONCE", 3)
    for number in range(7):
        watch(asset.kit, f"doc-gia-{number}@example.vn")
    notice = recalled(asset, boss)
    assert [tell(notice, timezone.now()) for _ in range(3)] == [True, True, False]
    assert len(told()) == len(set(told())) == 7
    tell(notice, timezone.now())
    assert len(told()) == 7


def test_the_task_starts_when_the_recall_is_sure(asset, boss, django_capture_on_commit_callbacks):
    watch(asset.kit, "a@example.vn")
    with django_capture_on_commit_callbacks(execute=True):
        recalled(asset, boss)
        assert not mail.outbox
    assert told() == ["a@example.vn"]


def test_a_refused_letter_is_tried_again_later_and_later_and_its_address_is_logged_nowhere(
    asset, boss, server, caplog
):
    caplog.set_level(logging.DEBUG)
    watch(asset.kit, "tot@example.vn")
    watch(asset.kit, "hong@example.vn")
    server.refused = {"hong@example.vn"}
    notice = recalled(asset, boss)
    start = timezone.now()
    assert not tell(notice, start)
    assert told() == ["tot@example.vn"]
    assert notice.finished_at is None
    server.refused = set()
    tell(notice, start + timedelta(minutes=9))
    assert told() == ["tot@example.vn"]
    server.refused = {"hong@example.vn"}
    tell(notice, start + timedelta(minutes=30))
    server.refused = set()
    tell(notice, start + timedelta(minutes=50))
    assert told() == ["tot@example.vn"]
    tell(notice, start + timedelta(minutes=61))
    assert told() == ["hong@example.vn", "tot@example.vn"]
    assert (notice.told, notice.finished_at is not None) == (2, True)
    assert "hong@" not in caplog.text
    assert "SMTPRecipientsRefused" in caplog.text


def test_a_letter_that_can_never_be_sent_is_given_up(asset, boss, server):
    watch(asset.kit, "hong@example.vn")
    server.refused = {"hong@example.vn"}
    notice = recalled(asset, boss)
    tell(notice, timezone.now())
    tell(notice, notice.at + telling.TRIED_FOR)
    assert (notice.told, notice.finished_at is not None) == (0, True)


def test_a_mail_server_that_is_away_costs_nobody_a_letter(asset, boss, server):
    watch(asset.kit, "a@example.vn")
    server.is_away = True
    notice = recalled(asset, boss)
    assert not tell(notice, timezone.now())
    assert not NoticeSent.objects.exists()
    server.is_away = False
    tell_what_waits(timezone.now())
    assert told() == ["a@example.vn"]


def test_a_worker_that_dies_while_it_sends_sends_nothing_twice(asset, boss, server):
    for name in "abc":
        watch(asset.kit, f"{name}@example.vn")
    server.deadly = {"b@example.vn"}
    notice = recalled(asset, boss)
    with pytest.raises(KeyboardInterrupt):
        tell(notice, timezone.now())
    server.deadly = set()
    tell(notice, timezone.now())
    tell(notice, timezone.now())
    assert told() == ["a@example.vn", "c@example.vn"]
    assert notice.letters.filter(sent_at=None, failed_at=None).count() == 1
    assert notice.finished_at


def test_a_recall_that_is_lifted_before_anybody_was_told_tells_nobody(asset, boss):
    watch(asset.kit, "a@example.vn")
    first = recalled(asset, boss)
    second = lift([asset], boss)
    for notice in (first, second):
        tell(notice, timezone.now())
    assert not mail.outbox
    assert not Notice.objects.unfinished().exists()


def test_the_end_of_a_recall_is_told_to_those_who_heard_of_it(asset, boss):
    watch(asset.kit, "a@example.vn")
    tell(recalled(asset, boss), timezone.now())
    watch(asset.kit, "sau@example.vn")
    tell(lift([asset], boss), timezone.now())
    assert told() == ["a@example.vn", "a@example.vn"]
    assert mail.outbox[1].subject == "Dùng lại được: Áp phích 10/10"


def replace(variant, width=901, **words):
    variant.file = ContentFile(files.pixels(width, 333), name="moi.png")
    for name, value in words.items():
        setattr(variant, name, value)
    variant.save()


def gather(after=QUIET):
    gather_new_versions(timezone.now() + after + timedelta(seconds=1))
    return Notice.objects.filter(event=NoticeEvent.NEW_VERSION)


def test_takers_of_the_old_version_are_told_of_the_new_one(asset, boss):
    variant = asset.variants.first()
    take(asset, email="cu@example.vn")
    other = asset.variants.last()
    Taking.objects.create(user=UserFactory(email="khac@example.vn"), variant=other, version=1)
    watch(asset.kit, "a@example.vn")
    replace(variant, change_note="Sửa ngày.", change_note_en="New date.")
    take(asset, version=2, email="moi@example.vn")
    tell(gather().get(), timezone.now())
    assert told() == ["a@example.vn", "cu@example.vn"]
    message = next(each for each in mail.outbox if each.to == ["cu@example.vn"])
    assert message.subject == "Phiên bản mới: Áp phích 10/10"
    assert "phiên bản 2. Sửa ngày." in message.body
    assert "version 2. New date." in message.body
    assert "http://localhost/media/bo-ap-phich/" in message.body


def test_files_that_are_replaced_in_one_go_make_one_letter_a_kit(asset):
    watch(asset.kit, "a@example.vn")
    for number, variant in enumerate(asset.variants.all()):
        replace(variant, 901 + number)
    gather_new_versions(timezone.now())
    assert not Notice.objects.exists()
    notice = gather().get()
    gather_new_versions(timezone.now() + QUIET * 2)
    assert Notice.objects.count() == 1
    tell(notice, timezone.now())
    assert len(mail.outbox) == 1
    assert mail.outbox[0].body.count("phiên bản 2") == 2


def test_a_version_that_nobody_can_see_yet_waits(asset):
    watch(asset.kit, "a@example.vn")
    asset.state = "waiting"
    asset.save()
    replace(asset.variants.first())
    assert not gather()
    asset.state = "approved"
    asset.save()
    assert gather()


def test_a_kit_that_is_taken_down_tells_nothing_new(asset):
    asset.kit.live = False
    asset.kit.save()
    replace(asset.variants.first())
    assert not gather()
    assert FormerVersion.objects.get().notice is None


def test_a_kit_that_is_no_longer_for_everyone_has_no_news_for_watchers(asset, boss):
    watch(asset.kit, "a@example.vn")
    asset.kit.access = Access.UNITS
    asset.kit.save()
    replace(asset.variants.first())
    tell(gather().get(), timezone.now())
    assert not mail.outbox
    tell(recalled(asset, boss), timezone.now())
    assert told() == ["a@example.vn"]


def test_new_versions_are_told_to_takers_who_may_still_take_them_and_recalls_to_all(asset, boss):
    for right, role in (("bao-chi", Role.MEDIA), ("don-vi", Role.CONTRIBUTOR)):
        take(asset, email=f"{right}@example.vn", groups=[role])
    take(asset, email="mat-quyen@example.vn")
    take(asset, email="tat-ca@example.vn", superuser=True)
    took_once = take(asset, email="rieng@example.vn")
    took_once.user_permissions.add(Permission.objects.get(codename="take_unit_kit"))
    ended = AccessLinkFactory(kit=asset.kit, email="het-han@example.vn")
    replace(asset.variants.first())
    notice = gather().get()
    asset.kit.access = Access.UNITS
    asset.kit.save()
    AccessLink.objects.filter(pk=ended.pk).update(revoked_at=timezone.now())
    tell(notice, timezone.now())
    assert told() == ["don-vi@example.vn", "rieng@example.vn", "tat-ca@example.vn"]
    mail.outbox.clear()
    tell(recalled(asset, boss), timezone.now())
    assert told() == [
        "bao-chi@example.vn", "don-vi@example.vn", "mat-quyen@example.vn", "rieng@example.vn",
        "tat-ca@example.vn",
    ]  # fmt: skip


def test_rights_of_takers_are_asked_for_all_at_once(asset):
    asset.kit.access = Access.MEDIA
    asset.kit.save()
    for number in range(5):
        take(asset, email=f"a{number}@example.vn", groups=[Role.MEDIA])
    replace(asset.variants.first())
    with CaptureQueriesContext(connection) as asked:
        tell(gather().get(), timezone.now())
    assert len(mail.outbox) == 5
    assert len([each for each in asked if "auth_permission" in each["sql"]]) == 1


def test_a_kit_taken_down_after_its_news_were_gathered_tells_them_to_nobody(asset):
    take(asset, email="nguoi-lay@example.vn")
    AccessLinkFactory(kit=asset.kit, email="toa-soan@example.vn")
    replace(asset.variants.first())
    waiting = gather().get()
    asset.kit.live = False
    asset.kit.save()
    tell(waiting, timezone.now())
    assert not mail.outbox


def test_nobody_is_asked_to_use_a_new_version_that_was_recalled_meanwhile(asset, boss):
    watch(asset.kit, "a@example.vn")
    replace(asset.variants.first())
    waiting = gather().get()
    recalled(asset, boss)
    tell(waiting, timezone.now())
    assert not mail.outbox


def test_nobody_is_told_to_use_again_what_is_still_hidden(asset, boss):
    watch(asset.kit, "a@example.vn")
    tell(recalled(asset, boss), timezone.now())
    asset.refresh_from_db()
    asset.rights_until = timezone.localdate()
    asset.save()
    tell(lift([asset], boss), timezone.now())
    assert [message.subject for message in mail.outbox] == ["Thu hồi: Áp phích 10/10"]


def test_a_name_with_line_breaks_and_signs_breaks_no_letter(asset, boss):
    asset.name = "A\r\nBcc: x@example.vn & <b>"
    asset.save()
    watch(asset.kit, "a@example.vn")
    tell(recalled(asset, boss), timezone.now())
    assert mail.outbox[0].message()["Bcc"] is None
    assert mail.outbox[0].subject == "Thu hồi: A Bcc: x@example.vn & <b>"


def test_no_address_is_kept_of_what_was_sent(asset, boss):
    watch(asset.kit, "a@example.vn")
    notice = recalled(asset, boss)
    tell(notice, timezone.now())
    row = NoticeSent.objects.get()
    assert len(row.recipient) == 64
    assert "example" not in row.recipient
    forget_watchers_and_letters(timezone.now() + timedelta(days=366))
    assert not NoticeSent.objects.exists()
    notice.refresh_from_db()
    assert notice.told == 1
