from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("profiles", "0002_first_fields")]

    operations = [
        migrations.AddField("thanks", "is_hidden", models.BooleanField(default=False)),
    ]
