"""What editors do: make questions and quizzes, see them before readers do, read the results."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import Group, Permission

from wagtail.users.models import UserProfile

import pytest

from core.spreadsheets import inert
from demo.factories.quiz_embed import AnswerCountFactory, QuestionFactory, QuizFactory
from quiz_embed.models import Option, Question, Quiz

QUESTIONS = "/admin/snippets/quiz_embed/question/"
QUIZZES = "/admin/snippets/quiz_embed/quiz/"


@pytest.fixture
def in_english(admin_user):
    """The admin speaks English to this editor, so that a test can quote it."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")


def rows(prefix, *rows_, stored=0):
    """A formset as a browser sends it."""
    sent = {
        f"{prefix}-TOTAL_FORMS": len(rows_),
        f"{prefix}-INITIAL_FORMS": stored,
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }
    for number, row in enumerate(rows_):
        sent[f"{prefix}-{number}-ORDER"] = number + 1
        sent.update({f"{prefix}-{number}-{name}": value for name, value in row.items()})
    return sent


def question_form(*options, **values):
    return {
        "wording": "Hỏi gì?",
        "explanation": "Vì thế.",
        **rows("options", *options),
        **values,
    }


THREE = [
    {"wording": "Một", "is_right": "on"},
    {"wording": "Hai"},
    {"wording": "Ba"},
]


def test_an_editor_makes_a_question(admin_client, home):
    response = admin_client.post(f"{QUESTIONS}add/", question_form(*THREE))
    assert response.status_code == 302, response.context["form"].errors
    question = Question.objects.get()
    assert [option.wording for option in question.options.all()] == ["Một", "Hai", "Ba"]


@pytest.mark.parametrize(
    ("options", "cause"),
    [
        (THREE[:2], "There are 2 answers"),
        ([*THREE, {"wording": "Bốn"}, {"wording": "Năm"}], "There are 5 answers"),
        ([{**row, "is_right": ""} for row in THREE], "No answer is marked as right"),
        ([{**row, "is_right": "on"} for row in THREE], "3 answers are marked as right"),
        ([THREE[0], {"wording": "một "}, THREE[2]], "“Một” and “một”"),
    ],
)
def test_a_wrong_question_is_refused_with_the_cause(admin_client, home, in_english, options, cause):
    response = admin_client.post(f"{QUESTIONS}add/", question_form(*options))
    errors = response.context["form"].formsets["options"].non_form_errors()
    assert len(errors) == 1
    assert Question.objects.count() == 0
    assert cause in " ".join(errors)
    assert 'value="Một"' in response.content.decode()


def test_blanks_are_no_text(admin_client, home):
    response = admin_client.post(
        f"{QUESTIONS}add/", question_form(*THREE, wording="\u200b", explanation="\u2060")
    )
    assert {"wording", "explanation"} <= set(response.context["form"].errors)


def stored_options(question):
    return [
        {"id": option.pk, "wording": option.wording, "is_right": "on" if option.is_right else ""}
        for option in question.options.all()
    ]


def test_a_counted_option_cannot_be_removed_but_corrected(admin_client, home):
    question = QuestionFactory()
    quiz = QuizFactory(questions=[question])
    counted = question.options.last()
    AnswerCountFactory(quiz=quiz, option=counted, count=5)
    options = stored_options(question)
    options[3]["DELETE"] = "on"
    address = f"{QUESTIONS}edit/{question.pk}/"
    response = admin_client.post(
        address, {**question_form(), **rows("options", *options, stored=4)}
    )
    assert response.status_code == 200
    assert counted.wording in " ".join(
        response.context["form"].formsets["options"].non_form_errors()
    )
    del options[3]["DELETE"]
    options[3]["wording"] = "Ngày 20 tháng 11"
    options[1]["is_right"], options[0]["is_right"] = "", "on"
    response = admin_client.post(
        address, {**question_form(), **rows("options", *options, stored=4)}
    )
    assert response.status_code == 302
    counted.refresh_from_db()
    assert counted.wording == "Ngày 20 tháng 11"
    assert counted.answer_counts.get().count == 5
    assert Option.objects.get(is_right=True).pk == options[0]["id"]


