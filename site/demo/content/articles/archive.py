"""The archive of 2024: facts of the plan of that year."""

from __future__ import annotations

from datetime import date

from demo.content.articles.article import CALL_OF_THE_PLAN, THE_PLAN, Article
from demo.content.blocks import contest, figures, p, quiz, quote, ul
from demo.content.words import both
from news.enums import ArticleKind as Kind

ARCHIVE: list[Article] = [
    Article(
        key="sau-nhom-noi-dung-2024",
        kind=Kind.ARTICLE,
        title=both("Năm 2024: sáu nhóm nội dung ra quân", "2024: six topics for the ten days"),
        summary=both(
            "Năm nhóm chung cho cả tỉnh và một nhóm do địa phương tự chọn.",
            "Five topics for the whole province and one chosen by each locality.",
        ),
        when=date(2024, 10, 1),
        unit="ban-chi-dao",
        pillar="xa-hoi-so",
        series="nhin-lai-2024",
        documents=["934/QĐ-BTTTT"],
        body=[
            p(
                (
                    "Ban Chỉ đạo chuyển đổi số tỉnh lựa chọn một địa phương để phát động; các huyện, thị xã, thành phố ra quân vào cùng thời điểm. Thời gian mười ngày, từ 01/10 đến 10/10/2024.",
                    "The steering committee chose one locality for the launch; districts, towns and cities set out at the same hour. It lasted ten days, 1 to 10 October 2024.",
                )
            ),
            ul(
                ("Sử dụng dịch vụ công trực tuyến.", "Using public services online."),
                ("Thanh toán không dùng tiền mặt.", "Paying without cash."),
                (
                    "Mua bán trên sàn thương mại điện tử Việt Nam.",
                    "Buying and selling on Vietnamese online marketplaces.",
                ),
                (
                    "Bảo vệ bản thân và gia đình trên môi trường mạng.",
                    "Protecting oneself and one's family online.",
                ),
                (
                    "Tìm kiếm thông tin hiệu quả trên Internet.",
                    "Finding information on the Internet.",
                ),
                (
                    "Nội dung khác theo định hướng của chính quyền địa phương.",
                    "Other topics as the local authorities decide.",
                ),
            ),
            quote(*CALL_OF_THE_PLAN, who=THE_PLAN),
        ],
    ),
    Article(
        key="hoi-thao-2024",
        kind=Kind.BRIEF,
        title=both(
            "Năm 2024: Hội thảo chuyển đổi số, chuyển đổi xanh",
            "2024: workshop on digital and green transformation",
        ),
        summary=both(
            "Hội thảo nửa ngày, tổ chức trong khoảng 01–10/10/2024 tại Tòa nhà Trung tâm CNTT tỉnh.",
            "Half a day between 1 and 10 October 2024 at the provincial IT centre.",
        ),
        when=date(2024, 9, 25),
        unit="ubnd-tinh",
        pillar="kinh-te-so",
        series="nhin-lai-2024",
        body=[
            p(
                (
                    "Theo Kế hoạch, hội thảo trình chiếu video kết quả chuyển đổi số, nghe tham luận của diễn giả, chuyên gia, báo cáo các mô hình thành công, trao giải cuộc thi trực tuyến và tôn vinh các tập thể, cá nhân xuất sắc.",
                    "By the plan the workshop shows a film of the year's results, hears speakers and experts, reports successful models, gives the prizes of the online contest and honours the best.",
                )
            ),
        ],
    ),
    Article(
        key="ke-hoach-2024",
        kind=Kind.BRIEF,
        title=both(
            "Năm 2024: Kế hoạch hưởng ứng Ngày Chuyển đổi số quốc gia",
            "2024: the plan for National Digital Transformation Day",
        ),
        summary=both(
            "Tuyên truyền từ 15/9 đến 15/10/2024, cao điểm 01–10/10; thi trực tuyến bốn tuần, ra quân mười ngày và hội thảo.",
            "Information from 15 September to 15 October 2024, peak 1–10 October; four weeks of contest, ten days of help and a workshop.",
        ),
        when=date(2024, 9, 14),
        unit="ubnd-tinh",
        pillar="chinh-quyen-so",
        series="nhin-lai-2024",
        documents=["505/QĐ-TTg", "934/QĐ-BTTTT"],
        related=["sau-nhom-noi-dung-2024"],
        body=[
            p(
                (
                    "Ủy ban nhân dân tỉnh ban hành Kế hoạch tổ chức các hoạt động hưởng ứng Ngày Chuyển đổi số quốc gia năm 2024, với hình thức đổi mới, sáng tạo, thiết thực, tiết kiệm, hiệu quả.",
                    "The Provincial People's Committee issued a plan for National Digital Transformation Day 2024, to be carried out in new, practical, thrifty and effective ways.",
                )
            ),
            ul(
                (
                    "Thông tin, tuyên truyền: báo, đài, cổng thông tin, hệ thống thông tin cơ sở, băng rôn, pano, áp phích, màn hình LED.",
                    "Information: press, radio, portals, village loudspeakers, banners, boards, posters, LED screens.",
                ),
                (
                    "Cuộc thi trực tuyến trắc nghiệm tìm hiểu về chuyển đổi số, bốn tuần thi.",
                    "An online contest about digital transformation, in four weeks.",
                ),
                (
                    "Đồng loạt ra quân thúc đẩy sử dụng sản phẩm, dịch vụ số, từ 01/10 đến 10/10/2024.",
                    "A common launch to bring digital services to everyone, 1 to 10 October 2024.",
                ),
                (
                    "Hội thảo nửa ngày, khoảng 150 người.",
                    "A half-day workshop with about 150 people.",
                ),
            ),
            figures("ngay-2024", "nhom-2024", "tuan-2024"),
        ],
    ),
    Article(
        key="bon-tuan-thi-2024",
        kind=Kind.BRIEF,
        title=both(
            "Năm 2024: bốn tuần thi trực tuyến tìm hiểu chuyển đổi số",
            "2024: four weeks of online contest",
        ),
        summary=both(
            "Mỗi câu có ba đến bốn phương án, một phương án đúng. Cuộc thi dành cho người sống, học tập, làm việc trong tỉnh.",
            "Each question had three or four answers, one of them right. The contest was for those who live, learn or work in the province.",
        ),
        when=date(2024, 8, 20),
        unit="so-tttt",
        pillar="xa-hoi-so",
        series="nhin-lai-2024",
        body=[
            p(
                (
                    "Cuộc thi diễn ra trong tháng 8 và tháng 9/2024. Đơn vị chủ trì là Sở Thông tin và Truyền thông, nay là Sở Khoa học và Công nghệ.",
                    "The contest took place in August and September 2024. It was run by the Department of Information and Communications, whose work is now with the Department of Science and Technology.",
                )
            ),
            p(
                (
                    "Nội dung thi: chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước về chuyển đổi số; ý nghĩa, vai trò và lợi ích của chuyển đổi số; mục tiêu, nhiệm vụ, giải pháp và kết quả trên địa bàn tỉnh.",
                    "Its subjects were the policies of the Party and the laws of the State on digital transformation, what it means and is good for, and its aims, tasks, ways and results in the province.",
                )
            ),
            contest("tim-hieu-2024"),
            quiz("nam-2024"),
        ],
    ),
]
