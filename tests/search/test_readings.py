"""What readers mean: other keyboards, slips, quotation marks, words that mean the same."""

import re
import unicodedata
from datetime import date, timedelta

from django.utils import timezone

import pytest

from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from demo.factories.units import UnitFactory
from search.models import SynonymSet
from units.enums import UnitKind


@pytest.fixture
def news(home):
    return NewsIndexPageFactory(parent=home)


@pytest.fixture
def articles(news):
    def write(*titles, **fields):
        return [
            ArticlePageFactory(parent=news, title=title, slug=f"bai-{n}", **fields)
            for n, title in enumerate(titles)
        ]

    return write


@pytest.fixture
def html_of(client):
    def read(query, address="/search/", **others):
        response = client.get(address, {"q": query, "type": "news", **others})
        assert response.status_code == 200
        return response.content.decode()

    return read


def titles(html):
    return [
        re.sub(r"<[^>]+>", "", each).strip() for each in re.findall(r"<h3>(.*?)</h3>", html, re.S)
    ]


def notice(html):
    found = re.search(r'<p class="mt" role="status">(.*?)</p>', html, re.S)
    return re.sub(r"<[^>]+>|\s+", " ", found.group(1)).strip() if found else ""


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("chuyeern ddooir soos", "chuyển đổi số"),
        ("CHUYEERN DDOOIR SOOS", "chuyển đổi số"),
        ("chuye6n3 d9o6i3 so61", "chuyển đổi số"),
        ("chuyển ddooir số", "chuyển đổi số"),
        ('"ddooir soos"', "đổi số"),
    ],
)
def test_raw_keys_are_read_as_the_words_they_stand_for(articles, html_of, typed, read_as):
    articles("Chuyển đổi số ở xã", "Tin khác")
    html = html_of(typed)
    assert titles(html) == ["Chuyển đổi số ở xã"]
    assert f" {read_as} " in notice(html)
    assert "exact=1" in html


def test_exactly_what_was_typed_can_be_asked_for(articles, html_of):
    articles("Chuyển đổi số ở xã")
    html = html_of("chuyeern ddooir soos", exact="1")
    assert titles(html) == []
    assert "Mỗi từ được hiểu đúng như bạn gõ." in notice(html)
    assert "Tìm cả từ gần giống" in notice(html)
    assert titles(html_of("chuyeern ddooir soos")) == ["Chuyển đổi số ở xã"]


def test_raw_keys_that_are_words_of_a_text_mean_themselves(articles, html_of):
    articles("Gõ test thử", "Tét bánh chưng")
    assert titles(html_of("test")) == ["Gõ test thử"]


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("chuyn doi so", "chuyển doi so"),
        ("chuyenn đổi số", "chuyển đổi số"),
        ("cuhyen doi so", "chuyển doi so"),
        ("chuyem doi so", "chuyển doi so"),
    ],
)
def test_a_slip_in_a_word_that_stands_nowhere_is_mended(articles, html_of, typed, read_as):
    articles("Chuyển đổi số ở xã", "Tin khác")
    html = html_of(typed)
    assert titles(html) == ["Chuyển đổi số ở xã"]
    assert read_as in notice(html)


def test_a_word_that_stands_somewhere_is_no_slip(articles, html_of):
    articles("Thanh toán", "Thành đoàn thanhs")
    assert titles(html_of("thanhs")) == ["Thành đoàn thanhs"]


def test_short_words_and_numbers_are_never_mended(articles, html_of):
    articles("Mua sắm 2031")
    assert titles(html_of("muo")) == []
    assert titles(html_of("2032")) == []


def test_slips_of_known_words_are_mended_when_nothing_is_found(articles, html_of):
    articles("Hướng dẫn thanh toán", "Chương trình")
    html = html_of("chuong dan thanh")
    assert titles(html) == ["Hướng dẫn thanh toán"]
    assert "hướng dan thanh" in notice(html)


def test_when_nothing_says_all_words_some_are_enough_and_the_page_says_so(articles, html_of):
    articles("Chợ phiên vùng cao", "Đường lối chung")
    html = html_of("chợ phiên xóm khác")
    assert titles(html) == ["Chợ phiên vùng cao"]
    assert "chợ phiên xóm khác" in notice(html)


def test_some_words_are_enough_in_any_wording(articles, html_of):
    SynonymSet.objects.create(wordings="CĐSX\nchuyển đổi số")
    articles("Chuyển đổi số ở xã", "Thanh toán ở chợ", "Đường lối chung")
    assert titles(html_of("cđsx khácxyz")) == ["Chuyển đổi số ở xã"]
    assert titles(html_of("thanhh khácxyz")) == []


