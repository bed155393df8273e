"""The database itself refuses to change or remove a record of the log of acts, and organisers may read it.

PostgreSQL refuses every change and every removal. SQLite, which empties tables row by row in their order, lets a
record go only when none stands before it: none can be taken out of the middle or cut off the end, and a log that
does not begin with number 1 is not whole.

A later migration that lets SQLite make the table anew must run this again, for a trigger goes with its table.
"""

from django.db import migrations

POSTGRESQL = [
    """
    CREATE FUNCTION contest_log_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the log of acts is only added to';
    END;
    $$
    """,
    """
    CREATE TRIGGER contest_auditrecord_is_only_added_to BEFORE UPDATE OR DELETE ON contest_auditrecord
    FOR EACH ROW EXECUTE FUNCTION contest_log_is_only_added_to()
    """,
    """
    CREATE TRIGGER contest_auditreason_is_written_once BEFORE UPDATE ON contest_auditreason
    FOR EACH ROW EXECUTE FUNCTION contest_log_is_only_added_to()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER contest_auditreason_is_written_once ON contest_auditreason",
    "DROP TRIGGER contest_auditrecord_is_only_added_to ON contest_auditrecord",
    "DROP FUNCTION contest_log_is_only_added_to()",
]
SQLITE = [
    """
    CREATE TRIGGER contest_auditrecord_is_never_changed BEFORE UPDATE ON contest_auditrecord
    BEGIN
        SELECT RAISE(ABORT, 'contest_auditrecord is only added to');
    END
    """,
    """
    CREATE TRIGGER contest_auditrecord_keeps_its_end BEFORE DELETE ON contest_auditrecord
    WHEN EXISTS (SELECT 1 FROM contest_auditrecord WHERE number < OLD.number)
    BEGIN
        SELECT RAISE(ABORT, 'contest_auditrecord is only added to');
    END
    """,
    """
    CREATE TRIGGER contest_auditreason_is_written_once BEFORE UPDATE ON contest_auditreason
    BEGIN
        SELECT RAISE(ABORT, 'contest_auditreason is written once');
    END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER contest_auditreason_is_written_once",
    "DROP TRIGGER contest_auditrecord_keeps_its_end",
    "DROP TRIGGER contest_auditrecord_is_never_changed",
]
READERS = "Ban Tổ chức cuộc thi"


def guard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if is_postgresql else SQLITE:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL_BACK if is_postgresql else SQLITE_BACK:
        schema_editor.execute(statement)


def give_right(apps, schema_editor):
    if group := _readers(apps):
        group.permissions.add(_right(apps))


def take_right(apps, schema_editor):
    if group := _readers(apps):
        group.permissions.remove(_right(apps))


def _readers(apps):
    """The role, unless an administrator has done away with it."""
    return apps.get_model("auth", "Group").objects.filter(name=READERS).first()


def _right(apps):
    """Made here as Django would make it, which it does only after all migrations."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="contest", model="auditrecord"
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename="view_auditrecord",
        defaults={"name": "Can view record of an act"},
    )
    return permission.pk


class Migration(migrations.Migration):
    dependencies = [("contest", "0007_audit")]

    operations = [
        migrations.RunPython(guard, unguard),
        migrations.RunPython(give_right, take_right),
    ]
