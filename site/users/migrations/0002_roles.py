"""The roles of the site as groups, each with its rights; administrators may change them afterwards."""

from django.db import migrations

PAGES = "wagtailcore.page"
IMAGES = "wagtailimages.image"
DOCUMENTS = "wagtaildocs.document"
RECORDINGS = "wagtailmedia.media"
TRANSLATIONS = "wagtail_localize.translation"

EVERYTHING = ("add", "change", "delete", "view")
WRITTEN_BY_EDITORS = {
    "programme.topic": ("add", "change", "view"),
    "programme.legaldocument": ("add", "change", "view"),
    "programme.figure": ("add", "change", "view"),
    "programme.campaign": ("view",),
    "programme.pillar": ("view",),
    "units.unit": ("view",),
    "units.communityteam": ("add", "change", "view"),
    "media.assetkind": ("view",),
    "media.kit": ("add", "change", "view"),
    "media.slogan": ("add", "change", "view"),
    "quiz_embed.question": ("add", "change", "view"),
    "quiz_embed.quiz": ("add", "change", "view"),
    # Lets a page be sent into the translation editor.
    TRANSLATIONS: ("submit",),
}
FILES_OF_EDITORS = {
    IMAGES: ("add", "change", "choose"),
    DOCUMENTS: ("add", "change", "choose"),
    RECORDINGS: ("add", "change"),
}

# Role -> rights on models, on all pages, on files of all collections.
ROLES = {
    "Biên tập": (WRITTEN_BY_EDITORS, ("add", "change"), FILES_OF_EDITORS),
    "Duyệt": (
        {
            **{model: EVERYTHING for model in WRITTEN_BY_EDITORS if model != "units.unit"},
            "units.unit": ("view",),
            TRANSLATIONS: ("submit",),
            "media.kit": (*EVERYTHING, "publish"),
            "quiz_embed.quiz": (*EVERYTHING, "publish"),
            "home.sitesettings": ("change",),
        },
        ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        {**FILES_OF_EDITORS, IMAGES: ("add", "change", "choose", "delete")},
    ),
    "Cộng tác viên đơn vị": (
        {
            "programme.figure": ("add", "view"),
            "media.slogan": ("add", "view"),
            "units.communityteam": ("view",),
        },
        ("add",),
        {IMAGES: ("add", "choose"), DOCUMENTS: ("add", "choose"), RECORDINGS: ("add",)},
    ),
    "Duyệt khẩu hiệu": ({"media.slogan": ("change", "view", "approve")}, (), {}),
    "Quản lý đơn vị": (
        {"units.unit": EVERYTHING, "units.communityteam": EVERYTHING},
        (),
        {},
    ),
}
APPROVER = "Duyệt"
# What Wagtail makes in English, and its name in the administration.
WORKFLOW, OUR_WORKFLOW = "Moderators approval", "Duyệt trước khi đăng"


def make_roles(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    PagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    CollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    all_pages = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    all_files = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for name, (rights, on_pages, on_files) in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(_permission(apps, "wagtailadmin.admin", "access"))
        for model, actions in rights.items():
            group.permissions.add(*(_permission(apps, model, action) for action in actions))
        for action in on_pages:
            PagePermission.objects.get_or_create(
                group=group, page=all_pages, permission=_permission(apps, PAGES, action)
            )
        for model, actions in on_files.items():
            for action in actions:
                CollectionPermission.objects.get_or_create(
                    group=group,
                    collection=all_files,
                    permission=_permission(apps, model, action),
                )
    approver = Group.objects.get(name=APPROVER)
    for task in apps.get_model("wagtailcore", "GroupApprovalTask").objects.all():
        task.groups.add(approver)
    _rename_workflow(apps, WORKFLOW, OUR_WORKFLOW)


def remove_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()
    _rename_workflow(apps, OUR_WORKFLOW, WORKFLOW)


def _rename_workflow(apps, name, new_name):
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model).objects.filter(name=name).update(name=new_name)


def _permission(apps, model, action):
    """The right to do something with a model. Django makes these rows only after all migrations, so the
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
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0094_alter_page_locale"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]
