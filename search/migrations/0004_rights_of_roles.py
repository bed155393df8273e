"""Who keeps synonyms and promoted results, by the roles of the site."""

from django.db import migrations

WRITTEN, EVERYTHING = ("add", "change", "view"), ("add", "change", "delete", "view")
ROLES = {"Biên tập": WRITTEN, "Duyệt": EVERYTHING}
MODELS = ("search.synonymset", "wagtailsearchpromotions.searchpromotion")


def give_rights(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(
            *(_permission(apps, model, each) for model in MODELS for each in ROLES[group.name])
        )


def take_rights(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.remove(
            *(_permission(apps, model, each) for model in MODELS for each in ROLES[group.name])
        )


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
        ("search", "0003_first_synonyms"),
        ("users", "0002_roles"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [migrations.RunPython(give_rights, take_rights)]
