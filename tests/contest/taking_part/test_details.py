"""What is asked of a contestant, and what is said to whoever is refused."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

import pytest

from contest.enums import (
    AttemptPolicy,
    BarredTreatment,
    ConsentPurpose,
    ContestBody,
    Flag,
)
from contest.identity import barring, persons
from contest.models import Attempt, BarredPerson, Consent, Person
from demo.factories.units import UnitFactory
from tests.contest.taking_part.conftest import Contestant, change_rules
from units.enums import UnitKind


def bar(contest, **known):
    row = BarredPerson(contest=contest, body=ContestBody.JURY)
    barring.set_details(row, **known)
    row.save()


def test_nothing_is_ticked_beforehand(contestant, groups):
    assert not contestant.begin().page.select("main form input[checked]")


def test_an_empty_form_names_every_field_and_links_to_it(contestant, groups):
    contestant.begin().press("details")
    assert contestant.response.status_code == 422
    assert len(contestant.errors) == 8
    assert contestant.page.select_one("[role=alert][autofocus]")
    for field in contestant.page.select("[aria-invalid]"):
        assert field.has_attr("id") or field["name"].startswith("birth_")


def test_an_empty_form_is_explained_in_english_too(client, asked, commune):
    contestant = Contestant(client, commune, "/en/contest/tim-hieu/take/")
    contestant.begin().press("details")
    assert "Your name is missing: write it as in your papers." in contestant.errors


def test_errors_keep_everything_that_was_typed(contestant, groups):
    contestant.begin().give_details(phone="12", group=str(groups[1].pk), publish_name="on")
    page = contestant.page
    assert page.select_one("#id_name")["value"] == "Lê Thị Minh Hạnh"
    assert page.select_one("#id_birth_day")["value"] == "7"
    assert page.select_one("#id_phone")["value"] == "12"
    assert page.select_one("input[name=group][checked]")["value"] == str(groups[1].pk)
    assert page.select_one("input[name=unit][checked]")["value"] == str(contestant.commune.pk)
    for name in ("lives_here", "not_barred", "take_part", "publish_name"):
        assert page.select_one(f"#id_{name}").has_attr("checked"), name
    assert len(contestant.errors) == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"birth_day": ""}, "Thiếu ngày sinh"),
        ({"birth_day": "31", "birth_month": "2"}, "Không có ngày 31/2/1985"),
        ({"birth_year": "85"}, "bốn chữ số"),
        ({"birth_year": "3985"}, "năm sinh"),
        ({"birth_year": "1685"}, "năm sinh"),
        ({"birth_month": "ba"}, "chữ số"),
        ({"birth_day": "²"}, "ngày sinh"),
        ({"name": "1"}, "bằng chữ"),
        ({"phone": "19001000"}, ""),
        ({"unit": "999999"}, "đơn vị"),
        ({"unit": "9" * 40}, "đơn vị"),
        ({"lives_here": None}, "ít nhất một ô"),
        ({"not_barred": None}, "Cam kết"),
        ({"take_part": None}, "đánh dấu ô này"),
    ],
)
def test_what_is_wrong_is_said_with_how_to_mend_it(contestant, typed, told):
    contestant.begin().give_details(**typed)
    assert contestant.response.status_code == 422
    assert len(contestant.errors) == 1
    assert told in contestant.errors[0]
    assert not Person.objects.exists()


def test_zeros_before_day_and_month_are_the_same_day(contestant):
    contestant.begin().give_details(birth_day="02", birth_month="09", birth_year="1990")
    kept = persons.details_of(Person.objects.get())
    assert kept["birth_date"] == "1990-09-02"


def test_only_what_was_consented_to_is_kept_as_consent(contestant):
    contestant.begin().give_details()
    assert [each.purpose for each in Consent.objects.all()] == [ConsentPurpose.TAKE_PART]
    contestant.begin().give_details(publish_name="on")
    assert Consent.objects.count() == 2
    assert Person.objects.count() == 1


def born(years: int) -> dict[str, str]:
    day = timezone.localdate() - timedelta(days=1)
    # 29 February has no counterpart in most years.
    day = date(day.year - years, day.month, min(day.day, 28))
    return {"birth_day": str(day.day), "birth_month": str(day.month), "birth_year": str(day.year)}


def test_who_is_too_young_is_told_from_which_age_on(contest, contestant):
    change_rules(contest, least_age=14)
    contestant.begin().give_details(**born(13))
    assert contestant.errors[0] == "Cuộc thi dành cho người từ 14 tuổi; bạn 13 tuổi."
    assert contestant.give_details(**born(16)).heading == "Câu hỏi"


def test_the_young_need_a_guardian_who_is_asked_for_then_and_not_before(contestant):
    assert not contestant.begin().page.select_one("#id_guardian_name")
    contestant.give_details(**born(12))
    assert len(contestant.errors) == 3
    contestant.press(
        "details", guardian_name="Lê Văn Cha", guardian_phone="0911222333", guardian="on"
    )
    assert contestant.heading == "Câu hỏi"
    kept = persons.details_of(Person.objects.get())
    assert (kept["guardian_name"], kept["guardian_phone"]) == ("Lê Văn Cha", "+84911222333")
    assert Consent.objects.filter(purpose=ConsentPurpose.GUARDIAN).exists()


def test_a_guardian_lets_the_name_be_published_by_a_word_of_its_own(contestant):
    contestant.begin().give_details(**born(12), publish_name="on")
    contestant.press(
        "details",
        guardian_name="Lê Văn Cha",
        guardian_phone="0911222333",
        guardian="on",
        guardian_publish="on",
    )
    given = set(Consent.objects.values_list("purpose", flat=True))
    assert ConsentPurpose.GUARDIAN_PUBLISH in given
    contestant.begin().give_details(phone="0911222444", guardian_publish="on")
    assert Consent.objects.filter(purpose=ConsentPurpose.GUARDIAN_PUBLISH).count() == 1


def test_grown_ups_leave_no_guardian_behind(contestant):
    contestant.begin().give_details(guardian_name="Ai đó", guardian="on")
    assert "guardian_name" not in persons.details_of(Person.objects.get())
    assert not Consent.objects.filter(purpose=ConsentPurpose.GUARDIAN).exists()


def test_the_number_of_a_card_is_asked_for_only_by_rules_that_need_it(contest, contestant):
    assert not contestant.begin().page.select_one("#id_id_number")
    change_rules(contest, asks_id_number=True)
    assert "Thiếu số căn cước." in contestant.begin().give_details().errors
    contestant.give_details(id_number="038 085 001 234")
    assert contestant.heading == "Câu hỏi"
    assert Person.objects.get().id_digest


def test_more_time_is_given_to_whoever_needs_it(contest, contestant):
    assert not contestant.begin().page.select_one("#id_more_time")
    change_rules(contest, minutes=20, extra_time_percent=50)
    contestant.begin().give_details(more_time="on")
    attempt = Attempt.objects.get()
    assert attempt.deadline - attempt.started_at == timedelta(minutes=30)


def test_whoever_asks_for_more_time_reads_where_everybody_could_see_it(contest, contestant):
    """Where the quicker is ahead among equals, the published file tells how long each entry took."""
    change_rules(contest, minutes=20, extra_time_percent=50)
    told = "qua đó thấy ai được thêm thời gian"
    assert contestant.begin().page.select_one("#id_more_time") and told not in contestant.text
    change_rules(contest, minutes=20, extra_time_percent=50, tie_clock="duration")
    assert told in contestant.begin().text


def test_a_barred_person_is_refused_and_told_why_and_whom_to_ask(contest, contestant):
    contest.contact = "Văn phòng Ban Tổ chức, 0237 000 000"
    contest.save()
    bar(contest, name="Le Thi Minh Hanh", birth_date="1985-03-07")
    contestant.begin().give_details()
    assert contestant.response.status_code == 403
    assert "Văn phòng Ban Tổ chức" in contestant.text
    assert "ban giám khảo" in contestant.text.lower()
    assert not Person.objects.exists()
    assert contestant.press("change_details").page.select_one("#id_phone")["value"]


def test_a_barred_person_may_answer_unranked_where_the_rules_say_so(contest, contestant):
    change_rules(contest, barred_treatment=BarredTreatment.UNRANKED)
    bar(contest, name="Le Thi Minh Hanh", phone="+84912345678")
    assert not contestant.begin().page.select_one("#id_not_barred")
    contestant.give_details()
    assert contestant.heading == "Câu hỏi"
    assert "không được xếp hạng" in contestant.text


def test_who_may_be_somebody_else_is_let_in_and_marked_however_barred_persons_are_treated(
    contest, contestant
):
    bar(contest, name="Lê Thị Minh Hằng Nga", birth_date="1985-03-07")
    assert contestant.begin().give_details().heading == "Câu hỏi"
    assert "không được xếp hạng" not in contestant.text
    assert Attempt.objects.get().flags == [Flag.PERHAPS_BARRED]


def test_who_has_but_the_name_of_a_barred_person_is_let_in_and_marked(contest, contestant):
    bar(contest, name="Lê Thị Minh Hạnh", birth_date="1960-01-01")
    assert contestant.begin().give_details().heading == "Câu hỏi"
    assert Attempt.objects.get().flags == [Flag.NAMED_LIKE_BARRED]


class TestUnits:
    @pytest.fixture(autouse=True)
    def _units(self, commune):
        self.old = UnitFactory(
            kind=UnitKind.COMMUNE,
            name="Xã Hoằng Thắng",
            valid_to=date(2025, 7, 1),
        )
        self.new = UnitFactory(
            kind=UnitKind.COMMUNE, name="Xã Hoằng Lộc", valid_from=date(2025, 7, 1)
        )
        self.old.successors.add(self.new)

    def test_the_button_finds_a_new_unit_by_its_old_name(self, contestant):
        contestant.begin().press("find_unit", unit_search="hoang thang", name="Lê")
        assert contestant.response.status_code == 200
        choice = contestant.page.select_one("input[name=unit]")
        assert choice["value"] == str(self.new.pk)
        assert "trước là Xã Hoằng Thắng" in contestant.text
        assert not choice.has_attr("checked")
        assert contestant.page.select_one("#id_name")["value"] == "Lê"

    def test_a_name_that_means_one_unit_needs_no_choosing(self, contestant):
        contestant.begin().give_details(unit=None, unit_search="Hoằng Thắng")
        assert contestant.heading == "Câu hỏi"
        assert Person.objects.get().unit == self.new
        assert "Xã Hoằng Lộc" in contestant.give_answers().text

    def test_a_name_that_means_several_is_asked_about(self, contestant):
        UnitFactory(kind=UnitKind.COMMUNE, name="Xã Hoằng Châu")
        contestant.begin().give_details(unit=None, unit_search="hoằng")
        assert contestant.errors == ["Chọn đơn vị hoặc xã, phường trong danh sách."]
        assert len(contestant.page.select("input[name=unit]")) == 2

    def test_an_unknown_name_is_answered_with_what_to_try(self, contestant):
        contestant.begin().press("find_unit", unit_search="zzz")
        assert "Thử tìm xã, phường" in contestant.text
        contestant.give_details(unit=None, unit_search="zzz")
        assert "Không có đơn vị nào tên “zzz”" in contestant.errors[0]

    def test_programs_of_the_page_find_units_while_one_types(self, client):
        response = client.get("/contest/units.json", {"q": "hoang thang"})
        assert response.json() == {
            "units": [
                {"id": self.new.pk, "name": "Xã Hoằng Lộc", "note": "trước là Xã Hoằng Thắng"}
            ],
            "more": False,
        }
        assert response["Cache-Control"] == "public, max-age=3600"
        assert client.get("/contest/units.json").json() == {"units": [], "more": False}
        assert client.get("/contest/units.json", {"q": "%" * 500}).status_code == 200


def other_unit():
    return UnitFactory(kind=UnitKind.COMMUNE, name="Xã Hoằng Lộc", name_en="Hoang Loc Commune")


def test_details_changed_before_the_entry_is_sent_are_shown_and_kept(contestant, groups):
    other = other_unit()
    contestant.begin().give_details(group=str(groups[0].pk)).give_answers()
    contestant.press("change_details")
    contestant.press(
        "details", unit=str(other.pk), group=str(groups[1].pk), name="LÊ THỊ MINH HẠNH"
    )
    contestant.press("answers")
    assert other.name in contestant.text and groups[1].name in contestant.text
    assert "khai lần đầu" not in contestant.text
    person = Person.objects.get()
    assert (person.unit, person.group) == (other, groups[1])
    assert persons.details_of(person)["name"] == "LÊ THỊ MINH HẠNH"
    assert contestant.press("submit").response.status_code == 200


def test_after_the_first_entry_the_review_shows_that_other_details_are_not_kept(
    contest, contestant, groups
):
    change_rules(contest, attempt_policy=AttemptPolicy.UNLIMITED)
    contestant.begin().give_details(group=str(groups[0].pk)).give_answers().press("submit")
    other = other_unit()
    told = {"unit": str(other.pk), "group": str(groups[1].pk)}
    contestant.begin().give_details(**told).give_answers()
    assert contestant.heading == "Xem lại trước khi nộp"
    shown = [each.get_text() for each in contestant.page.select("#you-told dd")]
    # Whoever knows a name, a birthday and a number does not learn the unit by them, nor by trying.
    right = {"unit": str(contestant.commune.pk), "group": str(groups[0].pk)}
    contestant.press("change_details").give_details(**right)
    contestant.press("answers")
    assert [each.get_text() for each in contestant.page.select("#you-told dd")] == shown
    for unit_or_group in (other, contestant.commune, *groups):
        assert unit_or_group.name not in shown
    assert shown.count("như bạn đã khai lần đầu") == 2
    assert contest.organiser.name in contestant.text
    person = Person.objects.get()
    assert (person.unit, person.group) == (contestant.commune, groups[0])
