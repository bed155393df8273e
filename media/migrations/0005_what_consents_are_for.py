"""Consents lead to what shows the person; files that nothing names any more are noted until they are deleted;
nobody is told twice that something ends."""

import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


def link(name, model):
    """The table of links to one kind of thing."""
    return migrations.CreateModel(
        name=f"Consent{name.title()}",
        fields=[
            (
                "id",
                models.BigAutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            (
                "consent",
                modelcluster.fields.ParentalKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name=f"{name}_links",
                    to="media.consent",
                ),
            ),
            (
                name,
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to=model,
                    verbose_name=name,
                ),
            ),
        ],
        options={
            "verbose_name": name,
            "verbose_name_plural": f"{name}s",
            "constraints": [
                models.UniqueConstraint(
                    fields=("consent", name),
                    name=f"one_link_a_consent_and_{name}",
                    violation_error_message="This consent is linked with it already.",
                )
            ],
        },
    )


def things(name, model):
    """What a consent is for, by those links."""
    return migrations.AddField(
        model_name="consent",
        name=f"{name}s",
        field=models.ManyToManyField(
            related_name="consents",
            through=f"media.Consent{name.title()}",
            to=model,
            verbose_name=f"{name}s",
        ),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0004_former_versions_and_notices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        link("image", "media.customimage"),
        link("document", "media.customdocument"),
        link("recording", "media.recording"),
        link("asset", "media.asset"),
        things("image", "media.customimage"),
        things("document", "media.customdocument"),
        things("recording", "media.recording"),
        things("asset", "media.asset"),
        migrations.AlterField(
            model_name="consent",
            name="withdrawn_on",
            field=models.DateField(
                blank=True,
                help_text="From this day on, all that shows the person is hidden wherever it is used.",
                null=True,
                verbose_name="withdrawn on",
            ),
        ),
        migrations.CreateModel(
            name="DiscardedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                (
                    "due_at",
                    models.DateTimeField(
                        db_index=True,
                        default=django.utils.timezone.now,
                        verbose_name="deleted from",
                    ),
                ),
            ],
            options={
                "verbose_name": "discarded file",
                "verbose_name_plural": "discarded files",
            },
        ),
        migrations.CreateModel(
            name="ToldEnding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("thing", models.CharField(max_length=40)),
                ("ends_on", models.DateField(db_index=True)),
                ("told_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "thing", "ends_on"), name="told_once_a_thing_and_day"
                    )
                ],
            },
        ),
    ]
