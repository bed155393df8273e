"""Models of the digital economy: selling mats, paying at a market."""

from __future__ import annotations

from demo.content.blocks import paragraphs, step
from demo.content.model_stories.story import ModelStory, costs
from demo.content.words import both

MATS = ModelStory(
    key="lang-chieu-coi-len-san",
    title=both("Làng chiếu cói đưa hàng lên sàn", "A village of sedge mats goes online"),
    summary=both(
        "Một tổ chín người dạy cả làng chụp ảnh chiếu, viết lời rao và đóng gói. Sau một vụ, số hộ có gian hàng tăng từ 3 lên 46.",
        "Nine neighbours taught a whole village to photograph mats, describe them and pack them. In one season households with a stall grew from 3 to 46.",
    ),
    problem=paragraphs(
        (
            "Chiếu dệt quanh năm nhưng chỉ bán cho ba đầu mối. Giá do người mua đặt, vụ nào cũng còn hàng tồn trong nhà, có hộ phải bán dưới giá vốn để lấy chỗ phơi cói.",
            "Mats were woven all year but sold to three dealers only. They set the price, every season left unsold stock in the house, and some families sold below cost to make room for drying.",
        ),
        (
            "Ba hộ đã thử bán trên sàn thương mại điện tử rồi bỏ: ảnh tối, không ghi khổ chiếu, đơn đầu tiên bị trả vì gấp nếp. Người trẻ biết dùng điện thoại thì đi làm xa, người ở nhà sợ bấm nhầm mất tiền.",
            "Three households had tried to sell on a marketplace and stopped: dark pictures, no measurements, the first order sent back because the mat had been folded. The young, who know telephones, work far away; those at home feared losing money by a wrong press.",
        ),
    ),
    done=paragraphs(
        (
            "Tổ công nghệ số cộng đồng không mở lớp. Tổ ngồi cùng từng hộ từ bức ảnh đầu tiên đến đơn hàng đầu tiên, mỗi tuần ba hộ, và chỉ rời đi khi người trong nhà tự làm lại được.",
            "The community team held no class. It sat with each household from the first picture to the first order, three homes a week, and left only when the family could do it again alone.",
        ),
        (
            "Hội Phụ nữ gom cách tả hàng thành một mẫu ngắn ai cũng điền được. Bưu điện nhận hàng tại nhà văn hóa làng ba buổi một tuần, nên không ai phải chở chiếu đi xa.",
            "The Women's Union turned the way to describe a mat into a short form that anyone can fill in. The post collects parcels at the village hall three times a week, so nobody has to carry mats far.",
        ),
    ),
    steps=[
        step(
            ("Chọn ba hộ làm trước", "Choose three households to begin"),
            (
                "Mỗi hộ có một người biết dùng điện thoại và chịu kể lại cho hàng xóm. Ba hộ ở ba xóm, để ai cũng có một nhà gần mình mà hỏi.",
                "Each has someone who knows the telephone and will tell the neighbours. The three live in three hamlets, so that everyone has a home nearby to ask.",
            ),
        ),
        step(
            ("Lập một góc chụp ảnh chung", "Set up one corner for pictures"),
            (
                "Một tấm nền trắng cạnh cửa sổ nhà văn hóa, một thước dây đặt cạnh chiếu. Năm ảnh cho một mẫu: cả tấm, mép, mặt sau, khi cuộn, khi trải trên giường.",
                "A white ground at the window of the hall, a tape measure beside the mat. Five pictures of each kind: the whole, the edge, the back, rolled up, spread on a bed.",
            ),
        ),
        step(
            ("Viết lời rao theo mẫu", "Describe the mat by a form"),
            (
                "Khổ chiếu, loại cói, số ngày dệt, cách phơi, giá đã gồm vận chuyển. Không viết “tốt nhất”, không lấy ảnh của người khác.",
                "Size, kind of sedge, days of weaving, how to dry it, the price with delivery. No “best of all”, no pictures of others.",
            ),
        ),
        step(
            ("Đóng gói thử rồi mới mở bán", "Pack one before selling any"),
            (
                "Chiếu cuộn quanh ống giấy, bọc hai lớp. Tổ gửi thử một gói đi một vòng về lại làng, mở ra xem còn phẳng không.",
                "Mats are rolled on a paper tube in two layers. The team sent one parcel on a round trip back to the village and looked whether it was still flat.",
            ),
        ),
        step(
            ("Để hộ trước dạy hộ sau", "Let the first teach the next"),
            (
                "Mỗi hộ đã bán được nhận kèm ba hộ mới trong hai tuần. Tổ chỉ giữ những việc khó: tài khoản, thuế, khiếu nại.",
                "Each household that has sold something takes three new ones for two weeks. The team keeps only what is hard: accounts, taxes, complaints.",
            ),
        ),
    ],
    results=paragraphs(
        (
            "Sau một vụ, 46 hộ có gian hàng, mỗi tháng làng gửi đi khoảng 310 đơn đến 27 tỉnh, thành phố. Chiếu tồn đầu vụ mới giảm còn một phần ba.",
            "After one season 46 households have a stall, and the village sends about 310 orders a month to 27 provinces and cities. A third of the usual stock was left when the new season began.",
        ),
        (
            "Ba đầu mối cũ vẫn mua, nhưng giá không còn do một bên đặt: hộ nào cũng xem được giá trên sàn trước khi bán.",
            "The three dealers still buy, but no longer set the price: every household can look at the marketplace before it sells.",
        ),
    ),
    limits=paragraphs(
        (
            "Chiếu khổ lớn vẫn tốn tiền gửi và dễ gấp nếp; hàng đổi trả mùa mưa hay ẩm. Bảy hộ đã ngừng bán vì không đủ người đóng gói.",
            "Large mats are still costly to send and easily creased; returned goods get damp in the rains. Seven households stopped because they had nobody to pack.",
        ),
        (
            "Cả làng mới dùng một sàn. Nếu sàn đổi cách tính phí, mọi hộ đều chịu cùng một lúc.",
            "The whole village uses one marketplace. If it changes its fees, every household feels it at once.",
        ),
    ),
    figures=["gian-hang", "don-hang", "tinh-mua"],
    cost=16_000_000,
    cost_note=both(
        "Khoảng 350.000 đồng mỗi hộ; xã và các hộ cùng góp",
        "About 350,000 đồng a household, shared with the commune",
    ),
    period=both("Bốn tháng, một vụ cói (minh họa)", "Four months, one season (sample)"),
    place="coi-vang",
    pillar="kinh-te-so",
    topic="mua-ban",
    by=both(
        "Tổ công nghệ số cộng đồng, Hội Phụ nữ, Bưu điện", "Community team, Women's Union, post"
    ),
    more=[
        costs(
            ("một vụ", "one season"),
            (("Ống giấy, bao bì hai lớp", "Tubes and double wrapping"), 9_200_000),
            (("Nền chụp ảnh, thước, đèn", "Ground, tape, lamp for pictures"), 1_300_000),
            (("Gửi thử và bù hàng bị trả", "Trial parcels and returned goods"), 3_100_000),
            (("Đi lại, nước uống của tổ", "Travel and drinks of the team"), 2_400_000),
        )
    ],
)

