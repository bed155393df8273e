"""Reasons that everybody reads are kept in English too.

Lists of awards get their column by a statement that both databases take: Django would let SQLite make the table anew,
and its triggers (`two_people_for_a_list`) would go with it.
"""

from django.db import migrations, models


def in_english(verbose_name):
    return models.CharField(
        blank=True, db_default="", default="", max_length=300, verbose_name=verbose_name
    )


def add_to_lists(apps, schema_editor):
    schema_editor.execute(
        "ALTER TABLE contest_awardlist ADD COLUMN reason_en varchar(300) DEFAULT '' NOT NULL"
    )


def take_from_lists(apps, schema_editor):
    schema_editor.execute("ALTER TABLE contest_awardlist DROP COLUMN reason_en")


class Migration(migrations.Migration):
    dependencies = [("contest", "0019_rights_about_appeals")]

    operations = [
        migrations.AddField(
            model_name="result",
            name="reason_en",
            field=in_english("why it was counted again, in English"),
        ),
        migrations.AddField(
            model_name="ledgerfile",
            name="reason_en",
            field=in_english("reason in English"),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(add_to_lists, take_from_lists)],
            state_operations=[
                migrations.AddField(
                    model_name="awardlist",
                    name="reason_en",
                    field=in_english("why this version, in English"),
                )
            ],
        ),
    ]
