"""Wrong tries at numbers are counted for all processes together."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contest", "0027_who_decided_on_signs")]

    operations = [
        migrations.CreateModel(
            name="Guess",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.CharField(editable=False, max_length=64)),
                ("told", models.CharField(editable=False, max_length=64)),
                ("day", models.DateField(db_index=True, verbose_name="day")),
            ],
            options={
                "verbose_name": "wrong tries at a number",
                "verbose_name_plural": "wrong tries at numbers",
                "ordering": ["day", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mark", "day", "told"), name="guesses_are_counted_once_a_day"
                    )
                ],
            },
        ),
    ]
