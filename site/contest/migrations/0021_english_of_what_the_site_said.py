"""Files that the site ordered by itself, when winners were approved, say why in English too."""

from django.db import migrations

SAID, IN_ENGLISH = "Người đoạt giải đã được duyệt.", "The winners were approved."


def say_in_english(apps, schema_editor):
    files = apps.get_model("contest", "LedgerFile").objects
    files.filter(reason=SAID, reason_en="").update(reason_en=IN_ENGLISH)


class Migration(migrations.Migration):
    dependencies = [("contest", "0020_reasons_in_english")]

    # Taken back, the column goes with all that stands in it.
    operations = [migrations.RunPython(say_in_english, migrations.RunPython.noop)]