def test_a_form_that_lost_some_of_its_rows_is_refused_and_keeps_what_was_typed(
    admin_client, home, in_english
):
    question = QuestionFactory()
    quiz = QuizFactory(questions=QuestionFactory.create_batch(2))
    asked = [
        (f"{QUESTIONS}edit/{question.pk}/", question_form(*THREE), "options"),
        (
            f"{QUIZZES}edit/{quiz.pk}/",
            quiz_form({"question": question.pk}, slug=quiz.slug),
            "quiz_questions",
        ),
    ]
    for address, sent, rows_ in asked:
        response = admin_client.post(address, sent)
        assert response.status_code == 200
        (error,) = response.context["form"].formsets[rows_].non_form_errors()
        assert "without some of its rows" in error
    assert Option.objects.filter(question=question).count() == 4
    assert quiz.quiz_questions.count() == 2


def test_an_option_that_somebody_else_removed_meanwhile_is_a_new_one_again(admin_client, home):
    question = QuestionFactory()
    options = stored_options(question)
    question.options.last().delete()
    sent = {**question_form(), **rows("options", *options, stored=4)}
    assert admin_client.post(f"{QUESTIONS}edit/{question.pk}/", sent).status_code == 302
    texts = Option.objects.filter(question=question).order_by("sort_order")
    assert [option.wording for option in texts] == [option["wording"] for option in options]


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "\x00"])
def test_a_row_with_a_number_that_is_none_is_answered_in_words(admin_client, home, number):
    question = QuestionFactory()
    options = stored_options(question)
    options[0]["id"] = number
    sent = {**question_form(), **rows("options", *options, stored=4)}
    response = admin_client.post(f"{QUESTIONS}edit/{question.pk}/", sent)
    assert response.context["form"].formsets["options"].non_form_errors()
    assert Option.objects.filter(question=question).count() == 4


def test_an_uncounted_option_is_removed(admin_client, home):
    question = QuestionFactory()
    options = stored_options(question)
    options[3]["DELETE"] = "on"
    sent = {**question_form(), **rows("options", *options, stored=4)}
    assert admin_client.post(f"{QUESTIONS}edit/{question.pk}/", sent).status_code == 302
    assert question.options.count() == 3


def quiz_form(*questions, publish=True, **values):
    sent = {"name": "Câu đố tuần", **rows("quiz_questions", *questions), **values}
    if publish:
        sent["action-publish"] = "1"
    return sent


def test_an_editor_publishes_a_quiz_with_an_address_of_its_own(admin_client, client, home):
    chosen = [{"question": QuestionFactory().pk} for _number in range(2)]
    response = admin_client.post(f"{QUIZZES}add/", quiz_form(*chosen))
    assert response.status_code == 302, response.context["form"].errors
    quiz = Quiz.objects.get()
    assert (quiz.slug, quiz.live) == ("cau-do-tuan", True)
    assert client.get("/quiz/cau-do-tuan/").status_code == 200


def test_a_draft_may_be_unfinished_and_is_not_shown(admin_client, client, home):
    response = admin_client.post(f"{QUIZZES}add/", quiz_form(publish=False))
    assert response.status_code == 302
    quiz = Quiz.objects.get()
    assert not quiz.live
    assert client.get(f"/quiz/{quiz.slug}/").status_code == 404
    response = admin_client.post(f"{QUIZZES}edit/{quiz.pk}/", quiz_form(slug=quiz.slug))
    assert response.context["form"].formsets["quiz_questions"].non_form_errors()


def test_a_quiz_with_a_repeated_faulty_or_eleventh_question_is_refused(admin_client, home):
    question = QuestionFactory(wording="Câu này?")
    faulty = QuestionFactory(wording="Câu hỏng?")
    faulty.options.filter(is_right=True).update(is_right=False)
    eleven = [{"question": each.pk} for each in QuestionFactory.create_batch(11)]
    for chosen, named in (
        ([{"question": question.pk}] * 2, "Câu này?"),
        ([{"question": faulty.pk}], "Câu hỏng?"),
        (eleven, "11"),
    ):
        response = admin_client.post(f"{QUIZZES}add/", quiz_form(*chosen))
        errors = response.context["form"].formsets["quiz_questions"].non_form_errors()
        assert named in " ".join(errors)
    assert not Quiz.objects.exists()


def test_a_quiz_is_seen_before_it_is_published(admin_client, home):
    question = QuestionFactory(wording="Câu xem trước?", explanation="Lời giải.")
    sent = quiz_form({"question": question.pk}, publish=False)
    address = f"{QUIZZES}preview/"
    assert admin_client.post(address, sent).json()["is_valid"]
    asked = admin_client.get(f"{address}?mode=").content.decode()
    assert "Câu xem trước?" in asked
    assert "Lời giải." not in asked
    answered = admin_client.get(f"{address}?mode=answered").content.decode()
    assert "Lời giải." in answered


