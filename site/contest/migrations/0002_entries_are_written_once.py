"""The database itself refuses to change an entry. Rows are deleted by nobody either, but SQLite, which empties
tables row by row, is trusted with that.

A later migration that lets SQLite make the table anew must run this again, for a trigger goes with its table.
"""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION contest_entry_is_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'contest_entry is written once';
END;
$$;
CREATE TRIGGER contest_entry_is_written_once BEFORE UPDATE OR DELETE ON contest_entry
FOR EACH ROW EXECUTE FUNCTION contest_entry_is_written_once();
"""
SQLITE = """
CREATE TRIGGER contest_entry_is_written_once BEFORE UPDATE ON contest_entry
BEGIN
    SELECT RAISE(ABORT, 'contest_entry is written once');
END;
"""


def guard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    schema_editor.execute(POSTGRESQL if vendor == "postgresql" else SQLITE)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER contest_entry_is_written_once ON contest_entry")
        schema_editor.execute("DROP FUNCTION contest_entry_is_written_once()")
    else:
        schema_editor.execute("DROP TRIGGER contest_entry_is_written_once")


class Migration(migrations.Migration):
    dependencies = [("contest", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
