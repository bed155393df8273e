import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contest', '0006_words_of_relations'),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('link', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'end of the log of acts',
                'verbose_name_plural': 'ends of the log of acts',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='AuditRecord',
            fields=[
                ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name='number')),
                ('at', models.DateTimeField(verbose_name='moment')),
                ('actor', models.CharField(blank=True, db_index=True, max_length=150, verbose_name='who')),
                ('roles', models.JSONField(default=list, verbose_name='roles')),
                ('act', models.CharField(db_index=True, max_length=64, verbose_name='act')),
                ('kind', models.CharField(max_length=64, verbose_name='kind of object')),
                ('object', models.CharField(blank=True, max_length=40, verbose_name='number of the object')),
                ('label', models.CharField(max_length=255, verbose_name='object')),
                ('contest', models.PositiveBigIntegerField(null=True, verbose_name='number of the contest')),
                ('before', models.JSONField(default=dict, verbose_name='before')),
                ('after', models.JSONField(default=dict, verbose_name='after')),
                ('reason_mark', models.CharField(blank=True, max_length=64)),
                ('link', models.CharField(max_length=64, verbose_name='link')),
            ],
            options={
                'verbose_name': 'record of an act',
                'verbose_name_plural': 'records of acts',
                'ordering': ['-number'],
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['kind', 'object'], name='acts_upon_an_object')],
            },
        ),
        migrations.CreateModel(
            name='AuditReason',
            fields=[
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='reason', serialize=False, to='contest.auditrecord')),
                ('salt', models.CharField(max_length=32)),
                ('text', models.TextField(verbose_name='reason')),
            ],
            options={
                'verbose_name': 'reason of an act',
                'verbose_name_plural': 'reasons of acts',
                'default_permissions': (),
            },
        ),
    ]
