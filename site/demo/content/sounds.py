"""The short sound: the sign 10·10, then three letters, in knocks and bells; what it is, in both languages."""

from __future__ import annotations

from demo.content.words import both

# The sign, and the letters of “chuyển đổi số” as the pictures of pages write them: a row of bits each.
STROKES = ("1010", "01000011", "01000100", "01010011")
FILE = "muoi-ngay-qua-nhip-go.wav"
TITLE = both("Mười ngày qua nhịp gõ", "Ten days in knocks and bells")
TRANSCRIPT = both(
    "Bản ghi không có lời, do chương trình tạo ra làm mẫu. Tiếng gõ ngắn là số 1, tiếng chuông ngân là số 0. Mở đầu: gõ, chuông, gõ, chuông – dấu 10·10. Sau đó là ba chữ C, D, S của “chuyển đổi số”, mỗi chữ tám tiếng. Hết bằng một tiếng chuông ngân dài.",
    "There are no words; the program made this sound as a sample. A short knock is a 1, a ringing bell a 0. It begins with knock, bell, knock, bell: the sign 10·10. Then come the letters C, D and S of “chuyển đổi số”, eight strokes each. It ends with one long bell.",
)
