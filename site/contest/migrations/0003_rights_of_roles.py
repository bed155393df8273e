"""The separated rights of the four bodies of a contest; administrators may change them afterwards.

Who sets questions sees no person, who looks after persons sees no answer, who judges sees codes instead of names,
and who organises sees neither questions nor persons. Nobody may change an entry: there is no such right.
"""

from django.db import migrations

KEEP = ("add", "change", "delete", "view")
ROLES = {
    "Ban Tổ chức cuộc thi": {
        "contest": ("add", "change", "view"),
        "rules": ("add", "change", "delete", "view", "issue"),
        "round": ("add", "change", "delete", "view"),
        "participantgroup": KEEP,
        "result": ("view",),
    },
    "Ban Đề thi": {
        "contest": ("view",),
        "rules": ("view",),
        "bankquestion": KEEP,
        "round": ("view", "choose"),
    },
    "Tổ thư ký cuộc thi": {
        "contest": ("view",),
        "rules": ("view",),
        "round": ("view",),
        "person": ("view", "change"),
        "barredperson": KEEP,
        "datarequest": ("add", "change", "view"),
    },
    "Ban Giám khảo": {
        "contest": ("view",),
        "rules": ("view",),
        "round": ("view", "void"),
        "result": ("view", "count"),
        "standing": ("view",),
        "annulment": ("add", "change", "view"),
    },
}
# Rights of ours that are named after what is done rather than after the model.
OWN_NAMES = {
    "issue": "issue_rules",
    "count": "count_result",
    "choose": "choose_questions",
    "void": "void_question",
}


def give_rights(apps, schema_editor):
    for role, rights in ROLES.items():
        group = _group(apps, role)
        if group:
            group.permissions.add(*_permissions(apps, rights))


def take_rights(apps, schema_editor):
    for role, rights in ROLES.items():
        group = _group(apps, role)
        if group:
            group.permissions.remove(*_permissions(apps, rights))


def _group(apps, role):
    """The role, unless an administrator has done away with it."""
    return apps.get_model("auth", "Group").objects.filter(name=role).first()


def _permissions(apps, rights):
    """The keys of rights on models, by their actions."""
    return [
        _permission(apps, model, OWN_NAMES.get(action, f"{action}_{model}"))
        for model, actions in rights.items()
        for action in actions
    ]


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
    dependencies = [
        ("contest", "0002_entries_are_written_once"),
        ("users", "0003_roles_of_the_contest"),
    ]

    operations = [migrations.RunPython(give_rights, take_rights)]
