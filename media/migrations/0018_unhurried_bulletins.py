import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media', '0017_rights_on_playlists'),
    ]

    operations = [
        migrations.AlterField(
            model_name='bulletin',
            name='syllables_a_minute',
            field=models.PositiveSmallIntegerField(db_default=150, default=150, help_text='How fast it is read; its length in seconds follows from this.', validators=[django.core.validators.MinValueValidator(60), django.core.validators.MaxValueValidator(400)], verbose_name='syllables a minute'),
        ),
    ]
