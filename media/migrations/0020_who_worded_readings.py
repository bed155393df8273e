from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media', '0019_copies_of_deleted_units'),
    ]

    operations = [
        migrations.AddField(
            model_name='bulletin',
            name='reading_by_hand',
            field=models.BooleanField(editable=False, null=True),
        ),
    ]
