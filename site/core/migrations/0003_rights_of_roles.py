"""Who pauses the campaign, by the roles of the site."""

from django.db import migrations

NAMES = {"declare_pause": "Can pause the campaign", "view_pause": "Can view pause"}
ROLES = {"Duyệt": NAMES}


def give_rights(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(*(_permission(apps, codename) for codename in ROLES[group.name]))


def take_rights(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.remove(*(_permission(apps, codename) for codename in ROLES[group.name]))


def _permission(apps, codename):
    """The key of the right to do something with pauses. Django makes these rows only after all migrations, so the
    ones that are not there yet are made here, as Django would find them."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="core", model="pause"
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": NAMES[codename]},
    )
    return permission.pk


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0002_pause"),
        ("users", "0002_roles"),
    ]

    operations = [migrations.RunPython(give_rights, take_rights)]
