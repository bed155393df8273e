"""What is noted of contestants stands in the log of acts alone: the history of the site told the number of each row."""

from django.db import migrations, models


def take_out_of_history(apps, schema_editor):
    entries = apps.get_model("wagtailcore", "ModelLogEntry").objects
    entries.filter(content_type__app_label="contest", content_type__model="person").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("contest", "0021_english_of_what_the_site_said"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        # The log of acts, which recorded each of them when it was noted, keeps what they told.
        migrations.RunPython(take_out_of_history, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="auditrecord",
            name="object",
            field=models.CharField(
                blank=True, max_length=40, verbose_name="number or code of the object"
            ),
        ),
    ]
