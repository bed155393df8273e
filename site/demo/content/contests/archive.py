"""The contest that the plan of 2024 names. Its weeks, questions and contestants are samples: the plan gives none."""

from __future__ import annotations

from demo.content.words import both

SLUG = "tim-hieu-2024"
NAME = both(
    "Cuộc thi trực tuyến tìm hiểu về chuyển đổi số năm 2024 (bài dự thi mẫu)",
    "Online contest on digital transformation 2024 (sample entries)",
)
INTRO = both(
    "Bốn tuần thi, mỗi tuần năm câu hỏi và một câu dự đoán. Người dự thi và bài dự thi ở đây đều là mẫu.",
    "Four weekly rounds, each of five questions and a prediction. Contestants and entries here are samples.",
)
AUDIENCE = both(
    "Cán bộ, công chức, viên chức, đoàn viên, hội viên và các tầng lớp Nhân dân đang sinh sống, học tập và lao động trên địa bàn tỉnh.",
    "Officials, public employees, members of unions and associations, and everybody who lives, studies or works in the province.",
)
CONTACT = both(
    "Tổ thư ký cuộc thi, Sở Thông tin và Truyền thông (đầu mối minh họa)",
    "Secretariat of the contest, Department of Information and Communications (sample contact)",
)
GROUPS = [
    both("Cán bộ, công chức, viên chức", "Officials and public employees"),
    both("Đoàn viên, hội viên", "Members of unions and associations"),
    both("Học sinh, sinh viên", "Pupils and students"),
    both("Nhân dân", "Residents"),
]
# Units of their day, by the keys of `demo.content.units`.
UNITS = ["song-xanh-cu", "song-xanh-cu-2", "ben-sang-cu", "so-tttt", "vnpt", "viettel"]
PRIZES = [
    (both("Giải Nhất", "First prize"), 1, 1_000_000),
    (both("Giải Nhì", "Second prize"), 2, 700_000),
    (both("Giải Ba", "Third prize"), 3, 500_000),
    (both("Giải Khuyến khích", "Consolation prize"), 5, 300_000),
]
UNIT_PRIZES = [(both("Giải Tập thể", "Prize for units"), 2, 2_000_000)]
# Whose details are erased stands under no name: these samples are to be seen for a long time.
RETENTION_DAYS = 3650
# Made up, so that every name says of itself that it is a sample.
NAMES = [
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Bùi", "Đỗ", "Hà", "Trịnh", "Lương"],
    ["Văn", "Thị", "Minh", "Thu", "Quốc", "Ngọc"],
    ["Mẫu", "Minh Họa", "Ví Dụ", "Thử"],
]
# Each week begins and ends on a Monday, a quarter of an hour apart from the next.
WEEKS = [
    ("2024-08-26 09:00", "2024-09-02 08:45"),
    ("2024-09-02 09:00", "2024-09-09 08:45"),
    ("2024-09-09 09:00", "2024-09-16 08:45"),
    ("2024-09-16 09:00", "2024-09-23 08:45"),
]
TITLES = [
    both("Ngày Chuyển đổi số quốc gia", "The National Digital Transformation Day"),
    both("Dịch vụ công trực tuyến", "Public services online"),
    both("Thanh toán và an toàn", "Payments and safety"),
    both("Tìm kiếm, mua bán và cộng đồng", "Searching, trading and community"),
]
# What two contestants of the last week said against its winners, and what was answered.
REJECTED_APPEAL = "Tôi trả lời đúng cả năm câu mà không có giải. Xin xem lại cách tính bài của tôi. (Khiếu nại mẫu)"
REJECTED_BECAUSE = both(
    "Bài được tính đúng: đúng hết thì xếp theo số dự đoán, và nhiều người đoán gần hơn. (Trả lời mẫu)",
    "The entry was counted rightly: among those with everything right the prediction decides, and many were nearer. (Sample answer)",
)
UPHELD_APPEAL = (
    "Bài đứng đầu tuần là của người đã chuyển đi nơi khác, không thuộc diện dự thi. (Khiếu nại mẫu)"
)
ANNULLED_BECAUSE = both(
    "Theo khiếu nại số 2: người dự thi không thuộc diện nêu trong thể lệ. (Mẫu)",
    "By appeal no. 2: the contestant is not one of those whom the rules name. (Sample)",
)
UPHELD_BECAUSE = both(
    "Đã kiểm tra: người dự thi không thuộc diện nêu trong thể lệ. Bài bị hủy, tuần thi được tính lại. (Trả lời mẫu)",
    "It was checked: the contestant is not one of those whom the rules name. The entry was annulled and the round counted again. (Sample answer)",
)
