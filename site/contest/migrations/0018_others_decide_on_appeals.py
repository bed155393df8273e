"""The database itself refuses that an appeal is decided by whoever had a part in the list it is against, or anew.

A later migration that lets SQLite make the table anew must run this again, for a trigger goes with its table.
"""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION contest_appeal_takes_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        RAISE integrity_constraint_violation USING MESSAGE = 'an appeal begins undecided';
    END IF;
    IF OLD.decided_at IS NOT NULL THEN
        IF (NEW.decided_at, NEW.verdict, NEW.remedy, NEW.before_id, NEW.after_id)
            IS DISTINCT FROM (OLD.decided_at, OLD.verdict, OLD.remedy, OLD.before_id, OLD.after_id)
            OR (NEW.decided_by_id IS NOT NULL AND NEW.decided_by_id IS DISTINCT FROM OLD.decided_by_id) THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'an appeal is decided once';
        END IF;
    ELSIF NEW.decided_by_id IS NULL
        OR EXISTS (SELECT 1 FROM contest_awardpart WHERE list_id = NEW.awards_id AND user_id = NEW.decided_by_id)
        OR EXISTS (
            SELECT 1 FROM contest_awardlist
            WHERE id = NEW.awards_id AND NEW.decided_by_id IN (proposed_by_id, approved_by_id)
        ) THEN
        RAISE integrity_constraint_violation USING MESSAGE = 'an appeal is decided by another';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER contest_appeal_begins_undecided BEFORE INSERT ON contest_appeal
FOR EACH ROW WHEN (NEW.decided_at IS NOT NULL OR NEW.decided_by_id IS NOT NULL)
EXECUTE FUNCTION contest_appeal_takes_another();
CREATE TRIGGER contest_appeal_takes_another BEFORE UPDATE ON contest_appeal
FOR EACH ROW WHEN (NEW.decided_at IS NOT NULL OR OLD.decided_at IS NOT NULL)
EXECUTE FUNCTION contest_appeal_takes_another();
"""
NO_POSTGRESQL = """
DROP TRIGGER contest_appeal_takes_another ON contest_appeal;
DROP TRIGGER contest_appeal_begins_undecided ON contest_appeal;
DROP FUNCTION contest_appeal_takes_another();
"""
SQLITE = {
    "contest_appeal_begins_undecided": """
        BEFORE INSERT ON contest_appeal
        WHEN NEW.decided_at IS NOT NULL OR NEW.decided_by_id IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'an appeal begins undecided');
        END
    """,
    "contest_appeal_is_decided_once": """
        BEFORE UPDATE ON contest_appeal
        WHEN OLD.decided_at IS NOT NULL AND (
            NEW.decided_at IS NOT OLD.decided_at
            OR NEW.verdict IS NOT OLD.verdict
            OR NEW.remedy IS NOT OLD.remedy
            OR NEW.before_id IS NOT OLD.before_id
            OR NEW.after_id IS NOT OLD.after_id
            OR (NEW.decided_by_id IS NOT NULL AND NEW.decided_by_id IS NOT OLD.decided_by_id)
        )
        BEGIN
            SELECT RAISE(ABORT, 'an appeal is decided once');
        END
    """,
    "contest_appeal_takes_another": """
        BEFORE UPDATE ON contest_appeal
        WHEN OLD.decided_at IS NULL AND NEW.decided_at IS NOT NULL AND (
            NEW.decided_by_id IS NULL
            OR EXISTS (
                SELECT 1 FROM contest_awardpart WHERE list_id = NEW.awards_id AND user_id = NEW.decided_by_id
            )
            OR EXISTS (
                SELECT 1 FROM contest_awardlist
                WHERE id = NEW.awards_id AND NEW.decided_by_id IN (proposed_by_id, approved_by_id)
            )
        )
        BEGIN
            SELECT RAISE(ABORT, 'an appeal is decided by another');
        END
    """,
}


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    else:
        for name, body in SQLITE.items():
            schema_editor.execute(f"CREATE TRIGGER {name} {body}")


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(NO_POSTGRESQL)
    else:
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("contest", "0017_appeals")]

    operations = [migrations.RunPython(guard, unguard)]
