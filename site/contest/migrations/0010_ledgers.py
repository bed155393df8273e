"""The ledgers of rounds. Ledgers, lines and heads are written once, as entries are (see 0002)."""

import django.db.models.deletion
from django.db import migrations, models

WRITTEN_ONCE = ("contest_ledger", "contest_ledgerline", "contest_ledgerhead")
POSTGRESQL_FUNCTION = """
CREATE FUNCTION contest_ledger_is_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is written once', TG_TABLE_NAME;
END;
$$;
"""
POSTGRESQL = """
CREATE TRIGGER {table}_is_written_once BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION contest_ledger_is_written_once();
"""
# SQLite empties tables row by row where PostgreSQL truncates them, so it is trusted with deleting.
SQLITE = """
CREATE TRIGGER {table}_is_written_once BEFORE UPDATE ON {table}
BEGIN
    SELECT RAISE(ABORT, '{table} is written once');
END;
"""


def guard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    if is_postgresql:
        # Without parameters, so that the percent sign is one.
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
    for table in WRITTEN_ONCE:
        schema_editor.execute((POSTGRESQL if is_postgresql else SQLITE).format(table=table))


def unguard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in WRITTEN_ONCE:
        of_table = f" ON {table}" if is_postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {table}_is_written_once{of_table}")
    if is_postgresql:
        schema_editor.execute("DROP FUNCTION contest_ledger_is_written_once()")


class Migration(migrations.Migration):

    dependencies = [
        ('contest', '0009_prizes_of_all_rounds'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ledger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opening', models.TextField(editable=False)),
                ('begun_at', models.DateTimeField(verbose_name='chain begun at')),
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ledger', to='contest.round')),
            ],
            options={
                'verbose_name': 'ledger',
                'verbose_name_plural': 'ledgers',
            },
        ),
        migrations.CreateModel(
            name='LedgerFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('lines', models.PositiveIntegerField(editable=False)),
                ('annulled', models.JSONField(default=list, editable=False)),
                ('excluded', models.JSONField(default=list, editable=False)),
                ('voided', models.JSONField(default=list, editable=False)),
                ('ordered_at', models.DateTimeField(verbose_name='file ordered at')),
                ('made_at', models.DateTimeField(blank=True, null=True, verbose_name='file made at')),
                ('file', models.FileField(blank=True, upload_to='ledgers')),
                ('size', models.PositiveBigIntegerField(default=0, verbose_name='size')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='digest of the file')),
                ('result', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ledger_files', to='contest.result')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ledger_files', to='contest.round')),
            ],
            options={
                'verbose_name': 'file of a ledger',
                'verbose_name_plural': 'files of ledgers',
                'ordering': ['round', 'number'],
                'constraints': [models.UniqueConstraint(fields=('round', 'number'), name='ledger_file_number_is_unique_in_round')],
            },
        ),
        migrations.CreateModel(
            name='LedgerHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='head published at')),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('ledger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='heads', to='contest.ledger')),
            ],
            options={
                'verbose_name': 'head of a ledger',
                'verbose_name_plural': 'heads of ledgers',
                'ordering': ['ledger', 'at'],
                'constraints': [models.UniqueConstraint(fields=('ledger', 'at'), name='one_head_a_minute_and_ledger')],
            },
        ),
        migrations.CreateModel(
            name='LedgerLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='position in the chain')),
                ('commitment', models.CharField(editable=False, max_length=64)),
                ('link', models.CharField(editable=False, max_length=64)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ledger_line', to='contest.entry')),
                ('ledger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='contest.ledger')),
            ],
            options={
                'verbose_name': 'line of a ledger',
                'verbose_name_plural': 'lines of ledgers',
                'constraints': [models.UniqueConstraint(fields=('ledger', 'position'), name='position_is_taken_once_in_a_ledger')],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
