from django.db import migrations, models


class Migration(migrations.Migration):
    """When who asked said that the answers until then were not enough."""

    dependencies = [
        ("questions", "0003_finding"),
    ]

    operations = [
        migrations.AddField("question", "reopened_at", models.DateTimeField(blank=True, null=True)),
    ]
