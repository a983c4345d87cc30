from django.db import migrations, models


class Migration(migrations.Migration):
    """Where colleagues are chatted with."""

    dependencies = [
        ("people", "0009_allows_nameless"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="chat_address",
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
