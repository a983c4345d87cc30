from django.db import migrations, models


class Migration(migrations.Migration):
    """The day on which an account was made. Of those that are there it is not known, and they are not new."""

    dependencies = [
        ("people", "0010_chat_address"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="account_since",
            field=models.DateField(blank=True, null=True),
        ),
    ]
