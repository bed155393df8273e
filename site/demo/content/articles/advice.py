"""Articles that help: what to beware of, how to begin, how to hang, read out and look up."""

from __future__ import annotations

from artwork.outline import NO_BREAK as N
from demo.content.articles.article import Article
from demo.content.blocks import action, figures, h, p, quiz, quote, sample, ul
from demo.content.words import both
from news.enums import ArticleKind as Kind

ADVICE: list[Article] = [
    Article(
        key="nam-dau-hieu-lua-dao",
        kind=Kind.ARTICLE,
        title=both(
            f"Năm dấu{N}hiệu của một cuộc{N}gọi lừa{N}đảo", "Five signs of a fraudulent call"
        ),
        summary=both(
            "Vội, lạ, dọa, giữ máy và đòi mã: gặp một trong năm điều này, hãy tắt máy rồi gọi lại số chính thức.",
            "Haste, a stranger, threats, staying on the line and a code: if you meet one of the five, hang up and call the official number.",
        ),
        when=1,
        topic="an-toan",
        pillar="xa-hoi-so",
        series="muoi-ngay-cao-diem",
        related=["giu-an-toan-cho-ca-nha", "cau-hoi-gia-dinh"],
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
        related=["tung-ngo-tung-nha", "nop-ho-so-truc-tuyen"],
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
        related=["loa-thong-minh"],
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
        key="huong-dan-treo-bang-ron",
        kind=Kind.ARTICLE,
        title=both(
            "Treo băng rôn, pano, áp phích sao cho đúng và đẹp",
            "Hanging banners, boards and posters properly",
        ),
        summary=both(
            "Không chắn biển báo, không vắt ngang đường, không quá 15 ngày. Bộ truyền thông đã có đủ cỡ để in ngay.",
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
]
