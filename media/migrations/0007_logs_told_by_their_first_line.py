"""Only what Python calls a column changes, so that nothing waits for it and nothing has to be moved."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("media", "0006_reader_keys")]

    operations = [
        migrations.AlterField(
            model_name="readlog",
            name="inode",
            field=models.PositiveBigIntegerField(db_column="inode", default=0),
        ),
        migrations.RenameField(model_name="readlog", old_name="inode", new_name="head"),
    ]