def test_the_lines_for_other_sites_stand_on_the_quiz(admin_client, home):
    quiz = QuizFactory(slug="thu")
    page = admin_client.get(f"{QUIZZES}edit/{quiz.pk}/").content.decode()
    assert "&lt;iframe src=&quot;http://localhost/quiz/thu/embed/&quot;" in page
    assert "embed-host.js" in page
    assert admin_client.get(f"{QUIZZES}add/").status_code == 200


def test_a_question_in_a_quiz_cannot_be_deleted(admin_client, home):
    used = QuestionFactory()
    QuizFactory(questions=[used])
    free = QuestionFactory()
    admin_client.post(f"{QUESTIONS}delete/{used.pk}/")
    admin_client.post(f"{QUESTIONS}delete/{free.pk}/")
    assert list(Question.objects.all()) == [used]


def test_lists_are_searched_without_accents(admin_client, home):
    QuestionFactory(wording="Quét mã ở chợ?")
    QuizFactory(name="Đường lối số", question_count=0)
    assert "Quét mã" in admin_client.get(f"{QUESTIONS}?q=quet+ma").content.decode()
    assert "Đường lối" in admin_client.get(f"{QUIZZES}?q=duong+loi").content.decode()


@pytest.fixture
def counted(home):
    question = QuestionFactory(
        wording="=1+1", options=[("@a", "", True), ("Hai", "", False), ("Ba", "", False)]
    )
    quiz = QuizFactory(name="Thử", questions=[question])
    first, second, _third = question.options.all()
    AnswerCountFactory(quiz=quiz, option=first, count=3)
    AnswerCountFactory(quiz=quiz, option=first, day=date(2024, 10, 2), count=3)
    AnswerCountFactory(quiz=quiz, option=second, count=3)
    return quiz


def test_results_show_counts_and_shares(admin_client, counted):
    other = QuizFactory(name="Chưa ai trả lời", question_count=1)
    listed = list(admin_client.get("/admin/reports/quiz-results/").context["object_list"])
    of_counted = [row for row in listed if row["quiz_id"] == counted.pk]
    assert [(row["total"], row["share"]) for row in of_counted] == [(6, 66.7), (3, 33.3), (0, 0)]
    assert {row["share"] for row in listed if row["quiz_id"] == other.pk} == {None}
    filtered = admin_client.get(f"/admin/reports/quiz-results/?quiz={counted.pk}")
    assert len(filtered.context["object_list"]) == 3
    assert admin_client.get("/admin/reports/quiz-results/results/").status_code == 200


def test_results_are_exported_without_formulas(admin_client, counted):
    response = admin_client.get("/admin/reports/quiz-results/?export=csv")
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[1].split(",")[1:3] == ["'=1+1", "'@a"]
    assert admin_client.get("/admin/reports/quiz-results/?export=xlsx").status_code == 200


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "  ="])
def test_a_cell_never_starts_a_formula(start):
    assert inert(f"{start}1").startswith("'")
    assert inert("Một") == "Một"
    assert inert(-1) == -1


def test_results_are_for_people_who_may_see_quizzes(client, django_user_model, counted):
    user = django_user_model.objects.create_user("bien-tap", password="mat-khau-dai")
    editors = Group.objects.create(name="Xem câu đố")
    user.groups.add(editors)
    editors.permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get("/admin/reports/quiz-results/").status_code == 302
    assert "quiz-results" not in client.get("/admin/").content.decode()
    editors.permissions.add(Permission.objects.get(codename="view_quiz"))
    assert client.get("/admin/reports/quiz-results/").status_code == 200
    assert "quiz-results" in client.get("/admin/").content.decode()


def test_a_wrong_origin_is_named_in_the_settings(admin_client, home):
    address = "/admin/settings/quiz_embed/embedsettings/"
    shown = admin_client.get(address, follow=True)
    saved_at = shown.redirect_chain[-1][0]
    response = admin_client.post(saved_at, {"allowed_origins": "https://bao.vn/"})
    assert "https://bao.vn/" in str(response.context["form"].errors["allowed_origins"])
    assert admin_client.post(saved_at, {"allowed_origins": "https://bao.vn"}).status_code == 302


def test_a_question_in_a_quiz_survives_a_deletion_of_many(admin_client, home):
    used = QuestionFactory()
    QuizFactory(questions=[used])
    address = f"/admin/bulk/quiz_embed/question/delete/?id={used.pk}"
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address).status_code in (200, 302)
    assert Question.objects.filter(pk=used.pk).exists()
