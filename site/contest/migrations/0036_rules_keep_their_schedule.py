"""A version of the rules that is replaced keeps the rounds and groups it printed; those replaced so far, what stands."""

from datetime import UTC

from django.db import migrations, models


def keep_what_stands(apps, schema_editor):
    """The last version issued of a contest is in force and goes on printing what stands."""
    Rules = apps.get_model("contest", "Rules")
    Round = apps.get_model("contest", "Round")
    ParticipantGroup = apps.get_model("contest", "ParticipantGroup")
    issued = Rules.objects.exclude(issued_at=None)
    for contest in issued.order_by().values_list("contest", flat=True).distinct():
        of_contest = issued.filter(contest=contest).order_by("number")
        rounds = Round.objects.filter(contest=contest).order_by("number")
        groups = ParticipantGroup.objects.filter(contest=contest).order_by("sort_order", "id")
        of_contest.filter(number__lt=of_contest.last().number).update(
            schedule={
                "rounds": [
                    {
                        "number": each.number,
                        "name": each.name,
                        "name_en": each.name_en,
                        "opens_at": each.opens_at.astimezone(UTC).isoformat(),
                        "closes_at": each.closes_at.astimezone(UTC).isoformat(),
                    }
                    for each in rounds
                ],
                "groups": [{"name": each.name, "name_en": each.name_en} for each in groups],
            }
        )


class Migration(migrations.Migration):
    dependencies = [("contest", "0035_tables_are_not_emptied")]

    operations = [
        migrations.AddField(
            "rules",
            "schedule",
            models.JSONField(
                editable=False, null=True, verbose_name="rounds and groups until it was replaced"
            ),
        ),
        migrations.RunPython(keep_what_stands, migrations.RunPython.noop),
    ]
