"""The file that an approval orders has the winners of the list that was approved, whenever it is made.

Files of before that are still to be made know their list by the moment, which they share with the approval.
"""

import django.db.models.deletion
from django.db import migrations, models


def know_the_list(apps, schema_editor):
    waiting = apps.get_model("contest", "LedgerFile").objects.filter(made_at=None)
    AwardList = apps.get_model("contest", "AwardList")
    for file in waiting.only("round", "ordered_at"):
        approved = AwardList.objects.filter(round=file.round_id, approved_at=file.ordered_at)
        waiting.filter(pk=file.pk).update(awards=approved.first())


class Migration(migrations.Migration):
    dependencies = [("contest", "0031_searches_asked_for")]

    operations = [
        migrations.AddField(
            "ledgerfile",
            "awards",
            models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="contest.awardlist",
            ),
        ),
        migrations.AddField(
            "ledgerfile",
            "fault",
            models.CharField(
                blank=True,
                choices=[
                    (
                        "questions",
                        "the questions or their right answers were changed after the opening",
                    ),
                    ("rules", "the rules are not those that were sealed"),
                    ("lines", "entries were changed or removed after they were sealed"),
                ],
                db_default="",
                default="",
                editable=False,
                max_length=12,
                verbose_name="why it can't be made",
            ),
        ),
        migrations.RunPython(know_the_list, migrations.RunPython.noop),
    ]