def test_a_relaxed_list_is_sorted_as_any_other(articles, html_of):
    named = [f"Chợ phiên số {n}" for n in range(12)]
    for n, article in enumerate(articles(*named)):
        article.published_at = timezone.now() - timedelta(days=n)
        article.save()
    html = [html_of("chợ khácxyz", sort="date", page=page) for page in (1, 2)]
    assert [each for part in html for each in titles(part)] == named


def test_words_that_only_editors_see_are_no_words_of_a_reader(articles, html_of, news):
    ArticlePageFactory(parent=news, title="hoij nghij trong kho", slug="nhap", live=False)
    articles("Hội nghị ở xã")
    assert titles(html_of("hoij nghij")) == ["Hội nghị ở xã"]


def test_a_page_behind_the_last_one_shows_the_last_one(articles, html_of):
    articles("Chợ phiên")
    assert titles(html_of("chợ", page="1001")) == ["Chợ phiên"]


def test_a_list_that_filters_emptied_is_not_relaxed(articles, html_of):
    articles("Chợ phiên vùng cao", "Đường lối chung")
    html = html_of("chợ phiên", type="kits")
    assert titles(html) == []
    assert not notice(html)


def test_quoted_words_stand_side_by_side(articles, html_of):
    articles("Số đổi chuyển", "Chuyển đổi số", "Chuyển nhà, đổi số")
    assert titles(html_of('"chuyển đổi số"')) == ["Chuyển đổi số"]
    assert titles(html_of("“chuyen doi so”")) == ["Chuyển đổi số"]
    assert len(titles(html_of("chuyen doi so"))) == 3
    assert len(titles(html_of('"chuyển đổi số'))) == 3


def test_words_side_by_side_come_before_scattered_ones(articles, html_of):
    articles(
        "Số đổi chuyển một", "Chuyển đổi số và nhiều việc khác nữa của cả tỉnh", "Số đổi chuyển hai"
    )
    assert titles(html_of("chuyen doi so"))[0].startswith("Chuyển đổi số")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["má", "MÁ"])
def test_marks_that_were_typed_come_first(articles, html_of, typed, form):
    articles("Mạ", "Ma", "Mã", "Một bài dài hơn nói về má")
    assert titles(html_of(unicodedata.normalize(form, typed)))[0] == "Một bài dài hơn nói về má"
    assert len(titles(html_of(typed))) == 4


@pytest.mark.parametrize("typed", ["hoà bình", "hòa bình", "thuỷ lợi", "thủy lợi"])
def test_both_places_of_a_tone_mark_are_the_same(articles, html_of, typed):
    first, second = ("Hoà bình", "Hòa bình") if typed[0] == "h" else ("Thuỷ lợi", "Thủy lợi")
    articles(first, second, "Hoa binh, thuy loi")
    assert set(titles(html_of(typed))[:2]) == {first, second}


def test_words_that_mean_the_same_find_each_other_at_once(articles, html_of):
    articles("Chuyển đổi số ở xã", "Tập huấn CĐS", "Số đổi chuyển")
    assert titles(html_of("CĐSX")) != ["Chuyển đổi số ở xã"]
    meaning = SynonymSet.objects.create(wordings="CĐSX\nchuyển đổi số")
    html = html_of("cđsx")
    assert titles(html) == ["Chuyển đổi số ở xã"]
    assert "<mark>Chuyển đổi số</mark>" in html
    meaning.wordings = "CĐSX\nđường lối"
    meaning.save()
    assert titles(html_of("cđsx")) == []
    meaning.delete()


def test_the_marks_of_a_synonym_count_when_they_are_typed(articles, html_of):
    SynonymSet.objects.create(wordings="má\nmẹ")
    articles("Lời mẹ", "Mạ non")
    assert set(titles(html_of("má"))) == {"Lời mẹ", "Mạ non"}
    assert titles(html_of("mạ")) == ["Mạ non"]


def test_the_former_name_of_a_unit_finds_its_heir(articles, html_of):
    heir = UnitFactory(name="Xã Hoằng Lộc", kind=UnitKind.COMMUNE)
    former = UnitFactory(name="Xã Hoằng Thắng", kind=UnitKind.COMMUNE, valid_to=date(2025, 7, 1))
    former.successors.add(heir)
    articles("Chợ số ở Hoằng Lộc", "Chợ số ở Hoằng Thái")
    for typed in ("hoằng thắng", "hoang thang", "Xã Hoằng Thắng", "cho so hoang thang"):
        assert titles(html_of(typed)) == ["Chợ số ở Hoằng Lộc"], typed
    assert "Hoằng Thái" in "".join(titles(html_of("hoàng thắng")))
