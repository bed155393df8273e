"""The database itself refuses that a list of awards is approved by whoever had a part in it, or decided on anew.

A later migration that lets SQLite make one of these tables anew must run this again, for a trigger goes with its
table.
"""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION contest_list_takes_two_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        RAISE integrity_constraint_violation USING MESSAGE = 'a list of awards begins without approval';
    END IF;
    IF OLD.approved_at IS NOT NULL THEN
        IF NEW.approved_at IS DISTINCT FROM OLD.approved_at
            OR (NEW.approved_by_id IS NOT NULL AND NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id) THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'a list of awards is approved once';
        END IF;
    ELSIF NEW.approved_by_id IS NULL OR NEW.proposed_by_id IS NULL
        OR NEW.approved_by_id = NEW.proposed_by_id
        OR EXISTS (SELECT 1 FROM contest_awardpart WHERE list_id = NEW.id AND user_id = NEW.approved_by_id) THEN
        RAISE integrity_constraint_violation USING MESSAGE = 'a list of awards takes two people';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER contest_list_begins_open BEFORE INSERT ON contest_awardlist
FOR EACH ROW WHEN (NEW.approved_at IS NOT NULL OR NEW.approved_by_id IS NOT NULL)
EXECUTE FUNCTION contest_list_takes_two_people();
CREATE TRIGGER contest_list_takes_two_people BEFORE UPDATE ON contest_awardlist
FOR EACH ROW WHEN (NEW.approved_at IS NOT NULL OR OLD.approved_at IS NOT NULL)
EXECUTE FUNCTION contest_list_takes_two_people();
CREATE FUNCTION contest_award_is_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation USING MESSAGE = 'awards are written once, before approval';
END;
$$;
CREATE TRIGGER contest_award_never_changes BEFORE UPDATE ON contest_award
FOR EACH ROW EXECUTE FUNCTION contest_award_is_written_once();
CREATE FUNCTION contest_award_comes_before_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM contest_awardlist WHERE id = NEW.list_id AND approved_at IS NOT NULL) THEN
        RAISE integrity_constraint_violation USING MESSAGE = 'awards are written once, before approval';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER contest_award_comes_before_approval BEFORE INSERT ON contest_award
FOR EACH ROW EXECUTE FUNCTION contest_award_comes_before_approval();
"""
NO_POSTGRESQL = """
DROP TRIGGER contest_award_comes_before_approval ON contest_award;
DROP FUNCTION contest_award_comes_before_approval();
DROP TRIGGER contest_award_never_changes ON contest_award;
DROP FUNCTION contest_award_is_written_once();
DROP TRIGGER contest_list_takes_two_people ON contest_awardlist;
DROP TRIGGER contest_list_begins_open ON contest_awardlist;
DROP FUNCTION contest_list_takes_two_people();
"""
SQLITE = {
    "contest_list_begins_open": """
        BEFORE INSERT ON contest_awardlist
        WHEN NEW.approved_at IS NOT NULL OR NEW.approved_by_id IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'a list of awards begins without approval');
        END
    """,
    "contest_list_is_approved_once": """
        BEFORE UPDATE ON contest_awardlist
        WHEN OLD.approved_at IS NOT NULL AND (
            NEW.approved_at IS NOT OLD.approved_at
            OR (NEW.approved_by_id IS NOT NULL AND NEW.approved_by_id IS NOT OLD.approved_by_id)
        )
        BEGIN
            SELECT RAISE(ABORT, 'a list of awards is approved once');
        END
    """,
    "contest_list_takes_two_people": """
        BEFORE UPDATE ON contest_awardlist
        WHEN OLD.approved_at IS NULL AND NEW.approved_at IS NOT NULL AND (
            NEW.approved_by_id IS NULL OR NEW.proposed_by_id IS NULL
            OR NEW.approved_by_id = NEW.proposed_by_id
            OR EXISTS (SELECT 1 FROM contest_awardpart WHERE list_id = NEW.id AND user_id = NEW.approved_by_id)
        )
        BEGIN
            SELECT RAISE(ABORT, 'a list of awards takes two people');
        END
    """,
    "contest_award_never_changes": """
        BEFORE UPDATE ON contest_award
        BEGIN
            SELECT RAISE(ABORT, 'awards are written once, before approval');
        END
    """,
    "contest_award_comes_before_approval": """
        BEFORE INSERT ON contest_award
        WHEN EXISTS (SELECT 1 FROM contest_awardlist WHERE id = NEW.list_id AND approved_at IS NOT NULL)
        BEGIN
            SELECT RAISE(ABORT, 'awards are written once, before approval');
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
    dependencies = [("contest", "0014_awards")]

    operations = [migrations.RunPython(guard, unguard)]
