"""Models of digital government: a desk that travels, a bulletin for every loudspeaker."""

from __future__ import annotations

from demo.content.blocks import paragraphs, step
from demo.content.model_stories.story import ModelStory, costs
from demo.content.words import both

DESK = ModelStory(
    key="mot-cua-tai-nha",
    title=both("Một cửa đến tận nhà", "The one-stop desk comes home"),
    summary=both(
        "Mỗi thứ Năm, một cán bộ, một máy tính bảng và một máy in nhỏ đi về các thôn xa. Một hồ sơ mất 12 phút thay vì cả buổi.",
        "Every Thursday an official with a tablet and a small printer visits the far villages. An application takes 12 minutes instead of half a day.",
    ),
    problem=paragraphs(
        (
            "Sau khi sáp nhập, thôn xa nhất cách trụ sở xã mười chín cây số đường đồi. Người già, người khuyết tật và hộ đi nương mất cả buổi cho một tờ giấy, có khi đến nơi mới biết thiếu bản sao.",
            "Since the communes were merged, the farthest village lies nineteen kilometres of hill road from the office. Old people, people with disabilities and farmers lost half a day for one paper, and sometimes learned only there that a copy was missing.",
        ),
        (
            "Nộp trực tuyến thì được, nhưng nhiều nhà chưa có tài khoản định danh mức 2, máy yếu, sóng chập chờn. Nhờ người ngoài làm hộ thì phải đưa cả mật khẩu.",
            "Applying online was possible, but many had no identity account of level 2, weak telephones and a poor signal. Asking others to do it meant giving them the password.",
        ),
    ),
    done=paragraphs(
        (
            "Xã gom lịch hẹn trong tuần, mỗi thứ Năm đến một nhà văn hóa thôn làm hồ sơ cùng người dân và trả kết quả qua bưu điện. Chín thôn xa, mỗi thôn ít nhất một lần trong tháng.",
            "The commune gathers appointments, goes to one village hall each Thursday, does the applications together with people and sends results by post. Nine far villages, each at least once a month.",
        ),
        (
            "Cán bộ chỉ hướng dẫn: người dân tự đăng nhập, tự ký. Việc gì làm được từ nhà thì tổ công nghệ số chỉ luôn cách làm lần sau.",
            "The official only guides: people sign in and sign for themselves. Where a thing can be done from home, the community team shows how for the next time.",
        ),
    ),
    steps=[
        step(
            ("Nhận hẹn qua trưởng thôn", "Take appointments through the village head"),
            (
                "Ghi tên, việc cần làm, số điện thoại người thân. Chốt danh sách chiều thứ Ba để kịp tra trước.",
                "Name, what is needed, a relative's number. The list closes on Tuesday afternoon, in time to look things up.",
            ),
        ),
        step(
            ("Chuẩn bị trước ở xã", "Prepare at the office"),
            (
                "Tra dữ liệu đã có để người dân không phải nộp lại. Ai thiếu giấy gì thì nhắn ngay, đừng để đến nơi mới biết.",
                "Look up what is on file, so that nothing is asked twice. Whoever lacks a paper is told at once.",
            ),
        ),
        step(
            ("Làm tại chỗ, hẹn ngày trả", "Do it there, name the day"),
            (
                "Người dân tự ký điện tử. In phiếu hẹn có mã hồ sơ, dán lên tủ là nhớ.",
                "People sign electronically for themselves. A printed slip bears the code and the day.",
            ),
        ),
        step(
            ("Trả kết quả qua bưu điện", "Send the result by post"),
            (
                "Bưu tá đưa tận nhà. Không nhận được đúng ngày thì gọi một số điện thoại duy nhất.",
                "The postman brings it home. If it is late there is one number to call.",
            ),
        ),
    ],
    results=paragraphs(
        (
            "Ba tháng đầu nhận 418 hồ sơ tại thôn, mỗi hồ sơ khoảng 12 phút. Gần một nửa số người đến lần thứ hai đã tự đăng nhập được.",
            "In the first three months 418 applications were taken in the villages, in about 12 minutes each. Almost half of those who came a second time could sign in by themselves.",
        ),
        (
            "Số hồ sơ phải bổ sung giảm hẳn vì giấy tờ đã được tra trước. Bộ phận Một cửa ở xã vắng hơn vào đầu tuần.",
            "Far fewer applications had to be completed later, as papers were looked up first. The desk at the office is quieter early in the week.",
        ),
    ),
    limits=paragraphs(
        (
            "Mùa thu hoạch thiếu người, hai buổi phải hoãn. Máy in là máy duy nhất: hỏng thì viết tay phiếu hẹn.",
            "At harvest time there were too few hands and two visits were put off. There is one printer: when it fails, slips are written by hand.",
        ),
        (
            "Hồ sơ đất đai vẫn phải ra xã vì cần đối chiếu bản gốc.",
            "Land matters still need a trip, because originals must be compared.",
        ),
    ),
    figures=["phut", "ho-so-luu-dong", "thon-xa"],
    cost=32_000_000,
    cost_note=both(
        "Máy tính bảng, máy in, đi lại; ngân sách xã",
        "Tablet, printer and travel, from the commune's budget",
    ),
    period=both("Ba tháng đầu (minh họa)", "The first three months (sample)"),
    place="doi-che",
    pillar="chinh-quyen-so",
    topic="dich-vu-cong",
    by=both("Bộ phận Một cửa, Tổ công nghệ số cộng đồng", "One-stop desk, community team"),
    more=[
        costs(
            ("ba tháng", "three months"),
            (("Máy tính bảng và bao chống nước", "Tablet with a waterproof case"), 14_000_000),
            (("Máy in nhỏ chạy pin", "Small printer with a battery"), 6_000_000),
            (("Giấy, mực, gói dữ liệu", "Paper, ink, mobile data"), 4_500_000),
            (("Xăng xe, phụ cấp đi thôn", "Fuel and allowances"), 7_500_000),
        )
    ],
)

