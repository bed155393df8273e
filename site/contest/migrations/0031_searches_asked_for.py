"""What asks for another search of a round stays, so that a search that runs meanwhile is not taken for it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contest", "0030_annulments_know_their_sign")]

    operations = [
        migrations.CreateModel(
            name="SearchAsked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="searches_asked",
                        to="contest.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "search that was asked for",
                "verbose_name_plural": "searches that were asked for",
            },
        ),
        migrations.AddField(
            "signsearch",
            "asked",
            models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
    ]
