"""Organisers keep contests, rules and rounds; what can't be is refused with a reason."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from wagtail.users.models import UserProfile

import pytest
import time_machine
from bs4 import BeautifulSoup

from contest.models import Contest, Result, Round, Rules
from contest.rulebook.admin.rounds import RoundEditView
from contest.rulebook.forms import RoundForm
from contest.rulebook.schedule import ceremony_warning
from demo.factories.contest import (
    BankQuestionFactory,
    ContestFactory,
    ParticipantGroupFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
    at,
)
from demo.factories.programme import TopicFactory
from demo.factories.users import UserFactory
from tests.contest.rulebook.drafts import draft
from users.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client):
    user = UserFactory(groups=[Role.CONTEST_ORGANISER])
    client.force_login(user)
    return user


def soon(**ahead):
    return timezone.localtime(timezone.now() + timedelta(**ahead)).replace(second=0, microsecond=0)


WHY = {"reason": "Theo đề nghị của các xã.", "reason_en": "Communes asked for it."}


def round_form(contest, number, opens, closes):
    return {
        "contest": contest.pk,
        "number": number,
        "name": "",
        "name_en": "",
        "opens_at": f"{opens:%Y-%m-%d %H:%M:%S}",
        "closes_at": f"{closes:%Y-%m-%d %H:%M:%S}",
    }


def contest_form(contest, **values):
    return {
        "name": contest.name,
        "name_en": contest.name_en,
        "slug": contest.slug,
        "intro": "",
        "intro_en": "",
        "campaign": contest.campaign_id,
        "organiser": contest.organiser_id,
        "contact": "",
        "contact_en": "",
        "ceremony_on": "",
        "groups-TOTAL_FORMS": 0,
        "groups-INITIAL_FORMS": 0,
        **values,
    }


def rules_form(rules, **values):
    names = [
        field.name
        for field in Rules._meta.concrete_fields
        if field.editable and field.name not in ("id", "barred_bodies")
    ]
    given = {
        name: getattr(rules, f"{name}_id" if name in ("contest", "document") else name)
        for name in names
    }
    form = {
        name: "on" if value is True else value
        for name, value in given.items()
        if value is not None and value is not False
    }
    for rows in ("quotas", "prizes"):
        form |= {f"{rows}-TOTAL_FORMS": 0, f"{rows}-INITIAL_FORMS": 0}
    return {**form, "barred_bodies": rules.barred_bodies, **values}


def said(answer) -> str:
    return " ".join(str(each) for each in get_messages(answer.wsgi_request))


def errors(answer) -> dict[str, list[str]]:
    return answer.context["form"].errors


def test_rounds_may_touch_and_never_overlap(client, organiser):
    contest = ContestFactory()
    first, second, third = soon(days=1), soon(days=8), soon(days=15)
    add = reverse("contest_rounds:add")
    assert client.post(add, round_form(contest, 1, first, second)).status_code == 302
    assert client.post(add, round_form(contest, 2, second, third)).status_code == 302
    crossing = round_form(contest, 3, third - timedelta(minutes=1), third + timedelta(days=1))
    answer = client.post(add, crossing)
    assert "Đợt thi 2" in errors(answer)["opens_at"][0]
    assert contest.rounds.count() == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"opens_at": "hôm qua"}, "opens_at"),
        ({"opens_at": ""}, "opens_at"),
        ({"opens_at": "2020-01-01 08:00:00"}, "opens_at"),
        ({"number": "99999999999999999999"}, "number"),
        ({"number": "một"}, "number"),
        ({"contest": "x"}, "contest"),
        ({"contest": "99999999999999999999"}, "contest"),
        ({"closes_at": "2020-01-01 08:00:00"}, "closes_at"),
    ],
)
def test_a_round_that_is_written_badly_is_refused_at_its_field(client, organiser, values, field):
    contest = ContestFactory()
    form = round_form(contest, 1, soon(days=1), soon(days=8)) | values
    answer = client.post(reverse("contest_rounds:add"), form)
    assert answer.status_code == 200
    assert field in errors(answer)
    assert not contest.rounds.exists()


@pytest.mark.parametrize("closes", ["9999-12-31 23:59:59", "2999-01-01 08:00:00"])
def test_a_round_of_a_year_far_ahead_is_refused_and_told_of_the_year(client, organiser, closes):
    contest = ContestFactory()
    form = round_form(contest, 1, soon(days=1), soon(days=8)) | {"closes_at": closes}
    answer = client.post(reverse("contest_rounds:add"), form)
    assert errors(answer)["closes_at"] == [
        "Thời điểm này còn hơn 10 năm nữa mới đến: hãy xem lại năm."
    ]
    assert not contest.rounds.exists()


def test_a_ceremony_of_a_year_far_ahead_is_refused_and_told_of_the_year(client, organiser):
    contest = ContestFactory()
    address = reverse("contests:edit", args=[contest.pk])
    answer = client.post(address, contest_form(contest, ceremony_on="9999-12-31"))
    assert "hãy xem lại năm" in errors(answer)["ceremony_on"][0]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_round_is_dated_day_first_in_both_languages(client, organiser, language):
    UserProfile.objects.create(user=organiser, preferred_language=language)
    form = round_form(ContestFactory(), 1, soon(days=1), soon(days=8))
    form |= {"opens_at": "05/12/2031 09:00", "closes_at": "2031-12-12 09:00"}
    assert client.post(reverse("contest_rounds:add"), form).status_code == 302
    made = Round.objects.get()
    assert made.opens_at == at("2031-12-05 09:00")
    assert made.closes_at == at("2031-12-12 09:00")
    shown = client.get(reverse("contest_rounds:edit", args=[made.pk])).content.decode()
    assert 'value="05/12/2031 09:00"' in shown and 'value="12/12/2031 09:00"' in shown


@pytest.mark.parametrize(
    ("language", "refusal"),
    [
        ("vi", "Hãy ghi ngày/tháng/năm rồi giờ:phút"),
        ("en", "Write day/month/year and hour:minutes"),
    ],
)
def test_a_round_is_not_dated_month_first(client, organiser, language, refusal):
    UserProfile.objects.create(user=organiser, preferred_language=language)
    form = round_form(ContestFactory(), 1, soon(days=1), soon(days=8))
    answer = client.post(reverse("contest_rounds:add"), form | {"closes_at": "12/31/2031 09:00"})
    assert set(errors(answer)) == {"closes_at"}
    assert refusal in answer.content.decode()
    assert 'value="12/31/2031 09:00"' in answer.content.decode()
    assert not Round.objects.exists()


def test_once_a_round_has_opened_only_its_close_moves_and_that_is_said(client, organiser):
    opened = RoundFactory()
    edit = reverse("contest_rounds:edit", args=[opened.pk])
    opens, closes = timezone.localtime(opened.opens_at), timezone.localtime(opened.closes_at)
    moved = round_form(opened.contest, 7, opens - timedelta(days=1), closes)
    assert set(errors(client.post(edit, moved))) == {"number", "opens_at"}

    opened.opens_at = opens = opens.replace(second=0, microsecond=0)
    opened.save()
    later = round_form(opened.contest, 1, opens, soon(days=9)) | WHY
    assert "thay vì" in said(client.post(edit, later))
    earlier = round_form(opened.contest, 1, opens, soon(days=1)) | WHY
    assert "sớm hơn" in said(client.post(edit, earlier))
    past = round_form(opened.contest, 1, opens, soon(hours=-1))
    assert set(errors(client.post(edit, past))) == {"closes_at"}


def test_a_closed_round_stays_closed(client, organiser):
    closed = RoundFactory(opens_at=soon(days=-9), closes_at=soon(days=-2))
    edit = reverse("contest_rounds:edit", args=[closed.pk])
    form = round_form(closed.contest, 1, timezone.localtime(closed.opens_at), soon(days=2))
    assert set(errors(client.post(edit, form))) == {"closes_at"}


@pytest.fixture
def still_clock(clock_of_the_process):
    """However long a test takes, no second passes in it."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


