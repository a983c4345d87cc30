from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    """Public holidays on which the organisation is open all the same."""

    dependencies = [
        ("people", "0007_first_hours"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="worked_holidays",
            field=ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list),
        ),
    ]
