"""Models of digital society: a question against false calls, a library in the telephone."""

from __future__ import annotations

from artwork.outline import NO_BREAK as N
from demo.content.blocks import paragraphs, quiz, step
from demo.content.model_stories.story import ModelStory, costs
from demo.content.words import both

QUESTION = ModelStory(
    key="cau-hoi-gia-dinh",
    title=both(
        f"Câu hỏi của gia{N}đình chặn cuộc{N}gọi{N}giả",
        "The family question that stops false calls",
    ),
    summary=both(
        "Mỗi nhà chọn một câu hỏi chỉ người nhà biết. Ai gọi vay tiền cũng phải trả lời. Cách làm không tốn đồng nào.",
        "Every home chooses a question only the family can answer. Whoever calls for money must answer it. It costs nothing.",
    ),
    problem=paragraphs(
        (
            "Bình quân mỗi tháng chín người trong phường mất tiền vì nghe giọng giống con cháu: “Con đang cấp cứu”, “Con đổi số”, “Mẹ chuyển gấp”. Người mất thường giấu vì ngại.",
            "Each month nine people of the ward on average lost money because the voice sounded like a child's: “I am in hospital”, “This is my new number”, “Send it quickly”. Most kept silent, ashamed.",
        ),
        (
            "Tờ rơi dài, chữ nhỏ, nói về luật. Đến lúc điện thoại reo không ai nhớ.",
            "Leaflets were long, in small letters, about the law. When the telephone rang nobody remembered them.",
        ),
    ),
    done=paragraphs(
        (
            "Tổ công nghệ số cùng Hội Người cao tuổi đến từng chi hội, đóng vai cuộc gọi giả để tập. Tập thành tiếng, tập đến khi tay tự tắt máy.",
            "The community team and the Elderly Association visited every branch and practised with played calls, aloud, until the hand hung up by itself.",
        ),
        (
            "Mỗi nhà chọn một câu hỏi riêng, chỉ nói miệng, không viết ra. Thẻ dán cạnh điện thoại chỉ có ba việc phải làm.",
            "Each home chose a question of its own, spoken only, never written. The card beside the telephone says just the three things to do.",
        ),
    ),
    steps=[
        step(
            ("Chọn câu hỏi", "Choose the question"),
            (
                "Không dùng ngày sinh, tên trường: trên mạng có sẵn. Chọn chuyện vui chỉ nhà mình biết, đổi khi lỡ nói ra.",
                "No birthdays or school names: those are online. Choose a family joke, and change it when it has slipped out.",
            ),
        ),
        step(
            ("Tập ba cuộc gọi", "Practise three calls"),
            (
                "Công an giả, cháu giả, người giao hàng giả. Mỗi người tập đủ ba, người nghe vỗ tay khi tắt máy.",
                "A false policeman, a false grandchild, a false courier. Everyone practises all three, and the others clap at the hanging up.",
            ),
        ),
        step(
            ("Dán thẻ cạnh điện thoại", "Put the card beside the telephone"),
            (
                "Ba dòng chữ to: tắt máy, hỏi, gọi lại số quen.",
                "Three lines in large letters: hang up, ask, call the number you know.",
            ),
        ),
        step(
            ("Kể lại, không trách", "Tell it, blame nobody"),
            (
                "Đầu buổi họp chi hội, ai có cuộc gọi lạ thì kể. Kẻ lừa đổi lời, cả chi hội cùng biết.",
                "Each meeting begins with strange calls. When the story changes, the whole branch knows.",
            ),
        ),
    ],
    results=paragraphs(
        (
            "Sau hai tháng, 1.036 người ở 14 chi hội đã tập đủ ba cuộc gọi; số người mất tiền bình quân mỗi tháng giảm từ 9 xuống 2.",
            "After two months 1,036 people in 14 branches had practised all three calls; those who lose money went from 9 a month to 2 on average.",
        ),
        (
            "Nhiều người kể lại cuộc gọi đã từ chối. Công an phường nhận tin báo sớm hơn, có lần kịp giữ lại tiền.",
            "Many tell of calls they refused. The ward police hear of them sooner, once in time to stop a payment.",
        ),
    ),
    limits=paragraphs(
        (
            "Người sống một mình khó có ai để hỏi; phường đang lập số trực cho từng khu phố.",
            "Those who live alone have nobody to ask; the ward is setting up a number for each quarter.",
        ),
        (
            "Số liệu dựa vào người tự kể, chắc chắn còn thiếu.",
            "The figures rest on what people tell and are surely incomplete.",
        ),
    ),
    figures=["lua-dao", "da-tap", "chi-hoi"],
    cost=0,
    cost_note="",
    period=both("Hai tháng (minh họa)", "Two months (sample)"),
    place="ben-sang",
    pillar="xa-hoi-so",
    topic="an-toan",
    by=both(
        "Hội Người cao tuổi, Công an phường, Tổ công nghệ số cộng đồng",
        "Elderly Association, ward police, community team",
    ),
    more=[quiz("an-toan-tren-mang")],
)

