"""Words that are read as one and so stay in one line where they can."""

from __future__ import annotations

from core.text import nfc

# Vietnamese writes a blank between all syllables; only a list knows which of them are one word.
_LISTED = """
an ninh, an toàn, an toàn thông tin, ấm no, bà con, bảo mật, bảo vệ, bất kỳ, biên lai, biên nhận, bỏ lại,
bưu điện, bứt phá, cải cách, cán bộ, căn cước, cao điểm, chào mừng, chia sẻ, chính phủ, chính quyền,
chính quyền số, chủ động, chữ ký số, chuyển đổi, chuyển đổi số, chuyển đổi xanh, chuyển khoản, chuyển tiền,
công dân, công dân số, công nghệ, công nghệ số, công nghệ thông tin, công tác, công việc, cộng đồng, cơ quan,
cơ sở, cơ sở dữ liệu, cuộc sống, dân cư, dân tộc, dịch vụ, dịch vụ công, dịch vụ công trực tuyến, dịch vụ số,
doanh nghiệp, doanh nghiệp số, du lịch, dữ liệu, dữ liệu lớn, dữ liệu số, đảm bảo, đặc biệt, đẩy mạnh,
đi từng ngõ, điện nước, điện thoại, điện tử, đô thị, đổi mới, đổi mới sáng tạo, động lực, đồng hành, đồng bộ,
động lực mới, gia đình, giá trị, giải pháp, giải quyết, giao dịch, giáo dục, gõ từng nhà, hạ tầng,
hạ tầng số, hạnh phúc, hành chính, hiện đại, hiệu quả, hóa đơn, hòa nhập, học phí, học sinh, học tập, hồ sơ,
hội nhập, hướng dẫn, hưởng ứng, kế hoạch, kết nối, kết quả, khách hàng, khai thác, khoa học,
khoa học công nghệ, khó khăn, khuyến khích, kiến tạo, kinh doanh, kinh tế, kinh tế số, kỹ năng, kỹ năng số,
lao động, lợi ích, lừa đảo, mã độc, mạng xã hội, mật khẩu, mọi người, môi trường, mua bán, mua sắm, nâng cao,
năng suất, năng suất lao động, ngày chuyển đổi số, ngày hội, ngân hàng, người cao tuổi, người dân, người dùng, nhà nước, nhà văn hóa,
nhanh chóng, nhân dân, nhiệm vụ, nhiệt liệt, nông dân, nông nghiệp, nông sản, nông thôn, nông thôn mới,
ổn định, pháp luật, phát huy, phát triển, phía sau, phòng chống, phổ cập, phục vụ, phụ huynh, phường xã,
quản lý, quê hương, quốc gia, quy định, sản phẩm, sản xuất, sàng lọc, sáng tạo, số hóa, sử dụng, sức khỏe,
sức mạnh, tài khoản, tạo lập, tăng trưởng, tăng trưởng kinh tế, tầm nhìn, tất cả, thanh niên, thanh toán,
thanh toán số, thành phố, thành công, thay đổi, theo dõi, thiết bị, thiết thực, thông minh, thông tin,
thuận tiện, thủ tục, thủ tục hành chính, thúc đẩy, thương mại, thương mại điện tử, thường xuyên, tích cực,
tiền điện, tiền lẻ, tiền mặt, tiền nước, tiện ích, tiếp cận, tiết kiệm, tổ công nghệ số, tổ chức, toàn dân,
toàn diện, trách nhiệm, trí tuệ, trí tuệ nhân tạo, trọng tâm, trung tâm, trực tuyến, tuyên truyền, từng bước,
từng ngõ, từng người, từng người dân, từng nhà, tương lai, ứng dụng, ứng dụng số, vai trò, văn hóa, văn minh, việc làm,
vươn lên, xã hội, xã hội số, xây dựng, y tế, yêu cầu
"""

COMPOUNDS = frozenset(
    tuple(nfc(each).split()) for each in _LISTED.replace("\n", " ").split(",") if each.strip()
)
LONGEST = max(len(each) for each in COMPOUNDS)
# A line ends badly after one of these and begins well with one.
LINKING = frozenset(
    nfc(
        "và với của để cho trong trên tại từ bằng vì khi nếu mà là các những mọi mỗi một không hoặc nhưng do"
        " and of to for in on at by with the a an or"
    ).split()
)
