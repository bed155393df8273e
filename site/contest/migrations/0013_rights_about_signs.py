"""Judges look at signs and decide about them; nobody else sees any."""

from django.db import migrations

ROLE = "Ban Giám khảo"
RIGHTS = ("view_sign", "change_sign")


def give_rights(apps, schema_editor):
    group = _group(apps)
    if group:
        group.permissions.add(*_permissions(apps))


def take_rights(apps, schema_editor):
    group = _group(apps)
    if group:
        group.permissions.remove(*_permissions(apps))


def _group(apps):
    """The role, unless an administrator has done away with it."""
    return apps.get_model("auth", "Group").objects.filter(name=ROLE).first()


def _permissions(apps):
    """The keys of the rights. Django makes these rows only after all migrations, so the ones that are not there yet
    are made here, as Django would find them."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="contest", model="sign"
    )
    return [
        apps.get_model("auth", "Permission")
        .objects.get_or_create(
            content_type=content_type,
            codename=codename,
            defaults={"name": f"Can {codename.replace('_', ' ')}"},
        )[0]
        .pk
        for codename in RIGHTS
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("contest", "0012_signs"),
        ("users", "0003_roles_of_the_contest"),
    ]

    operations = [migrations.RunPython(give_rights, take_rights)]
