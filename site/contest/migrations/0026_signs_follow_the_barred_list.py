"""Which barred list a search compared with; searches of before know none, so that their rounds are searched again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contest", "0024_signs_of_likeness")]

    operations = [
        migrations.AddField(
            "signsearch",
            "barred_list",
            models.CharField(
                blank=True, db_default="", default="", editable=False, max_length=64
            ),
        ),
    ]
