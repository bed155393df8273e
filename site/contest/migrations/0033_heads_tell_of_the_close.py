"""The close of a round that a head tells of. It is added to the table in place, which keeps its triggers (0010)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contest", "0032_files_have_the_winners_that_were_approved")]

    operations = [
        migrations.AddField(
            "ledgerhead",
            "closes_at",
            models.DateTimeField(editable=False, null=True, verbose_name="closes at"),
        ),
        migrations.AlterField(
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
                    ("close", "the close is not the one that was sealed"),
                    ("lines", "entries were changed or removed after they were sealed"),
                ],
                db_default="",
                default="",
                editable=False,
                max_length=12,
                verbose_name="why it can't be made",
            ),
        ),
    ]
