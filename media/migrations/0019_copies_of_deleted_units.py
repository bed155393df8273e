import django.db.models.deletion
from django.db import migrations, models


def forget_copies_of_deleted_units(apps, schema_editor):
    """On the way back: the column then takes no copy without a unit."""
    apps.get_model('media', 'UnitCopy').objects.filter(unit=None).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('media', '0018_unhurried_bulletins'),
        ('units', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='unitcopy',
            name='unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='copies', to='units.unit', verbose_name='unit'),
        ),
        migrations.RunPython(migrations.RunPython.noop, forget_copies_of_deleted_units),
    ]
