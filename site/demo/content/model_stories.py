"""Model stories: six samples of how a place can do it, each with its cost and what did not work yet."""

from __future__ import annotations

from dataclasses import dataclass

from demo.content.blocks import sample
from demo.content.words import both


@dataclass(frozen=True)
class ModelStory:
    """Parts are one paragraph each; steps are (title, text)."""

    key: str
    title: str
    summary: str
    problem: str
    done: str
    steps: list[tuple[str, str]]
    results: str
    limits: str
    figure: str
    cost: int
    cost_note: str
    place: str
    pillar: str
    topic: str
    by: str


PERIOD = both("Ba tháng (minh họa)", "Three months (sample)")
CONTACT = both(
    "Bộ phận Một cửa, điện thoại 0237 000 0000 (số minh họa)",
    "One-stop desk, telephone 0237 000 0000 (sample number)",
)

STORIES: list[ModelStory] = [
    ModelStory(
        key="lang-chieu-coi-len-san",
        title=both("Làng chiếu cói đưa hàng lên sàn", "A village of sedge mats goes online"),
        summary=both(
            "Một tổ bảy người dạy cả làng chụp ảnh chiếu, viết lời rao và đóng gói.",
            "Seven neighbours taught a whole village to photograph mats, describe them and pack them.",
        ),
        problem=both(
            "Chiếu dệt quanh năm nhưng chỉ bán cho ba đầu mối; giá do người mua đặt, tồn kho sau mỗi vụ.",
            "Mats were woven all year but sold to three dealers only, who set the price; each season left unsold stock.",
        ),
        done=both(
            "Tổ công nghệ số cộng đồng ngồi cùng từng hộ từ bức ảnh đầu tiên đến đơn hàng đầu tiên. Bưu điện nhận hàng tại nhà văn hóa thôn.",
            "The community team sat with each household from the first picture to the first order. The post collects parcels at the village hall.",
        ),
        steps=[
            (
                both("Chọn ba hộ làm trước", "Choose three households to begin"),
                both(
                    "Mỗi hộ có một người biết dùng điện thoại và chịu kể lại cho hàng xóm.",
                    "Each has someone who knows the telephone and will tell the neighbours.",
                ),
            ),
            (
                both("Một góc chụp ảnh chung", "One corner for pictures"),
                both(
                    "Một tấm nền trắng cạnh cửa sổ nhà văn hóa, ai đến cũng chụp được.",
                    "A white ground at the window of the hall, for everyone.",
                ),
            ),
            (
                both("Hộ trước dạy hộ sau", "The first teach the next"),
                both(
                    "Mỗi hộ đã bán được nhận kèm ba hộ mới trong hai tuần.",
                    "Each household that has sold something takes three new ones for two weeks.",
                ),
            ),
        ],
        results=both(
            "Sau một vụ, số hộ có gian hàng tăng rõ, giá bán không còn phụ thuộc ba đầu mối.",
            "After one season many more households had a stall, and prices no longer hung on three dealers.",
        ),
        limits=both(
            "Đóng gói chiếu khổ lớn còn tốn; hàng đổi trả mùa mưa dễ ẩm.",
            "Packing large mats is still costly; returned goods get damp in the rains.",
        ),
        figure="gian-hang",
        cost=16_000_000,
        cost_note=both(
            "Bao bì, đi lại; xã và các hộ cùng góp",
            "Packing and travel, shared by commune and households",
        ),
        place="coi-vang",
        pillar="kinh-te-so",
        topic="mua-ban",
        by=both(
            "Tổ công nghệ số cộng đồng, Hội Phụ nữ, Bưu điện", "Community team, Women's Union, post"
        ),
    ),
    ModelStory(
        key="cho-que-quet-ma",
        title=both("Chợ quê quét mã", "A village market that scans"),
        summary=both(
            "Từ hàng rau đến hàng cá, mỗi quầy một mã, mỗi mã một chiếc loa báo tiền.",
            "From greens to fish, a code for every stall and a little speaker that says when money has come.",
        ),
        problem=both(
            "Thiếu tiền lẻ, tiền rách, sợ chuyển khoản giả; người trẻ ít đi chợ.",
            "Too little change, torn notes, fear of faked transfers; young people stayed away.",
        ),
        done=both(
            "Ban quản lý chợ cùng ngân hàng làm mã cho từng quầy, in tên người bán to rõ, treo ngang tầm mắt.",
            "The market office and banks made a code for each stall, with the seller's name in large letters at eye level.",
        ),
        steps=[
            (
                both("Hỏi từng quầy", "Ask stall by stall"),
                both(
                    "Ai đã có tài khoản, ai cần mở mới, ai cần con cháu giúp.",
                    "Who has an account, who needs one, whose children can help.",
                ),
            ),
            (
                both("Làm mã và thử một buổi", "Make codes and try one morning"),
                both(
                    "Tổ đứng cạnh quầy trong buổi chợ đầu tiên.",
                    "The team stood by on the first market day.",
                ),
            ),
            (
                both("Nghe tiếng báo tiền", "Hear the money come"),
                both(
                    "Loa nhỏ đọc số tiền, người bán không phải nhìn điện thoại của khách.",
                    "A small speaker reads the amount, so nobody must look at the customer's telephone.",
                ),
            ),
        ],
        results=both(
            "Phần lớn quầy nhận được mã quét; chưa ghi nhận vụ chuyển khoản giả nào sau khi có loa.",
            "Most stalls take codes; no faked transfer has been noted since the speakers came.",
        ),
        limits=both(
            "Sóng yếu ở dãy trong; phiên chợ đông còn chậm.",
            "The signal is weak in the inner rows; on busy days it is slow.",
        ),
        figure="ma",
        cost=24_000_000,
        cost_note=both("Loa báo tiền; ngân hàng hỗ trợ một nửa", "Speakers, half paid by banks"),
        place="cho-moi",
        pillar="kinh-te-so",
        topic="thanh-toan",
        by=both("Ban quản lý chợ, ngân hàng, Đoàn Thanh niên", "Market office, banks, Youth Union"),
    ),
    ModelStory(
        key="mot-cua-tai-nha",
        title=both("Một cửa đến tận nhà", "The one-stop desk comes home"),
        summary=both(
            "Mỗi thứ Năm, một cán bộ, một máy tính bảng và một máy in nhỏ đi về các thôn xa.",
            "Every Thursday an official with a tablet and a small printer visits the far villages.",
        ),
        problem=both(
            "Người già, người khuyết tật và hộ ở xa mất cả buổi cho một tờ giấy.",
            "Old people, people with disabilities and far households lost half a day for one paper.",
        ),
        done=both(
            "Xã gom lịch hẹn trong tuần, đến nhà văn hóa thôn làm hồ sơ cùng người dân, trả kết quả qua bưu điện.",
            "The commune gathers appointments, meets people at the village hall, and sends results by post.",
        ),
        steps=[
            (
                both("Nhận hẹn qua trưởng thôn", "Appointments through the village head"),
                both(
                    "Ghi tên, việc cần làm, số điện thoại người thân.",
                    "Name, what is needed, a relative's number.",
                ),
            ),
            (
                both("Chuẩn bị trước ở xã", "Prepare at the office"),
                both(
                    "Tra dữ liệu đã có để người dân không phải nộp lại.",
                    "Look up what is on file, so that nothing is asked twice.",
                ),
            ),
            (
                both("Làm tại chỗ, hẹn ngày trả", "Do it there, name the day"),
                both(
                    "Người dân tự ký điện tử, cán bộ chỉ hướng dẫn.",
                    "People sign for themselves; the official only guides.",
                ),
            ),
        ],
        results=both(
            "Thời gian cho một hồ sơ giảm từ một buổi xuống còn vài phút tại nhà văn hóa.",
            "What took half a day now takes minutes at the hall.",
        ),
        limits=both(
            "Thiếu người vào mùa thu hoạch; cần thêm một máy in dự phòng.",
            "Too few hands at harvest time; a spare printer is needed.",
        ),
        figure="phut",
        cost=32_000_000,
        cost_note=both(
            "Máy tính bảng, máy in; ngân sách xã", "Tablet and printer, from the commune's budget"
        ),
        place="doi-che",
        pillar="chinh-quyen-so",
        topic="dich-vu-cong",
        by=both("Bộ phận Một cửa, Tổ công nghệ số cộng đồng", "One-stop desk, community team"),
    ),
    ModelStory(
        key="loa-thong-minh",
        title=both("Một bản tin, mọi cụm loa", "One bulletin, every loudspeaker"),
        summary=both(
            "Loa thông minh đọc bản tin soạn sẵn: cùng giờ, cùng lời, nghe là hiểu.",
            "Smart loudspeakers read a prepared text: the same hour, the same words, clear at once.",
        ),
        problem=both(
            "Mỗi thôn đọc một kiểu, chỗ nghe chỗ không; tin khẩn đến chậm.",
            "Each village read it differently, some heard nothing; urgent news came late.",
        ),
        done=both(
            "Xã soạn bản tin ngắn theo mẫu, nghe thử rồi mới phát; tin khẩn phát ngay đến mọi cụm.",
            "The commune writes short texts by a pattern and listens before sending; urgent news goes out at once.",
        ),
        steps=[
            (
                both("Viết theo mẫu", "Write by a pattern"),
                both(
                    "Một việc một bản tin, dưới hai phút.",
                    "One thing a bulletin, under two minutes.",
                ),
            ),
            (
                both("Nghe thử", "Listen first"),
                both(
                    "Một người không tham gia viết nghe và nói lại.",
                    "Someone who did not write it listens and repeats it.",
                ),
            ),
            (
                both("Phát và ghi sổ", "Send and note"),
                both(
                    "Ghi giờ phát, cụm loa nào im để sửa.",
                    "Note the hour and which speaker was silent.",
                ),
            ),
        ],
        results=both(
            "Mọi cụm loa đọc cùng một bản tin; loa hỏng được biết trong ngày.",
            "All speakers read the same text; a broken one is known the same day.",
        ),
        limits=both(
            "Giọng máy đọc tên riêng địa phương còn sai.", "The machine still misreads local names."
        ),
        figure="loa",
        cost=180_000_000,
        cost_note=both("Thay dần trong hai năm", "Replaced over two years"),
        place="song-xanh",
        pillar="chinh-quyen-so",
        topic="dia-phuong",
        by=both("Đài truyền thanh xã, Tổ công nghệ số cộng đồng", "Commune radio, community team"),
    ),
    ModelStory(
        key="cau-hoi-gia-dinh",
        title=both(
            "Câu hỏi của gia đình chặn cuộc gọi giả", "The family question that stops false calls"
        ),
        summary=both(
            "Mỗi nhà chọn một câu hỏi chỉ người nhà biết. Ai gọi vay tiền cũng phải trả lời.",
            "Every home chooses a question only the family can answer. Whoever calls for money must answer it.",
        ),
        problem=both(
            "Nhiều người lớn tuổi chuyển tiền vì nghe giọng giống con cháu.",
            "Old people sent money because the voice sounded like a child's.",
        ),
        done=both(
            "Tổ công nghệ số cùng Hội Người cao tuổi đến từng chi hội, đóng vai cuộc gọi giả để tập.",
            "The community team and the Elderly Association practised with played calls in every branch.",
        ),
        steps=[
            (
                both("Chọn câu hỏi", "Choose the question"),
                both(
                    "Không dùng ngày sinh, tên trường: trên mạng có sẵn.",
                    "No birthdays or school names: those are online.",
                ),
            ),
            (
                both("Tập ba cuộc gọi", "Practise three calls"),
                both(
                    "Công an giả, cháu giả, người giao hàng giả.",
                    "A false policeman, a false grandchild, a false courier.",
                ),
            ),
            (
                both("Dán thẻ cạnh điện thoại", "A card beside the telephone"),
                both(
                    "Ba dòng: tắt máy, hỏi, gọi lại số quen.",
                    "Three lines: hang up, ask, call the number you know.",
                ),
            ),
        ],
        results=both(
            "Số người mất tiền giảm; nhiều người kể lại cuộc gọi đã từ chối.",
            "Fewer people lost money; many told of calls they refused.",
        ),
        limits=both(
            "Người sống một mình khó có ai để hỏi; cần số trực của thôn.",
            "Those who live alone have nobody to ask; the village needs a number.",
        ),
        figure="lua-dao",
        cost=0,
        cost_note="",
        place="ben-sang",
        pillar="xa-hoi-so",
        topic="an-toan",
        by=both(
            "Hội Người cao tuổi, Công an phường, Tổ công nghệ số cộng đồng",
            "Elderly Association, ward police, community team",
        ),
    ),
    ModelStory(
        key="thu-vien-dien-thoai",
        title=both(
            "Tủ sách trong điện thoại ở làng biển",
            "A library in the telephone of a fishing village",
        ),
        summary=both(
            "Mỗi tối thứ Bảy, nhà văn hóa thành lớp tìm tin: giá cá, thời tiết, bài học của con.",
            "Every Saturday evening the hall becomes a class in finding things: fish prices, weather, children's lessons.",
        ),
        problem=both(
            "Nghe tin thời tiết, giá cá qua truyền miệng, nhiều tin sai, tin cũ.",
            "Weather and prices went by word of mouth, often wrong or old.",
        ),
        done=both(
            "Giáo viên và đoàn viên làm danh sách mười nguồn đáng tin, in thành thẻ có mã quét, dạy cách kiểm tin.",
            "Teachers and young people listed ten trusted sources on a card with codes and taught how to check news.",
        ),
        steps=[
            (
                both("Hỏi bà con cần biết gì", "Ask what people need to know"),
                both(
                    "Ba câu thường hỏi nhất thành ba buổi đầu.",
                    "The three commonest questions made the first three evenings.",
                ),
            ),
            (
                both("Chọn nguồn cùng nhau", "Choose sources together"),
                both(
                    "Có tên cơ quan, có ngày, có số điện thoại thì mới ghi vào thẻ.",
                    "Only with a name, a date and a telephone number.",
                ),
            ),
            (
                both("Con dạy bố mẹ", "Children teach parents"),
                both(
                    "Bài tập về nhà là chỉ lại cho một người lớn.",
                    "The homework is to show one grown-up.",
                ),
            ),
        ],
        results=both(
            "Nhiều nhà tự xem dự báo trước khi ra khơi; nhóm chung ít tin đồn hơn.",
            "Many check the forecast before sailing; the common group has fewer rumours.",
        ),
        limits=both(
            "Ngoài khơi mất sóng, vẫn cần đài.",
            "There is no signal at sea; the radio is still needed.",
        ),
        figure="ho",
        cost=4_500_000,
        cost_note=both("In thẻ, nước uống", "Cards and drinks"),
        place="bien-nang",
        pillar="xa-hoi-so",
        topic="tim-kiem",
        by=both("Trường học, Đoàn Thanh niên, Đồn biên phòng", "School, Youth Union, border guard"),
    ),
]

NOTE = sample()
