"""The words that the texts are made of: compounds of the campaign's field, and made-up ones in thousands."""

from __future__ import annotations

import random
import unicodedata
from itertools import accumulate

# About as many as the language uses.
SYLLABLES = 6_000

# From the most frequent to the least.
FIELD = """
chuyển đổi số, người dân, thanh toán, dịch vụ công, trực tuyến, thủ tục hành chính, cán bộ, địa phương, thực hiện,
ứng dụng, công nghệ, dữ liệu, doanh nghiệp, hướng dẫn, triển khai, kỹ năng số, cộng đồng, quốc gia, điện tử, hồ sơ,
nền tảng số, tổ công nghệ số cộng đồng, xã hội số, kinh tế số, chính quyền số, công dân số, tài khoản, định danh,
không dùng tiền mặt, thông tin, an toàn, mạng xã hội, điện thoại, thông minh, internet, hỗ trợ, phổ cập, nhân dân,
ủy ban nhân dân, trung tâm, phục vụ, giải quyết, kết quả, thời gian, chất lượng, hiệu quả, nâng cao, phát triển,
đẩy mạnh, tuyên truyền, vận động, tập huấn, học tập, đời sống, sản xuất, kinh doanh, nông nghiệp, nông dân, nông sản,
sàn thương mại điện tử, bán hàng, mua sắm, ngân hàng, ví điện tử, mã phản hồi nhanh, hóa đơn, thuế, bảo hiểm xã hội,
bảo hiểm y tế, khám bệnh, chữa bệnh, bệnh viện, bệnh án điện tử, trường học, học bạ số, giáo viên, học sinh, sinh viên,
phụ huynh, đoàn thanh niên, thanh niên, phụ nữ, người cao tuổi, người khuyết tật, hộ nghèo, đồng bào, miền núi, vùng cao,
nông thôn mới, thôn bản, khu phố, phường, xã, huyện, thành phố, tỉnh, trung ương, chính phủ, thủ tướng, bộ trưởng,
chủ tịch, giám đốc, ban chỉ đạo, kế hoạch, nghị quyết, quyết định, chỉ thị, chương trình, mục tiêu, nhiệm vụ, giải pháp,
trách nhiệm, kiểm tra, giám sát, đánh giá, báo cáo, thống kê, chỉ tiêu, tỷ lệ, tăng trưởng, đầu tư, ngân sách, hạ tầng,
băng thông rộng, cáp quang, trạm phát sóng, vùng lõm sóng, trí tuệ nhân tạo, điện toán đám mây, dữ liệu mở, dữ liệu lớn,
internet vạn vật, chuỗi khối, chữ ký số, căn cước, cư trú, hộ tịch, đất đai, khai sinh, đăng ký, xác thực, mật khẩu,
lừa đảo, tội phạm mạng, bảo vệ, riêng tư, an ninh mạng, mã độc, cảnh báo, truyền hình, phát thanh, báo chí, du lịch,
di tích, văn hóa, lễ hội, bảo tàng, thư viện số, giao thông, môi trường, thời tiết, thiên tai, lao động, việc làm
"""

# Words that hold a sentence together, from the most frequent to the least.
PARTICLES = """
của và các trong được cho với có những tại đã này không một từ để khi đến về theo nhiều hơn cũng là sẽ như trên đang ra
"""

ONSETS = """
b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x
"""
RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âm ân âng âp ât âu ây e en eo em ê ên ênh êt êu i ia ich im
in inh iên iêng iêu iêm o oa oan oang oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uc ui um
un ung uôc uôi uôn uông uyên uyêt ư ưa ưc ưng ươc ươi ươn ương ưu
"""
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
FRONT_ONSETS = ("gh", "k", "ngh")
BACK_ONSETS = ("c", "g", "ng")

FAMILY_NAMES = """
Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Dương Lý Trịnh Mai Cao
"""
MIDDLE_NAMES = """
Văn Thị Minh Thu Ngọc Quang Hữu Thanh Xuân Đức Hồng Bảo
"""
GIVEN_NAMES = """
An Bình Chi Dũng Giang Hà Hải Hạnh Hùng Lan Linh Long Mai Nam Nga Phúc Sơn Tâm Thảo Yến
"""


def field() -> list[str]:
    """The compounds of the campaign's field, from the most frequent to the least."""
    return [each.strip() for each in FIELD.replace("\n", " ").split(",")]


def syllables() -> list[str]:
    """Every onset with every rhyme that may follow it, in every tone that may stand on it; composed."""
    return [
        toned(onset + rhyme, tone)
        for onset in ONSETS.split()
        for rhyme in RHYMES.split()
        if may_follow(rhyme, onset)
        for tone in TONES
        if tone in ("\u0301", "\u0323") or not rhyme.endswith(("c", "ch", "p", "t"))
    ]


def may_follow(rhyme: str, onset: str) -> bool:
    front = rhyme[0] in "eêi"
    if onset == "qu":
        return rhyme[0] in "aăâeêi" and not rhyme.startswith(("ia", "iê"))
    if onset == "gi":
        return rhyme[0] != "i"
    return not (front and onset in BACK_ONSETS or not front and onset in FRONT_ONSETS)


def toned(syllable: str, tone: str) -> str:
    """The syllable with its tone over the vowel that carries it."""
    if not tone:
        return syllable
    onset = 2 if syllable.startswith(("qu", "gi")) and len(syllable) > 2 else 0
    vowels = [at for at, letter in enumerate(syllable) if letter in "aăâeêioôơuưy" and at >= onset]
    marked = [at for at in vowels if syllable[at] in "ăâêôơư"]
    if marked:
        place = marked[-1]
    else:
        is_open = vowels[-1] == len(syllable) - 1
        place = vowels[-2] if is_open and len(vowels) > 1 else vowels[-1]
    return unicodedata.normalize("NFC", syllable[: place + 1] + tone + syllable[place + 1 :])


def made_up(count: int, source: random.Random) -> list[str]:
    """So many different compounds of two to four syllables; some syllables stand in many of them."""
    known = source.sample(syllables(), SYLLABLES)
    weights = list(accumulate(1 / (rank + 200) for rank in range(SYLLABLES)))
    compounds: dict[str, None] = {}
    while len(compounds) < count:
        length = source.choices((2, 3, 4), (80, 14, 6))[0]
        compounds[" ".join(source.choices(known, cum_weights=weights, k=length))] = None
    return list(compounds)
