"""The checker as readers and programs meet it."""

import re
import unicodedata
from datetime import timedelta
from urllib.parse import urlencode

from django.utils import timezone

import pytest

from demo.factories.media import SloganFactory
from media.enums import SloganState

pytestmark = pytest.mark.django_db

THEME = "Phổ cập hạ tầng số và sáng tạo ứng dụng số để phát triển kinh tế số"
WRONG = "Phổ cập hạ tầng số, sáng tạo ứng dụng số để phát triển kinh tế số"


def page_of(client, sentence, status=200, prefix=""):
    response = client.get(f"{prefix}/media/slogans/check/", {"sentence": sentence})
    assert response.status_code == status
    assert not response.cookies
    return response.content.decode()


def told(client, sentence, status=200, prefix=""):
    response = client.get(f"{prefix}/media/slogans/check.json", {"sentence": sentence})
    assert response.status_code == status
    return response.json()


def test_the_box_stands_on_the_page_of_slogans_and_on_its_own(client, home):
    for address in ("/media/slogans/", "/media/slogans/check/"):
        page = client.get(address).content.decode()
        assert 'action="/media/slogans/check/"' in page
        assert page.count("<h1") == 1
        assert 'name="sentence"' in page
        assert re.search(r'maxlength="800"[^>]*></textarea>', page), "the box is empty"


def test_as_much_as_the_box_takes_is_answered(client, home):
    assert "Câu có 800 chữ cái" in page_of(client, "ể" * 800, 422)
    assert len(urlencode({"sentence": "ể" * 800})) < 8000


def test_a_difference_is_shown_with_words_and_marks_and_the_right_sentence_to_copy(client, home):
    slogan = SloganFactory(wording=THEME)
    page = page_of(client, WRONG)
    assert "Khác câu đã duyệt 1 chỗ." in page
    assert '<ins><span class="hide">[thêm: </span>và<span class="hide">]</span></ins>' in page
    assert f'<blockquote id="right-slogan">{THEME}</blockquote>' in page
    assert 'data-copy="right-slogan"' in page
    assert f'href="/media/slogans/#slogan-{slogan.pk}"' in page
    assert f">{WRONG}</textarea>" in page
    assert 'content="noindex"' in page
    row = told(client, WRONG)
    assert (row["finding"], row["places"], row["slogan"]["text"]) == ("differs", 1, THEME)
    assert {"change": "added", "text": "và"} in row["pieces"]
    assert row["slogan"]["url"] == f"http://testserver/media/slogans/#slogan-{slogan.pk}"


def test_an_exact_sentence_is_told_so_with_what_else_differs(client, home):
    SloganFactory(wording=THEME)
    assert "Đúng nguyên văn khẩu hiệu đã duyệt." in page_of(client, THEME)
    page = page_of(client, unicodedata.normalize("NFD", f"“{THEME.upper()}.”"))
    for said in ("Đúng nguyên văn", "chữ hoa", "dấu ngoặc kép", "dấu cuối câu", "Unicode"):
        assert said in page
    row = told(client, f"{THEME}.")
    assert (row["finding"], row["typography"], row["pieces"]) == ("exact", ["final"], [])


def test_slogans_in_english_are_checked_too(client, home):
    slogan = SloganFactory(wording=THEME, wording_en="Down every lane, to every door")
    page = page_of(client, "Down every lane to each door", prefix="/en")
    assert "Differs from the approved slogan in 1 place." in page
    row = told(client, "down every lane to every door", prefix="/en")
    assert (row["finding"], row["slogan"]["language"]) == ("exact", "en")
    assert row["slogan"]["url"] == f"http://testserver/en/media/slogans/#slogan-{slogan.pk}"


def test_what_was_public_once_is_told_and_what_never_was_is_unknown(client, home):
    today = timezone.localdate()
    SloganFactory(wording="Câu đã hết hạn từ hôm nay", use_until=today)
    SloganFactory(wording="Câu đã rút khỏi danh sách", state=SloganState.WITHDRAWN)
    SloganFactory(wording="Câu sắp dùng vào ngày mai", use_from=today + timedelta(days=1))
    declined = {"state": SloganState.WITHDRAWN, "approved_at": None}
    SloganFactory(wording="Câu đề xuất không được duyệt", **declined)
    SloganFactory(wording="Câu còn đang chờ người duyệt", proposed=True)
    findings = {
        "Câu đã hết hạn từ hôm nay": ("expired", "Khẩu hiệu này đã hết hạn dùng."),
        "Câu đã rút khỏi danh sách": ("withdrawn", "Khẩu hiệu này đã rút."),
        "Câu sắp dùng vào ngày mai": ("exact", f"Dùng từ {today + timedelta(days=1):%d/%m/%Y}."),
        "Câu đề xuất không được duyệt": ("unknown", "Không phải khẩu hiệu đã duyệt"),
        "Câu còn đang chờ người duyệt": ("unknown", "Không phải khẩu hiệu đã duyệt"),
    }
    for sentence, (finding, said) in findings.items():
        assert told(client, sentence)["finding"] == finding
        assert said in page_of(client, sentence)
    assert told(client, "Câu đã hết hạn từ hôm nay")["slogan"]["url"] is None


def test_proposed_words_are_not_offered_to_who_comes_near_them(client, home):
    secret = SloganFactory(wording="Mỗi nhà một buổi, mỗi buổi một việc", proposed=True)
    near = "Mỗi nhà một buổi, mỗi buổi hai việc"
    assert told(client, near)["finding"] == "unknown"
    assert secret.wording not in page_of(client, near)


def test_a_new_approval_is_known_at_once(client, home, approver):
    slogan = SloganFactory(wording=THEME, proposed=True)
    assert told(client, THEME)["finding"] == "unknown"
    slogan.approve(approver)
    assert told(client, THEME)["finding"] == "exact"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("", "Viết hoặc dán một câu."),
        (" \n ", "Viết hoặc dán một câu."),
        ("a" * 501, "Câu có 501 chữ cái, nhiều nhất là 500."),
    ],
)
def test_what_cannot_be_checked_is_said_at_the_field(client, home, sentence, said):
    page = page_of(client, sentence, status=422)
    assert f'<strong class="error" id="sentence-error">{said}' in page
    assert 'aria-describedby="sentence-error"' in page
    assert said in told(client, sentence, status=422)["error"]["message"]


def test_letters_are_counted_as_they_are_read(client, home):
    long = unicodedata.normalize("NFD", "ổ" * 500)
    assert told(client, long)["finding"] == "unknown"


def test_marks_of_html_are_only_words(client, home):
    SloganFactory(wording=THEME)
    page = page_of(client, f"<script>alert(1)</script> {THEME} <img src=x>")
    assert "<script>alert" not in page and "<img src=x" not in page
    page = page_of(client, "</textarea><b>")
    assert "&lt;/textarea&gt;&lt;b&gt;" in page


@pytest.mark.parametrize("odd", ["?sentence=a&sentence=b", "?sentence=%FF%FE", "?x=1", "?sentence"])
def test_odd_addresses_get_an_answer(client, home, odd):
    for address in ("/media/slogans/check/", "/media/slogans/check.json"):
        assert client.get(f"{address}{odd}").status_code in (200, 422)


def test_a_nul_in_the_address_is_refused(client, home):
    query = urlencode({"sentence": "a\0b"})
    assert client.get(f"/media/slogans/check/?{query}").status_code == 400


def test_the_checker_takes_nothing_but_questions(client, home):
    assert client.post("/media/slogans/check/", {"sentence": THEME}).status_code == 405
