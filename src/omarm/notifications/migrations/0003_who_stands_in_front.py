from django.db import migrations, models


class Migration(migrations.Migration):
    """What was told before keeps naming all, as it did: who of them did what is not known any more."""

    dependencies = [
        ("notifications", "0002_must_reads_and_mutes"),
    ]

    operations = [
        migrations.AddField(
            model_name="notification",
            name="in_front",
            field=models.PositiveSmallIntegerField(default=50),
        ),
        migrations.AlterField(
            model_name="notification",
            name="in_front",
            field=models.PositiveSmallIntegerField(default=1),
        ),
    ]
