"""What quizzes say of themselves to machines."""

import json
import re

from demo.factories.programme import TopicFactory
from demo.factories.quiz_embed import QuestionFactory, QuizFactory


def data(html):
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(block)


def test_a_quiz_is_a_quiz(client, home):
    topic = TopicFactory(name="An toàn trên mạng", name_en="Safety online")
    questions = [QuestionFactory(topic=topic), QuestionFactory(topic=topic), QuestionFactory()]
    QuizFactory(slug="thu", name="Thử sức", name_en="", intro="Ba câu.", questions=questions)
    found = data(client.get("/quiz/thu/").content.decode())
    assert found["@type"] == "Quiz"
    assert found["name"] == "Thử sức"
    assert found["description"] == "Ba câu."
    assert found["url"] == "http://localhost/quiz/thu/"
    assert found["inLanguage"] == "vi"
    assert found["about"] == [{"@type": "Thing", "name": "An toàn trên mạng"}]
    english = data(client.get("/en/quiz/thu/").content.decode())
    assert english["about"][0]["name"] == "Safety online"
    assert english["url"] == "http://localhost/en/quiz/thu/"
    assert english["inLanguage"] == "vi", "its name is not translated"


def test_machines_are_told_no_question_and_no_answer(client, home):
    right, wrong = "PHƯƠNG ÁN ĐÚNG", "PHƯƠNG ÁN SAI"
    options = [(right, "", True), (wrong, "", False), (wrong + " NỮA", "", False)]
    question = QuestionFactory(wording="HỎI GÌ", explanation="VÌ THẾ", options=options)
    QuizFactory(slug="thu", questions=[question])
    found = data(client.get("/quiz/thu/").content.decode())
    assert set(found) == {
        "@context", "@type", "name", "url", "inLanguage", "isAccessibleForFree", "publisher",
    }  # fmt: skip
    written = json.dumps(found, ensure_ascii=False)
    assert not [text for text in (right, wrong, "HỎI GÌ", "VÌ THẾ") if text in written]


def test_a_page_that_marks_answers_is_not_described(client, home):
    quiz = QuizFactory(slug="thu")
    (question, *_rest) = quiz.questions()
    sent = {f"q{question.pk}": str(question.options.first().pk)}
    html = client.post("/quiz/thu/answer/", sent).content.decode()
    assert "application/ld+json" not in html
