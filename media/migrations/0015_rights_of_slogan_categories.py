"""The first categories of slogans, and who keeps them, by the roles of the site."""

from django.db import migrations

WRITTEN, EVERYTHING = ("add", "change", "view"), ("add", "change", "delete", "view")
ROLES = {"Biên tập": WRITTEN, "Duyệt": EVERYTHING, "Duyệt khẩu hiệu": WRITTEN}
# Address, name, name in English; editors keep the list from here on.
FIRST = [
    ("chu-de-nam", "Chủ đề năm", "Theme of the year"),
    ("ra-quan", "Ra quân", "Launch"),
    ("chao-mung", "Chào mừng", "Welcoming"),
    ("hoi-thao", "Hội thảo", "Workshop"),
]


def add(apps, schema_editor):
    SloganCategory = apps.get_model("media", "SloganCategory")
    for order, (slug, name, name_en) in enumerate(FIRST):
        given = {"name": name, "name_en": name_en, "sort_order": order}
        SloganCategory.objects.get_or_create(slug=slug, defaults=given)
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(*(_permission(apps, action) for action in ROLES[group.name]))


def remove(apps, schema_editor):
    # The table goes with the migration before this one, and with it the categories.
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.remove(*(_permission(apps, action) for action in ROLES[group.name]))


def _permission(apps, action):
    """The key of the right to do something with categories. Django makes these rows only after all migrations, so
    the ones that are not there yet are made here, as Django would find them."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="media", model="slogancategory"
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_slogancategory",
        defaults={"name": f"Can {action} category of slogans"},
    )
    return permission.pk


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0014_slogan_categories"),
        ("users", "0002_roles"),
    ]

    operations = [migrations.RunPython(add, remove)]
