"""Articles of the current year (samples) and of the archive of 2024 (facts of the plan)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from demo.content.blocks import Block, action, figures, h, p, quiz, quote, sample, ul
from demo.content.words import both
from news.enums import ArticleKind as Kind

EDITORS = both("Tổ biên tập", "The editors")
CALL_OF_THE_PLAN = (
    "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân sử dụng dịch vụ, ứng dụng để phát triển kinh tế số.",
    "Down every lane, to every door, helping every resident use services and apps for the digital economy.",
)
THE_PLAN = (
    "Kế hoạch của Ủy ban nhân dân tỉnh năm 2024, mục II.3",
    "Plan of the Provincial People's Committee for 2024, part II.3",
)


@dataclass(frozen=True)
class Article:
    """One article. `when` is a day of the archive, or how many days ago; `clock` the time it was published."""

    key: str
    kind: str
    title: str
    summary: str
    when: date | int
    body: list[Block]
    clock: str = "07:30"
    topic: str = ""
    pillar: str = ""
    unit: str = ""
    series: str = ""
    documents: list[str] = field(default_factory=list)
    recording: str = ""


SERIES: dict[str, str] = {
    "muoi-ngay-cao-diem": both("Mười ngày cao điểm", "The ten peak days"),
    "nhin-lai-2024": both("Nhìn lại năm 2024", "Looking back at 2024"),
}

ARTICLES: list[Article] = [
    Article(
        key="tung-ngo-tung-nha",
        kind=Kind.REPORT,
        title=both(
            "Một buổi tối cùng tổ công nghệ số: đi từng ngõ, gõ từng nhà",
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
        key="toan-tinh-ra-quan",
        kind=Kind.BRIEF,
        title=both(
            "Toàn tỉnh cùng ra quân mười ngày hướng dẫn dùng dịch vụ số",
            "The whole province sets out: ten days of help with digital services",
        ),
        summary=both(
            "Các xã, phường khởi động vào cùng một thời điểm. Mười ngày, sáu nhóm nội dung, không thu phí.",
            "Communes and wards began at one and the same hour. Ten days, six topics, no fee.",
        ),
        when=4,
        clock="08:00",
        unit="ban-chi-dao",
        pillar="xa-hoi-so",
        series="muoi-ngay-cao-diem",
        documents=["505/QĐ-TTg"],
        body=[
            p(
                (
                    "Sáng nay, các Tổ công nghệ số cộng đồng trong toàn tỉnh đồng loạt ra quân. Mỗi ngày có một nội dung chính; ngày cuối là Ngày hội Chuyển đổi số.",
                    "This morning the community teams of the whole province set out together. Each day has its main topic; the last one is Digital Transformation Day.",
                )
            ),
            h("Bà con đến đâu để được giúp", "Where to find help"),
            ul(
                (
                    "Nhà văn hóa thôn, khu phố: buổi tối thứ Ba và thứ Năm.",
                    "The village or quarter hall: Tuesday and Thursday evenings.",
                ),
                (
                    "Bộ phận Một cửa của xã, phường: giờ hành chính.",
                    "The one-stop desk of the commune or ward: office hours.",
                ),
                (
                    "Tại nhà, nếu người già, người khuyết tật không đi lại được: báo trưởng thôn.",
                    "At home, for old people and people with disabilities: tell the head of the village.",
                ),
            ),
            figures("to", "ho-so"),
            action("Chọn việc muốn học", "Choose what to learn", "guides"),
            sample(),
        ],
    ),
    Article(
        key="ngan-hang-huong-ung",
        kind=Kind.BRIEF,
        title=both(
            "Ngân hàng hưởng ứng: mở tài khoản, cài ứng dụng không thu phí",
            "Banks join in: accounts and apps set up free of charge",
        ),
        summary=both(
            "Trong mười ngày cao điểm, các chi nhánh cử cán bộ cùng tổ công nghệ số đến chợ và nhà văn hóa.",
            "During the ten peak days branches send staff with the community teams to markets and village halls.",
        ),
        when=3,
        topic="thanh-toan",
        pillar="kinh-te-so",
        unit="nhnn",
        series="muoi-ngay-cao-diem",
        body=[
            p(
                (
                    "Người dân mang theo căn cước và điện thoại đang dùng. Cán bộ ngân hàng hướng dẫn tại chỗ, người dân tự bấm, tự đặt mật khẩu.",
                    "Bring your identity card and the telephone you use. Bank staff explain on the spot; you press and choose the password yourself.",
                )
            ),
            h("Trước khi về, kiểm lại ba việc", "Before you leave, check three things"),
            ul(
                ("Đã tự đăng nhập lại được một lần.", "You have signed in once more by yourself."),
                (
                    "Đã đặt hạn mức chuyển tiền mỗi ngày vừa với nhu cầu.",
                    "You have set a daily limit that fits your needs.",
                ),
                (
                    "Đã lưu số điện thoại chính thức của ngân hàng, in ở mặt sau thẻ.",
                    "You have saved the bank's official number, printed on the back of the card.",
                ),
            ),
            sample(),
        ],
    ),
    Article(
        key="nam-dau-hieu-lua-dao",
        kind=Kind.ARTICLE,
        title=both("Năm dấu hiệu của một cuộc gọi lừa đảo", "Five signs of a fraudulent call"),
        summary=both(
            "Vội, lạ, dọa, giữ máy và đòi mã: gặp một trong năm điều này, hãy tắt máy rồi gọi lại số chính thức.",
            "Haste, a stranger, threats, staying on the line and a code: if you meet one of the five, hang up and call the official number.",
        ),
        when=1,
        topic="an-toan",
        pillar="xa-hoi-so",
        series="muoi-ngay-cao-diem",
        body=[
            p(
                (
                    "Kẻ gian không cần giỏi công nghệ. Họ chỉ cần bạn vội. Vì vậy cách phòng tốt nhất cũng rất đơn giản: chậm lại một phút.",
                    "Fraudsters need no great skill. They need you to hurry. So the best protection is simple too: wait a minute.",
                )
            ),
            h("Năm dấu hiệu", "The five signs"),
            ul(
                (
                    "<b>Vội</b>: bắt làm ngay, nếu không sẽ mất tiền, bị khóa tài khoản.",
                    "<b>Haste</b>: you must act at once or lose money or your account.",
                ),
                (
                    "<b>Lạ</b>: số máy lạ, xưng là cán bộ, nhân viên ngân hàng, người giao hàng.",
                    "<b>A stranger</b>: an unknown number claiming to be an official, a bank clerk, a courier.",
                ),
                (
                    "<b>Dọa</b>: nói bạn liên quan vụ án, nợ phí, bị phạt.",
                    "<b>Threats</b>: you are part of a case, owe a fee, face a fine.",
                ),
                (
                    "<b>Giữ máy</b>: không cho tắt máy, dặn không kể với ai.",
                    "<b>Staying on the line</b>: you may not hang up, you may tell nobody.",
                ),
                (
                    "<b>Đòi mã</b>: xin mã OTP, mật khẩu, hoặc bảo cài ứng dụng từ đường dẫn lạ.",
                    "<b>A code</b>: they ask for an OTP or password, or want you to install an app from a strange link.",
                ),
            ),
            h("Việc cần làm", "What to do"),
            p(
                (
                    "Tắt máy. Tự tìm số chính thức của cơ quan hoặc ngân hàng rồi gọi lại. Kể cho một người trong nhà nghe trước khi làm bất cứ điều gì.",
                    "Hang up. Find the official number of the agency or bank yourself and call it. Tell somebody in the family before you do anything.",
                ),
                (
                    "Nếu đã chuyển tiền: gọi ngay ngân hàng để tạm khóa giao dịch, rồi báo công an xã, phường.",
                    "If you have already sent money: call your bank at once to stop the transfer, then tell the police of your commune or ward.",
                ),
            ),
            quiz("an-toan-tren-mang"),
        ],
    ),
    Article(
        key="huong-dan-treo-bang-ron",
        kind=Kind.ARTICLE,
        title=both(
            "Treo băng rôn, pano, áp phích sao cho đúng và đẹp",
            "Hanging banners, boards and posters properly",
        ),
        summary=both(
            "Không chắn biển báo, không vắt ngang đường, không quá 15 ngày. Bộ ấn phẩm đã có đủ cỡ để in ngay.",
            "Never over signs or across a road, never longer than 15 days. The kit has every size, ready to print.",
        ),
        when=12,
        unit="so-vhttdl",
        pillar="chinh-quyen-so",
        body=[
            p(
                (
                    "Băng rôn treo để nhắc, không để vướng. Trước khi treo, đơn vị chọn mẫu đã duyệt trong kho ấn phẩm và xem lại các điều dưới đây.",
                    "A banner is there to remind, not to be in the way. Choose an approved piece from the library first and check the points below.",
                )
            ),
            ul(
                (
                    "Không treo ngang đường, không che biển báo, đèn tín hiệu, biển chỉ dẫn công cộng.",
                    "Do not hang it across a road or over signs, traffic lights or public notices.",
                ),
                (
                    "Thời gian treo không quá 15 ngày; hết hạn thì tự tháo.",
                    "Hang it for at most 15 days and take it down when they are over.",
                ),
                (
                    "Tên, dấu hiệu của nhà tài trợ (nếu có) đặt ở phía dưới hoặc bên phải và không quá 20% diện tích.",
                    "A sponsor's name or sign stands at the foot or on the right and takes at most 20% of the area.",
                ),
                (
                    "Màn hình công cộng ngoài trời không phát âm thanh.",
                    "Outdoor screens play no sound.",
                ),
            ),
            p(
                (
                    "Trước khi in số lượng lớn, hãy đối chiếu quy định đang có hiệu lực và hỏi cơ quan văn hóa tại địa phương.",
                    "Before printing many, check the rules in force and ask the culture office of your locality.",
                )
            ),
        ],
    ),
    Article(
        key="bat-dau-tu-viec-nho",
        kind=Kind.ARTICLE,
        title=both(
            "Chuyển đổi số bắt đầu từ việc nhỏ trong nhà",
            "Digital transformation begins with a small thing at home",
        ),
        summary=both(
            "Không phải máy móc đắt tiền. Là một tờ đơn không phải chép lại, một buổi chợ không lo tiền lẻ, một cuộc gọi lừa đảo bị từ chối.",
            "No costly machines. A form that need not be copied out, a market day without small change, a fraudulent call refused.",
        ),
        when=8,
        pillar="xa-hoi-so",
        documents=["505/QĐ-TTg"],
        body=[
            p(
                (
                    "Chuyển đổi số (CĐS) là đổi cách làm việc nhờ dữ liệu và công nghệ, để việc nhanh hơn, rõ hơn và người dân đỡ phải đi lại.",
                    "Digital transformation changes how things are done with data and technology: quicker, clearer, with fewer trips for residents.",
                ),
                (
                    "Thủ tướng Chính phủ chọn ngày 10 tháng 10 hằng năm là Ngày Chuyển đổi số quốc gia. Số 1 và số 0 là hai chữ số của máy tính.",
                    "The Prime Minister chose 10 October of every year as National Digital Transformation Day. One and zero are the two digits of computers.",
                ),
            ),
            h("Ba trụ cột, ba việc quen", "Three pillars, three familiar things"),
            ul(
                (
                    "<b>Chính quyền số</b>: nộp hồ sơ ở nhà, theo dõi bằng một mã.",
                    "<b>Digital government</b>: apply from home, follow it by one code.",
                ),
                (
                    "<b>Kinh tế số</b>: bán hàng lên sàn, thanh toán bằng mã quét.",
                    "<b>Digital economy</b>: sell on a marketplace, take payment by code.",
                ),
                (
                    "<b>Xã hội số</b>: khám bệnh đặt lịch trước, học trên mạng, giữ an toàn cho cả nhà.",
                    "<b>Digital society</b>: book the doctor, learn online, keep the family safe.",
                ),
            ),
            action("Chọn việc muốn học", "Choose what to learn", "guides"),
        ],
    ),
    Article(
        key="ap-phich-qua-tranh",
        kind=Kind.PHOTO,
        title=both(
            "Mười ngày qua hình: vạch là 1, vòng là 0",
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
        recording="nop-ho-so",
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
        key="an-dinh-ngay-hoi-thao",
        kind=Kind.BRIEF,
        title=both("Đã ấn định ngày hội thảo của tỉnh", "The day of the workshop is fixed"),
        summary=both(
            "Hội thảo nửa ngày, hai ngày trước Ngày hội. Chương trình và giấy mời đã có trên trang hội thảo.",
            "Half a day, two days before Digital Transformation Day. Programme and invitation are on the workshop's page.",
        ),
        when=5,
        clock="10:00",
        unit="ubnd-tinh",
        pillar="kinh-te-so",
        body=[
            p(
                (
                    "Hội thảo có phần báo cáo ba mô hình thành công trong tỉnh để nơi khác làm theo, phần hỏi đáp và phần tôn vinh. Ai không đến được sẽ xem lại video có phụ đề.",
                    "Three successful models of the province are reported so that others can follow them; there is time for questions, and for honours. Those who can't come will find a video with captions.",
                )
            ),
            action("Xem chương trình", "See the programme", "workshop"),
            sample(),
        ],
    ),
    Article(
        key="loa-xa-doc-ban-tin",
        kind=Kind.ARTICLE,
        title=both(
            "Loa xã đọc bản tin: viết sao cho nghe là hiểu",
            "Village loudspeakers: writing to be understood at once",
        ),
        summary=both(
            "Câu ngắn, số đọc tròn, chữ viết tắt đọc ra: năm phút buổi sớm đủ cho một việc.",
            "Short sentences, round numbers, abbreviations spoken in full: five minutes in the morning are enough for one thing.",
        ),
        when=6,
        unit="coi-vang",
        pillar="chinh-quyen-so",
        body=[
            p(
                (
                    "Người nghe không xem lại được như người đọc. Vì vậy bản tin loa cần viết khác bài báo.",
                    "A listener can't look back as a reader can. So a bulletin is written differently from an article.",
                )
            ),
            ul(
                (
                    "Mỗi câu một ý, không quá hai mươi tiếng.",
                    "One idea a sentence, at most twenty syllables.",
                ),
                (
                    "Đọc ra chữ viết tắt: CĐS đọc là chuyển đổi số, OTP đọc là mã một lần.",
                    "Speak abbreviations: digital transformation, one-time code.",
                ),
                (
                    "Nhắc lại ngày giờ và nơi đến ở câu cuối.",
                    "Repeat day, hour and place in the last sentence.",
                ),
            ),
            figures("loa"),
            quote(
                "Kính mời bà con tối thứ Ba, bảy giờ, ra nhà văn hóa thôn. Tổ công nghệ số hướng dẫn trả tiền điện bằng điện thoại. Không thu phí.",
                "Come to the village hall on Tuesday evening at seven. The community team shows how to pay for power by telephone. There is no fee.",
                who=("Bản tin mẫu, 12 giây", "Sample bulletin, 12 seconds"),
            ),
            sample(),
        ],
    ),
    Article(
        key="mo-cau-hoi-thu-suc",
        kind=Kind.BRIEF,
        title=both(
            "Thử sức năm câu: có đáp án ngay, không cần đăng ký",
            "Five questions to try: answers at once, no sign-up",
        ),
        summary=both(
            "Câu hỏi mở trong mười ngày cao điểm. Trả lời xong xem ngay lời giải và nơi đọc thêm.",
            "Open during the ten peak days. Answer, then read why, and where to learn more.",
        ),
        when=2,
        clock="09:00",
        pillar="xa-hoi-so",
        series="muoi-ngay-cao-diem",
        body=[
            p(
                (
                    "Trang này không hỏi tên, không hỏi số điện thoại, chỉ đếm số lượt chọn từng phương án. Đơn vị nào muốn đặt câu hỏi lên trang của mình thì chép đoạn mã ở trang câu hỏi.",
                    "This page asks for no name and no number; it only counts how often an answer was chosen. Units that want the questions on their own site copy the code on the quiz page.",
                )
            ),
            quiz("thu-suc-muoi-ngay"),
        ],
    ),
    Article(
        key="tra-don-vi-ke-thua",
        kind=Kind.ARTICLE,
        title=both(
            "Tên xã mới, giấy tờ cũ: tra đơn vị kế thừa ở đâu",
            "New communes, old papers: finding who took over",
        ),
        summary=both(
            "Từ ngày 01/7/2025, chính quyền địa phương có hai cấp. Giấy tờ cấp theo tên cũ vẫn dùng; khi cần liên hệ, tra tên cũ để tìm nơi mới.",
            "Since 1 July 2025 local government has two tiers. Papers with old names stay in use; to find the office, look up the old name.",
        ),
        when=15,
        pillar="chinh-quyen-so",
        topic="dich-vu-cong",
        body=[
            p(
                (
                    "Sổ đơn vị trên trang này ghi mỗi đơn vị có hiệu lực từ ngày nào, đến ngày nào và ai kế thừa. Gõ tên cũ, có dấu hay không dấu, ô tìm kiếm sẽ chỉ đến đơn vị đang hoạt động.",
                    "The register of this site says from when to when each unit existed and who succeeded it. Type the old name, with or without marks, and the search leads to the unit in force.",
                )
            ),
            h("Ví dụ", "For example"),
            p(
                (
                    "Việc của Sở Thông tin và Truyền thông từ ngày 01/3/2025 do Sở Khoa học và Công nghệ đảm nhiệm.",
                    "Since 1 March 2025 the work of the Department of Information and Communications is done by the Department of Science and Technology.",
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
            quiz("nam-2024"),
        ],
    ),
]
