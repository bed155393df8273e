import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('media', '0020_who_worded_readings'),
    ]

    operations = [
        migrations.AlterField(
            model_name='assetkind',
            name='second_approver',
            field=models.ForeignKey(blank=True, help_text='Somebody of this group looks at each asset of this kind before it is shown, and again after its files changed. Empty: nobody has to.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='auth.group', verbose_name='second approver'),
        ),
    ]
