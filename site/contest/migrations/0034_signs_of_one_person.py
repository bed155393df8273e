"""Another kind of sign; neither database has anything to do."""

from django.db import migrations, models

KINDS = [
    ("too_fast", "much faster than others"),
    ("series", "predictions in equal steps from one device"),
    ("phones", "telephone numbers in a row"),
    ("one_person", "perhaps one person under several names"),
    ("same_answers", "the same wrong answers"),
    ("one_device", "many people from one device"),
    ("one_network", "many people from one network"),
    ("like_barred", "perhaps somebody who is barred"),
]


class Migration(migrations.Migration):
    dependencies = [("contest", "0033_heads_tell_of_the_close")]

    operations = [
        migrations.AlterField(
            "sign", "kind", models.CharField(choices=KINDS, max_length=20, verbose_name="kind")
        ),
    ]