def times_told(answer) -> dict[str, str]:
    return {field: " ".join(messages) for field, messages in errors(answer).items()}


@pytest.mark.usefixtures("still_clock")
def test_in_the_minute_before_it_opens_or_closes_a_round_stays(client, organiser):
    now = timezone.now().replace(microsecond=0)
    about_to_open = RoundFactory(
        opens_at=now + timedelta(seconds=50), closes_at=now + timedelta(days=7)
    )
    edit = reverse("contest_rounds:edit", args=[about_to_open.pk])
    later = round_form(about_to_open.contest, 1, soon(days=1), soon(days=8))
    assert "sắp mở" in times_told(client.post(edit, later))["opens_at"]
    assert "không xóa được" in said(
        client.post(reverse("contest_rounds:delete", args=[about_to_open.pk]))
    )

    opened_at = now.replace(second=0) - timedelta(days=7)
    Round.objects.update(opens_at=opened_at, closes_at=now + timedelta(seconds=110))
    longer = round_form(about_to_open.contest, 1, timezone.localtime(opened_at), soon(days=1))
    assert times_told(client.post(edit, longer)) == {
        "closes_at": "Chưa đầy hai phút nữa đợt thi đóng nên không đổi được giờ đóng. Hãy lập đợt thi khác."
    }


