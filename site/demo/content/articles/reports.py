"""Reportages: in words, in pictures, on film, in sound."""

from __future__ import annotations

from artwork.outline import NO_BREAK as N
from demo.content.articles.article import CALL_OF_THE_PLAN, THE_PLAN, Article
from demo.content.blocks import action, figures, h, p, quiz, quote, sample, ul
from demo.content.words import both
from news.enums import ArticleKind as Kind

REPORTS: list[Article] = [
    Article(
        key="tung-ngo-tung-nha",
        kind=Kind.REPORT,
        title=both(
            f"Một buổi tối cùng tổ{N}công{N}nghệ{N}số: đi{N}từng{N}ngõ, gõ{N}từng{N}nhà",
            "An evening with a community team: down every lane, to every door",
        ),
        summary=both(
            "Bảy giờ tối, ba người trong tổ mang theo một chiếc điện thoại, một cuốn sổ và rất nhiều kiên nhẫn. Mỗi nhà một buổi, mỗi buổi một việc làm được ngay.",
            "At seven in the evening three neighbours set out with a telephone, a notebook and much patience. One evening in every home, one thing done at once.",
        ),
        when=0,
        clock="07:15",
        unit="song-xanh",
        pillar="xa-hoi-so",
        series="muoi-ngay-cao-diem",
        related=["giu-an-toan-cho-ca-nha", "thanh-toan-bang-ma-quet"],
        body=[
            p(
                (
                    "Nhà đầu tiên ở cuối ngõ có hai ông bà và một chiếc điện thoại con gái gửi về. Ông muốn trả tiền điện mà không phải đạp xe ra bưu điện. Bà chỉ muốn gọi được hình cho cháu.",
                    "The first house, at the end of the lane, is home to an old couple and a telephone their daughter sent. He wants to pay for power without cycling to the post office. She only wants to see her grandchild when they talk.",
                ),
                (
                    "Cả tổ thống nhất một cách làm: không dạy hết, chỉ làm cùng một việc, làm đến khi người trong nhà tự làm lại được.",
                    "The team has one rule: do not teach everything, do one thing together, until the people of the house can do it again by themselves.",
                ),
            ),
            h("Ba câu hỏi trước khi bắt đầu", "Three questions before they begin"),
            ul(
                (
                    "Việc gì trong tháng này làm ông bà phải đi lại nhiều nhất?",
                    "What made you travel most this month?",
                ),
                (
                    "Trong nhà ai sẽ giúp khi tổ đã về?",
                    "Who in the house will help when the team has left?",
                ),
                (
                    "Điện thoại đã có khóa màn hình và mật khẩu riêng chưa?",
                    "Does the telephone have a screen lock and a password of its own?",
                ),
            ),
            figures("to", "ho"),
            h("Điều tổ không làm", "What the team never does"),
            p(
                (
                    "Tổ không thu phí, không giữ điện thoại, không hỏi mật khẩu và không đọc hộ mã OTP. Mã OTP là chữ ký của chủ tài khoản: ai hỏi cũng không đọc.",
                    "The team takes no fee, keeps no telephone, asks for no password and reads no OTP aloud. The OTP is the signature of the owner of the account: read it to nobody.",
                )
            ),
            quote(*CALL_OF_THE_PLAN, who=THE_PLAN),
            quiz("an-toan-tren-mang"),
            p(
                (
                    "Chín giờ kém, ông tự trả xong hóa đơn điện của tháng. Biên lai hiện lên, ông đọc to từng số rồi cười: lần sau để ông làm cho bà xem.",
                    "Shortly before nine he pays the month's power bill by himself. The receipt appears, he reads every figure aloud and smiles: next time he will show her.",
                )
            ),
            sample(),
        ],
    ),
    Article(
        key="ap-phich-qua-tranh",
        kind=Kind.PHOTO,
        title=both(
            f"Mười ngày qua hình: vạch{N}là{N}1, vòng{N}là{N}0",
            "Ten days in pictures: a bar is 1, a ring is 0",
        ),
        summary=both(
            "Bộ hình của chiến dịch chỉ dùng hai dấu. Xếp lại, chúng thành chữ, thành số, thành hoa văn.",
            "The campaign's pictures use two marks only. Put together they are letters, numbers, ornament.",
        ),
        when=2,
        pillar="xa-hoi-so",
        series="muoi-ngay-cao-diem",
        body=[
            p(
                (
                    "Ngày 10 tháng 10 viết bằng hai chữ số 1 và 0, cũng là hai chữ số của máy tính. Vạch đứng và vòng tròn còn là nét quen trên hoa văn trống đồng.",
                    "The tenth of the tenth is written with 1 and 0, the two digits of computers. Upright strokes and circles are also familiar from the ornament of bronze drums.",
                )
            ),
            ("gallery", "tranh"),
            p(
                (
                    "Mỗi hàng trong hình là một chữ cái viết theo mã máy tính: tám dấu, vạch là 1, vòng là 0. Bạn thử đọc xem.",
                    "Each row of a picture is one letter in computer code: eight marks, a bar for 1, a ring for 0. Try to read them.",
                )
            ),
        ],
    ),
    Article(
        key="mot-phut-nop-ho-so",
        kind=Kind.VIDEO,
        title=both(
            "Một phút: nộp hồ sơ trực tuyến qua năm bước",
            "One minute: applying online in five steps",
        ),
        summary=both(
            "Phim ngắn có phụ đề, không tiếng, xem được ở nhà văn hóa hay trên xe buýt. Bản chữ ở dưới.",
            "A short silent film with captions, for village halls and buses alike. The words stand below.",
        ),
        when=3,
        clock="16:00",
        topic="dich-vu-cong",
        pillar="chinh-quyen-so",
        series="muoi-ngay-cao-diem",
        recording="film",
        related=["nop-ho-so-truc-tuyen", "mot-cua-tai-nha"],
        body=[
            p(
                (
                    "Phim dùng được cho màn hình ở bộ phận Một cửa. Ai cần làm theo từng bước thì mở bài hướng dẫn.",
                    "The film may run on the screen of a one-stop desk. Those who want to follow step by step open the guide.",
                )
            ),
            action("Mở hướng dẫn", "Open the guide", "guides"),
        ],
    ),
    Article(
        key="muoi-ngay-qua-nhip-go",
        kind=Kind.AUDIO,
        title=both(
            f"Mười giây nghe dấu{N}10·10: gõ{N}là{N}1, chuông{N}là{N}0",
            "Ten seconds of 10·10: a knock is 1, a bell is 0",
        ),
        summary=both(
            "Bộ hình của chiến dịch chỉ có vạch và vòng. Đây là cách nghe chúng, và một mẫu phóng sự âm thanh có bản chữ.",
            "The campaign's pictures have bars and rings only. This is how they sound, and a sample of an audio report with its transcript.",
        ),
        when=1,
        clock="16:30",
        topic="dia-phuong",
        pillar="xa-hoi-so",
        series="muoi-ngay-cao-diem",
        recording="sound",
        related=["ap-phich-qua-tranh", "loa-thong-minh"],
        body=[
            p(
                (
                    "Người không nhìn thấy hình vẫn nhận ra được dấu 10·10: một tiếng gõ, một tiếng chuông, rồi lại một gõ một chuông. Đài truyền thanh có thể dùng bốn tiếng ấy mở đầu bản tin.",
                    "Those who can't see the pictures can still know 10·10: a knock, a bell, and again a knock and a bell. Commune radio may open its bulletins with these four.",
                ),
                (
                    "Sau bốn tiếng mở đầu là ba chữ cái viết bằng mã máy tính, mỗi chữ tám tiếng. Bạn thử vừa nghe vừa ghi ra giấy: gõ là 1, chuông là 0.",
                    "After the first four come three letters in computer code, eight strokes each. Try to write them down as you listen: 1 for a knock, 0 for a bell.",
                ),
            ),
            h(f"Làm phóng{N}sự âm{N}thanh cần{N}gì", "What an audio report needs"),
            ul(
                (
                    "Một tệp nghe được trên mọi trình duyệt, càng ngắn càng tốt.",
                    "A file that every browser plays, the shorter the better.",
                ),
                (
                    "Bản chữ đầy đủ, để người không nghe được vẫn đọc được.",
                    "A full transcript, for those who can't hear.",
                ),
                (
                    "Lời ghi nguồn: ai thu, ở đâu, ngày nào.",
                    "Its source: who recorded it, where and when.",
                ),
            ),
            sample(),
        ],
    ),
]
