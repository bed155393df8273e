"""From which sign an annulment was made, as its words may name everybody the sign is about.

Annulments of before are known by the moment, which they share with the decision on the sign.
"""

import django.db.models.deletion
from django.db import migrations, models


def know_the_sign(apps, schema_editor):
    Annulment = apps.get_model("contest", "Annulment")
    annulled = apps.get_model("contest", "Sign").objects.filter(decision="annulled")
    for sign, at in annulled.values_list("pk", "decided_at"):
        Annulment.objects.filter(entry__signs=sign, decided_at=at).update(sign=sign)


class Migration(migrations.Migration):
    dependencies = [("contest", "0029_rules_of_before_credit_no_voided_question")]

    operations = [
        migrations.AddField(
            "annulment",
            "sign",
            models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="annulments",
                to="contest.sign",
                verbose_name="sign",
            ),
        ),
        migrations.RunPython(know_the_sign, migrations.RunPython.noop),
    ]
