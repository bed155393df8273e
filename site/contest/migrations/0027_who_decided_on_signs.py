"""Who decided on signs, kept also when another decides anew; of decisions of before the last one is known."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def note_who_decided(apps, schema_editor):
    Sign = apps.get_model("contest", "Sign")
    SignPart = apps.get_model("contest", "SignPart")
    decided = Sign.objects.exclude(decision__in=["", "look_again"]).exclude(decided_by=None)
    parts = (
        SignPart(sign_id=sign, decided_by_id=user, decided_at=at)
        for sign, user, at in decided.values_list("pk", "decided_by", "decided_at")
    )
    SignPart.objects.bulk_create(parts, batch_size=1_000)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("contest", "0026_signs_follow_the_barred_list"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("decided_at", models.DateTimeField(verbose_name="first decided")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="contest.sign",
                    ),
                ),
            ],
            options={
                "verbose_name": "part in a sign",
                "verbose_name_plural": "parts in signs",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sign", "decided_by"), name="part_is_noted_once_a_sign"
                    )
                ],
            },
        ),
        migrations.RunPython(note_who_decided, migrations.RunPython.noop),
    ]
