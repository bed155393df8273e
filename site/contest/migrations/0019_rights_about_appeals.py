"""Judges and organisers read appeals and decide on them; the secretariat reads them and takes them on.

Administrators may change these rights afterwards.
"""

from django.db import migrations

DECIDES = ("view_appeal", "take_appeal", "decide_appeal")
ROLES = {
    "Ban Giám khảo": {"appeal": DECIDES},
    "Ban Tổ chức cuộc thi": {"appeal": DECIDES},
    "Tổ thư ký cuộc thi": {"appeal": ("view_appeal", "take_appeal")},
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
    dependencies = [("contest", "0018_others_decide_on_appeals")]

    operations = [migrations.RunPython(give_rights, take_rights)]
