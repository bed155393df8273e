"""The four bodies of a contest as groups that may enter the admin; `contest` gives them their rights."""

from django.db import migrations

ROLES = ("Ban Tổ chức cuộc thi", "Ban Đề thi", "Tổ thư ký cuộc thi", "Ban Giám khảo")


def make_roles(apps, schema_editor):
    permission = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    for name in ROLES:
        group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permission)


def remove_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [("users", "0002_roles")]

    operations = [migrations.RunPython(make_roles, remove_roles)]
