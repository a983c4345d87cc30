from django.db import migrations, models


class Migration(migrations.Migration):
    """Whether colleagues may ask something without their name."""

    dependencies = [
        ("people", "0008_worked_holidays"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="allows_nameless",
            field=models.BooleanField(default=False),
        ),
    ]
