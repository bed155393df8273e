"""PostgreSQL itself refuses to empty at once what is written once or only added to (0002, 0008, 0010).

Triggers of rows know nothing of TRUNCATE, nor of one that reaches a table by CASCADE. SQLite has no such statement. The
owner of a table can still do away with its triggers.
"""

from django.db import migrations

TABLES = (
    "contest_auditrecord",
    "contest_entry",
    "contest_ledger",
    "contest_ledgerhead",
    "contest_ledgerline",
)
FUNCTION = """
CREATE FUNCTION contest_table_is_not_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is never emptied', TG_TABLE_NAME;
END;
$$;
"""
TRIGGER = """
CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION contest_table_is_not_emptied();
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    # Without parameters, so that the percent sign is one.
    schema_editor.execute(FUNCTION, params=None)
    for table in TABLES:
        schema_editor.execute(TRIGGER.format(table=table))


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER {table}_is_not_emptied ON {table}")
    schema_editor.execute("DROP FUNCTION contest_table_is_not_emptied()")


class Migration(migrations.Migration):
    dependencies = [("contest", "0034_signs_of_one_person")]

    operations = [migrations.RunPython(guard, unguard)]
