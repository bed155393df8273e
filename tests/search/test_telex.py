"""What readers type whose keyboard doesn't turn raw Telex or VNI into Vietnamese."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.syllables import is_syllable
from search.telex import decoded

pytestmark = pytest.mark.one_database


def words(text):
    return text.split()


def pairs(text):
    """The cases of a list such as "soos số, tw tư"."""
    return [tuple(pair.split()) for pair in text.split(",")]


TELEX = pairs("""
    soos số, chuyeern chuyển, chuyenre chuyển, chuyener chuyển, chuyeenr chuyển, ddooir đổi,
    ddoiro đổi, doirod đổi, ddoori đổi, dduwowngf đường, dduowngf đường, dduwowfng đường,
    duongwfd đường, duongdwf đường, duongfwwd đường, tw tư, twf từ, nhwng nhưng, wngs ứng,
    wowcs ước, chwowng chương, muaw mưa, mwa mưa, quawngr quẳng, luuw lưu, luwu lưu, cuwus cứu,
    guiwr gửi, giuwax giữa, hoawcj hoặc, nguwowif người, nguoiwf người, thuowr thuở, quoiws quới,
    quowf quờ, hoas hóa, khoer khỏe, thuyr thủy, tuyf tùy, toans toán, hoachj hoạch, hoaif hoài,
    khuyur khuỷu, huynhf huỳnh, quyx quỹ, quys quý, quoocs quốc, quyeenf quyền, gias giá, gif gì,
    gieengs giếng, chiaf chìa, cuar của, mais mái, nghieepj nghiệp, vieejt việt, VIEEJT việt,
    Nguyeenx nguyễn, ddieenj điện, tuwr tử, thoong thông, lafm làm, leex lễ, thasng tháng, xax xã,
    phuwowngf phường, ys ý, toanszf toàn, tooisz tôi, sôs số, đuowngf đường, uyr ủy, ngoeof ngoèo, xoong xông, yeeu yêu
""")

VNI = pairs("""
    so61 số, so16 số, chuye6n3 chuyển, chuye63n chuyển, chuyen63 chuyển, chuyen36 chuyển,
    d9o6i3 đổi, doi963 đổi, d9o63i đổi, d9u7o7ng2 đường, d9uo7ng2 đường, duong972 đường,
    duong2779 đường, tu7 tư, tu72 từ, nhu7ng nhưng, u7ng1 ứng, mua7 mưa, qua8ng3 quẳng, luu7 lưu,
    cu7u1 cứu, gu7i3 gửi, giu7a4 giữa, hoa8c5 hoặc, ngu7o7i2 người, nguoi72 người, thuo73 thuở,
    hoa1 hóa, khoe3 khỏe, thuy3 thủy, toan1 toán, quy4 quỹ, quoc61 quốc, quye6n2 quyền, gia1 giá,
    gi2 gì, chia2 chìa, cua3 của, mai1 mái, nghie6p5 nghiệp, vie65t việt, VIE6T5 việt,
    Nguye6n4 nguyễn, d9ie6n5 điện, xa4 xã, phu7o7ng2 phường, y1 ý, toan102 toàn, to6i10 tôi,
    sô1 số, ruou75 rượu
