"""Who works on bulletins and their abbreviations, by the roles of the site."""

from django.db import migrations

EVERYTHING = ("add", "change", "delete", "view")
# Role -> rights on models.
ROLES = {
    "Biên tập": {
        "media.bulletin": ("add", "change", "view"),
        "media.abbreviation": ("add", "change", "view"),
    },
    "Duyệt": {
        "media.bulletin": (*EVERYTHING, "publish"),
        "media.abbreviation": EVERYTHING,
    },
}


def give_rights(apps, schema_editor):
    for group, model, action in _rights(apps):
        group.permissions.add(_permission(apps, model, action))


def take_rights(apps, schema_editor):
    for group, model, action in _rights(apps):
        group.permissions.remove(_permission(apps, model, action))


def _rights(apps):
    """Of the roles that no administrator has done away with."""
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        for model, actions in ROLES[group.name].items():
            for action in actions:
                yield group, model, action


def _permission(apps, model, action):
    """The key of the right to do something with a model. Django makes these rows only after all migrations, so the
    ones that are not there yet are made here, as Django would find them."""
    app_label, model_name = model.split(".")
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model_name
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_{model_name}",
        defaults={"name": f"Can {action} {model_name}"},
    )
    return permission.pk


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0012_bulletins"),
        ("users", "0002_roles"),
    ]

    operations = [migrations.RunPython(give_rights, take_rights)]
