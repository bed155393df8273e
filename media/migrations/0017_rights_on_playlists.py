"""Who keeps the playlists, by the roles of the site."""

from django.db import migrations

ROLES = {
    "Biên tập": ("add", "change", "view"),
    "Duyệt": ("add", "change", "delete", "view", "publish"),
}


def give_rights(apps, schema_editor):
    for role, actions in ROLES.items():
        group = _group(apps, role)
        if group:
            group.permissions.add(*(_permission(apps, action) for action in actions))


def take_rights(apps, schema_editor):
    for role, actions in ROLES.items():
        group = _group(apps, role)
        if group:
            group.permissions.remove(*(_permission(apps, action) for action in actions))


def _group(apps, role):
    """The role, unless an administrator has done away with it."""
    return apps.get_model("auth", "Group").objects.filter(name=role).first()


def _permission(apps, action):
    """The key of a right. Django makes these rows only after all migrations, so the ones that are not there yet
    are made here, as Django would find them."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="media", model="playlist"
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_playlist",
        defaults={"name": f"Can {action} playlist"},
    )
    return permission.pk


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0016_playlists"),
        ("users", "0002_roles"),
    ]

    operations = [migrations.RunPython(give_rights, take_rights)]