@pytest.mark.usefixtures("still_clock")
def test_a_round_is_given_an_opening_more_than_a_minute_away_and_a_close_more_than_two(
    client, organiser
):
    now = timezone.now().replace(microsecond=0)
    contest = ContestFactory()
    form = round_form(contest, 1, soon(days=1), soon(days=8))
    form["opens_at"] = f"{timezone.localtime(now + timedelta(seconds=50)):%Y-%m-%d %H:%M:%S}"
    answer = client.post(reverse("contest_rounds:add"), form)
    assert "hơn một phút" in times_told(answer)["opens_at"]
    opened = RoundFactory(contest=contest, opens_at=now.replace(second=0) - timedelta(days=7))
    form = round_form(contest, 1, timezone.localtime(opened.opens_at), soon(days=1))
    form["closes_at"] = f"{timezone.localtime(now + timedelta(seconds=110)):%Y-%m-%d %H:%M:%S}"
    answer = client.post(reverse("contest_rounds:edit", args=[opened.pk]), form)
    assert "hơn hai phút" in times_told(answer)["closes_at"]


def test_a_round_that_was_counted_keeps_its_close_whatever_the_clock_says(client, organiser):
    opened = RoundFactory(opens_at=soon(days=-7), closes_at=soon(days=2))
    Result.objects.create(
        round=opened,
        number=1,
        rules=opened.contest.rules.first(),
        target="percent",
        participants=0,
        fully_right=0,
        actual=0,
        counted_at=timezone.now(),
    )
    form = round_form(opened.contest, 1, soon(days=-7), soon(days=9))
    answer = client.post(reverse("contest_rounds:edit", args=[opened.pk]), form)
    assert "đã tính kết quả" in times_told(answer)["closes_at"]


@pytest.mark.usefixtures("clock_of_the_process")
def test_whoever_waits_for_a_count_is_judged_by_the_moment_after_it(client, organiser, monkeypatch):
    closing = RoundFactory(opens_at=soon(days=-7), closes_at=soon(days=2))
    form = round_form(closing.contest, 1, soon(days=-7), soon(days=9))
    stored = Round.objects.get(pk=closing.pk)
    # The form came in time, and got the lock when the round had closed.
    moments = iter([stored.closes_at - timedelta(hours=1)])
    after = stored.closes_at + timedelta(seconds=1)
    for module in ("contest.rulebook.admin.views", "contest.rulebook.forms"):
        monkeypatch.setattr(f"{module}.instant", lambda: next(moments, after))
    answer = client.post(reverse("contest_rounds:edit", args=[closing.pk]), form)
    assert "đã đóng" in times_told(answer)["closes_at"]


class TestARoundThatIsRemovedWhileItsFormIsSent:
    @pytest.fixture
    def removed(self, monkeypatch):
        """A round, and its form, that somebody else removes when the form has been read."""
        coming = RoundFactory(opens_at=soon(days=7), closes_at=soon(days=8))
        fields_are_read = RoundForm.clean

        def clean(form):
            Round.objects.filter(pk=coming.pk).delete()
            return fields_are_read(form)

        monkeypatch.setattr(RoundForm, "clean", clean)
        return coming

    def test_is_told_to_be_gone_and_is_not_made_again(self, client, organiser, removed):
        edit = reverse("contest_rounds:edit", args=[removed.pk])
        form = round_form(removed.contest, 1, soon(days=9), soon(days=10))
        answer = client.post(edit, form)
        assert answer.status_code == 200
        (told,) = answer.context["form"].non_field_errors()
        assert "vừa bị xóa" in told and "thêm một đợt thi" in told
        assert form["opens_at"] in answer.content.decode()
        assert not Round.objects.exists()

    def test_is_not_made_again_when_it_went_before_the_form_was_read(
        self, client, organiser, removed, monkeypatch
    ):
        get_form = RoundEditView.get_form

        def late(view, *args, **kwargs):
            Round.objects.all().delete()
            return get_form(view, *args, **kwargs)

        monkeypatch.setattr(RoundEditView, "get_form", late)
        edit = reverse("contest_rounds:edit", args=[removed.pk])
        answer = client.post(edit, round_form(removed.contest, 1, soon(days=9), soon(days=10)))
        assert "vừa bị xóa" in answer.context["form"].non_field_errors()[0]
        assert not Round.objects.exists()

    def test_nor_is_one_of_a_contest_that_is_gone(self, client, organiser, monkeypatch):
        contest, is_right = ContestFactory(), Round.full_clean

        def full_clean(made, **told):
            is_right(made, **told)
            Contest.objects.filter(pk=contest.pk).delete()

        monkeypatch.setattr(Round, "full_clean", full_clean)
        form = round_form(contest, 1, soon(days=9), soon(days=10))
        answer = client.post(reverse("contest_rounds:add"), form)
        assert "vừa bị xóa" in errors(answer)["contest"][0]


