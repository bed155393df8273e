"""Judges propose who gets the prizes, organisers approve, the secretariat looks after winners and their names.

Administrators may change these rights afterwards.
"""

from django.db import migrations

ROLES = {
    "Ban Giám khảo": {"awardlist": ("view_awardlist", "propose_awards"), "passedover": ("view_passedover",)},
    "Ban Tổ chức cuộc thi": {
        "awardlist": ("view_awardlist", "approve_awards"),
        "takedown": ("view_takedown", "add_takedown"),
    },
    "Tổ thư ký cuộc thi": {"takedown": ("view_takedown", "add_takedown")},
}


def give_rights(apps, schema_editor):
    for group, permissions in _rights(apps):
        group.permissions.add(*permissions)


def take_rights(apps, schema_editor):
    for group, permissions in _rights(apps):
        group.permissions.remove(*permissions)


def _rights(apps):
    """The roles, unless an administrator has done away with them, with the keys of their rights."""
    for role, rights in ROLES.items():
        group = apps.get_model("auth", "Group").objects.filter(name=role).first()
        if group:
            yield (
                group,
                [
                    _permission(apps, model, codename)
                    for model, codenames in rights.items()
                    for codename in codenames
                ],
            )


def _permission(apps, model, codename):
    """The key of a right. Django makes these rows only after all migrations, so the ones that are not there yet
    are made here, as Django would find them."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="contest", model=model
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )
    return permission.pk


class Migration(migrations.Migration):
    dependencies = [("contest", "0015_two_people_for_a_list")]

    operations = [migrations.RunPython(give_rights, take_rights)]