BULLETIN = ModelStory(
    key="loa-thong-minh",
    title=both("Một bản tin, mọi cụm loa", "One bulletin, every loudspeaker"),
    summary=both(
        "38 cụm loa đọc cùng một bản tin soạn sẵn: cùng giờ, cùng lời, nghe là hiểu. Tin khẩn đến sau 15 phút.",
        "38 sets of loudspeakers read one prepared text: the same hour, the same words, clear at once. Urgent news takes 15 minutes.",
    ),
    problem=paragraphs(
        (
            "Mỗi thôn đọc một kiểu, chỗ nghe chỗ không. Cùng một lịch tiêm mà ba thôn đọc ba giờ khác nhau, bà con đến trạm rồi lại về.",
            "Each village read it differently, and some heard nothing. One vaccination day was announced with three hours in three villages; people came and went home again.",
        ),
        (
            "Tin bão phải chép tay rồi gọi từng trưởng thôn. Có lần cụm loa cuối cùng đọc khi nước đã lên.",
            "Storm warnings were copied by hand and telephoned to each village head. Once the last loudspeaker spoke when the water had already come.",
        ),
    ),
    done=paragraphs(
        (
            "Xã soạn bản tin ngắn theo mẫu, nghe thử rồi mới phát; mọi cụm loa nhận cùng một tệp, cùng một giờ. Tin khẩn có mẫu riêng ba câu: việc gì, ở đâu, phải làm gì.",
            "The commune writes short texts by a pattern and listens before sending; every loudspeaker gets the same file at the same hour. Urgent news has a pattern of its own in three sentences: what, where, what to do.",
        ),
        (
            "Bảng theo dõi cho biết cụm nào im. Tổ công nghệ số của thôn đó ra xem ngay trong ngày.",
            "A board shows which speaker is silent. The team of that village looks at it the same day.",
        ),
    ),
    steps=[
        step(
            ("Viết theo mẫu", "Write by a pattern"),
            (
                "Một việc một bản tin, dưới hai phút. Câu ngắn, số đọc thành lời, nhắc lại giờ và nơi hai lần.",
                "One thing a bulletin, under two minutes. Short sentences, numbers in words, hour and place said twice.",
            ),
        ),
        step(
            ("Nghe thử", "Listen first"),
            (
                "Một người không tham gia viết nghe và nói lại. Nói sai chỗ nào, sửa chỗ đó.",
                "Someone who did not write it listens and repeats it. What is repeated wrongly is mended.",
            ),
        ),
        step(
            ("Phát và ghi sổ", "Send and note"),
            (
                "Ghi giờ phát, cụm loa nào im. Bản chữ đăng lên trang của xã cho người không nghe được.",
                "Note the hour and which speaker was silent. The text goes on the commune's page for those who can't hear.",
            ),
        ),
        step(
            ("Giữ giờ yên", "Keep quiet hours"),
            (
                "Chỉ phát hai khung giờ, mỗi lần không quá năm phút. Ngoài giờ đó chỉ có tin khẩn.",
                "Two times of the day, five minutes at most. Outside them there is urgent news only.",
            ),
        ),
    ],
    results=paragraphs(
        (
            "38 cụm loa đọc cùng một bản tin, 96% buổi phát đúng giờ. Loa hỏng được biết trong ngày, trước đây có khi cả tháng.",
            "38 sets read the same text, and 96% of broadcasts are on time. A broken speaker is known the same day; it used to take a month.",
        ),
        (
            "Trong đợt mưa lớn gần nhất, tin khẩn được phát sau 15 phút, mọi thôn nghe cùng một lời dặn.",
            "In the last heavy rains urgent news was on the air within 15 minutes, and every village heard the same advice.",
        ),
    ),
    limits=paragraphs(
        (
            "Giọng máy đọc tên riêng địa phương còn sai; tên nào sai phải viết lại theo cách đọc.",
            "The machine still misreads local names; those are respelled as they sound.",
        ),
        (
            "Mất điện là im. Bốn cụm ở vùng trũng mới có pin dự phòng.",
            "Without power there is silence. Four sets in the low land have a battery so far.",
        ),
    ),
    figures=["loa", "dung-gio", "tin-khan"],
    cost=180_000_000,
    cost_note=both("Thay dần trong hai năm", "Replaced over two years"),
    period=both("Hai năm, đang ở năm thứ hai (minh họa)", "Two years, now the second (sample)"),
    place="song-xanh",
    pillar="chinh-quyen-so",
    topic="dia-phuong",
    by=both("Đài truyền thanh xã, Tổ công nghệ số cộng đồng", "Commune radio, community team"),
    more=[
        costs(
            ("hai năm", "two years"),
            (("38 bộ thu và loa", "38 receivers and loudspeakers"), 152_000_000),
            (("Bộ soạn và phát bản tin", "Writing and sending bulletins"), 18_000_000),
            (("Lắp đặt, pin cho bốn cụm", "Mounting, batteries for four sets"), 10_000_000),
        )
    ],
)