def test_an_opened_round_is_not_removed_and_a_coming_one_is(client, organiser):
    opened = RoundFactory()
    coming = RoundFactory(contest=opened.contest, opens_at=soon(days=7), closes_at=soon(days=8))
    answer = client.post(reverse("contest_rounds:delete", args=[opened.pk]))
    assert "không xóa được" in said(answer)
    client.post(reverse("contest_rounds:delete", args=[coming.pk]), WHY)
    assert list(Round.objects.all()) == [opened]


def test_a_round_that_ends_after_the_ceremony_begins_is_warned_of_by_how_much(client, organiser):
    contest = ContestFactory(ceremony_on=soon(days=10).date())
    midnight = soon(days=10).replace(hour=0, minute=0)
    form = round_form(contest, 1, soon(days=1), midnight + timedelta(hours=3))
    assert "muộn 3 giờ" in said(client.post(reverse("contest_rounds:add"), form)).replace(
        "\xa0", " "
    )
    edit = reverse("contest_rounds:edit", args=[contest.rounds.get().pk])
    client.post(edit, round_form(contest, 1, soon(days=1), midnight))
    assert ceremony_warning(contest) == ""


def test_a_contest_is_shown_only_with_rules_rounds_and_questions(client, organiser):
    contest = ContestFactory(is_public=False)
    edit = reverse("contests:edit", args=[contest.pk])
    show = contest_form(contest, is_public="on")
    assert "thể lệ" in errors(client.post(edit, show))["is_public"][0]
    RulesFactory(contest=contest)
    assert "đợt thi" in errors(client.post(edit, show))["is_public"][0]
    asked = RoundFactory(contest=contest, opens_at=soon(days=1), questions=[])
    assert "Đợt thi 1" in errors(client.post(edit, show))["is_public"][0]
    asked.round_questions = [
        asked.round_questions.model(question=question)
        for question in BankQuestionFactory.create_batch(2)
    ]
    asked.save()
    assert client.post(edit, show).status_code == 302
    assert Contest.objects.get(pk=contest.pk).is_public


def test_a_public_contest_keeps_its_address(client, organiser):
    contest = ContestFactory()
    edit = reverse("contests:edit", args=[contest.pk])
    client.post(edit, contest_form(contest, slug="khac", is_public="on"))
    assert Contest.objects.get(pk=contest.pk).slug == contest.slug


def test_a_group_that_contestants_belong_to_stays_and_the_form_says_why(client, organiser):
    contest = RulesFactory().contest
    group = ParticipantGroupFactory(contest=contest, name="Học sinh")
    PersonFactory(contest=contest, group=group)
    form = contest_form(
        contest,
        **{
            "groups-TOTAL_FORMS": 1,
            "groups-INITIAL_FORMS": 1,
            "groups-0-id": group.pk,
            "groups-0-name": group.name,
            "groups-0-name_en": "",
            "groups-0-sort_order": 0,
            "groups-0-ORDER": "1",
            "groups-0-DELETE": "on",
        },
    )
    page = client.post(reverse("contests:edit", args=[contest.pk]), form).content.decode()
    assert "Không xóa được “Học sinh” vì có người dự thi thuộc nhóm này." in page
    assert contest.groups.get() == group


def test_groups_are_kept_with_their_contest(client, organiser):
    contest = ContestFactory()
    row = {"groups-0-name": "Đoàn viên", "groups-0-sort_order": 0, "groups-0-ORDER": 1}
    form = contest_form(contest, is_public="on", **row) | {"groups-TOTAL_FORMS": 1}
    assert client.post(reverse("contests:edit", args=[contest.pk]), form).status_code == 302
    assert contest.groups.get().name == "Đoàn viên"


def test_impossible_rules_are_refused_at_their_field(client, organiser):
    rules = draft()
    edit = reverse("contest_rules_admin:edit", args=[rules.pk])
    answer = client.post(edit, rules_form(rules, question_count=0, grace_seconds=30))
    assert set(errors(answer)) == {"question_count", "grace_seconds"}


