"""Versions of the rules that were issued so far go on saying of voided questions what they said; drafts say the new."""

from django.db import migrations, models


def let_drafts_say_it(apps, schema_editor):
    apps.get_model("contest", "Rules").objects.filter(issued_at=None).update(credits_voided=True)


class Migration(migrations.Migration):
    dependencies = [("contest", "0028_guesses")]

    operations = [
        migrations.AddField(
            "rules",
            "credits_voided",
            models.BooleanField(
                db_default=False,
                default=True,
                editable=False,
                verbose_name="voided questions are right for all",
            ),
        ),
        migrations.RunPython(let_drafts_say_it, migrations.RunPython.noop),
    ]
