"""Abbreviations that everyone in the field writes; editors keep the list from here on."""

from django.db import migrations

FIRST = [
    ("CĐS", "chuyển đổi số"),
    ("CNTT", "công nghệ thông tin"),
    ("TMĐT", "thương mại điện tử"),
    ("DVC", "dịch vụ công"),
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("CSDL", "cơ sở dữ liệu"),
    ("TTHC", "thủ tục hành chính"),
    ("UBND", "ủy ban nhân dân"),
    ("HĐND", "hội đồng nhân dân"),
    ("CCCD", "căn cước công dân"),
    ("ATTT", "an toàn thông tin"),
    ("TTKDTM", "thanh toán không dùng tiền mặt"),
    ("KHCN", "khoa học công nghệ"),
    ("BCĐ", "ban chỉ đạo"),
    ("TCNSCĐ", "tổ công nghệ số cộng đồng"),
]
WORDINGS = ["\n".join(pair) for pair in FIRST]


def add_first_synonyms(apps, schema_editor):
    SynonymSet = apps.get_model("search", "SynonymSet")
    SynonymSet.objects.bulk_create([SynonymSet(wordings=wordings) for wordings in WORDINGS])


def remove_first_synonyms(apps, schema_editor):
    # What editors have changed since is theirs.
    apps.get_model("search", "SynonymSet").objects.filter(wordings__in=WORDINGS).delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text")]

    operations = [migrations.RunPython(add_first_synonyms, remove_first_synonyms)]
