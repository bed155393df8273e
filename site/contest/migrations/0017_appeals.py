"""Appeals, and how long they are taken and answered by the rules. Versions of before promised none: 0 days."""

import contest.models.audited
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contest', '0016_rights_to_awards'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='rules',
            name='appeal_answer_days',
            field=models.PositiveSmallIntegerField(db_default=10, default=10, verbose_name='days for the answer to an appeal'),
        ),
        migrations.AddField(
            model_name='rules',
            name='appeal_days',
            field=models.PositiveSmallIntegerField(db_default=0, default=5, help_text='From the moment a list of winners is published; 0: no appeals are taken.', verbose_name='days for appeals'),
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('code', models.CharField(editable=False, max_length=16, unique=True, verbose_name='code')),
                ('kind', models.CharField(choices=[('counting', 'how my entry was counted'), ('key', 'the right answer of a question'), ('award', 'a winner or a prize'), ('other', 'something else')], max_length=10, verbose_name='kind')),
                ('sealed', models.TextField(blank=True, editable=False)),
                ('mark', models.CharField(blank=True, editable=False, max_length=64)),
                ('received_at', models.DateTimeField(verbose_name='received')),
                ('due_at', models.DateTimeField(verbose_name='to be answered before')),
                ('taken_at', models.DateTimeField(blank=True, null=True, verbose_name='taken on')),
                ('verdict', models.CharField(blank=True, choices=[('upheld', 'upheld'), ('rejected', 'rejected')], max_length=10, verbose_name='decision')),
                ('remedy', models.CharField(blank=True, choices=[('annulled', 'an entry was annulled'), ('lifted', 'the annulment of an entry was lifted'), ('voided', 'a question was taken out of the count'), ('nothing', 'nothing had to be counted again')], max_length=10, verbose_name='done because of it')),
                ('reason', models.CharField(blank=True, max_length=600, verbose_name='reason')),
                ('reason_en', models.CharField(blank=True, max_length=600, verbose_name='reason in English')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('after', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='contest.result', verbose_name='count after')),
                ('awards', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='contest.awardlist', verbose_name='list of awards')),
                ('before', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contest.result', verbose_name='count before')),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='contest.contest')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='contest.entry')),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'appeal',
                'verbose_name_plural': 'appeals',
                'ordering': ['received_at', 'pk'],
                'permissions': [('take_appeal', 'Can read an appeal and take it on'), ('decide_appeal', 'Can decide on an appeal')],
                'constraints': [models.UniqueConstraint(fields=('contest', 'number'), name='appeal_number_is_unique_in_contest'), models.UniqueConstraint(condition=models.Q(('mark__gt', '')), fields=('mark',), name='same_appeal_is_kept_once'), models.CheckConstraint(condition=models.Q(models.Q(('after__isnull', True), ('decided_at__isnull', True), ('remedy', ''), ('verdict', '')), models.Q(('decided_at__isnull', False), ('verdict', 'upheld')), models.Q(('after__isnull', True), ('decided_at__isnull', False), ('remedy', ''), ('verdict', 'rejected')), _connector='OR'), name='appeal_is_decided_as_a_whole'), models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'upheld'), _negated=True), models.Q(('remedy', ''), _negated=True), _connector='OR'), name='upheld_appeal_names_its_remedy'), models.CheckConstraint(condition=models.Q(models.Q(('after__isnull', True), ('before__isnull', True)), models.Q(('after__isnull', False), ('before__isnull', False)), _connector='OR'), name='recount_of_an_appeal_has_two_counts')],
            },
            bases=(contest.models.audited.Audited, models.Model),
        ),
    ]
