"""Who works on assets, rights, links and proofs, by the roles of the site; and two roles more."""

from django.db import migrations

WRITTEN, EVERYTHING = ("add", "change", "view"), ("add", "change", "delete", "view")
ADMIN = "wagtailadmin.admin"
# Role -> rights on models.
ROLES = {
    "Biên tập": {
        "media.asset": WRITTEN,
        "media.consent": WRITTEN,
        "media.accesslink": WRITTEN,
        "media.proofofuse": ("view",),
        "media.kit": ("take_media", "take_unit"),
    },
    "Duyệt": {
        "media.asset": (*EVERYTHING, "recall"),
        "media.consent": EVERYTHING,
        "media.accesslink": EVERYTHING,
        "media.proofofuse": (*EVERYTHING, "check"),
        "media.kit": ("take_media", "take_unit"),
    },
    "Cộng tác viên đơn vị": {
        "media.proofofuse": ("add", "view"),
        "media.kit": ("take_media", "take_unit"),
    },
    "Duyệt ấn phẩm": {
        "media.asset": ("view", "approve"),
        "media.kit": ("view",),
        ADMIN: ("access",),
    },
    "Báo chí": {"media.kit": ("take_media",)},
}
NEW_ROLES = ("Duyệt ấn phẩm", "Báo chí")


def give_rights(apps, schema_editor):
    for role, rights in ROLES.items():
        group = _group(apps, role)
        if group is None:
            continue
        for model, actions in rights.items():
            group.permissions.add(*(_permission(apps, model, action) for action in actions))


def take_rights(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    groups.filter(name__in=NEW_ROLES).delete()
    for group in groups.filter(name__in=ROLES):
        for model, actions in ROLES[group.name].items():
            group.permissions.remove(*(_permission(apps, model, action) for action in actions))


def _group(apps, role):
    """The role; one that is not new may have been done away with by an administrator."""
    groups = apps.get_model("auth", "Group").objects
    if role in NEW_ROLES:
        return groups.get_or_create(name=role)[0]
    return groups.filter(name=role).first()


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
        ("media", "0002_versions_rights_and_access"),
        ("users", "0002_roles"),
    ]

    operations = [migrations.RunPython(give_rights, take_rights)]