MARKET = ModelStory(
    key="cho-que-quet-ma",
    title=both("Chợ quê quét mã", "A village market that scans"),
    summary=both(
        "Từ hàng rau đến hàng cá, mỗi quầy một mã, mỗi dãy một chiếc loa báo tiền. 182 trong 210 quầy nhận tiền qua mã.",
        "From greens to fish, a code for every stall and a speaker for every row that says when money has come. 182 of 210 stalls take codes.",
    ),
    problem=paragraphs(
        (
            "Sáng nào cũng thiếu tiền lẻ. Mớ rau ba nghìn, khách đưa tờ năm trăm nghìn; người bán chạy sang ba quầy mới đổi được, người mua bỏ đi.",
            "Every morning small change ran out. Greens cost three thousand, the customer held a note of five hundred thousand; the seller ran to three stalls to change it and the customer left.",
        ),
        (
            "Vài quầy đã dán mã nhưng sợ chuyển khoản giả: khách giơ màn hình “đã chuyển”, người bán lớn tuổi không đọc kịp. Sau hai lần mất tiền, nhiều quầy gỡ mã xuống.",
            "A few stalls had codes but feared faked transfers: a customer showed a screen that said “sent”, and an elderly seller could not read it in time. After two losses many took their codes down.",
        ),
    ),
    done=paragraphs(
        (
            "Ban quản lý chợ cùng ba ngân hàng làm mã cho từng quầy, in tên người bán to rõ, ép nhựa chống nước, treo ngang tầm mắt. Tên trên mã trùng tên hiện ra khi quét, khách nhìn là biết đúng chỗ.",
            "The market office and three banks made a code for each stall, with the seller's name in large letters, sealed against water and hung at eye level. The name on the sheet is the one that appears on scanning, so customers see they are right.",
        ),
        (
            "Mỗi dãy có loa nhỏ đọc số tiền vừa vào tài khoản. Người bán nghe tiếng rồi mới đưa hàng, không phải nhìn điện thoại của khách.",
            "Each row has small speakers that read out what has reached the account. Sellers hand over the goods when they hear it, and need not look at the customer's telephone.",
        ),
    ),
    steps=[
        step(
            ("Hỏi từng quầy", "Ask stall by stall"),
            (
                "Ai đã có tài khoản, ai cần mở mới, ai cần con cháu giúp. Quầy không muốn thì thôi, không ép, không so sánh.",
                "Who has an account, who needs one, whose children can help. Those who don't want it are left in peace.",
            ),
        ),
        step(
            ("Làm mã và thử một buổi", "Make codes and try one morning"),
            (
                "Chọn phiên vắng, mười quầy. Tổ đứng cạnh quầy, khách trả thử một nghìn đồng.",
                "A quiet day, ten stalls. The team stood by, and customers paid a thousand đồng as a trial.",
            ),
        ),
        step(
            ("Nghe tiếng báo tiền", "Hear the money come"),
            (
                "Thống nhất một câu: “Nghe loa rồi mới xong”. Loa im thì kiểm tra trong ứng dụng của mình, không tin ảnh chụp màn hình.",
                "One rule for all: “Not done until you hear it”. If the speaker is silent, look in your own app; never trust a screenshot.",
            ),
        ),
        step(
            ("Giữ tiền mặt cho ai cần", "Keep cash for those who need it"),
            (
                "Mỗi dãy vẫn có một quầy đổi tiền lẻ. Không ai bị từ chối vì không có điện thoại.",
                "Each row still has one stall that gives change. Nobody is turned away for lack of a telephone.",
            ),
        ),
    ],
    results=paragraphs(
        (
            "Sau ba tháng, 182 trong 210 quầy nhận tiền qua mã; 41% tiền bán trong một phiên chợ không qua tiền mặt. Từ khi có loa chưa có vụ chuyển khoản giả nào được báo.",
            "After three months 182 of 210 stalls take codes, and 41% of a market day's takings come without cash. No faked transfer has been reported since the speakers came.",
        ),
        (
            "Buổi chiều người bán xem lại được mình thu bao nhiêu. Hai quầy đã dùng sao kê để vay vốn nhập hàng Tết.",
            "In the afternoon sellers can see what they earned. Two used their statements to borrow for the Tết season.",
        ),
    ),
    limits=paragraphs(
        (
            "Sóng yếu ở dãy trong; phiên đông loa đọc chậm vài giây và chồng tiếng nhau. Ban quản lý đang xin thêm một trạm phát.",
            "The signal is weak in the inner rows; on busy days the speakers lag and talk over each other. The office has asked for another station.",
        ),
        (
            "28 quầy chưa tham gia, phần lớn là người bán theo phiên từ xã khác đến.",
            "28 stalls are not in yet, mostly sellers who come from elsewhere on market days.",
        ),
    ),
    figures=["quay-quet", "ban-qua-ma", "chuyen-khoan-gia"],
    cost=24_000_000,
    cost_note=both("Loa và mã; ngân hàng góp một nửa", "Speakers and codes, half paid by banks"),
    period=both("Ba tháng (minh họa)", "Three months (sample)"),
    place="cho-moi",
    pillar="kinh-te-so",
    topic="thanh-toan",
    by=both("Ban quản lý chợ, ngân hàng, Đoàn Thanh niên", "Market office, banks, Youth Union"),
    more=[
        costs(
            ("cả chợ", "the whole market"),
            (("60 loa báo tiền", "60 speakers"), 18_000_000),
            (("In, ép nhựa 210 mã", "Printing and sealing 210 codes"), 4_200_000),
            (("Dây điện, giá treo", "Wires and hooks"), 1_800_000),
        )
    ],
)
