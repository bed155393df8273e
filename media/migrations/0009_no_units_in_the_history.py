"""Proofs of use are called by their numbers in the history of the site; those logged before named a unit."""

from django.db import migrations
from django.db.models import Value
from django.db.models.functions import Concat


def name_proofs_by_number(apps, schema_editor):
    entries = apps.get_model("wagtailcore", "ModelLogEntry").objects.filter(
        content_type__app_label="media", content_type__model="proofofuse"
    )
    entries.update(label=Concat(Value("Minh chứng sử dụng số "), "object_id"))


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0008_rights_on_led_boards"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    # What the entries said before is what was to be forgotten.
    operations = [migrations.RunPython(name_proofs_by_number, migrations.RunPython.noop)]