def test_quotas_and_prizes_are_judged_with_their_draft(client, organiser):
    rules, topic = draft(), TopicFactory()
    edit = reverse("contest_rules_admin:edit", args=[rules.pk])
    rows = {
        "quotas-TOTAL_FORMS": 1,
        "quotas-0-topic": topic.pk,
        "quotas-0-count": 1,
        "quotas-0-ORDER": 1,
        "prizes-TOTAL_FORMS": 1,
        "prizes-0-scope": "round",
        "prizes-0-name": "Giải Nhất",
        "prizes-0-quantity": 1,
        "prizes-0-ORDER": 1,
    }
    wrong = rules_form(rules, question_source="drawn", **rows)
    assert "Tổng số câu" in errors(client.post(edit, wrong))["__all__"][0]
    right = rules_form(rules, question_source="drawn", **rows | {"quotas-0-count": 2})
    assert client.post(edit, right).status_code == 302
    assert (rules.quotas.get().count, rules.prizes.get().name) == (2, "Giải Nhất")


def test_a_draft_is_issued_from_its_page_and_read_only_afterwards(client, organiser):
    rules = draft()
    issue = reverse("issue_contest_rules", args=[rules.pk])
    assert client.get(issue).status_code == 200
    assert not Rules.objects.get(pk=rules.pk).is_issued
    client.post(issue)
    stored = Rules.objects.get(pk=rules.pk)
    assert stored.issued_by == organiser
    edit = reverse("contest_rules_admin:edit", args=[rules.pk])
    printed = reverse("printed_contest_rules", args=[rules.pk])
    assert client.get(edit)["Location"] == printed
    answer = client.post(edit, rules_form(rules, question_count=9))
    assert "đã ban hành" in errors(answer)["__all__"][0]
    assert 'name="question_count" value="9"' in answer.content.decode()
    assert Rules.objects.get(pk=rules.pk).question_count == 2
    client.post(reverse("contest_rules_admin:delete", args=[rules.pk]))
    assert Rules.objects.filter(pk=rules.pk).exists()
    assert client.post(issue).status_code == 302


def test_what_keeps_a_draft_from_being_issued_is_listed(client, organiser):
    rules = draft(contest=RulesFactory().contest, reason="")
    answer = client.post(reverse("issue_contest_rules", args=[rules.pk]))
    assert answer.status_code == 422
    assert "phải nêu lý do" in answer.content.decode()


def test_a_new_version_begins_as_a_copy(client, organiser):
    first = RulesFactory(question_count=14)
    ask = reverse("new_contest_rules", args=[first.contest_id])
    assert client.get(ask).status_code == 200
    assert Rules.objects.count() == 1
    client.post(ask)
    second = Rules.objects.get(number=2)
    assert second.question_count == 14
    assert client.get(ask)["Location"] == reverse("contest_rules_admin:edit", args=[second.pk])


def test_a_draft_is_previewed_in_both_languages(client, organiser, home):
    rules = draft()
    printed = reverse("printed_contest_rules", args=[rules.pk])
    assert "Điều 1. Đối tượng dự thi" in client.get(printed).content.decode()
    assert "Article 1. Who may take part" in client.get(f"{printed}?language=en").content.decode()
    assert client.get(f"{printed}?language=xx").status_code == 200


def test_the_dashboard_names_rounds_that_open_soon_and_are_not_ready(client, organiser, home):
    contest = RulesFactory().contest
    RoundFactory(
        contest=contest, number=1, questions=[], opens_at=soon(hours=47), closes_at=soon(days=3)
    )
    RoundFactory(
        contest=contest, number=2, questions=[], opens_at=soon(days=4), closes_at=soon(days=5)
    )
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "đợt thi 1" in page
    assert "đợt thi 2" not in page
    assert "thể lệ cần 2 câu" in page


def test_saving_a_round_that_is_not_ready_says_what_is_missing(client, organiser):
    contest = RulesFactory().contest
    form = round_form(contest, 1, soon(days=1), soon(days=2))
    assert "chưa thi được" in said(client.post(reverse("contest_rounds:add"), form))


@pytest.mark.parametrize(("is_public", "said"), [(True, "Có"), (False, "Không")])
def test_the_list_says_in_vietnamese_whether_a_contest_is_shown(client, organiser, is_public, said):
    ContestFactory(is_public=is_public)
    page = BeautifulSoup(client.get(reverse("contests:index")).content, "html.parser")
    (row,) = page.select(".listing tbody tr")
    assert [each.get_text(strip=True) for each in row.select("td .w-sr-only")] == [said]