""")


@pytest.mark.parametrize(("typed", "meant"), [*TELEX, *VNI])
def test_raw_telex_and_vni_are_read(typed, meant):
    assert decoded(typed) == unicodedata.normalize("NFC", meant)


@pytest.mark.parametrize(
    "word",
    [
        # No key modifies anything.
        *["", "xa", "so", "chuyen", "covid", "10", "2024", "số", "hoà", "đường", "việt"],
        # No Vietnamese syllable.
        *["hello", "web", "windows", "internet", "facebook", "class", "google", "data", "zalo"],
        *["photo", "news", "covid19", "h1n1", "4g", "nam2025", "ngay12", "chuyern", "tuwowf"],
        # A tone that the ending forbids, or none where it demands one.
        *["phaap", "phaapf", "text", "vie6t", "vie6t2", "ddatz"],
        # Both methods in one word.
        *["coo1", "so6s", "dduong72", "d9uwowngf"],
        # The last key takes away the only mark: rather a number than a correction.
        *["ngay10", "thang20", "toansz"],
        # Never sensible, never an error.
        *["\ud800s", "o" * 10_000, "6" * 10_000, "uuuuuuwwwwww", "số\u0301s", "a²", "a١"],
    ],
)
def test_other_words_are_left_alone(word):
    assert decoded(word) is None


# One of nearly every rhyme, and the onsets that have rules of their own.
SYLLABLES = words("""
    ai án ảnh áo ảo bạc bách bài bản bảo bắc bằng bắt bầu bậc bẩy bé bếp bệnh bệt bí bích biển biểu
    biết bình bó bọc bộ bồi bởi bút bưởi bướm cá cái cảm cáo cắm cấp cậy chạch chìa chính chợ chuẩn
    chuối chuột chữ chữa cò cội cổng cơm củ cũng cuộc cước cướp dẫn dệt dịch diệu duyệt đã đảng đắp
    đất đẹp đến đều đi điệp điều đó đọc đổi đồng đới đúng được ếch ép gà gạo gấp ghé ghế ghi giá
    giàu giếc giềng giờ giới giữa gì gìn góa gửi hạ hè hiếu họ hóa họp hòa hoạch hoài hoàn hoạt hoặc
    hoẵng huệ huỳnh hướng hươu ích kẻ kế kênh kéo kết khăn khéo khỏe khoảng khoắt khuấy khuân khuỷu
    khuỵu kìa kỷ lễ lịch liệu loại loay loắt lớp luật lũy lửa lưới lưu lý mẹo móc mốt mừng mười mỹ
    nếu nghe nghề nghỉ nghĩa nghiệp ngoằn ngoèo ngoáo người nguyễn nhịp nước ổn phép phương quả quảng
    quẳng quân quấy quen quế quốc quới quý quỳnh quyết quỹ rượu sức tết thép thuế thuở tiếp
    toán tuần tuất tuổi tuyên tuýp ủy ước ứng vật việt xuất xuống ý yên yếu
""")

CIRCUMFLEX, HORN, BREVE = "\u0302\u031b\u0306"
TONES = "\u0301\u0300\u0309\u0303\u0323"
VNI_KEYS = dict(zip([*TONES, CIRCUMFLEX, HORN, BREVE], "12345678", strict=True)) | {"đ": "9"}
TELEX_KEYS = dict(zip([*TONES, HORN, BREVE], "sfrxjww", strict=True)) | {"đ": "d"}


@st.composite
def raw_spellings(draw):
    """A syllable, and a way to type it: each key after its letter or, in any order, after the word."""
    syllable = draw(st.sampled_from(SYLLABLES))
    keys = draw(st.sampled_from([TELEX_KEYS, VNI_KEYS]))
    typed, postponed, letter = "", [], ""
    for mark in unicodedata.normalize("NFD", syllable):
        if not unicodedata.combining(mark):
            letter = "d" if mark == "đ" else mark
            typed += letter
        if mark == "đ" or unicodedata.combining(mark):
            # Telex doubles the letter for a circumflex.
            key = keys.get(mark, letter)
            if draw(st.booleans()):
                typed += key
            else:
                postponed.append(key)
    return syllable, typed + "".join(draw(st.permutations(postponed)))


@given(raw_spellings())
def test_every_way_to_type_a_syllable_is_read_as_that_syllable(case):
    syllable, typed = case
    assert decoded(typed) == (None if syllable.isascii() else syllable)
    assert decoded(typed.upper()) == decoded(typed)


@given(st.text() | st.text("aeouiywdnghtqcsfrxjz0123456789đ\u0301\u0302", max_size=9))
def test_any_text_gives_a_syllable_or_nothing(text):
    syllable = decoded(text)
    assert syllable is None or is_syllable(syllable)


@pytest.mark.parametrize("word", [*SYLLABLES, "hoà", "thuỷ", "khoẻ", "xoong", "giêng", "QUÝ", "Vy"])
def test_a_syllable_is_one_in_every_case_and_form(word):
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, word)
        assert is_syllable(written)
        assert is_syllable(written.upper())


@pytest.mark.parametrize(
    "word",
    [
        *["", "b", "đ", "hello", "zalo", "fa", "wa", "10", "so1", "a b", "số ", "\ud800"],
        # Endings in c, ch, p, t carry sắc or nặng.
        *["toat", "cac", "càc", "sẻp", "ich", "tãt"],
        # Onsets and the vowels they stand before.
        *["ka", "gha", "ngha", "ce", "ci", "ge", "ngê", "ngi", "coa", "cuy", "qa", "quu", "gii"],
        *["iêu", "tyên", "by"],
        # Unfinished rhymes.
        *["tuô", "dươ", "tiê", "toă", "tuâ", "tă", "uơn"],
        # Tone marks that stand elsewhere, twice, or on nothing.
        *[
            "tóan",
            "gía",
            "qúy",
            "đừơng",
            "số\u0300",
            "\u0301",
            "h\u0301oa",
            "a\u0308",
            "a" * 10_000,
        ],
    ],
)
def test_what_no_vietnamese_writes_is_no_syllable(word):
    assert not is_syllable(word)