LIBRARY = ModelStory(
    key="thu-vien-dien-thoai",
    title=both(
        f"Tủ sách trong điện{N}thoại ở làng{N}biển",
        "A library in the telephone of a fishing village",
    ),
    summary=both(
        "Mỗi tối thứ Bảy, nhà văn hóa thành lớp tìm tin: giá cá, thời tiết, bài học của con. 64 tàu xem dự báo trước khi ra khơi.",
        "Every Saturday evening the hall becomes a class in finding things: fish prices, weather, children's lessons. 64 boats check the forecast before sailing.",
    ),
    problem=paragraphs(
        (
            "Tin thời tiết và giá cá đi theo lời truyền miệng, nhiều tin sai, tin cũ. Có chuyến ra khơi theo dự báo của ba hôm trước.",
            "Weather and prices went by word of mouth, often wrong or old. One boat sailed by a forecast three days old.",
        ),
        (
            "Nhà nào cũng có điện thoại, nhưng chỉ để gọi và xem phim. Trong nhóm chung của làng, một tin đồn được gửi đi nhanh hơn mọi bản tin.",
            "Every home has a telephone, for calls and films. In the village's group a rumour travels faster than any bulletin.",
        ),
    ),
    done=paragraphs(
        (
            "Giáo viên và đoàn viên cùng bà con chọn mười nguồn đáng tin, in thành thẻ có mã quét, dạy cách kiểm tin bằng ba câu hỏi: ai nói, ngày nào, có nơi nào khác nói không.",
            "Teachers and young people chose ten trusted sources together with the villagers, printed them on a card with codes, and taught three questions: who says so, since when, and does anyone else?",
        ),
        (
            "Đồn biên phòng đọc dự báo chung với các chủ tàu mỗi chiều, từ cùng một trang, để ai cũng quen chỗ tìm.",
            "The border guard reads the forecast with the skippers each afternoon, from the same page, so that all know where to look.",
        ),
    ),
    steps=[
        step(
            ("Hỏi bà con cần biết gì", "Ask what people need to know"),
            (
                "Ba câu thường hỏi nhất thành ba buổi đầu: mai gió cấp mấy, cá hôm nay giá bao nhiêu, bài của con làm thế nào.",
                "The three commonest questions made the first three evenings: tomorrow's wind, today's price, the child's homework.",
            ),
        ),
        step(
            ("Chọn nguồn cùng nhau", "Choose sources together"),
            (
                "Có tên cơ quan, có ngày, có số điện thoại thì mới ghi vào thẻ. Nguồn nào ba tháng không cập nhật thì bỏ.",
                "Only with a name, a date and a telephone number. Whatever is not kept up for three months goes.",
            ),
        ),
        step(
            ("Học bằng việc thật", "Learn with real things"),
            (
                "Mỗi buổi một việc: mở đúng trang, lưu ra màn hình, đọc lại cho người bên cạnh.",
                "One thing an evening: open the right page, keep it on the screen, read it to a neighbour.",
            ),
        ),
        step(
            ("Con dạy bố mẹ", "Children teach parents"),
            (
                "Bài tập về nhà là chỉ lại cho một người lớn. Tuần sau bố mẹ tự làm, con chỉ ngồi xem.",
                "The homework is to show one grown-up. A week later the parents do it and the child looks on.",
            ),
        ),
    ],
    results=paragraphs(
        (
            "72 hộ đến ít nhất ba buổi. Số tàu xem dự báo trước khi ra khơi tăng từ 11 lên 64.",
            "72 households came to at least three evenings. Boats that check the forecast went from 11 to 64.",
        ),
        (
            "Nhóm chung ít tin đồn hơn: ai gửi tin không nguồn, người khác hỏi ngay “ai nói, ngày nào?”.",
            "The group has fewer rumours: whoever sends something without a source is asked at once “who says so, since when?”.",
        ),
    ),
    limits=paragraphs(
        (
            "Ra khơi vài hải lý là mất sóng, vẫn cần đài. Mùa đánh bắt lớp vắng quá nửa.",
            "A few miles out there is no signal; the radio is still needed. In the fishing season more than half stay away.",
        ),
    ),
    figures=["tau-ca", "ho-den-lop", "nguon-tin"],
    cost=4_500_000,
    cost_note=both("In thẻ, nước uống, tranh treo lớp", "Cards, drinks, sheets for the hall"),
    period=both("Mười hai tối thứ Bảy (minh họa)", "Twelve Saturday evenings (sample)"),
    place="bien-nang",
    pillar="xa-hoi-so",
    topic="tim-kiem",
    by=both("Trường học, Đoàn Thanh niên, Đồn biên phòng", "School, Youth Union, border guard"),
    more=[
        costs(
            ("mười hai buổi", "twelve evenings"),
            (("300 thẻ nguồn tin", "300 cards of sources"), 2_400_000),
            (("Nước uống", "Drinks"), 1_200_000),
            (("Tranh khổ lớn treo lớp", "Large sheets for the hall"), 900_000),
        )
    ],
)
